import { likeUsers } from '../kinds/numberMistakes.js';

/** The schemes of links that ask for a call. Each is read by rules of its own. */
export const linkSchemes = ['sip', 'sips', 'tel', 'callto'] as const;
export type LinkScheme = (typeof linkSchemes)[number];

/** Browsers take links of any length; no number or address that can be dialled has more than 255 characters. */
export const longestLink = 2000;
/** In characters. Other programs give no such name to a parameter. */
export const longestLinkParameter = 40;

const digit = '[0-9A-Fa-f]';
const further = `%[89ABab]${digit}`;

/** Blanks and hyphens other than ASCII's, and marks that cannot be seen, as classes hold them. */
const blanks = '\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000';
const marks = '\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff';
const hostName = '[0-9A-Za-z](?:[0-9A-Za-z._-]*[0-9A-Za-z])?';
const hostAddress = '\\[[0-9A-Fa-f:.]+\\]';

/**
 * The zeros of scripts whose digits, ten in a row, are written from left to right like those of ASCII: Arabic-Indic, Eastern
 * Arabic-Indic, Devanagari, Bengali, Gurmukhi, Gujarati, Oriya, Tamil, Telugu, Kannada, Malayalam, Thai, Lao, Tibetan,
 * Myanmar, Khmer, Mongolian, full-width.
 *
 * Source: https://www.unicode.org/Public/UCD/latest/ucd/extracted/DerivedNumericType.txt
 */
export const zeros: readonly number[] = [
  0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50, 0x0ed0, 0x0f20,
  0x1040, 0x17e0, 0x1810, 0xff10,
];
/** How far the full-width signs, from U+FF01 to U+FF5E, stand behind those of ASCII. */
export const fullWidth = 0xfee0;
/** The keys of a telephone that A, B, … Z stand on (ITU-T E.161). */
export const letterKeys = '22233344455566677778889999';
/** Their numbers begin with the zero that others leave out behind a country code: Italy, San Marino, the Vatican. */
export const zeroKeepers: readonly string[] = ['39', '378', '379'];

/**
 * What links are read by, as data, so that Node's handler and the generated one have the same.
 *
 * A regular expression here is one that JScript, which knows ECMAScript 3, reads as JavaScript does: no look-ahead, which
 * JScript gets wrong, and no flags but g.
 *
 * Sources: https://www.rfc-editor.org/rfc/rfc3966#section-3, https://www.rfc-editor.org/rfc/rfc3261#section-19.1.1
 */
export const linkPatterns = {
  /** Before it is compared in lower case: other letters than these have some of them for their small ones. */
  scheme: /^[A-Za-z]+$/,
  /** A link is printable ASCII. Browsers leave spaces as they are behind these schemes, so they are let through. */
  inNoLink: /[^\x20-\x7e]|["<>\\^`{|}]/,
  /** The escape of one character, from UTF-8 (https://www.rfc-editor.org/rfc/rfc3629#section-4). */
  escape: new RegExp(
    [
      `%[0-7]${digit}`,
      `%(?:[Cc][2-9A-Fa-f]|[Dd]${digit})${further}`,
      `%(?:[Ee]0%[ABab]${digit}|[Ee][1-9A-CEFa-cef]${further}|[Ee][Dd]%[89]${digit})${further}`,
      `%(?:[Ff]0%[9ABab]${digit}|[Ff][1-3]${further}|[Ff]4%8${digit})${further}${further}`,
    ].join('|'),
    'g',
  ),
  /** What an escape may not stand for: an escape that stands for another leaves a percent sign, which no number has. */
  inNoNumber: /[^\x20-\x7e]|%/,
  /** Some pages write `tel://5551234`, and some programs then add a slash at the end. */
  slashes: /^\/\/(.*?)\/?$/,
  /** What clipboards bring along at the ends of a number. */
  around: new RegExp(`^[ ${blanks}${marks}]+|[ ${blanks}${marks}]+$`, 'g'),
  blank: new RegExp(`[${blanks}]`),
  hyphen: /[\u2010-\u2015\u2212\ufe63]/,
  /** What full-width signs may stand for. */
  fullWidthSign: /[+*#,().\-/]/,
  spoilt: new RegExp(`^(?:${likeUsers.spoilt.pattern})$`),
  /** A number without letters, but for tones. */
  written: /^[^A-Za-z@_~,]+(?:,[^E-Za-z@_~]*)?$/,
  /** An extension as people write it, and `p` for a pause. */
  extensionWritten:
    /^([^A-Za-z@_~]*[0-9*#)]) *[.,-]? *([Xx]+|[Pp]+|[Ee][Xx][Tt](?:[Ee][Nn][Ss][Ii][Oo][Nn])?) *[.:]? *([0-9*#][0-9*#Pp,. -]*)$/,
  pauseLetters: /[Pp]/g,
  /** A zero in brackets behind a country code, whichever way that begins. */
  trunkZero: /^(\+|00|011)([0-9 .-]*|\([0-9 ]*\)[ .-]*)\( *0 *\)(.*)$/,
  notDigits: /[^0-9]/g,
  countryCode: /^[1-9][0-9]?[0-9]?$/,
  slashFirst: /^[(). -]*\//,
  telCharacter: /[0-9+*#().\-/ ]/,
  toneCharacter: /[0-9A-D*#,().\-/ ]/,
  letter: /[A-Za-z]/,
  /** What makes a number easy to read. Spaces and slashes are not in RFC 3966, but on many pages. */
  telSeparators: /[().\-/ ]/g,
  /** A comma is a pause, with tones behind it. */
  telNumber: /^(?:\+[0-9]+|[0-9*#]+)(?:,+[0-9A-D*#]+)*$/,
  /** The name of a domain, in which a number is valid. The beginning of a number has no letter. */
  domain: /^[0-9A-Za-z.-]*[A-Za-z][0-9A-Za-z.-]*$/,
  /** Tones of links before RFC 3966 (https://www.rfc-editor.org/rfc/rfc2806#section-2.2), `w` apart. */
  postDial: /^[0-9A-DPp*#]*[0-9A-D*#]$/,
  telParameter: /^[0-9-]*[a-z][a-z0-9-]*$/,
  extensionSeparators: /[().-]/g,
  extension: /^[0-9*#]+$/,
  sipUserCharacter: /[0-9A-Za-z+*#._~-]/,
  sipUserBegin: /^[0-9A-Za-z+*#]/,
  /** Host names have no escapes; an IPv6 address stands in brackets. */
  sipHost: new RegExp(`^(?:${hostName}|${hostAddress})(?::[0-9]{1,5})?$`),
  /** Without an @, RFC 3261 has a host behind the scheme; one word alone is meant to be somebody. */
  hostAlone: new RegExp(
    `^(?:sip:)?(?:${likeUsers.hostAlone.pattern.replace('sips?:', '')}|${hostAddress})(?::[0-9]*)?$`,
  ),
  /** A number in an address is a name, and stays as it is; unless it has what no name has. */
  bracketed: /^[+0-9][0-9 .-]*\([0-9 ().-]*$/,
  tone: /[0-9A-D*#,]/,
  sipParameter: /^[a-z0-9_.!~*'+-]+$/,
  /** What follows `callto:` when it is a SIP address with its scheme, as `dial` takes one. */
  calltoSip: /^([Ss][Ii][Pp][Ss]?):(.*)$/,
  calltoTel: /^[Tt][Ee][Ll]:(.*)$/,
} as const;

/** Why a link is refused: sentences about it, with `{}` where something of it is shown. */
export const linkReasons = {
  tooLong: `it has {} characters; at most ${longestLink} are read.`,
  otherScheme: 'it does not begin with {}.',
  inNoLink: 'the character {} at position {} is in no link.',
  empty: 'nothing follows {}:.',
  arguments: 'it came as {} arguments, and a link is one.',
  undialable: 'it names no number that can be dialled. {}',
  notUtf8: 'a percent sign in it does not begin an escape of UTF-8, such as %2B.',
  escapedCharacter: 'an escape in it stands for {}, which is in no number.',
  telCharacter: 'the character {} is in no telephone number.',
  telLetter: 'the character {} is in no telephone number. It stands on the key {} of a telephone.',
  toneCharacter: 'the character {} stands behind a comma and is no tone: digits, * # and A to D.',
  spoilt: 'it has a number that a spreadsheet has rounded or given a fraction. Nobody can tell which it was.',
  context: 'its context (phone-context) is a part of the number, and which number is meant cannot be known.',
  noPostDial: 'its post-dial digits (postd) are not made of digits and p for a pause.',
  tonesAtHost: 'a comma stands before the @, and behind a host there are no tones.',
  hostAlone: 'it names a host, and nobody to call there.',
  noNumber: 'it holds no telephone number: digits, * and #, or + and digits; then, behind a comma, tones.',
  noTelParameter: 'a semicolon in it does not begin a parameter, such as ;ext=12. Write a comma for a pause.',
  twice: 'it has the parameter {} twice.',
  subaddress: 'it names an ISDN subaddress (isub), which the phone cannot call.',
  mandatory: 'it may not be used without knowing the parameter {}.',
  noExtension: 'its extension (ext) is not made of digits.',
  password: 'it holds a password. The phone uses those of its accounts.',
  sipCharacter: 'the character {} cannot stand in the name or number of a SIP address.',
  nobody: 'it names nobody to call.',
  userBegin: 'the name in it does not begin with a letter, a digit, + * or #.',
  noHost: 'what follows the @ is not the name of a host, such as pbx.example.com or pbx.example.com:5070.',
  noSipParameter: 'a semicolon in it does not begin a parameter, such as ;transport=tcp.',
  otherInCallto: 'it holds another scheme, or a port without an address.',
} as const;

/** What is said of a link or a number that is not taken as it stands: sentences about it, with `{}` as in reasons. */
export const linkNotes = {
  around: 'it is read without {}, which stands around it.',
  signs: 'signs in it are read as those of ASCII: {}.',
  trunkZero: 'its (0) is not dialled behind a country code.',
  extension: 'its extension is sent as tones, after a pause.',
  dropped: '{} in it is left out.',
} as const;

export type LinkReason = keyof typeof linkReasons;
export type LinkNote = keyof typeof linkNotes;

/** A sentence with what is shown in place of each pair of braces. */
export function filled(sentence: string, shown: readonly (string | number)[]): string {
  return sentence
    .split('{}')
    .map((part, index) => (index === 0 ? part : `${shown[index - 1]}${part}`))
    .join('');
}
