import { batch as dialect } from '../../dialects/index.js';
import type { Target } from '../target.js';
import { plan } from './plan.js';

/** cmd.exe: one .cmd an action. */
export const batch: Target = {
  name: 'batch',
  summary: 'one .cmd an action, for cmd.exe',
  transports: ['dde', 'exe', 'uri'],
  dialect,
  plan,
};
