import { Command, CommanderError } from 'commander';
import { BridgesmithError, exitCodes } from '../errors.js';
import { version } from '../version.js';
import { addExplain } from './explain.js';
import { addGenerate } from './generate.js';
import { addInit } from './init.js';
import { addList } from './list.js';
import { errorLine } from './output.js';
import { addRun } from './run.js';
import { addSchema } from './schema.js';
import { addValidate } from './validate.js';

/**
 * Runs the command line.
 *
 * @param words the words behind the program's name.
 * @returns the exit code: 0 done, 1 failed, 2 wrong usage or definition, 3 not found or not running, 4 refused input,
 *   5 timed out.
 */
export async function runProgram(words: readonly string[]): Promise<number> {
  try {
    await createProgram().parseAsync(words, { from: 'user' });
    return exitCodes.done;
  } catch (error) {
    // Commander has already written its own message.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    errorLine(error instanceof BridgesmithError ? error.message : unexpected(error));
    return error instanceof BridgesmithError ? error.exitCode : exitCodes.failed;
  }
}

function createProgram(): Command {
  const program = new Command('bridgesmith')
    .description('Describe a Windows application once; get scripts that drive it, and the same commands from Node.')
    .version(version)
    .enablePositionalOptions()
    .showHelpAfterError('Run with --help for help.')
    .addHelpText('after', `\n${exitCodeHelp}`)
    .exitOverride();
  for (const add of [addGenerate, addRun, addExplain, addList, addValidate, addSchema, addInit]) add(program);
  return program;
}

export const exitCodeHelp =
  'Exit codes: 0 done, 1 failed, 2 wrong usage or definition, 3 not found or not running, 4 refused input, 5 timed out.';

function unexpected(error: unknown): string {
  return `unexpected error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
