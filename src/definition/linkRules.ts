/** The schemes of links that ask for a call. Each is read by rules of its own. */
export const linkSchemes = ['sip', 'sips', 'tel', 'callto'] as const;
export type LinkScheme = (typeof linkSchemes)[number];

/** Browsers take links of any length; no number or address that can be dialled has more than 255 characters. */
export const longestLink = 2000;
/** In characters. Other programs give no such name to a parameter. */
export const longestLinkParameter = 40;

const digit = '[0-9A-Fa-f]';
const further = `%[89ABab]${digit}`;

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
  telCharacter: /[0-9+*#,().\- ]/,
  /** What makes a number easy to read. Spaces are not in RFC 3966, but on many pages. */
  telSeparators: /[().\- ]/g,
  /** A comma is a pause, with tones behind it. */
  telNumber: /^(?:\+[0-9]+|[0-9*#]+)(?:,+[0-9*#]+)*$/,
  telParameter: /^[0-9-]*[a-z][a-z0-9-]*$/,
  extensionSeparators: /[().-]/g,
  extension: /^[0-9*#]+$/,
  sipUserCharacter: /[0-9A-Za-z+*#,._~-]/,
  sipUserBegin: /^[0-9A-Za-z+*#]/,
  /** Host names have no escapes, and addresses in brackets (IPv6) are nothing a phone can dial. */
  sipHost: /^[0-9A-Za-z](?:[0-9A-Za-z._-]*[0-9A-Za-z])?(?::[0-9]{1,5})?$/,
  sipParameter: /^[a-z0-9_.!~*'+-]+$/,
  /** What follows `callto:` when it is a SIP address with its scheme, as `dial` takes one. */
  calltoSip: /^([Ss][Ii][Pp][Ss]?):(.*)$/,
  /** What follows `callto:` when it is a number, not a SIP user or address. */
  calltoDigits: /^[^A-Za-z@_~]*$/,
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
  escapedStranger: 'an escape in it stands for {}, which is in no number.',
  telStranger: 'the character {} is in no telephone number.',
  noNumber: 'it holds no telephone number: digits, * and #, or + and digits; then, behind a comma, tones.',
  noTelParameter: 'a semicolon in it does not begin a parameter, such as ;ext=12. Write a comma for a pause.',
  twice: 'it has the parameter {} twice.',
  subaddress: 'it names an ISDN subaddress (isub), which the phone cannot call.',
  mandatory: 'it may not be used without knowing the parameter {}.',
  noExtension: 'its extension (ext) is not made of digits.',
  password: 'it holds a password. The phone uses those of its accounts.',
  sipStranger: 'the character {} cannot stand in the name or number of a SIP address.',
  nobody: 'it names nobody to call.',
  userBegin: 'the name in it does not begin with a letter, a digit, + * or #.',
  noHost: 'what follows the @ is not the name of a host, such as pbx.example.com or pbx.example.com:5070.',
  noSipParameter: 'a semicolon in it does not begin a parameter, such as ;transport=tcp.',
  otherInCallto: 'it holds another scheme, or a port without an address.',
} as const;
