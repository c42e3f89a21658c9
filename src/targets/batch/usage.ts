import { isSecret, isSwitch } from '../../definition/kinds/kindOf.js';
import type { ScriptAction } from '../model/actions.js';
import type { ScriptParameter } from '../model/parameters.js';

/** How the script is called, in one line. */
export function synopsisOf(fileName: string, action: ScriptAction): string {
  return [fileName, ...action.parameters.map(synopsis), '[options]'].filter(Boolean).join(' ');
}

/** The help of a script, as /? prints it. */
export function helpLines(fileName: string, action: ScriptAction): string[] {
  const { parameters, bindings } = action;
  return [
    synopsisOf(fileName, action),
    ...(action.description === '' ? [] : ['', action.description]),
    '',
    ...parameters.map(explained),
    `  /via:${bindings.map(({ transport }) => transport).join('|')}  how to send it; chosen by itself when left out`,
    ...(bindings.some(({ transport }) => transport === 'dde')
      ? ['  /timeout:SECONDS  how long to wait for a DDE server; 10 when left out']
      : []),
    ...(parameters.length > 0
      ? [`  /environment  take the arguments from variables: ${parameters.map(({ variable }) => variable).join(', ')}`]
      : []),
    '  /help or /?  show this help',
    '',
    'Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found or not running, 4 refused input, 5 timed out.',
    ...(parameters.length > 0
      ? [
          'Programs that pass on text from strangers should use /environment: what begins with / is an option here, and cmd',
          'acts on some signs before any script sees them.',
        ]
      : []),
  ];
}

function synopsis(parameter: ScriptParameter): string {
  const { name, needed, position } = parameter;
  if (isSecret(parameter)) return '';
  if (isSwitch(parameter)) return `[/${name}]`;
  return needed && position !== undefined ? name.toUpperCase() : `[/${name}:VALUE]`;
}

function explained(parameter: ScriptParameter): string {
  const { name, rule, summary, variable, default: fallback } = parameter;
  const isFlag = isSwitch(parameter);
  const what = isFlag ? '' : ` (${rule.expected}${fallback === undefined ? '' : `; ${fallback} when left out`})`;
  const where = isSecret(parameter) ? `the variable ${variable}` : `/${name}${isFlag ? '' : ':VALUE'}`;
  return `  ${where}  ${`${summary}${what}`.trim()}`;
}
