import { isSecret, isSwitch } from '../../definition/kinds/kindOf.js';
import type { ScriptAction } from '../model/actions.js';
import type { ScriptParameter } from '../model/parameters.js';
import { exitCodesLine, optionLines } from '../scriptOptions.js';

/** How the script is called, in one line. */
export function synopsisOf(fileName: string, action: ScriptAction): string {
  return [fileName, ...action.parameters.map(synopsis), '[options]'].filter(Boolean).join(' ');
}

/** The help of a script, as /? prints it. */
export function helpLines(fileName: string, action: ScriptAction): string[] {
  const { parameters } = action;
  return [
    synopsisOf(fileName, action),
    ...(action.description === '' ? [] : ['', action.description]),
    '',
    ...optionLines(action),
    '  /help or /?  show this help',
    '',
    exitCodesLine,
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
