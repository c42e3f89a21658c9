import { DialectError, batch as dialect } from '../../dialects/index.js';
import type { Target } from '../target.js';
import { plan, transports } from './plan.js';

/** cmd.exe: one .cmd an action. */
export const batch: Target = {
  name: 'batch',
  summary: 'one .cmd an action, for cmd.exe',
  transports,
  dialect,
  plan,
  writers: { variable },
};

/** The name of an environment variable, which may be `ProgramFiles(x86)`. */
function variable(name: string): string {
  const stranger = /[^A-Za-z0-9_()]/.exec(name);
  if (stranger) throw new DialectError('batch', stranger[0], name);
  return name;
}
