import { createHash } from 'node:crypto';
import type { FileBytes } from '../bytes.js';

/** What the mark in a file says: of which bridge and target it was made. */
export interface Origin {
  readonly bridge: string;
  /** The target's name; `page:contacts` for what was made of the user's own. */
  readonly target: string;
}

/** What a file in the place of a generated one is: `edited`, when somebody has changed it since it was made. */
export type Found = (Origin & { readonly edited: boolean }) | undefined;

/**
 * The words by which bridgesmith knows its own files again, such as `[bridgesmith:microsip/vbscript 0123456789ab]`. What
 * stands behind the blank is the beginning of the SHA-256 of the file's text, by which it is known to be as it was made.
 * A template writes `unsealed`, with zeros in its place, in the head of a file; `seal` fills it in.
 */
export function unsealed({ bridge, target }: Origin): string {
  return `[bridgesmith:${bridge}/${target} ${zeros}]`;
}

/**
 * A text with the hash in its mark.
 *
 * @param parts the text, of which the first holds the head.
 */
export function seal([head = '', ...rest]: readonly string[]): string[] {
  if (!marksUnsealed.test(head.slice(0, headLength))) return [head, ...rest];
  return [withHash(head, hashOf([head, ...rest])), ...rest];
}

/** Which bridge and target a file was made of; undefined for one that bears no mark in its head. */
export function findMark(bytes: FileBytes): Found {
  const head = mark.exec(textOf(bytes.subarray(0, headLength)));
  if (!head?.groups) return undefined;
  const { bridge = '', target = '', hash } = head.groups;
  // One that an older version made has no hash: what was done to it cannot be known.
  return { bridge, target, edited: hash !== undefined && hash !== hashOf([withHash(textOf(bytes), zeros)]) };
}

const zeros = '0'.repeat(12);
const headLength = 4096;
const mark = /\[bridgesmith:(?<bridge>[a-z][a-z0-9-]*)\/(?<target>[a-z:]+)(?: (?<hash>[0-9a-f]{12}))?\]/;
const marksUnsealed = new RegExp(`\\[bridgesmith:[a-z0-9-]+/[a-z:]+ ${zeros}\\]`);
const marksWithHash = /(\[bridgesmith:[a-z0-9-]+\/[a-z:]+ )[0-9a-f]{12}\]/g;

function withHash(text: string, hash: string): string {
  return text.slice(0, headLength).replace(marksWithHash, `$1${hash}]`) + text.slice(headLength);
}

function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part.replaceAll('\r\n', '\n'), 'utf8');
  return hash.digest('hex').slice(0, zeros.length);
}

/**
 * The text of a generated file, whatever its encoding and line ends, which version control and editors change and nobody
 * means anything by.
 */
function textOf(bytes: Buffer): string {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[1] === 0 && bytes[3] === 0);
  const text = bytes.toString(isWide ? 'utf16le' : 'utf8');
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}
