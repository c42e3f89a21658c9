import type { RecordedData } from './record.js';

/** @param type 1 for REG_SZ, 2 for REG_EXPAND_SZ. */
export function textData(text: string, type = plainText): RecordedData {
  return { type, bytes: Buffer.from(`${text}\0`, 'utf16le').toString('base64') };
}

/** The text of a value, up to its end; undefined for one that is no text. */
export function textOf({ type, bytes }: RecordedData): string | undefined {
  if (type !== plainText && type !== expandedText) return undefined;
  return Buffer.from(bytes, 'base64').toString('utf16le').replace(/\0.*$/s, '');
}

export function sameData(one: RecordedData | null, other: RecordedData | null): boolean {
  return one?.type === other?.type && one?.bytes === other?.bytes;
}

const plainText = 1; // REG_SZ
export const expandedText = 2; // REG_EXPAND_SZ
