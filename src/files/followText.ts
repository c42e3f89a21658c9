import { type FileHandle, open } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { setTimeout as pause } from 'node:timers/promises';

export interface FollowOptions {
  readonly signal: AbortSignal;
  /** Give what the file holds already, too. */
  readonly fromStart?: boolean | undefined;
  /** How often to look, in milliseconds; 250 by default. */
  readonly interval?: number | undefined;
  /** Hears what happens to the file. */
  readonly report?: ((event: 'missing' | 'begun' | 'anew') => void) | undefined;
}

/**
 * The text that is added to a file, until the signal. A file that is not there yet is waited for. One that begins anew, as
 * a log does when its program starts, or that another has taken the place of, is read from its start.
 *
 * The text is UTF-8, as SIP has it, or UTF-16 with a byte order mark; what is neither is read as far as it can be. A character that
 * is not whole yet is kept until it is. The file is not kept open, so that it can be removed.
 */
export async function* followText(
  path: string,
  { signal, fromStart = false, interval = 250, report }: FollowOptions,
): AsyncGenerator<string, void, undefined> {
  let place: Place | undefined;
  let isReported = false;
  for (let first = true; !signal.aborted; first = false) {
    const file = await openIfThere(path);
    if (!file && !isReported) report?.('missing');
    isReported ||= file === undefined;
    if (file) {
      try {
        const { size, ino, head } = await identityOf(file);
        const same = place && place.ino === ino && size >= place.offset && startsAlike(place.head, head);
        if (!same) {
          if (!first) report?.(place ? 'anew' : 'begun');
          const skipped = first && !fromStart ? size : 0;
          place = { ino, head, offset: skipped, decoder: decoderFor(head) };
        }
        const here = place as Place;
        if (here.offset === 0) here.decoder = decoderFor(head);
        here.head = head;
        yield* textOf(file, here, signal);
      } finally {
        await file.close();
      }
    }
    await pause(interval, undefined, { signal }).catch(() => {});
  }
}

interface Place {
  readonly ino: bigint;
  /** The first bytes: by them a file is known that was emptied and has grown again between two looks. */
  head: Buffer;
  offset: number;
  decoder: StringDecoder;
}

async function identityOf(file: FileHandle): Promise<{ size: number; ino: bigint; head: Buffer }> {
  const { size, ino } = await file.stat({ bigint: true });
  const { bytesRead, buffer } = await file.read(Buffer.alloc(headSize), 0, headSize, 0);
  return { size: Number(size), ino, head: buffer.subarray(0, bytesRead) };
}

/** A file that has grown has the same beginning. */
function startsAlike(before: Buffer, now: Buffer): boolean {
  return now.subarray(0, before.length).equals(before);
}

async function* textOf(file: FileHandle, place: Place, signal: AbortSignal): AsyncGenerator<string, void, undefined> {
  while (!signal.aborted) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(pieceSize), 0, pieceSize, place.offset);
    if (bytesRead === 0) return;
    const atStart = place.offset === 0;
    place.offset += bytesRead;
    const text = place.decoder.write(buffer.subarray(0, bytesRead));
    const shown = atStart ? text.replace(/^\ufeff/, '') : text;
    if (shown !== '') yield shown;
  }
}

function decoderFor(head: Buffer): StringDecoder {
  return new StringDecoder(head[0] === 0xff && head[1] === 0xfe ? 'utf16le' : 'utf8');
}

/** Where it is not there, or held for a moment by whoever makes it anew. */
async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['ENOENT', 'ENOTDIR', 'EBUSY', 'EPERM'].includes(code)) return undefined;
    throw error;
  }
}

/** In bytes. A line of a log begins with its time, so that two logs do not begin alike. */
const headSize = 256;
const pieceSize = 65_536;
