import type { Mistake } from '../forms/text.js';

const scheme = '(?:sips?:)?';
/** What may follow the user: tones or a host. */
const rest = '(?:[,@].*)?';

/** `1.55555E+10`, `1,55555E+10`, `1E+10` are what spreadsheets make of long numbers, `5551234.0` what programs do. */
const spoilt: Mistake = {
  pattern: `${scheme}\\+?[0-9]+(?:(?:\\.[0-9.]*[Ee]+[+-]?|,[0-9]*[Ee]+[+-]?|[Ee]+\\+)[0-9]+|\\.0)${rest}`,
  is: 'a number that a spreadsheet has rounded or given a fraction. Have its cell hold text, and write the number anew',
};

const extensionSign = '(?:[PpWwXx]|[Ee][Xx][Tt](?:[Ee][Nn][Ss][Ii][Oo][Nn])?)';

/** `5551234x12`, `5551234ext.12`, `5551234p12`. */
const extension: Mistake = {
  pattern: `${scheme}[0-9+*#][0-9+.*#-]*${extensionSign}+[0-9.*#-](?:[0-9.*#-]|${extensionSign})*(?:,[^@]*)?`,
  is: 'a number with an extension. Write a comma for a pause, and tones behind it, as in 5551234,12',
};

/** `1-800-FLOWERS`, `1800flowers`, `+1800FLOWERS`; but `100-anna`, `1000a` and `1234567e0` are SIP users. */
const lettered: Mistake = {
  pattern: `${scheme}(?:${[
    '\\+[0-9.-]*[A-Za-z][0-9A-Za-z.-]*',
    '[0-9](?:[0-9A-Z]*[.-][0-9.-]*[A-Z]|[0-9]*[A-Z][0-9A-Z]*[.-])[0-9A-Z.-]*',
    '(?:[01][.-]*)?8[.-]*[0-9][.-]*[0-9][.-]*[A-Za-z](?:[.-]*[0-9A-Za-z]){6,}[.-]*',
  ].join('|')})(?:,[^@]*)?`,
  is: 'a number with letters. Write the digit of the telephone key that each stands on: 2 for A, B and C, and so on',
};

/**
 * `sip:pbx.example.com`, `sip:192.0.2.1`: without an @, a host follows the scheme.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc3261#section-25.1
 */
const hostAlone: Mistake = {
  pattern: `sips?:(?:${[
    '[0-9A-Za-z.-]*(?:[A-Za-z][0-9A-Za-z-]*\\.|\\.[0-9.-]*[A-Za-z])[0-9A-Za-z.-]*',
    '[0-9]{1,3}(?:\\.+[0-9]{1,3}){3}\\.*',
  ].join('|')})(?:,[^@]*)?`,
  is: 'a host, and nobody to call there. Write an address such as 1000@pbx.example.com',
};

/** The phone cuts at the first comma, and would call what stands before it, elsewhere. */
const tonesAtHost: Mistake = {
  pattern: '[^,@]*,[^@]*@.*',
  is: 'an address with a comma, and behind a host there are no tones',
};

const strangeTones: Mistake = {
  pattern: '[^,@]*,[0-9A-D*#,;]*[^0-9A-D*#,;@][^@]*',
  is: 'something else than tones behind a comma. Tones are digits, * # and A to D; a comma is a second more',
};

/** `+49(0)30123456`. */
const trunkZero: Mistake = {
  pattern: `${scheme}\\+[0-9 .-]*[(]0[)].*`,
  is: 'a number with a (0) that is not dialled behind a country code. Leave it out',
};

const tonesBehind: Mistake = {
  pattern: '[0-9+*#]+[,;][0-9A-D*#,;]*',
  is: 'a number with tones behind it, which would be dialled as digits of it. Leave them out',
};

/** Those that only look like a SIP user, by names: patterns let them through. */
export const likeUsers = { spoilt, extension, lettered, hostAlone };

/** Those that no pattern lets through, and that are told what they are. */
export const refusedAnyway = { tonesAtHost, strangeTones, trunkZero };

/** Where a rule has no letters, the same words help. */
export const numberMistakes: readonly Mistake[] = [...Object.values(likeUsers), ...Object.values(refusedAnyway)];

/** Where no tones are sent, either. */
export const digitMistakes: readonly Mistake[] = [
  spoilt,
  { ...extension, is: 'a number with an extension. Leave it out' },
  lettered,
  tonesBehind,
  trunkZero,
];
