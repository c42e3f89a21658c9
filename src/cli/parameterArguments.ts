import { Argument, InvalidArgumentError, Option } from 'commander';
import type { Bridge } from '../definition/bridge.js';
import type { Rule } from '../definition/forms/index.js';
import { exampleOf } from '../definition/kinds/exampleOf.js';
import { isSecret, isSwitch, kindOf, mayBeLeftOut } from '../definition/kinds/kindOf.js';
import { hyphenated, variableOf } from '../definition/names.js';
import type { ArgumentValues } from '../definition/resolve/resolve.js';
import { rulesOf } from '../definition/resolve/rulesOf.js';
import type { ActionDefinition, BridgeDefinition, ItemDefinition, ParameterDefinition } from '../definition/schema.js';
import { UsageError } from '../errors.js';
import { bridgeHelp, bridgeOf } from './bridgeArgument.js';
import { type Candidate, CliCommand } from './command.js';
import { askSecret } from './secretPrompt.js';

type SubjectKind = 'action' | 'item' | 'action or item';

/** An action or an item, whose parameters are arguments and options. */
export type Subject = ActionDefinition | ItemDefinition;

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

/**
 * A command for one action or item, whose arguments and options are its parameters: by position in their order, or by
 * name. A secret is never an option; it comes from a variable or a prompt.
 */
function parameterCommand(path: string, subject: Subject): CliCommand {
  const command = new CliCommand(path).description(subject.summary);
  const rules = rulesOf(subject);
  const shown: string[] = [];
  for (const [name, parameter] of Object.entries(subject.parameters ?? {})) {
    if (isSecret(parameter)) continue;
    const about = `${parameter.summary ?? ''} (${rules.get(name)?.expected})`.trim();
    if (isSwitch(parameter)) {
      command.addOption(new ParameterOption(name, '', parameter.summary ?? ''));
      continue;
    }
    shown.push(mayBeLeftOut(parameter) ? `[${name}]` : `<${name}>`);
    const completions = completionsOf(parameter, rules.get(name));
    // Also one that is needed is optional here, for it can be given by name.
    command.addArgument(new ParameterArgument(`[${name}]`, about, completions));
    command.addOption(new ParameterOption(name, ` <${name}>`, 'the same, by name', completions));
  }
  const secrets = secretHelp(subject);
  if (secrets !== '') command.helpText(secrets);
  return command.usage([...shown, '[options]'].join(' ')).examples(...exampleLines(path, subject));
}

/** What is needed, by position, and with one more parameter, by name. */
function exampleLines(path: string, subject: Subject): string[] {
  const [, ...words] = path.split(' ');
  const given = Object.entries(subject.parameters ?? {}).filter(([, parameter]) => !isSecret(parameter));
  const needed = given.filter(([, parameter]) => !mayBeLeftOut(parameter)).map(([name]) => exampleWord(subject, name));
  const [name, more] = given.find(([, parameter]) => mayBeLeftOut(parameter)) ?? [];
  const first = [...words, ...needed].join(' ');
  if (name === undefined) return [first];
  const value = isSwitch(more) ? '' : ` ${exampleWord(subject, name)}`;
  return [first, `${first} --${hyphenated(name)}${value}`];
}

function exampleWord(subject: Subject, name: string): string {
  const rule = rulesOf(subject).get(name);
  const { summary = '' } = subject.parameters?.[name] ?? {};
  const word = rule === undefined ? '' : exampleOf({ name, rule, summary });
  return /^[\w.+:\\/#*-]+$/.test(word) ? word : `"${word}"`;
}

/** What a shell may complete: one of these words, or a path. */
type Completions = readonly string[] | 'files';

function completionsOf({ kind }: ParameterDefinition, rule: Rule | undefined): Completions {
  const { completedBy } = kindOf(kind);
  if (completedBy !== undefined) return completedBy;
  return rule?.form === 'choice' ? rule.choices : [];
}

/** The argument of one parameter: what is none of its choices is refused as a value, and not as wrong usage. */
class ParameterArgument extends Argument {
  constructor(
    name: string,
    about: string,
    readonly completions: Completions,
  ) {
    super(name, about);
  }
}

/**
 * The option of one parameter, known by the parameter's own name: commander would make another one of it, and take
 * `--no-sound` for the opposite of a sound.
 */
class ParameterOption extends Option {
  constructor(
    private readonly parameter: string,
    value: string,
    about: string,
    readonly completions: Completions = [],
  ) {
    super(`--${hyphenated(parameter)}${value}`, about);
    this.negate = false;
    if (value !== '') this.argParser(once);
  }

  override attributeName(): string {
    return this.parameter;
  }
}

/** The values of the parameters, from what their command parsed. */
async function parameterValues(command: CliCommand, subject: Subject): Promise<ArgumentValues> {
  const options = command.opts<Record<string, unknown>>();
  const values: Record<string, unknown> = {};
  let position = 0;
  for (const [name, parameter] of Object.entries(subject.parameters ?? {})) {
    const named = Object.hasOwn(options, name) ? options[name] : undefined;
    if (isSecret(parameter)) values[name] = await readSecret(name, parameter);
    else if (isSwitch(parameter)) values[name] = named;
    else {
      const positional: unknown = command.processedArgs[position++];
      if (named !== undefined && positional !== undefined) throw new UsageError(`${name} is given twice.`);
      values[name] = named ?? positional;
    }
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/**
 * The values with every secret hidden: what may be shown. What stands for a secret is never longer than it, so that it
 * is accepted wherever the secret was.
 */
export function shownValues({ parameters }: Subject, values: ArgumentValues): ArgumentValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      isSecret(parameters?.[name]) ? '***'.slice(0, String(value).length) : value,
    ]),
  );
}

/** The value of an option that is a number of seconds. */
export function seconds(text: string): number {
  if (/^[1-9][0-9]{0,2}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a whole number of seconds from 1 to 999.');
}

/** Commander would let the last of two win. */
function once(text: string, earlier: unknown): string {
  if (typeof earlier === 'string') throw new InvalidArgumentError('It is given twice.');
  return text;
}

async function readSecret(name: string, parameter: ParameterDefinition): Promise<string | undefined> {
  const value = process.env[variableOf(name)];
  if (value !== undefined && value !== '') return value;
  if (mayBeLeftOut(parameter) || !process.stdin.isTTY) return undefined;
  return askSecret(name);
}

function secretHelp(subject: Subject): string {
  const secrets = Object.entries(subject.parameters ?? {}).filter(([, parameter]) => isSecret(parameter));
  return secrets.map(([name]) => `${name} is read from the variable ${variableOf(name)}, or asked for.`).join('\n');
}
