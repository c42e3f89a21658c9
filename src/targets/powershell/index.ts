import { powershell as dialect } from '../../dialects/index.js';
import type { Target } from '../target.js';
import { helpers, writers } from './helpers.js';
import { ddeAbilities, supportedTransports } from './moduleView.js';
import { nameProblems } from './names.js';
import { plan } from './plan.js';

/** PowerShell: one module a bridge. */
export const powershell: Target = {
  name: 'powershell',
  summary: 'one module a bridge, for Windows PowerShell 5.1 and PowerShell 7',
  transports: supportedTransports,
  dde: ddeAbilities,
  dialect,
  refuses: nameProblems,
  plan,
  helpers,
  writers,
};
