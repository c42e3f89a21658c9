// texts.ts: what goes through DDE here, and the bytes it must arrive as.
import { hostileTexts } from '../../corpora/hostile.js';
import { bigText } from '../../lab/index.js';

/** The bytes of a text with its terminator, in UTF-16. */
export function unicodeBytes(text: string): Buffer {
  return Buffer.from(`${text}\0`, 'utf16le');
}

/** The bytes of a text with its terminator, in the ANSI code page of the lab and of the workflow's Windows, 1252. */
export function ansiBytes(text: string): Buffer {
  return Buffer.from([...`${text}\0`].map((character) => codePage1252.get(character) ?? NaN));
}

/** Whether the ANSI code page has every character of a text. */
export function isAnsi(text: string): boolean {
  return [...text].every((character) => codePage1252.has(character));
}

/** The characters of 0x80 to 0x9f; spaces stand for what has none. */
const upperControls = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const codePage1252 = new Map<string, number>();
for (let byte = 0; byte < 256; byte++) {
  const character = byte < 0x80 || byte > 0x9f ? String.fromCharCode(byte) : upperControls.charAt(byte - 0x80);
  if (!codePage1252.has(character)) codePage1252.set(character, byte);
}

export const plain = 'Grüße, (5) "x"';
export const long = bigText(65_536);
/** Beyond the ANSI code page, beyond the first plane, and half a character. */
export const wide = 'žluťoučký 日本 📞 \ud83d';

/** Beyond the code page, but nothing that the command line of a program changes. */
export const wideItem = 'žluťoučký 日本';

/** Texts that a broken quoting, splitting or conversion would change; none has a character beyond U+00FF. */
export const hostileNarrow = hostileTexts.map(({ text }) => text).filter((text) => text !== '' && !isWide(text));
export const hostileWide = hostileTexts.map(({ text }) => text).filter(isWide);

function isWide(text: string): boolean {
  return /[^\0-\u00ff]/.test(text);
}

export const bytes = Buffer.from([0, 1, 2, 255, 0, 0x41, 0]);
export const bytesFormat = 'bridgesmith conformance';

/** A table with every kind of cell that can be requested, and what it is in XlTable. */
export const table = [
  ['East', 1.5, true],
  ['Zürich', null, { error: '#N/A' }],
];
export const tableBytes = Buffer.from(
  [
    ...['1000 0400 0200 0300', '0200 0500 04 45617374', '0100 0800 000000000000f83f', '0300 0200 0100'],
    ...['0200 0700 06 5afc72696368', '0500 0200 0100', '0400 0200 2a00'],
  ]
    .join('')
    .replaceAll(' ', ''),
  'hex',
);
