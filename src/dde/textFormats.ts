import { RefusedError } from '../errors.js';
import type { CommandEncoding } from './text.js';

/** The formats of text in the order in which they are tried at a server: the one that worked last comes first. */
export class TextFormats {
  #order: readonly string[];

  constructor(encoding: CommandEncoding) {
    const wide = encoding === 'unicode';
    this.#order = wide ? ['CF_UNICODETEXT', 'CF_TEXT'] : ['CF_TEXT', 'CF_UNICODETEXT'];
  }

  /**
   * Does something in one format after the other until the server takes one. A text that only one of them can carry is
   * offered in that one; what the server says to it is what counts.
   *
   * @param isOpen whether the conversation goes on, so that the other format can be tried.
   */
  async tryEach<Result>(act: (format: string) => Promise<Result>, isOpen: () => boolean): Promise<Result> {
    const [first = '', second = ''] = this.#order;
    try {
      return await act(first);
    } catch (error) {
      if (!(isRefusal(error) || error instanceof RefusedError) || !isOpen()) throw error;
      const result = await act(second).catch((other) => {
        throw isRefusal(error) && (isRefusal(other) || other instanceof RefusedError) ? error : other;
      });
      this.#order = [second, first];
      return result;
    }
  }
}

function isRefusal(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'DMLERR_NOTPROCESSED';
}
