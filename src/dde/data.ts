import type { CodePage } from '../ffi/codePage.js';
import type { DdeValue } from './formats.js';
import { decodeValue } from './text.js';

/** What a server gave: bytes in a clipboard format. */
export class DdeData {
  constructor(
    /** `CF_TEXT`, `XlTable`, … */
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
}
