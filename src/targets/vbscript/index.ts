import { vbscript as dialect } from '../../dialects/index.js';
import type { Target } from '../target.js';
import { plan, transports } from './plan.js';

/** Windows Script Host: one self-contained .vbs an action. */
export const vbscript: Target = {
  name: 'vbscript',
  summary: 'one self-contained .vbs an action, for cscript and wscript',
  transports,
  dialect,
  plan,
  /** DDE goes through the shell's ddeexec, in whose text a percent sign begins a placeholder. */
  cannotSend: (transport, payload) => transport === 'dde' && payload.includes('%'),
};
