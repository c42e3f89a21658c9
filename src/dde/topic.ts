import { RefusedError, UsageError } from '../errors.js';
import type { CodePage } from '../ffi/codePage.js';
import { type DdeValue, formatNumber } from './formats.js';
import { requireName } from './names.js';
import { encodeValue } from './text.js';
import type { DdeTransaction } from './transaction.js';

/**
 * What a topic does. A handler may take its time: its conversation waits, and no other. When it throws, the client gets a
 * negative acknowledgement; when it throws `DdeBusy`, the client is asked to try again later.
 */
export interface DdeTopicHandlers {
  /** Carries out a command. Without it, commands are refused. */
  readonly execute?: (command: string, transaction: DdeTransaction) => void | Promise<void>;
  /** Gives the value of an item that was not `set`; undefined when there is none. */
  readonly request?: (
    item: string,
    transaction: DdeTransaction,
  ) => DdeValue | undefined | Promise<DdeValue | undefined>;
  /** Takes a value for an item. Without it, pokes are refused. */
  readonly poke?: (item: string, value: DdeValue, transaction: DdeTransaction) => void | Promise<void>;
}

/** Thrown by a handler to tell the client to try again later. */
export class DdeBusy extends Error {
  override readonly name = 'DdeBusy';
}

/**
 * Has a handler carry out a transaction. Returns the data of a request, or nothing.
 *
 * @throws what the handler throws; RefusedError for a value that the format of the request cannot carry.
 */
export async function carryOut(
  transaction: DdeTransaction,
  handler: 'execute' | 'request' | 'poke',
  handlers: DdeTopicHandlers,
  codePage: () => CodePage,
): Promise<Uint8Array | undefined> {
  const { item, format } = transaction;
  if (handler === 'request') {
    const value = await handlers.request?.(item, transaction);
    return value === undefined ? undefined : encodeValue(value, format, codePage());
  }
  const { value = '' } = transaction;
  if (handler === 'execute') await handlers.execute?.(String(value), transaction);
  else await handlers.poke?.(item, value, transaction);
  return undefined;
}

/** What an item is: one value, in every format it fits into, or a value for each format by name. */
export type DdeItemValue = DdeValue | Readonly<Record<string, DdeValue>>;

/** A topic of a server. Made by `DdeServer.topic`. */
export class DdeTopic {
  readonly #items = new Map<string, TopicItem>();

  constructor(
    readonly service: string,
    readonly name: string,
    readonly handlers: DdeTopicHandlers,
    private readonly source: TopicSource,
  ) {}

  /** The names of the items that are set. */
  get items(): string[] {
    return [...this.#items.values()].map(({ name }) => name);
  }

  /** What an item is set to. */
  get(item: string): DdeItemValue | undefined {
    return this.#items.get(item.toLowerCase())?.value;
  }

  /**
   * Gives an item a value, which clients can then request, and which every advise loop on it gets at once.
   *
   * @param value a text is served as CF_UNICODETEXT and, if the code page has all its characters, as CF_TEXT; rows of
   *   cells as XlTable, too; or a value for each format by name.
   * @throws UsageError for a name that DDE cannot carry; RefusedError for a value that no format can.
   */
  set(item: string, value: DdeItemValue): void {
    requireName('item', item);
    const isNew = !this.#items.has(item.toLowerCase());
    const encoded = encodeAll(value, this.source.codePage());
    this.#items.set(item.toLowerCase(), { name: item, value, encoded });
    this.source.set(item, encoded);
    if (isNew) this.source.changed();
  }

  /** `set`, for an item that has no value. */
  setMissing(item: string, value: DdeItemValue): void {
    if (!this.#items.has(item.toLowerCase())) this.set(item, value);
  }

  /** Removes an item. Advise loops on it stay, and go on when it is set again. */
  delete(item: string): void {
    if (!this.#items.delete(item.toLowerCase())) return;
    this.source.set(item, undefined);
    this.source.changed();
  }

  /** Sends all values to the thread of the server. */
  publish(): void {
    for (const { name, encoded } of this.#items.values()) this.source.set(name, encoded);
  }
}

/** What a topic needs of its server. */
interface TopicSource {
  readonly codePage: () => CodePage;
  readonly set: (item: string, values: ReadonlyMap<number, Uint8Array> | undefined) => void;
  /** An item is there that was not, or the reverse. */
  readonly changed: () => void;
}

interface TopicItem {
  readonly name: string;
  readonly value: DdeItemValue;
  /** The bytes of each format. */
  readonly encoded: ReadonlyMap<number, Uint8Array>;
}

function encodeAll(value: DdeItemValue, codePage: CodePage): ReadonlyMap<number, Uint8Array> {
  const values = new Map<number, Uint8Array>();
  let refusal: unknown;
  for (const [format, one] of valuesByFormat(value)) {
    try {
      values.set(formatNumber(format), encodeValue(one, format, codePage));
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      refusal = error;
    }
  }
  if (values.size === 0 && refusal) throw refusal;
  return values;
}

function valuesByFormat(value: DdeItemValue): [string, DdeValue][] {
  if (value instanceof Uint8Array) throw new UsageError('Bytes need the name of their format: { Csv: bytes }.');
  if (typeof value === 'string') return ['CF_UNICODETEXT', 'CF_TEXT'].map((format) => [format, value]);
  if (Array.isArray(value)) return ['XlTable', 'CF_UNICODETEXT', 'CF_TEXT'].map((format) => [format, value]);
  return Object.entries(value as Record<string, DdeValue>);
}
