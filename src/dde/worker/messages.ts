import { addAtom, deleteAtom, postMessage } from '../../ffi/dde.js';
import { allocate, contentsOf, free } from '../../ffi/globalMemory.js';
import { kernel32 } from '../../ffi/kernel32.js';
import { user32 } from '../../ffi/user32.js';
import type { Verdict } from '../protocol.js';

/**
 * The messages that DDE is made of. DDEML is a layer above them, which cannot leave a transaction open while somebody
 * thinks, nor acknowledge an update later; both are simple here.
 *
 * Source: https://learn.microsoft.com/windows/win32/dataxchg/about-dynamic-data-exchange
 */
export const messages = {
  initiate: 0x03e0, // WM_DDE_INITIATE
  terminate: 0x03e1,
  advise: 0x03e2,
  unadvise: 0x03e3,
  acknowledge: 0x03e4, // WM_DDE_ACK
  data: 0x03e5,
  request: 0x03e6,
  poke: 0x03e7,
  execute: 0x03e8,
} as const;

/** The bits of the first word of DDEACK, DDEADVISE, DDEDATA and DDEPOKE. */
export const flags = {
  positive: 0x8000, // fAck
  busy: 0x4000, // fBusy
  acknowledge: 0x8000, // fAckReq
  noData: 0x4000, // fDeferUpd
  release: 0x2000, // fRelease: the receiver frees it
  response: 0x1000, // fResponse: to a REQUEST
} as const;

/** What DDEADVISE, DDEDATA and DDEPOKE hold. */
export interface Block {
  readonly flags: number;
  readonly format: number;
  readonly data: Uint8Array;
}

/** The two halves that a message carries. */
export interface Halves {
  readonly low: number;
  readonly high: number;
}

export function isDdeMessage(message: number): boolean {
  return message >= messages.initiate && message <= messages.execute;
}

/** Posts a message with its two halves. Returns what went wrong, or nothing. */
export function post(to: number, message: number, from: number, { low, high }: Halves): 'gone' | 'full' | undefined {
  const packed = user32().PackDDElParam(message, low, high);
  if (postMessage(to, message, from, packed)) return undefined;
  const full = kernel32().GetLastError() === notEnoughQuota;
  user32().FreeDDElParam(message, packed);
  return full ? 'full' : 'gone';
}

/** Takes a posted message apart. */
export function unpack(message: number, packed: number): Halves {
  const low: [number] = [0];
  const high: [number] = [0];
  user32().UnpackDDElParam(message, packed, low, high);
  user32().FreeDDElParam(message, packed);
  return { low: low[0], high: high[0] };
}

/** Sends a message, and lets the receiver take no longer than this, in milliseconds. */
export function send(to: number, message: number, from: number, halves: Halves, timeout: number): boolean {
  return user32().SendMessageTimeoutW(to, message, from, packedInHalves(halves), abortIfHung, timeout, [0]) !== 0;
}

/** The halves as one number: messages that are sent are never packed in memory. */
export function packedInHalves({ low, high }: Halves): number {
  return (low & 0xffff) | (high << 16);
}

/** The halves of a message that was sent. */
export function halvesOf(long: number): Halves {
  return { low: long & 0xffff, high: (long >>> 16) & 0xffff };
}

/** A global memory object that holds a block; 0 when Windows has no memory left. */
export function makeBlock(block: Block): number {
  const bytes = Buffer.alloc(4 + block.data.length);
  bytes.writeUInt16LE(block.flags, 0);
  bytes.writeUInt16LE(block.format, 2);
  bytes.set(block.data, 4);
  return allocate(bytes);
}

/** What a block holds; nothing for a handle that is none. */
export function readBlock(handle: number): Block | undefined {
  const bytes = contentsOf(handle);
  if (!bytes || bytes.length < 4) return undefined;
  const view = Buffer.from(bytes.buffer);
  return { flags: view.readUInt16LE(0), format: view.readUInt16LE(2), data: bytes.subarray(4) };
}

/** Posts the answer to a transaction; `subject` is what it was about: an atom, or the memory of a command. */
export function postAcknowledgement(to: number, from: number, verdict: Verdict, subject: number): void {
  const low = verdict === 'done' ? flags.positive : verdict === 'busy' ? flags.busy : 0;
  post(to, messages.acknowledge, from, { low, high: subject });
}

/**
 * Posts a block about an item; the memory and the atom are the receiver's then, unless it cannot be posted.
 *
 * @returns the memory's handle, or what went wrong.
 */
export function postBlock(
  to: number,
  message: number,
  from: number,
  item: string,
  block: Block | undefined,
): { memory: number; atom: number } | 'gone' | 'full' {
  const memory = block ? makeBlock(block) : 0;
  const atom = addAtom(item);
  const failure = (block && memory === 0) || atom === 0 ? 'full' : post(to, message, from, { low: memory, high: atom });
  if (!failure) return { memory, atom };
  free(memory);
  deleteAtom(atom);
  return failure;
}

const abortIfHung = 0x0002; // SMTO_ABORTIFHUNG
const notEnoughQuota = 1816; // ERROR_NOT_ENOUGH_QUOTA: the receiver's queue holds all that it may
