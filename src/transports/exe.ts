import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { win32 } from 'node:path';
import type { Bridge } from '../definition/bridge.js';
import { joinArguments } from '../definition/resolve/commandline.js';
import type { ExeInvocation } from '../definition/resolve/invocation.js';
import { FailedError, NotFoundError } from '../errors.js';
import { findApplication } from './findApplication.js';

/**
 * Starts the program with the invocation's arguments, and does not wait for its end.
 *
 * @throws NotFoundError when the program is not found; FailedError when Windows does not start it.
 */
export async function performExe(bridge: Bridge, invocation: ExeInvocation): Promise<void> {
  const { application, title } = bridge.definition;
  if (!application) throw new NotFoundError(`${bridge.definition.name} does not say where its program is.`);
  await startProgram(findApplication(title, application), invocation.arguments);
}

/**
 * Starts a program in its own folder, and does not wait for its end. No shell is involved. The arguments become a command
 * line behind the program's own quoted path only here, by our own rule: an invocation's `commandLine` shows the same.
 *
 * @param list the arguments as the program is to read them, without quotes.
 * @throws NotFoundError when the program is not there; FailedError when Windows does not start it.
 */
export async function startProgram(program: string, list: readonly string[]): Promise<void> {
  const child = spawn(program, list.length === 0 ? [] : [joinArguments(list)], {
    argv0: `"${program}"`,
    windowsVerbatimArguments: true,
    cwd: win32.dirname(program),
    env: withoutSecrets(process.env),
    detached: true,
    stdio: 'ignore',
  });
  child.unref();
  try {
    await once(child, 'spawn');
  } catch (error) {
    throw startError(program, error as NodeJS.ErrnoException);
  }
}

/** A program hands its environment on to all that it starts: what is secret there is not for it. */
export function withoutSecrets(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^BRIDGESMITH_PASSWORD$/i.test(name)));
}

/** The error of a program that Windows did not start. */
export function startError(program: string, cause: NodeJS.ErrnoException): Error {
  if (cause.code === 'ENOENT') return new NotFoundError(`${program} is no longer there.`, { cause });
  const reason = cause.code === 'EACCES' ? 'it needs an elevated caller, or a policy forbids it' : cause.message;
  return new FailedError(`${program} could not be started: ${reason} (${cause.code ?? 'no code'}).`, { cause });
}
