import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
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
    appendFileSync(this.path, bytes);
  }
}
