import { isSecret, isSwitch } from '../definition/kinds/kindOf.js';
import type { ScriptAction } from './model/actions.js';
import type { ScriptParameter } from './model/parameters.js';

/** What the help of a script says of its options, those whose names begin with a slash. */
export function optionLines({ parameters, bindings }: Pick<ScriptAction, 'parameters' | 'bindings'>): string[] {
  const transports = bindings.map(({ transport }) => transport);
  const variables = parameters.map(({ variable }) => variable);
  return [
    ...parameters.map(explained),
    `  /via:${transports.join('|')}  how to send it; chosen by itself when left out`,
    ...(transports.includes('dde') ? ['  /timeout:SECONDS  how long to wait for a DDE server; 10 when left out'] : []),
    ...(variables.length > 0 ? [`  /environment  take the arguments from variables: ${variables.join(', ')}`] : []),
  ];
}

/** What the help of a script says of the codes that it ends with. */
export const exitCodesLine =
  'Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found or not running, 4 refused input, 5 timed out.';

function explained(parameter: ScriptParameter): string {
  const { name, rule, summary, variable, default: fallback } = parameter;
  const isFlag = isSwitch(parameter);
  const what = isFlag ? '' : ` (${rule.expected}${fallback === undefined ? '' : `; ${fallback} when left out`})`;
  const where = isSecret(parameter) ? `the variable ${variable}` : `/${name}${isFlag ? '' : ':VALUE'}`;
  return `  ${where}  ${`${summary}${what}`.trim()}`;
}
