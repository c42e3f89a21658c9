import { Command, CommanderError } from 'commander';
import { BridgesmithError, exitCodes } from '../errors.js';
import { version } from '../version.js';
import { errorLine, exitCodeHelp } from './output.js';

/**
 * Runs the command line.
 *
 * @param words the words behind the program's name.
 * @returns the exit code: 0 done, 1 failed, 2 wrong usage or definition, 3 not found or not running, 4 refused input,
 *   5 timed out.
 */
export async function runProgram(words: readonly string[]): Promise<number> {
  try {
    const program = await createProgram(words);
    await program.parseAsync(words, { from: 'user' });
    return exitCodes.done;
  } catch (error) {
    // Commander has already written its own message.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    errorLine(error instanceof BridgesmithError ? error.message : unexpected(error));
    return error instanceof BridgesmithError ? error.exitCode : exitCodes.failed;
  }
}

/** A short command takes most of its time to load what it needs, so each is loaded only when it is asked for. */
const commands: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  generate: async () => (await import('./generate.js')).addGenerate,
  run: async () => (await import('./run.js')).addRun,
  read: async () => (await import('./read.js')).addRead,
  watch: async () => (await import('./watch.js')).addWatch,
  dde: async () => (await import('./dde/index.js')).addDde,
  host: async () => (await import('./host.js')).addHost,
  microsip: async () => (await import('./microsip/index.js')).addMicrosip,
  install: async () => (await import('./install.js')).addInstall,
  uninstall: async () => (await import('./uninstall.js')).addUninstall,
  doctor: async () => (await import('./doctor.js')).addDoctor,
  explain: async () => (await import('./explain.js')).addExplain,
  list: async () => (await import('./list.js')).addList,
  validate: async () => (await import('./validate.js')).addValidate,
  schema: async () => (await import('./schema.js')).addSchema,
  init: async () => (await import('./init.js')).addInit,
};

async function createProgram(words: readonly string[]): Promise<Command> {
  const program = new Command('bridgesmith')
    .description('Describe a Windows application once; get scripts that drive it, and the same commands from Node.')
    .version(version)
    .enablePositionalOptions()
    .showHelpAfterError('Run with --help for help.')
    .addHelpText('after', `\n${exitCodeHelp}`)
    .exitOverride();
  for (const name of commandsNeeded(words)) (await commands[name]?.())?.(program);
  return program;
}

/** All of them, for help and for advice on a misspelt name, unless the first word says otherwise. */
function commandsNeeded([first = '']: readonly string[]): string[] {
  if (Object.hasOwn(commands, first)) return [first];
  return first === '--version' ? [] : Object.keys(commands);
}

function unexpected(error: unknown): string {
  return `unexpected error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
