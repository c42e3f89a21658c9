import { appendFileSync, closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';

/** A file of lines that does not grow without end: when it is full it takes the place of an older one, and begins anew. */
export class LogFile {
  constructor(
    readonly path: string,
    /** In bytes. */
    private readonly fullAt = 1_000_000,
  ) {}

  /** Where the lines before these are. */
  get older(): string {
    const { dir, name, ext } = parse(this.path);
    return join(dir, `${name}.old${ext}`);
  }

  /** Adds a line, at once: the next thing that happens may be the end of the process. */
  write(line: string): void {
    const bytes = Buffer.from(`${line}\r\n`);
    const size = statSync(this.path, { throwIfNoEntry: false })?.size;
    if (size === undefined) mkdirSync(dirname(this.path), { recursive: true });
    else if (size + bytes.length > this.fullAt) renameSync(this.path, this.older);
    // What a process that was killed left of its last line is not to spoil this one.
    appendFileSync(this.path, size !== undefined && isOpen(this.path) ? Buffer.concat([lineEnd, bytes]) : bytes, {
      mode,
    });
  }
}

/** Whether the last line of a file has no end. */
function isOpen(path: string): boolean {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const last = Buffer.alloc(1);
    const read = readSync(file, last, 0, 1, Math.max(0, fstatSync(file).size - 1));
    return read === 1 && last[0] !== lineEnd[1];
  } catch {
    return false; // it was taken away just now
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

const lineEnd = Buffer.from('\r\n');
/** On Windows the folder decides, which is the user's own. */
const mode = 0o600;
