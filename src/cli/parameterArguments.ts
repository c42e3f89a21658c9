import { Argument, InvalidArgumentError, Option } from 'commander';
import type { Rule } from '../definition/forms/index.js';
import { exampleOf } from '../definition/kinds/exampleOf.js';
import { isSecret, isSwitch, kindOf, mayBeLeftOut } from '../definition/kinds/kindOf.js';
import { hyphenated, variableOf } from '../definition/names.js';
import type { ArgumentValues } from '../definition/resolve/resolve.js';
import { rulesOf } from '../definition/resolve/rulesOf.js';
import type { ActionDefinition, ItemDefinition, ParameterDefinition } from '../definition/schema.js';
import { UsageError } from '../errors.js';
import { CliCommand } from './command.js';
import { askSecret } from './secretPrompt.js';

/** An action or an item, whose parameters are arguments and options. */
export type Subject = ActionDefinition | ItemDefinition;

/**
 * A command for one action or item, whose arguments and options are its parameters: by position in their order, or by
 * name. A secret is never an option; it comes from a variable or a prompt.
 */
export function parameterCommand(path: string, subject: Subject): CliCommand {
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
export async function parameterValues(command: CliCommand, subject: Subject): Promise<ArgumentValues> {
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
