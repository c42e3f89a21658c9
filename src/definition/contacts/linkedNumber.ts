import { RefusedError } from '../../errors.js';

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
      `behind commas; or a SIP user, or an address such as 1000@pbx.example.com${linkAdvice(value)}.`,
  );
}

/** What to say behind what is wrong with a number that is a link, as pages on the web have them; else nothing. */
export function linkAdvice(value: unknown): string {
  const [, scheme] = /^\s*((?:tel|callto|sips?):)/i.exec(typeof value === 'string' ? value : '') ?? [];
  return scheme === undefined ? '' : `. It is a link: leave out ${scheme} and any // behind it`;
}

const tones = '(?:,+[0-9A-D*#]+)*';
const forms = [
  new RegExp(`^(?:\\+[0-9][0-9.-]*|[0-9*#][0-9*#.-]*)${tones}$`),
  new RegExp(`^(?=[^,]*[A-Za-z_~])[0-9A-Za-z+*#][0-9A-Za-z+*#._~-]*${tones}$`),
  /^[0-9A-Za-z+*#][0-9A-Za-z+*#._~-]*@(?:[0-9A-Za-z](?:[0-9A-Za-z._-]*[0-9A-Za-z])?|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?$/,
];
