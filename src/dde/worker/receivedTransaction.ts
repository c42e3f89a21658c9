import { atomName } from '../../ffi/dde.js';
import { contentsOf } from '../../ffi/globalMemory.js';
import { flags, messages, readBlock, unpack } from './messages.js';

/** A transaction as it came. */
export interface ReceivedTransaction {
  readonly kind: 'execute' | 'request' | 'poke' | 'advise' | 'unadvise';
  readonly format: number;
  readonly flags: number;
  readonly data: Uint8Array | undefined;
  /** The client's memory object; 0 when there is none. */
  readonly memory: number;
  /** The atom of the item; 0 for EXECUTE. */
  readonly atom: number;
  readonly item: string;
  /** Its number, once the main thread has been asked. */
  number?: number;
  /** Whether the main thread has nothing against it. */
  passed?: boolean;
}

/** Takes a message apart; nothing for one that is no transaction. */
export function receive(message: number, long: number): ReceivedTransaction | undefined {
  const kind = kinds.get(message);
  if (!kind) return undefined;
  const { low, high } = unpack(message, long);
  if (kind === 'execute') {
    return { kind, format: 0, flags: 0, data: contentsOf(high), memory: high, atom: 0, item: '' };
  }
  const item = atomName(high);
  if (kind === 'request' || kind === 'unadvise') {
    return { kind, format: low, flags: 0, data: undefined, memory: 0, atom: high, item };
  }
  const block = readBlock(low);
  return {
    kind,
    format: block?.format ?? 0,
    flags: block?.flags ?? 0,
    data: block?.data,
    memory: low,
    atom: high,
    item,
  };
}

/** Whether the memory is ours after a positive acknowledgement. */
export function isGivenAway({ kind, flags: options }: ReceivedTransaction): boolean {
  return kind === 'advise' || (kind === 'poke' && (options & flags.release) !== 0);
}

const kinds = new Map<number, ReceivedTransaction['kind']>([
  [messages.execute, 'execute'],
  [messages.request, 'request'],
  [messages.poke, 'poke'],
  [messages.advise, 'advise'],
  [messages.unadvise, 'unadvise'],
]);
