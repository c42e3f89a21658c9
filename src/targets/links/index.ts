import { jscript } from '../../dialects/index.js';
import type { Target } from '../target.js';
import { plan } from './plan.js';

/** What Windows runs for a link that asks for a call, with nothing but Windows Script Host, where the bridge declares links. */
export const links: Target = {
  name: 'links',
  summary: 'the script that opens tel:, sip: and callto: links, where the bridge declares links',
  transports: ['exe'],
  dialect: jscript,
  plan,
  /** A regular expression of JavaScript that is one of JScript, too. */
  writers: { expression: (pattern: RegExp) => String(pattern) },
};
