import { defineBridge } from '../definition/defineBridge.js';
import type { BridgeDefinition } from '../definition/schema.js';
import type { DefinitionProblem } from '../errors.js';
import { renderTarget } from '../generate/generate.js';
import { targets } from '../targets/index.js';
import { bridgeHelp, bridgeOf } from './bridgeArgument.js';
import type { CliCommand } from './command.js';
import { line, result } from './output.js';

/** `bridgesmith validate phone.yaml` */
export function defineValidate(command: CliCommand): void {
  command
    .argument('<bridge>', bridgeHelp)
    .examples('validate microsip', 'validate pager.yaml --json')
    .action(async (word: string) => {
      const bridge = defineBridge((await bridgeOf(word, refusals)).definition); // a profile is checked here alone
      for (const target of targets) await renderTarget(bridge, target);
      const { actions, items = {} }: BridgeDefinition = bridge.definition;
      const contents = { actions: Object.keys(actions).length, items: Object.keys(items).length };
      result(contents, () => line(`${word}: ${inWords(contents)}, no problems.`));
    });
}

/** What no target has to see a whole definition for, and so is found beside all that is wrong otherwise. */
function refusals(definition: BridgeDefinition): DefinitionProblem[] {
  return targets.flatMap((target) => target.refuses?.(definition) ?? []);
}

function inWords({ actions, items }: { actions: number; items: number }): string {
  const counts = [counted(actions, 'action'), counted(items, 'item')];
  return counts.filter((count) => !count.startsWith('0 ')).join(', ');
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
