import type { SchemeNumber } from './link.js';
import { decodeOnce, firstStranger, refuse } from './linkRefusal.js';

/**
 * What follows `sip:` or `sips:`. Parameters and headers would change how the call is made, or what it carries, in ways
 * that the phone cannot be told, and are dropped. A number in an address stays as it is written: it is a name there.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc3261#section-19.1.1
 */
export function sipNumber(rest: string): SchemeNumber {
  const at = rest.indexOf('@');
  if (at < 0) return withoutTail(rest, sipUser);
  const user = rest.slice(0, at);
  if (user.includes(':')) throw refuse('it holds a password. The phone uses those of its accounts.');
  const { number: host, dropped } = withoutTail(rest.slice(at + 1), sipHost);
  return { number: `${sipUser(user)}@${host}`, dropped };
}

/** A name or number before the @, or alone. */
export function sipUser(text: string): string {
  const user = decodeOnce(text);
  const stranger = firstStranger(user, /[0-9A-Za-z+*#,._~-]/);
  if (stranger) throw refuse(`the character ${stranger} cannot stand in the name or number of a SIP address.`);
  if (/^[0-9A-Za-z+*#]/.test(user)) return user;
  throw refuse(
    user === '' ? 'it names nobody to call.' : 'the name in it does not begin with a letter, a digit, + * or #.',
  );
}

/** A host, and its port. Host names have no escapes, and addresses in brackets (IPv6) are nothing the phone can dial. */
export function sipHost(text: string): string {
  if (/^[0-9A-Za-z](?:[0-9A-Za-z._-]*[0-9A-Za-z])?(?::[0-9]{1,5})?$/.test(text)) return text;
  throw refuse('what follows the @ is not the name of a host, such as pbx.example.com or pbx.example.com:5070.');
}

function withoutTail(text: string, read: (part: string) => string): SchemeNumber {
  const question = text.indexOf('?');
  const [first = '', ...parameters] = (question < 0 ? text : text.slice(0, question)).split(';');
  const dropped = parameters.map((parameter) => parameterName(parameter));
  return { number: read(first), dropped: question < 0 ? dropped : [...dropped, 'headers'] };
}

function parameterName(parameter: string): string {
  const name = decodeOnce(parameter.split('=', 1)[0] ?? '').toLowerCase();
  if (/^[a-z0-9_.!~*'+-]{1,40}$/.test(name)) return name;
  throw refuse('a semicolon in it does not begin a parameter, such as ;transport=tcp.');
}
