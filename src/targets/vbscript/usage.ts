import { isSecret, isSwitch } from '../../definition/kinds/kindOf.js';
import type { ScriptAction } from '../model/actions.js';
import type { ScriptParameter } from '../model/parameters.js';
import { exitCodesLine, optionLines } from '../scriptOptions.js';

/** The help of a script, as it stands in its head and as /? prints it. */
export function helpLines(fileName: string, action: ScriptAction): string[] {
  const { parameters } = action;
  return [
    `cscript //nologo ${[fileName, ...parameters.map(synopsis).filter(Boolean)].join(' ')} [options]`,
    ...(action.description === '' ? [] : ['', action.description]),
    '',
    ...optionLines(action),
    '  /?  show this help',
    '',
    exitCodesLine,
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
