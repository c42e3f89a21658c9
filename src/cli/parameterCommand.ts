import type { Bridge } from '../definition/bridge.js';
import type { ArgumentValues } from '../definition/resolve/resolve.js';
import type { BridgeDefinition } from '../definition/schema.js';
import { UsageError } from '../errors.js';
import { bridgeHelp, bridgeOf } from './bridgeArgument.js';
import type { Candidate, CliCommand } from './command.js';
import { parameterCommand, parameterValues, type Subject } from './parameterArguments.js';

type SubjectKind = 'action' | 'item' | 'action or item';

/** A command about one of a bridge's actions or items. */
export interface ParameterCommand<Found extends Subject, Flags extends object> {
  readonly subject: SubjectKind;
  /** Adds what the command knows besides the parameters. */
  readonly addOptions: (command: CliCommand) => CliCommand;
  /** @throws UsageError for a name that is none. */
  readonly find: (bridge: Bridge, bridgeWord: string, name: string) => Found;
  readonly act: (about: About<Found, Flags>) => Promise<void>;
}

/** What a command is to do, and about what. */
export interface About<Found extends Subject, Flags extends object = object> {
  readonly bridge: Bridge;
  readonly name: string;
  readonly subject: Found;
  readonly values: ArgumentValues;
  /** The command's own options. */
  readonly flags: Flags;
}

/**
 * Declares a command about one of a bridge's actions or items, such as `bridgesmith run microsip dial 5551234`. The words
 * behind the bridge are left as they are, options too, for `parameterCommand` to read when the bridge is known.
 */
export function defineParameterCommand<Found extends Subject, Flags extends object>(
  command: CliCommand,
  { subject, addOptions, find, act }: ParameterCommand<Found, Flags>,
): void {
  const name = subject === 'action or item' ? 'name' : subject;
  const innerOf = (bridge: Bridge, bridgeWord: string, word: string) =>
    addOptions(parameterCommand(`${command.path} ${bridgeWord} ${word}`, find(bridge, bridgeWord, word)));
  command.inner = async ([bridgeWord = '', word = '']) => innerOf(await bridgeOf(bridgeWord), bridgeWord, word);
  command.innerNames = async (bridgeWord) => subjectsOf(await bridgeOf(bridgeWord), subject);
  addOptions(command)
    .usage(`<bridge> <${name}> [arguments...] [options]`)
    .argument('<bridge>', bridgeHelp)
    .argument(
      '[words...]',
      `the name of an ${subject}, of "bridgesmith list <bridge>"; and what "${command.path} <bridge> <${name}> --help" names`,
    )
    .configureHelp({ argumentTerm: (argument) => (argument.variadic ? `${name} …` : argument.name()) })
    .passThroughOptions()
    .allowUnknownOption()
    .action(async (bridgeWord: string, words: string[]) => {
      const { before, word, after } = splitAtName(command, words);
      if (word === undefined && before.some((option) => option === '--help' || option === '-h')) return command.help();
      const bridge = await bridgeOf(bridgeWord);
      if (word === undefined) throw missingName(bridge, bridgeWord, command.path, subject);
      const inner = innerOf(bridge, bridgeWord, word);
      takeOver(inner, command);
      inner.configureOutput(command.configureOutput()).speaksFor(command);
      await inner.parseAsync([...before, ...after], { from: 'user' });
      const found = find(bridge, bridgeWord, word);
      const values = await parameterValues(inner, found);
      return act({ bridge, name: word, subject: found, values, flags: inner.opts<Flags>() });
    });
}

/** The command's own options may stand between the bridge and the name, too. */
function splitAtName(command: CliCommand, words: readonly string[]) {
  const before: string[] = [];
  const after = [...words];
  while (after[0]?.startsWith('-') && after[0] !== '--') {
    const [word = ''] = after.splice(0, 1);
    before.push(
      word,
      ...(command.options.some((option) => option.required && option.long === word) ? after.splice(0, 1) : []),
    );
  }
  return { before, word: after[0], after: after.slice(1) };
}

/** Options that stood before the bridge count as those behind the name do. */
function takeOver(inner: CliCommand, outer: CliCommand): void {
  for (const option of outer.options) {
    const key = option.attributeName();
    if (outer.getOptionValueSource(key) === 'cli')
      inner.setOptionValueWithSource(key, outer.getOptionValue(key), 'cli');
  }
}

function missingName(bridge: Bridge, bridgeWord: string, path: string, subject: SubjectKind): UsageError {
  const { name }: BridgeDefinition = bridge.definition;
  const names = subjectsOf(bridge, subject).map(({ word }) => word);
  const others = names.length > 0 ? `${name} has: ${names.join(', ')}.` : `${name} has none.`;
  const command = path.split(' ').at(-1);
  return new UsageError(`${command} needs the name of an ${subject} behind ${bridgeWord}. ${others}`);
}

/** The actions or items of a bridge, or both. */
function subjectsOf({ definition }: Bridge, subject: SubjectKind): Candidate[] {
  const { actions, items = {} }: BridgeDefinition = definition;
  const all = [
    ...(subject === 'item' ? [] : Object.entries<Subject>(actions)),
    ...(subject === 'action' ? [] : Object.entries<Subject>(items)),
  ];
  return all.map(([word, { summary }]) => ({ word, about: summary }));
}
