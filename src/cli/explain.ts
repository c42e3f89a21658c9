import type { Command } from 'commander';
import { type AnyInvocation, payloadOf } from '../definition/invocation.js';
import { resolve, transportsOf } from '../definition/resolve.js';
import { RefusedError } from '../errors.js';
import { actionCommand, actionValues, shownValues } from './actionArguments.js';
import { bridgeHelp, bridgeOf } from './bridgeArgument.js';
import { json, line, table } from './output.js';

type Explained = AnyInvocation | { readonly transport: string; readonly refused: string };

/** `bridgesmith explain microsip dial 5551234 --account 2`: what would be sent over each transport. */
export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('show what an action amounts to over each transport, and send nothing')
    .argument('<bridge>', bridgeHelp)
    .argument('<action>', 'one of its actions')
    .argument('[arguments...]', "the action's arguments and options")
    .passThroughOptions()
    .allowUnknownOption()
    .action(async (bridgeWord: string, action: string, words: string[]) => explain(bridgeWord, action, words));
}

async function explain(bridgeWord: string, action: string, words: readonly string[]): Promise<void> {
  const bridge = await bridgeOf(bridgeWord);
  const command = actionCommand(`bridgesmith explain ${bridgeWord} ${action}`, bridge, action).option(
    '--json',
    'print JSON',
  );
  await command.parseAsync(words, { from: 'user' });
  const values = await actionValues(command, bridge, action);
  const shown = shownValues(bridge, action, values);
  const refusals: RefusedError[] = [];
  const explained = transportsOf(bridge, action).map((transport): Explained => {
    try {
      resolve(bridge, action, values, transport);
      return resolve(bridge, action, shown, transport);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      refusals.push(error);
      return { transport, refused: error.message };
    }
  });
  const [first] = refusals;
  if (first && refusals.length === explained.length) throw first;
  if (command.opts<{ json?: boolean }>().json) json(explained);
  else line(table(explained.map((one) => [one.transport, sentence(one)])));
}

function sentence(one: Explained): string {
  if ('refused' in one) return `refused: ${one.refused}`;
  switch (one.transport) {
    case 'dde':
      return `${one.service}|${one.topic}  ${'poke' in one ? `POKE ${one.poke.item}` : 'EXECUTE'}  ${payloadOf(one)}`;
    case 'copydata':
      return `WM_COPYDATA ${one.number} to the window of class ${one.windowClass}: ${one.text}`;
    case 'exe':
      return `"<path of the program>" ${one.commandLine}`.trimEnd();
    case 'uri':
      return payloadOf(one);
  }
}
