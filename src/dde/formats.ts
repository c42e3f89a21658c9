import { UsageError } from '../errors.js';
import { registeredName, registerFormat } from '../ffi/dde.js';
import type { DdeTable } from './xlTable.js';

/**
 * The standard clipboard formats that DDE servers use. All others are registered under their names.
 *
 * Source: https://learn.microsoft.com/windows/win32/dataxchg/standard-clipboard-formats
 */
const standardFormats = {
  CF_TEXT: 1,
  CF_BITMAP: 2,
  CF_METAFILEPICT: 3,
  CF_SYLK: 4,
  CF_DIF: 5,
  CF_TIFF: 6,
  CF_OEMTEXT: 7,
  CF_DIB: 8,
  CF_PALETTE: 9,
  CF_PENDATA: 10,
  CF_RIFF: 11,
  CF_WAVE: 12,
  CF_UNICODETEXT: 13,
  CF_ENHMETAFILE: 14,
  CF_HDROP: 15,
  CF_LOCALE: 16,
  CF_DIBV5: 17,
} as const;

/** The formats of text: in the ANSI code page, in UTF-16, and in the code page of DOS. */
export const textFormats = ['CF_TEXT', 'CF_UNICODETEXT', 'CF_OEMTEXT'] as const;
export type DdeTextFormat = (typeof textFormats)[number];

/** What goes through DDE: a text, a table of cells, or the bytes of any other format. */
export type DdeValue = string | DdeTable | Uint8Array;

/** What comes back in a format: text when none is named, a table for XlTable, bytes for all that is not known here. */
export type DdeValueOf<Format extends string | undefined> = [Format] extends [undefined | DdeTextFormat]
  ? string
  : [Format] extends ['XlTable']
    ? DdeTable
    : string extends Format
      ? DdeValue
      : Uint8Array;

/**
 * The number of a clipboard format.
 *
 * @param name a standard one such as `CF_TEXT`, or the name of a registered one such as `XlTable` or `Csv`.
 * @throws UsageError for a name that Windows cannot register.
 */
export function formatNumber(name: string): number {
  requireFormat(name);
  const known = standardFormat(name) ?? registered.get(name);
  if (known !== undefined) return known;
  const number = registerFormat(name);
  if (number === 0) throw noFormat(name);
  registered.set(name, number);
  return number;
}

/** @throws UsageError for a name that can be no clipboard format. Does not need Windows. */
export function requireFormat(name: string): void {
  if (standardFormat(name) !== undefined) return;
  if (name === '' || name.startsWith('CF_') || name.includes('\0') || name.length > 255) throw noFormat(name);
}

function standardFormat(name: string): number | undefined {
  return Object.hasOwn(standardFormats, name) ? standardFormats[name as keyof typeof standardFormats] : undefined;
}

function noFormat(name: string): UsageError {
  const names = Object.keys(standardFormats).join(', ');
  return new UsageError(`"${name}" is no clipboard format. Take ${names}, or the name of a registered one.`);
}

/** The name of a clipboard format: `CF_TEXT`, `XlTable`, or its number in decimal when it has no name. */
export function formatName(number: number): string {
  const standard = Object.entries(standardFormats).find(([, value]) => value === number);
  if (standard) return standard[0];
  return registeredName(number) || String(number);
}

export function isTextFormat(name: string): name is DdeTextFormat {
  return (textFormats as readonly string[]).includes(name);
}

/** Names stay registered until Windows restarts. */
const registered = new Map<string, number>();
