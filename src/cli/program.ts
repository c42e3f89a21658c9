import { CommanderError } from 'commander';
import { BridgesmithError, exitCodes } from '../errors.js';
import { installedSupport } from '../support/installed.js';
import type { ApplicationSupport } from '../support/support.js';
import { version } from '../version.js';
import { applicationCommands } from './application/table.js';
import { asksForJson, CliCommand } from './command.js';
import { beginOutput, isJson, printEnd, result } from './output.js';

/**
 * Runs the command line.
 *
 * @param words the words behind the program's name.
 * @returns the exit code: 0 done, 1 failed, 2 wrong usage or definition, 3 not found or not running, 4 refused input,
 *   5 timed out.
 */
export async function runProgram(words: readonly string[]): Promise<number> {
  beginOutput(asksForJson(words));
  try {
    await perform(words);
    printEnd();
    return exitCodes.done;
  } catch (error) {
    if (isUsageShown(error)) return exitCodes.usage;
    printEnd(error);
    return error instanceof BridgesmithError ? error.exitCode : exitCodes.failed;
  }
}

/** The whole program, with what these words need of it. */
export async function createProgram(words: readonly string[]): Promise<CliCommand> {
  const program = new CliCommand('bridgesmith')
    .description('Describe a Windows application once; get scripts that drive it, and the same commands from Node.')
    .version(version)
    .enablePositionalOptions()
    .examples('generate microsip', 'list microsip', 'run microsip dial 5551234 --dry-run', 'explain microsip hold')
    .helpText('What a command knows: "bridgesmith <command> --help".');
  const needed = commandNeeded(words);
  for (const [name, { summary, load, hidden }] of Object.entries(commands)) {
    const command = program.command(name, { hidden: hidden ?? false }).description(summary);
    if (name === needed) await (await load())(command);
  }
  return program;
}

interface CommandEntry {
  readonly summary: string;
  readonly load: () => Promise<(command: CliCommand) => void | Promise<void>>;
  readonly hidden?: boolean;
}

/** A short command takes most of its time to load what it needs, so each is loaded only when it is asked for. */
const commands: Readonly<Record<string, CommandEntry>> = {
  generate: {
    summary: 'write the scripts of a bridge',
    load: async () => (await import('./generate.js')).defineGenerate,
  },
  run: {
    summary: 'tell the application something, directly',
    load: async () => (await import('./run.js')).defineRun,
  },
  read: {
    summary: 'ask the application for an item, and print its value',
    load: async () => (await import('./read.js')).defineRead,
  },
  watch: {
    summary: 'print each new value of an item, until the application ends or Ctrl+C',
    load: async () => (await import('./watch.js')).defineWatch,
  },
  dde: {
    summary: 'talk with DDE servers directly, or be one to try clients out',
    load: async () => (await import('./dde/index.js')).defineDde,
  },
  host: {
    summary: 'be the DDE server of an application that has none, until Ctrl+C',
    load: async () => (await import('./host.js')).defineHost,
  },
  ...Object.fromEntries(applicationCommands.map((command) => [command.name, command])),
  ...Object.fromEntries(installedSupport.map(shortCommand)),
  install: {
    summary: "install a bridge's scripts, module and component for this user; uninstall undoes all of it",
    load: async () => (await import('./install.js')).defineInstall,
  },
  uninstall: {
    summary: 'undo what install, or install.ps1, did for this user',
    load: async () => (await import('./uninstall.js')).defineUninstall,
  },
  doctor: {
    summary: 'say what keeps an application from being commanded, and what to do about it',
    load: async () => (await import('./doctor.js')).defineDoctor,
  },
  explain: {
    summary: 'show what an action or an item amounts to over each transport, and send nothing',
    load: async () => (await import('./explain.js')).defineExplain,
  },
  list: {
    summary: 'list the bridges and targets, or the actions and items of one bridge',
    load: async () => (await import('./list.js')).defineList,
  },
  validate: {
    summary: 'check a definition: its shape, its meaning, and whether every target can write it',
    load: async () => (await import('./validate.js')).defineValidate,
  },
  schema: {
    summary: 'print the JSON Schema of definition files, for editors',
    load: async () => (await import('./schema.js')).defineSchema,
  },
  completion: {
    summary: 'print a script that completes commands with the Tab key, for bash, zsh, fish or PowerShell',
    load: async () => (await import('./completion/index.js')).defineCompletion,
  },
  complete: {
    summary: 'what the scripts of completion ask',
    load: async () => {
      const { defineComplete } = await import('./completion/complete.js');
      return (command) => defineComplete(command, createProgram);
    },
    hidden: true,
  },
  init: {
    summary: 'write a first definition of a bridge; asks for what the flags leave open',
    load: async () => (await import('./init.js')).defineInit,
  },
};

/** `bridgesmith <name of the bridge> …`, of an application that has support. */
function shortCommand(support: ApplicationSupport): [string, CommandEntry] {
  const load = async () => {
    const { defineShort } = await import('./application/short.js');
    return (command: CliCommand) => defineShort(command, support);
  };
  return [support.bridge.definition.name, { summary: support.summary, load }];
}

/** The names of all commands that people use. */
export const commandNames: readonly string[] = Object.keys(commands).filter((name) => !commands[name]?.hidden);

async function perform(words: readonly string[]): Promise<void> {
  const program = await createProgram(words);
  const printed: string[] = [];
  if (isJson()) collectPrinted(program, printed);
  program.hook('preAction', (_, command) => {
    if (command instanceof CliCommand) command.nameIt();
  });
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw error;
    const text = printed.join('').trimEnd();
    result(error.code === 'commander.version' ? { version: text } : { help: text });
  }
}

/** Help and version, which commander would print itself. */
function collectPrinted(command: CliCommand, printed: string[]): void {
  command.configureOutput({ writeOut: (text) => printed.push(text), writeErr: (text) => printed.push(text) });
  for (const child of command.commands) if (child instanceof CliCommand) collectPrinted(child, printed);
}

/** Commander has already shown the usage of a command that wants another behind it. */
function isUsageShown(error: unknown): boolean {
  return error instanceof CommanderError;
}

/** The command that the words name, also for its help. */
function commandNeeded(words: readonly string[]): string | undefined {
  const [first, second] = words.filter((word) => !word.startsWith('-'));
  return first === 'help' ? second : first;
}
