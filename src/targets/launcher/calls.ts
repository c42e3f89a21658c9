import type { Bridge } from '../../definition/bridge.js';
import { variableOf as environmentOf, hyphenated } from '../../definition/names.js';
import type { ActionDefinition, LauncherDefinition } from '../../definition/schema.js';

/** What a flag, or a word without one, calls, and with which variables of the script that it calls. */
export function callView(
  bridge: Bridge,
  launcher: LauncherDefinition,
  scripts: ReadonlySet<string>,
  word: string,
  call: { action: string; value?: string | undefined },
) {
  const actions: Readonly<Record<string, ActionDefinition>> = bridge.definition.actions;
  const parameters = Object.keys(actions[call.action]?.parameters ?? {});
  const options = Object.entries(launcher.options ?? {});
  const goesWith = (parameter: string) => parameters.includes(parameter) && parameter !== call.value;
  return {
    word,
    label: `flag.${word}`,
    takesValue: call.value !== undefined,
    ...lengths(word),
    said: word === 'default' ? 'this' : `-${word}`,
    starts: call.action === launcher.settings?.start.action,
    inBatch: scripts.has(call.action),
    script: `${hyphenated(call.action)}.cmd`,
    cleared: parameters.map(environmentOf),
    variable: call.value === undefined ? '' : environmentOf(call.value),
    given: options
      .filter(([, { parameter }]) => goesWith(parameter))
      .map(([option, { parameter }]) => ({ option, variable: environmentOf(parameter) })),
    refused: options.filter(([, { parameter }]) => !goesWith(parameter)).map(([option]) => ({ option })),
  };
}

/** How long `-word` and `-word:` are. */
export function lengths(word: string) {
  return { prefixLength: word.length + 2 };
}
