import { DialectError, batch as dialect } from '../../dialects/index.js';
import type { Target } from '../target.js';
import { vbscript } from '../vbscript/index.js';
import { labelFault } from './labels.js';
import { plan, transports } from './plan.js';

/** cmd.exe: one .cmd an action. */
export const batch: Target = {
  name: 'batch',
  summary: 'one .cmd an action, for cmd.exe',
  transports,
  dialect,
  plan,
  faultOf: labelFault,
  writers: { variable },
  /** What is not for the program itself goes through the .vbs twin. */
  cannotSend: (transport, payload) => vbscript.cannotSend?.(transport, payload) ?? false,
};

/** The name of an environment variable, which may be `ProgramFiles(x86)`. */
export function variable(name: string): string {
  const unsupported = /[^A-Za-z0-9_()]/.exec(name);
  if (unsupported) throw new DialectError('batch', unsupported[0], name);
  return name;
}
