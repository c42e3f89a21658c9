import { showCharacter } from '../../characters.js';
import {
  filled,
  fullWidth,
  type LinkNote,
  type LinkReason,
  letterKeys,
  linkNotes,
  linkPatterns,
  zeroKeepers,
  zeros,
} from './rules.js';

/** Takes what is to be said of a text: sentences. */
export type Notes = string[];

/** A number as it is dialled, or why there is none, with what to show in the reason's places. */
export type NumberRead =
  | { readonly number: string }
  | { readonly reason: LinkReason; readonly shown: readonly string[] };

/**
 * A text without what clipboards bring: marks and blanks around it are left out, and up to the @ of an address, digits,
 * blanks and hyphens of other scripts become those of ASCII. Each is noted. Nothing else is changed.
 */
export function plainSigns(text: string, notes: Notes): string {
  const inside = text.replace(linkPatterns.around, '');
  const begin = text.indexOf(inside);
  const outside = [...text.slice(0, begin), ...text.slice(begin + inside.length)].filter((sign) => sign !== ' ');
  note(notes, 'around', outside.map(showCharacter));
  const user = inside.slice(0, `${inside}@`.indexOf('@'));
  const signs = [...user];
  const changed = signs.filter((sign) => plainSign(sign) !== sign);
  note(
    notes,
    'signs',
    changed.map((sign) => `${showCharacter(sign)} as ${showCharacter(plainSign(sign))}`),
  );
  return `${signs.map(plainSign).join('')}${inside.slice(user.length)}`;
}

/** Whether a text is a number as people write it, and no name of a SIP user. */
export function isWrittenNumber(text: string): boolean {
  return linkPatterns.written.test(text) || linkPatterns.extensionWritten.test(text);
}

/**
 * The number that a text of ASCII signs means, without what makes it easy to read. An extension is sent as tones after a
 * pause, and a zero in brackets is not dialled behind a country code; both are noted.
 */
export function readNumber(text: string, notes: Notes): NumberRead {
  if (linkPatterns.spoilt.test(text)) return { reason: 'spoilt', shown: [] };
  const whole = withoutTrunkZero(withTones(text, notes), notes);
  if (linkPatterns.slashFirst.test(whole)) return { reason: 'telCharacter', shown: [showCharacter('/')] };
  const comma = `${whole},`.indexOf(',');
  const disallowed = disallowedIn(whole.slice(0, comma), linkPatterns.telCharacter);
  if (disallowed !== undefined) return refusedCharacter(disallowed);
  const noTone = disallowedIn(whole.slice(comma), linkPatterns.toneCharacter);
  if (noTone !== undefined) return { reason: 'toneCharacter', shown: [showCharacter(noTone)] };
  const number = whole.replace(linkPatterns.telSeparators, '');
  return linkPatterns.telNumber.test(number) ? { number } : { reason: 'noNumber', shown: [] };
}

/** The first character that does not belong to a class such as `[0-9]`. */
export function disallowedIn(text: string, allowed: RegExp): string | undefined {
  return [...text].find((character) => !allowed.test(character));
}

/** In a name of its own, as the phone has no other way to send it. */
function withTones(text: string, notes: Notes): string {
  const [, number, letters = '', tones = ''] = linkPatterns.extensionWritten.exec(text) ?? [];
  if (number === undefined) return text;
  note(notes, 'extension');
  const pauses = letters.replace(linkPatterns.pauseLetters, ',');
  return `${number}${pauses === letters ? ',' : pauses}${tones.replace(linkPatterns.pauseLetters, ',')}`;
}

function withoutTrunkZero(text: string, notes: Notes): string {
  const [, prefix, code = '', rest = ''] = linkPatterns.trunkZero.exec(text) ?? [];
  const digits = code.replace(linkPatterns.notDigits, '');
  if (prefix === undefined || !linkPatterns.countryCode.test(digits) || zeroKeepers.includes(digits)) return text;
  note(notes, 'trunkZero');
  return `${prefix}${digits}${rest}`;
}

function refusedCharacter(character: string): NumberRead {
  const shown = showCharacter(character);
  if (!linkPatterns.letter.test(character)) return { reason: 'telCharacter', shown: [shown] };
  const key = letterKeys.charAt(character.toUpperCase().charCodeAt(0) - 'A'.charCodeAt(0));
  return { reason: 'telLetter', shown: [shown, key] };
}

function plainSign(sign: string): string {
  const code = sign.charCodeAt(0);
  if (code < 0x80 || sign.length > 1) return sign;
  const zero = zeros.find((first) => code >= first && code <= first + 9);
  if (zero !== undefined) return String(code - zero);
  if (linkPatterns.blank.test(sign)) return ' ';
  if (linkPatterns.hyphen.test(sign)) return '-';
  const narrow = String.fromCharCode(code - fullWidth);
  return code > fullWidth && linkPatterns.fullWidthSign.test(narrow) ? narrow : sign;
}

function note(notes: Notes, key: LinkNote, shown: readonly string[] | undefined = undefined): void {
  if (shown?.length !== 0) notes.push(filled(linkNotes[key], [[...new Set(shown)].join(', ')]));
}
