import { FailedError, fileReason } from '../errors.js';

/** The error for a file that cannot be written, from what Node says of it. */
export function notWritten(file: string, error: unknown): FailedError {
  // Node says ENOENT where a folder cannot be made, such as on a disk that is read-only.
  const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
  return new FailedError(
    `${file} could not be written: ${isMissing ? 'its folder cannot be made' : fileReason(error)}.`,
  );
}
