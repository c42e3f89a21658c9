import type { CodePage } from '../ffi/codePage.js';
import { codePageOf } from './client.js';
import { type DdeValue, formatName } from './formats.js';
import type { Incoming, Side } from './protocol.js';
import { commandEncoding, decodeCommand, decodeValue } from './text.js';

/** Who is at the other end of a conversation with a server. */
export interface DdeClientInformation {
  readonly service: string;
  readonly topic: string;
  readonly processId: number;
  /** The file name of its program; undefined when Windows does not tell, as for a program of higher elevation. */
  readonly program: string | undefined;
}

/** What a handler knows besides. */
export interface DdeTransaction {
  readonly kind: 'execute' | 'request' | 'poke' | 'advise' | 'unadvise';
  readonly client: DdeClientInformation;
  /** The number of the conversation. */
  readonly conversation: number;
  /** Empty for a command. */
  readonly item: string;
  /** The clipboard format of the value; empty for a command. */
  readonly format: string;
  /** The command, or the value of a poke, as it came; empty for the others. */
  readonly bytes: Uint8Array;
  /**
   * The command, or the value of a poke; undefined for the others.
   *
   * @throws UsageError when the bytes are none of their format.
   */
  readonly value: DdeValue | undefined;
  /** For advise: whether only notices are wanted, a warm link. */
  readonly warm: boolean;
  /** Aborted when the conversation ends before the answer. */
  readonly signal: AbortSignal;
}

/** What a client learns of its transaction: that it is done, that it is refused, or that it is to try again later. */
export type DdeAnswer = 'done' | 'refused' | 'busy';

/** A conversation of a server. */
export interface Conversation {
  readonly client: DdeClientInformation;
  /** Aborted when it ends. */
  readonly ended: AbortController;
}

/** How a server reads texts. */
interface Reading {
  readonly encoding?: 'auto' | Side | undefined;
  readonly codePage?: number | undefined;
}

/** A transaction as handlers see it. */
export function transactionOf(
  { kind, conversation, item, format, data = new Uint8Array(), unicode, texts, warm }: Incoming,
  { client, ended }: Conversation,
  { encoding = 'auto', codePage }: Reading,
): DdeTransaction {
  const name = format === 0 ? '' : formatName(format);
  const page = codePageOf({ codePage });
  return {
    kind,
    client,
    conversation,
    item,
    format: name,
    bytes: data,
    get value() {
      if (kind === 'execute') return commandOf(data, encoding, { unicode, texts }, page);
      return kind === 'poke' ? decodeValue(data, name, page) : undefined;
    },
    warm,
    signal: ended.signal,
  };
}

/** The text of a command, in the encoding that the server asked of its clients, or else in the one that it seems to be written in. */
function commandOf(
  bytes: Uint8Array,
  encoding: 'auto' | Side,
  { unicode, texts }: Pick<Incoming, 'unicode' | 'texts'>,
  codePage: CodePage,
): string {
  if (encoding !== 'auto') return decodeCommand(bytes, encoding === 'unicode' ? encoding : codePage);
  const expected = unicode ? 'unicode' : codePage;
  const known = texts === 'ansi' ? codePage : texts;
  return decodeCommand(bytes, commandEncoding(bytes, expected, codePage, known));
}
