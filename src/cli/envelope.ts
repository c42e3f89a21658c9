import { BridgesmithError, DefinitionError, type ExitCode, exitCodes, RefusedError } from '../errors.js';
import { BadLinesError } from './badLines.js';

/** What `--json` prints of a command that did what it was asked. */
export interface Success {
  readonly ok: true;
  /** The command's words, such as `microsip links install`. */
  readonly command: string;
  /** What the command found or did; null where there is nothing to say. */
  readonly result: unknown;
  /** Warnings and advice, as people see them on standard error. */
  readonly notes: readonly string[];
}

/** What `--json` prints of a command that failed. What it had found by then is its `result`. */
export interface Failure extends Omit<Success, 'ok'> {
  readonly ok: false;
  readonly error: FailureError;
}

export interface FailureError {
  /** The exit code. */
  readonly code: ExitCode;
  /** What an error is, in more kinds than there are exit codes. */
  readonly kind: FailureKind;
  readonly message: string;
  /** What the error is about: the parameter that was refused, or the file or definition that is wrong. */
  readonly where?: string;
  /** Each thing that is wrong in a definition or a table, with its place. */
  readonly problems?: readonly FailureProblem[];
  /** What DDE calls the error, such as `DMLERR_NOTPROCESSED`. */
  readonly dde?: string;
  /** Of an error that should not be: where it arose. */
  readonly stack?: string;
}

export interface FailureProblem {
  /** Where in a definition, such as `actions.dial.parameters.number.kind`. */
  readonly path?: string;
  readonly message: string;
  /** Where in the file, from 1. */
  readonly line?: number;
  readonly column?: number;
}

/** The last line that `--json` prints. */
export type JsonEnd = Success | Failure;

/** A line about one thing that happened, of a command that goes on. */
export interface JsonEvent {
  readonly command: string;
  readonly event: unknown;
}

/** A line with a warning or advice, of a command that goes on. */
export interface JsonNote {
  readonly command: string;
  readonly note: string;
}

export type FailureKind = 'failed' | 'usage' | 'definition' | 'notFound' | 'refused' | 'timedOut' | 'unexpected';

/** An error as data. */
export function failureOf(error: unknown): FailureError {
  if (!(error instanceof BridgesmithError)) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { code: exitCodes.failed, kind: 'unexpected', message, stack: `unexpected error: ${stack ?? message}` };
  }
  const { exitCode: code, message } = error;
  const dde: unknown = 'code' in error ? error.code : undefined;
  return { code, kind: kindOf(error), message, ...placeOf(error), ...(typeof dde === 'string' ? { dde } : {}) };
}

function kindOf(error: BridgesmithError): FailureKind {
  if (error instanceof DefinitionError) return 'definition';
  return kinds[error.exitCode];
}

const kinds: Readonly<Record<ExitCode, FailureKind>> = {
  0: 'unexpected',
  1: 'failed',
  2: 'usage',
  3: 'notFound',
  4: 'refused',
  5: 'timedOut',
};

function placeOf(error: BridgesmithError): Pick<FailureError, 'where' | 'problems'> {
  if (error instanceof DefinitionError || error instanceof BadLinesError)
    return { where: error.source, problems: error.problems };
  return error instanceof RefusedError && error.parameter !== '' ? { where: error.parameter } : {};
}
