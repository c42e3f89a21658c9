// processes.ts: running programs in the lab from an exact command line.
import { hangs } from '../limits.js';
import { ask, bytes, type Field, number, text, verb } from './agent.js';
import type { Session } from './session.js';

export interface RunOptions {
  /** Windows folder; by default C:\. */
  cwd?: string;
  /** Added to the lab's environment; null removes a variable. */
  env?: Record<string, string | null>;
  stdin?: string | Uint8Array;
  /** By default `hangs`; then the process and those it started are killed. */
  timeoutMs?: number;
  /** A visible console of its own. Without it there is one too, but it has no window. */
  newConsole?: boolean;
}

export interface RunRequest extends RunOptions {
  /** Full path of the .exe; by default Windows takes it from the command line. */
  program?: string;
  commandLine: string;
}

export interface RunResult {
  exitCode: number;
  stdout: Buffer;
  stderr: Buffer;
  timedOut: boolean;
}

export interface StartedProcess {
  pid: number;
  /** Kills it and what it started. */
  stop(): Promise<void>;
}

export async function run(session: Session, request: RunRequest): Promise<RunResult> {
  const answer = await ask(session.port, [verb('run'), ...describe(request)]);
  return {
    exitCode: answer.number('CODE') | 0, // signed, as scripts see it
    stdout: answer.bytes('OUT.'),
    stderr: answer.bytes('ERR.'),
    timedOut: answer.number('LATE') === 1,
  };
}

export async function start(session: Session, request: RunRequest): Promise<StartedProcess> {
  const answer = await ask(session.port, [verb('start'), ...describe(request)]);
  const pid = answer.number('PID.');
  return { pid, stop: () => kill(session, pid) };
}

export async function kill(session: Session, pid: number): Promise<void> {
  await ask(session.port, [verb('kill'), number('PID.', pid)]);
}

function describe(request: RunRequest): Field[] {
  const newConsole = 0x10;
  const fields = [
    text('LINE', request.commandLine),
    text('CWD.', request.cwd ?? 'C:\\'),
    number('TIME', request.timeoutMs ?? hangs),
  ];
  if (request.program) fields.push(text('APPL', request.program));
  if (request.stdin !== undefined) fields.push(bytes('STDI', Buffer.from(request.stdin as string)));
  if (request.newConsole) fields.push(number('CONS', newConsole));
  for (const [name, value] of Object.entries(request.env ?? {})) {
    fields.push(value === null ? text('ENV-', name) : text('ENV+', `${name}=${value}`));
  }
  return fields;
}
