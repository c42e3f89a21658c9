/**
 * Every error a user can meet, each with the exit code that scripts and the command line give for it.
 *
 * | code | meaning |
 * |---|---|
 * | 0 | done |
 * | 1 | failed |
 * | 2 | wrong usage or definition |
 * | 3 | application not found or not running |
 * | 4 | refused input |
 * | 5 | timed out |
 */
export const exitCodes = { done: 0, failed: 1, usage: 2, notFound: 3, refused: 4, timedOut: 5 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The root of all errors that bridgesmith throws on purpose. The message says what was wrong, where, and what to do. */
export class BridgesmithError extends Error {
  override readonly name: string = 'BridgesmithError';
  readonly exitCode: ExitCode = exitCodes.failed;
}

/** The application was there, but did not do what it was asked. */
export class FailedError extends BridgesmithError {
  override readonly name: string = 'FailedError';
}

/** A command was called in a way it does not understand. */
export class UsageError extends BridgesmithError {
  override readonly name = 'UsageError';
  override readonly exitCode = exitCodes.usage;
}

/** One thing wrong in a definition. */
export interface DefinitionProblem {
  /** Where in the definition, such as `actions.dial.parameters.number.kind`. Empty for the whole. */
  readonly path: string;
  readonly message: string;
  /** Where in the file, counted from 1, when the definition came from a file. */
  readonly line?: number;
  readonly column?: number;
}

/** A definition is wrong. Holds every problem found, not only the first. */
export class DefinitionError extends BridgesmithError {
  override readonly name = 'DefinitionError';
  override readonly exitCode = exitCodes.usage;

  constructor(
    readonly source: string,
    readonly problems: readonly DefinitionProblem[],
  ) {
    super([`${source}: ${countProblems(problems.length)}.`, ...listed(problems.map(problemLine))].join('\n'));
  }
}

/** The application, its window or its DDE server is not installed or not running. */
export class NotFoundError extends BridgesmithError {
  override readonly name: string = 'NotFoundError';
  override readonly exitCode = exitCodes.notFound;
}

/** An argument is one that the definition, or the transport, does not allow. */
export class RefusedError extends BridgesmithError {
  override readonly name = 'RefusedError';
  override readonly exitCode = exitCodes.refused;

  constructor(
    /** The parameter that holds what was refused; empty when it is the command as a whole. */
    readonly parameter: string,
    message: string,
  ) {
    super(message);
  }
}

/** No answer came within the time allowed. */
export class TimedOutError extends BridgesmithError {
  override readonly name: string = 'TimedOutError';
  override readonly exitCode = exitCodes.timedOut;
}

/** Names in a sentence, of which nobody reads thousands: the first, and how many more there are. */
export function namedTogether(names: readonly string[], most = 10, separator = ', '): string {
  const shown = names.slice(0, most).join(separator);
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

/** Lines of a message, of which nobody reads thousands: the first, and how many more there are. */
export function listed(lines: readonly string[]): string[] {
  if (lines.length <= longestList) return [...lines];
  return [...lines.slice(0, longestList), `… and ${lines.length - longestList} more.`];
}

const longestList = 50;

/** The error for a file that somebody named and that could not be read, from what Node says of it. */
export function unreadableFile(file: string, error: unknown): NotFoundError {
  return new NotFoundError(`${file}: ${fileReason(error)}.`);
}

/** What keeps a file or a folder from being read, written or removed, from what Node says of it. */
export function fileReason(error: unknown): string {
  const { code, message = String(error) } = error as NodeJS.ErrnoException;
  return fileReasons.get(code) ?? code ?? message;
}

const fileReasons = new Map<string | undefined, string>([
  ['ENOENT', 'there is no such file'],
  ['EISDIR', 'this is a folder, and no file'],
  ['ENOTDIR', 'a file stands where a folder is needed'],
  ['EEXIST', 'a file stands where a folder is needed'],
  ['ENOTEMPTY', 'a folder stands in its place'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'this user has no room left on the disk'],
  ['EFBIG', 'it is too large for this disk'],
  ['EROFS', 'the disk is read-only'],
  ['EACCES', 'this user may not'],
  ['EPERM', 'this user may not, or another program has it open'],
  ['EBUSY', 'another program has it open'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['ELOOP', 'its links lead in a circle'],
  ['EIO', 'the disk failed'],
]);

function problemLine(problem: DefinitionProblem): string {
  const place = problem.line === undefined ? '' : `line ${problem.line}, column ${problem.column ?? 1}: `;
  return `  ${place}${problem.path === '' ? '(the definition)' : problem.path}: ${problem.message}`;
}

function countProblems(count: number): string {
  return count === 1 ? 'one problem' : `${count} problems`;
}
