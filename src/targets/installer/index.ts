import { escapeOf } from '../../characters.js';
import { powershell } from '../../dialects/index.js';
import type { InstallationPlan } from '../../installation/plan.js';
import type { Target } from '../target.js';
import { plan } from './plan.js';

/** A script that installs the files of all other targets for a user. It stands above their folders. */
export const installer: Target = {
  name: 'installer',
  summary: 'install.ps1, which installs the files of all targets for a user, and uninstalls them',
  transports: [],
  dialect: powershell,
  plan,
  atTop: true,
  writers: { planJson },
};

/**
 * The plan as JSON in ASCII, a step on each line, so that it can be read. No line begins with a quote, so that it can
 * stand in a here-string.
 */
function planJson({ parts, ...plan }: InstallationPlan): string {
  const text = JSON.stringify(plan, null, 2).replace(/\n\}$/, ',');
  const listed = parts.map(({ steps, ...part }) => {
    const head = JSON.stringify(part).replace(/\}$/, '');
    return `    ${head},"steps":[\n${steps.map((step) => `      ${JSON.stringify(step)}`).join(',\n')}\n    ]}`;
  });
  return `${text}\n  "parts": [\n${listed.join(',\n')}\n  ]\n}`.replace(/[^\n -~]/g, escapeOf);
}
