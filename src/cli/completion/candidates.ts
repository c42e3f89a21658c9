import type { Argument, Command, Option } from 'commander';
import type { Bridge } from '../../definition/bridge.js';
import { profiles } from '../../profiles/index.js';
import { bridgeCommandNames, hasCommand } from '../application/commands.js';
import type { Candidate, CliCommand } from '../command.js';
import { ListOption } from '../listOption.js';

/** What may stand where the cursor is. */
export interface Completion {
  readonly candidates: readonly Candidate[];
  /** Which paths suit besides. */
  readonly paths: Paths;
}

type Paths = 'none' | 'files' | 'folders' | 'definitions';

/** Gives the whole program, with what some words need of it. */
export type ProgramSource = (words: readonly string[]) => Promise<CliCommand>;

/** @param words those behind the program's name; the last one, perhaps empty, is to be completed. */
export async function completionOf(createProgram: ProgramSource, words: readonly string[]): Promise<Completion> {
  const place = await placeOf(await createProgram(words), words.slice(0, -1));
  const current = words.at(-1) ?? '';
  const { candidates, paths } = await completionAt(place, current);
  return { candidates: candidates.filter(({ word }) => word.startsWith(current)), paths };
}

/** Where the last word stands. */
interface Place {
  readonly command: CliCommand;
  /** The words before it that are no options. */
  readonly operands: readonly string[];
  /** The option whose value it is. */
  readonly option?: Option | Candidate;
  /** Whether it stands behind `--`, where nothing is an option. */
  readonly isBehindOptions: boolean;
}

async function placeOf(program: CliCommand, words: readonly string[]): Promise<Place> {
  let command = program;
  let operands: string[] = [];
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--') return { command, operands: [...operands, ...rest], isBehindOptions: true };
    if (word.startsWith('-')) {
      const option = optionNamed(command, word);
      if (option === undefined) continue;
      if (rest.shift() === undefined) return { command, operands, option, isBehindOptions: false };
      continue;
    }
    const child = operands.length === 0 ? visible(command).find((other) => other.name() === word) : undefined;
    if (child) command = child;
    else operands.push(word);
    if (command.inner && operands.length === 2) [command, operands] = [await command.inner(operands), []];
  }
  return { command, operands, isBehindOptions: false };
}

/** The option of this name that takes the next word. */
function optionNamed(command: CliCommand, word: string): Option | Candidate | undefined {
  const options = optionsOf(command).filter((option) => option.required);
  return options.find(({ long, short }) => long === word || short === word) ?? extraNamed(command, word);
}

function extraNamed(command: CliCommand, word: string): Candidate | undefined {
  return command.extraOptions.find((extra) => extra.word === word && extra.values !== undefined);
}

async function completionAt(
  { command, operands, option, isBehindOptions }: Place,
  current: string,
): Promise<Completion> {
  if (option !== undefined) return 'word' in option ? listed(option.values ?? []) : valuesOf(option, current);
  const [, name, value] = /^(--?[^=]+)=(.*)$/s.exec(current) ?? [];
  if (name !== undefined && value !== undefined && !isBehindOptions) {
    const known = optionNamed(command, name);
    if (known === undefined) return none;
    const { candidates } = 'word' in known ? listed(known.values ?? []) : valuesOf(known, value);
    return { candidates: candidates.map((one) => ({ ...one, word: `${name}=${one.word}` })), paths: 'none' };
  }
  if (current.startsWith('-') && !isBehindOptions) return { candidates: optionCandidates(command), paths: 'none' };
  const found = await argumentAt(command, operands);
  const children = operands.length === 0 ? visible(command).map(commandCandidate) : [];
  const all = { candidates: [...children, ...found.candidates], paths: found.paths };
  if (all.candidates.length > 0 || all.paths !== 'none' || isBehindOptions) return all;
  return { candidates: optionCandidates(command), paths: 'none' };
}

async function argumentAt(command: CliCommand, operands: readonly string[]): Promise<Completion> {
  const [bridge] = operands;
  if (command.innerNames && operands.length === 1 && bridge !== undefined) {
    return { candidates: await command.innerNames(bridge), paths: 'none' };
  }
  const all = command.registeredArguments;
  const last = all.at(-1);
  const argument = all[operands.length] ?? (last?.variadic ? last : undefined);
  if (argument?.name() === 'bridge')
    return { candidates: bridgesOf(command).map(bridgeCandidate), paths: 'definitions' };
  return argument === undefined ? none : valuesOf(argument, '');
}

/** The profiles that have a command, where not every bridge has it. */
function bridgesOf(command: CliCommand): readonly Bridge[] {
  let first: Command = command;
  while (first.parent?.parent) first = first.parent;
  const name = bridgeCommandNames.find((one) => one === first.name());
  return name === undefined ? profiles : profiles.filter((bridge) => hasCommand(bridge, name));
}

/** What an option or an argument may be. */
function valuesOf(about: Option | Argument, current: string): Completion {
  if (about instanceof ListOption) {
    const before = current.slice(0, current.lastIndexOf(',') + 1);
    const used = before.split(',');
    return listed(about.names.filter((name) => !used.includes(name)).map((name) => before + name));
  }
  if ('completions' in about) {
    return Array.isArray(about.completions) ? listed(about.completions) : { candidates: [], paths: 'files' };
  }
  if (about.argChoices !== undefined) return listed(about.argChoices);
  const kind = 'flags' in about ? /<([a-z]+)>/.exec(about.flags)?.[1] : about.name();
  switch (kind) {
    case 'file':
    case 'program':
      return { candidates: [], paths: 'files' };
    case 'folder':
      return { candidates: [], paths: 'folders' };
    default:
      return none;
  }
}

const none: Completion = { candidates: [], paths: 'none' };

function listed(words: readonly string[]): Completion {
  return { candidates: words.map((word) => ({ word, about: '' })), paths: 'none' };
}

function visible(command: CliCommand): CliCommand[] {
  return command.createHelp().visibleCommands(command) as CliCommand[];
}

/** A group whose words may be those of a command without a name has its options, too. */
function optionsOf(command: CliCommand): Option[] {
  const unnamed = command.commands.filter((child) => child.name() === 'launch');
  return [command, ...unnamed].flatMap((one) => command.createHelp().visibleOptions(one));
}

function optionCandidates(command: CliCommand): Candidate[] {
  const own = optionsOf(command).map(({ long, short, description }) => ({
    word: long ?? short ?? '',
    about: description,
  }));
  const all = [...own, ...command.extraOptions].map((candidate) => [candidate.word, candidate] as const);
  return [...new Map(all).values()];
}

function commandCandidate(command: CliCommand): Candidate {
  return { word: command.name(), about: command.description() };
}

function bridgeCandidate({ definition: { name, summary } }: Bridge): Candidate {
  return { word: name, about: summary };
}
