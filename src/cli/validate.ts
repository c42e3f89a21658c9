import type { Command } from 'commander';
import { defineBridge } from '../definition/bridge.js';
import type { BridgeDefinition } from '../definition/schema.js';
import { BridgesmithError, DefinitionError, type DefinitionProblem, exitCodes } from '../errors.js';
import { renderTarget } from '../generate/generate.js';
import { targets } from '../targets/index.js';
import { bridgeHelp, bridgeOf } from './bridgeArgument.js';
import { exitCodeHelp, json, line } from './output.js';

/** `bridgesmith validate phone.yaml` */
export function addValidate(program: Command): void {
  program
    .command('validate')
    .description('check a definition: its shape, its meaning, and whether every target can write it')
    .argument('<bridge>', bridgeHelp)
    .option('--json', 'print the problems as JSON')
    .addHelpText('after', `\n${exitCodeHelp}`)
    .action(async (word: string, flags: { json?: boolean }) => {
      try {
        const bridge = defineBridge((await bridgeOf(word, refusals)).definition); // a profile is checked here alone
        for (const target of targets) await renderTarget(bridge, target);
        if (flags.json) json({ problems: [] });
        else line(`${word}: ${contentsOf(bridge.definition)}, no problems.`);
      } catch (error) {
        if (flags.json && error instanceof BridgesmithError && error.exitCode === exitCodes.usage) {
          json({ problems: problemsOf(error) });
        }
        throw error;
      }
    });
}

/** What no target has to see a whole definition for, and so is found beside all that is wrong otherwise. */
function refusals(definition: BridgeDefinition): DefinitionProblem[] {
  return targets.flatMap((target) => target.refuses?.(definition) ?? []);
}

/** What a target cannot write is a problem of the definition too. */
function problemsOf(error: BridgesmithError): readonly DefinitionProblem[] {
  return error instanceof DefinitionError ? error.problems : [{ path: '', message: error.message }];
}

function contentsOf({ actions, items = {} }: BridgeDefinition): string {
  const counts = [counted(Object.keys(actions).length, 'action'), counted(Object.keys(items).length, 'item')];
  return counts.filter((count) => !count.startsWith('0 ')).join(', ');
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
