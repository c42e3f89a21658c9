// settingsFiles.ts: odd settings files, and a disk in memory that can fail.
import fc from 'fast-check';
import type { Files } from '../../src/files/files.js';
import type { AnsiCoder } from '../../src/ini/encoding.js';

/** A code page of one byte a letter, as those of western Windows are. */
export const latin1: AnsiCoder = {
  decode: (bytes) => Buffer.from(bytes).toString('latin1'),
  encode: (text) => Buffer.from(text, 'latin1'),
};

export const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

const blanks = fc.constantFrom('', ' ', '\t', '  ', '\x1a', '\v\f');
const lineEnd = fc.constantFrom('\r\n', '\n', '\r\n', '\r\r\n', '\r');
const sectionName = fc.constantFrom(
  'Settings',
  'SETTINGS',
  'Account1',
  'account1',
  'Calls',
  'Déjà vu',
  ' Settings ',
  '',
);
const keyName = fc.constantFrom(
  'server',
  'Server',
  'domain',
  'volumeOutput',
  'x y',
  'ключ',
  ';server',
  '',
  '0',
  '[server',
);
const value = fc.oneof(
  fc.constantFrom(
    '',
    '80',
    '"in quotes"',
    "'in quotes'",
    '"',
    "''",
    '"half',
    ' " " ',
    '5551234;Ann;0;1;2;',
    'a=b',
    '"a" "b"',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const line = fc.oneof(
  fc.tuple(blanks, sectionName, blanks).map(([before, name, after]) => `${before}[${name}]${after}`),
  fc
    .tuple(blanks, keyName, blanks, blanks, value, blanks)
    .map(([a, key, b, c, text, d]) => `${a}${key}${b}=${c}${text}${d}`),
  fc.constantFrom('', '; comment', '[Settings', 'server', '=x', ']', '[]', '[a]b]', '[Settings] ; why', ';[Account1]'),
);
const text = fc
  .tuple(fc.array(fc.tuple(line, lineEnd), { maxLength: 25 }), fc.oneof(line, fc.constant('')))
  .map(([lines, last]) => lines.flat().join('') + last);

/** Bytes of settings files as nobody would write them: both encodings, all line ends, mistakes, half characters. */
export const oddFiles = fc.oneof(
  text.map(utf16),
  fc.tuple(text, fc.constantFrom('a', '\0')).map(([odd, half]) => Buffer.concat([utf16(odd), Buffer.from(half)])),
  text.map((odd) => Buffer.from(odd.replace(/[^\x01-\xff]/g, 'ÿ'), 'latin1')),
  text.map((odd) => Buffer.from(`\ufeff${odd.replaceAll('\0', '')}`, 'utf8')),
);

/** Values that are odd, and yet can be written. */
export const oddValues = fc.oneof(
  fc.constantFrom(
    '',
    '"',
    "'",
    '""',
    ' a ',
    '"a"',
    "'a'",
    '"a',
    ';',
    '=',
    '[x]',
    'x'.repeat(255),
    `"${'x'.repeat(251)}"`,
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }).map((odd) => odd.replace(/[\p{Cc}\u2028\u2029]/gu, '')),
);

/** The failure of a killed process: nothing after it happens. */
export class Killed extends Error {}

/** Files in memory that fail, or are killed, at a step. */
export class MemoryFiles implements Files {
  readonly held = new Map<string, Buffer>();
  steps = 0;
  /** How old the files are that were there at the beginning, in milliseconds. */
  ages = 0;
  private readonly times = new Map<string, number>();

  constructor(
    private readonly failAt = Number.POSITIVE_INFINITY,
    private readonly how: 'fails' | 'killed' = 'fails',
  ) {}

  async read(path: string): Promise<Buffer | undefined> {
    this.step();
    return this.held.get(path);
  }

  async names(folder: string): Promise<string[]> {
    this.step();
    return [...this.held.keys()]
      .filter((path) => path.startsWith(`${folder}/`))
      .map((path) => path.slice(folder.length + 1));
  }

  async writeNew(path: string, bytes: Uint8Array): Promise<void> {
    if (this.held.has(path)) throw Object.assign(new Error('there'), { code: 'EEXIST' });
    this.times.set(path, Date.now());
    // What a kill leaves is not whole.
    this.step(() => this.how === 'killed' && this.held.set(path, Buffer.from(bytes.subarray(0, bytes.length >> 1))));
    this.held.set(path, Buffer.from(bytes));
  }

  async replace(path: string, by: string): Promise<void> {
    this.step();
    const bytes = this.held.get(by);
    if (!bytes) throw Object.assign(new Error('missing'), { code: 'ENOENT' });
    this.held.delete(by);
    this.held.set(path, bytes);
    this.times.set(path, this.times.get(by) ?? 0);
  }

  async remove(path: string): Promise<void> {
    this.step();
    this.held.delete(path);
  }

  async written(path: string): Promise<number | undefined> {
    return this.held.has(path) ? (this.times.get(path) ?? Date.now() - this.ages) : undefined;
  }

  async resolve(path: string): Promise<string> {
    return path;
  }

  private step(half: () => unknown = () => {}): void {
    this.steps++;
    if (this.steps < this.failAt || (this.how === 'fails' && this.steps > this.failAt)) return;
    if (this.steps === this.failAt) half();
    throw this.how === 'killed' ? new Killed() : Object.assign(new Error('no space'), { code: 'ENOSPC' });
  }
}
