import { isSecret, isSwitch } from '../../definition/kinds/kindOf.js';
import type { ScriptAction } from '../model/actions.js';
import type { ScriptParameter } from '../model/parameters.js';

/** The help of a script, as it stands in its head and as /? prints it. */
export function helpLines(fileName: string, action: ScriptAction): string[] {
  const { parameters, bindings } = action;
  const dde = bindings.some(({ transport }) => transport === 'dde');
  return [
    `cscript //nologo ${[fileName, ...parameters.map(synopsis).filter(Boolean)].join(' ')} [options]`,
    ...(action.description === '' ? [] : ['', action.description]),
    '',
    ...parameters.map(explained),
    `  /via:${bindings.map(({ transport }) => transport).join('|')}  how to send it; chosen by itself when left out`,
    ...(dde ? ['  /timeout:SECONDS  how long to wait for a DDE server; 10 when left out'] : []),
    ...(parameters.length > 0
      ? [`  /environment  take the arguments from variables: ${parameters.map(({ variable }) => variable).join(', ')}`]
      : []),
    '  /?  show this help',
    '',
    'Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found or not running, 4 refused input, 5 timed out.',
    ...(parameters.some(({ rule }) => rule.form === 'text')
      ? [
          'Programs that pass on text from strangers should use /environment: cscript loses double quotes on its command',
          'line, and takes what begins with // for its own options.',
        ]
      : []),
  ];
}

function synopsis(parameter: ScriptParameter): string {
  const { name, needed } = parameter;
  if (isSecret(parameter)) return '';
  if (isSwitch(parameter)) return `[/${name}]`;
  return needed ? `<${name}>` : `[/${name}:VALUE]`;
}

function explained(parameter: ScriptParameter): string {
  const { name, rule, summary, variable, default: fallback } = parameter;
  const isFlag = isSwitch(parameter);
  const what = isFlag ? '' : ` (${rule.expected}${fallback === undefined ? '' : `; ${fallback} when left out`})`;
  const where = isSecret(parameter) ? `the variable ${variable}` : `/${name}${isFlag ? '' : ':VALUE'}`;
  return `  ${where}  ${`${summary}${what}`.trim()}`;
}
