import { FailedError } from '../errors.js';
import type { CodePage } from '../ffi/codePage.js';
import { type DdeValue, isTextFormat } from './formats.js';
import { cellsOf, decodeValue } from './text.js';

/** What a server gave: bytes in a clipboard format. */
export class DdeData {
  constructor(
    /** What the server says that it is: `CF_TEXT`, `XlTable`, …, or a number for a format without a name. */
    readonly format: string,
    /** As they came, with whatever the server sent behind the end of a text. */
    readonly bytes: Uint8Array,
    private readonly codePage: CodePage,
  ) {}

  /**
   * What the bytes mean: a text, a table, or the bytes themselves in a format that is not known here.
   *
   * @throws UsageError when they are no XlTable although the server says so.
   */
  get value(): DdeValue {
    return decodeValue(this.bytes, this.format, this.codePage);
  }

  /**
   * The value as somebody expects it who asked for a format: servers are known to answer in another. Each text is as good
   * as any other, and makes a table, too.
   *
   * @param asked undefined for text.
   * @param name what is at fault, for the message: `DDE Excel|Sheet1: REQUEST R1C1`.
   * @throws FailedError for a format that is something else than what was asked for.
   */
  valueAs(asked: string | undefined, name: string): DdeValue {
    const isText = isTextFormat(this.format);
    if (asked === this.format || (isText && (asked === undefined || isTextFormat(asked)))) return this.value;
    if (isText && asked === 'XlTable') return cellsOf(String(this.value));
    const instead = `and was asked for ${asked ?? 'text'}`;
    throw new FailedError(
      `${name}: the server gave the format ${this.format}, ${instead}. Ask for a format that it has.`,
    );
  }
}
