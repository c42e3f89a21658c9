import { RefusedError } from '../errors.js';

/**
 * Checks that a number means in a link what it says. A rule of numbers allows more than links do: what reads one by
 * RFC 3966 or RFC 3261 takes a semicolon for the beginning of a parameter, and `+` for a sign that stands first only.
 * Commas are pauses, and what follows them are tones; behind a host there are none.
 *
 * Sources: https://www.rfc-editor.org/rfc/rfc3966#section-3, https://www.rfc-editor.org/rfc/rfc3261#section-19.1.1
 *
 * @param name of the parameter that has the value.
 * @throws RefusedError
 */
export function checkLinkedNumber(name: string, value: string): void {
  if (forms.some((form) => form.test(value))) return;
  throw new RefusedError(
    name,
    `${name}: ${JSON.stringify(value)} cannot stand in a link; expected digits, * and #, or + and digits, and then tones ` +
      'behind commas; or a SIP user, or an address such as 1000@pbx.example.com.',
  );
}

const tones = '(?:,+[0-9A-D*#]+)*';
const forms = [
  new RegExp(`^(?:\\+[0-9][0-9.-]*|[0-9*#][0-9*#.-]*)${tones}$`),
  new RegExp(`^(?=[^,]*[A-Za-z_~])[0-9A-Za-z+*#][0-9A-Za-z+*#._~-]*${tones}$`),
  /^[0-9A-Za-z+*#][0-9A-Za-z+*#._~-]*@(?:[0-9A-Za-z](?:[0-9A-Za-z._-]*[0-9A-Za-z])?|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?$/,
];
