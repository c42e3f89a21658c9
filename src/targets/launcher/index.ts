import { batch } from '../../dialects/index.js';
import { variable } from '../batch/index.js';
import { labelFault } from '../batch/labels.js';
import type { Target } from '../target.js';
import { plan, transports } from './plan.js';

/** One command with a flag for each of some actions, for bridges that declare one. Calls the scripts of other targets. */
export const launcher: Target = {
  name: 'launcher',
  summary: 'one command with flags, for cmd.exe and PowerShell, where the bridge declares a launcher',
  transports,
  dialect: batch,
  plan,
  faultOf: labelFault,
  writers: { variable, environment: (name: string) => `\${env:${variable(name)}}` },
  borrows: ['batch', 'links'],
};
