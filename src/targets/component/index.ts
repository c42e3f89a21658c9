import { jscript } from '../../dialects/index.js';
import type { Target } from '../target.js';
import { plan } from './plan.js';

/** A COM component for scripts that know nothing of a bridge but its DDE, for bridges that declare one. */
export const component: Target = {
  name: 'component',
  summary: 'a COM component that speaks DDE for any script, where the bridge declares one',
  transports: ['dde'],
  dialect: jscript,
  plan,
  writers: { attribute },
  /** DDE goes through the shell's ddeexec, in whose text a percent sign begins a placeholder. */
  cannotSend: (_transport, payload) => payload.includes('%'),
};

/** Text in double quotes as an attribute's value in XML, in ASCII. */
function attribute(text: string): string {
  const escaped = text.replace(/[^ -~]|[&<>"]/gu, (sign) => `&#${sign.codePointAt(0)};`);
  return `"${escaped}"`;
}
