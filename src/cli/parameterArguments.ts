import { Command, InvalidArgumentError, Option } from 'commander';
import { hyphenated, variableOf } from '../definition/names.js';
import type { ArgumentValues } from '../definition/resolve.js';
import { rulesOf } from '../definition/rules.js';
import type { ActionDefinition, BridgeDefinition, ItemDefinition, ParameterDefinition } from '../definition/schema.js';
import { UsageError } from '../errors.js';
import { bridgeHelp, bridgeOf } from './bridgeArgument.js';
import { exitCodeHelp } from './output.js';
import { askSecret } from './secretPrompt.js';

type SubjectKind = 'action' | 'item' | 'action or item';

/** An action or an item, whose parameters are arguments and options. */
export type Subject = ActionDefinition | ItemDefinition;

/**
 * Declares a command about one of a bridge's actions or items, such as `bridgesmith run microsip dial 5551234`. The words
 * behind these two are left as they are, options too, for `parameterCommand` to read when the bridge is known.
 */
export function addParameterCommand(
  program: Command,
  [command, summary]: readonly [command: string, summary: string],
  subject: SubjectKind,
  act: (bridgeWord: string, name: string, words: readonly string[]) => Promise<void>,
): void {
  const name = subject === 'action or item' ? 'name' : subject;
  const declared = program
    .command(command)
    .description(summary)
    .usage(`[options] <bridge> <${name}> [arguments...]`)
    .argument('<bridge>', bridgeHelp)
    // Not required of commander, which could not say which names there are.
    .argument(`[${name}]`, `the name of an ${subject}; see "bridgesmith list <bridge>"`)
    .argument('[arguments...]', `its arguments and options; see "bridgesmith ${command} <bridge> <${name}> --help"`)
    .passThroughOptions()
    .allowUnknownOption()
    .addHelpText('after', `\n${exitCodeHelp}`)
    .action(async (bridgeWord: string, name: string | undefined, words: string[]) => {
      if (name === '--help' || name === '-h') return declared.help();
      if (name === undefined) throw await missingName(bridgeWord, command, subject);
      return act(bridgeWord, name, words);
    });
}

async function missingName(bridgeWord: string, command: string, subject: SubjectKind): Promise<UsageError> {
  const { name, actions, items = {} }: BridgeDefinition = (await bridgeOf(bridgeWord)).definition;
  const names = [
    ...(subject === 'item' ? [] : Object.keys(actions)),
    ...(subject === 'action' ? [] : Object.keys(items)),
  ];
  const others = names.length > 0 ? `${name} has: ${names.join(', ')}.` : `${name} has none.`;
  return new UsageError(`${command} needs the name of an ${subject} behind ${bridgeWord}. ${others}`);
}

/**
 * A command for one action or item, whose arguments and options are its parameters: by position in their order, or by
 * name. A secret is never an option; it comes from a variable or a prompt.
 */
export function parameterCommand(words: string, subject: Subject): Command {
  const command = new Command(words)
    .description(subject.summary)
    .exitOverride()
    .showHelpAfterError('Run with --help for help.');
  const rules = rulesOf(subject);
  const shown: string[] = [];
  for (const [name, parameter] of Object.entries(subject.parameters ?? {})) {
    const about = `${parameter.summary ?? ''} (${rules.get(name)?.expected})`.trim();
    if (parameter.kind === 'secret') continue;
    if (parameter.kind === 'flag') {
      command.addOption(new ParameterOption(name, '', parameter.summary ?? ''));
      continue;
    }
    shown.push(isOptional(parameter) ? `[${name}]` : `<${name}>`);
    command.argument(`[${name}]`, about); // also of one that is needed, which can be given by name
    command.addOption(new ParameterOption(name, ` <${name}>`, 'the same, by name'));
  }
  return command
    .usage(['[options]', ...shown].join(' '))
    .addHelpText('after', `\n${secretHelp(subject)}${exitCodeHelp}`);
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
export async function parameterValues(command: Command, subject: Subject): Promise<ArgumentValues> {
  const options = command.opts<Record<string, unknown>>();
  const values: Record<string, unknown> = {};
  let position = 0;
  for (const [name, parameter] of Object.entries(subject.parameters ?? {})) {
    const named = Object.hasOwn(options, name) ? options[name] : undefined;
    if (parameter.kind === 'secret') values[name] = await readSecret(name, parameter);
    else if (parameter.kind === 'flag') values[name] = named;
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
      parameters?.[name]?.kind === 'secret' ? '***'.slice(0, String(value).length) : value,
    ]),
  );
}

/** Whether a parameter may be left out: a flag is off then, and others have a default or are not sent. */
export function isOptional(parameter: ParameterDefinition | undefined): boolean {
  if (parameter === undefined || parameter.kind === 'flag') return true;
  return parameter.optional === true || ('default' in parameter && parameter.default !== undefined);
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
  if (isOptional(parameter) || !process.stdin.isTTY) return undefined;
  return askSecret(name);
}

function secretHelp(subject: Subject): string {
  const secrets = Object.entries(subject.parameters ?? {}).filter(([, { kind }]) => kind === 'secret');
  return secrets.map(([name]) => `${name} is read from the variable ${variableOf(name)}, or asked for.\n`).join('');
}
