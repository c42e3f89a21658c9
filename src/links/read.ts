import { showCharacter } from '../characters.js';
import type { Bridge } from '../definition/bridge.js';
import { checkValue } from '../definition/forms/values.js';
import { type LinkScheme, linkPatterns, linkSchemes, longestLink } from '../definition/links/rules.js';
import { type Notes, plainSigns } from '../definition/links/writtenNumber.js';
import { actionOf } from '../definition/resolve/resolve.js';
import { rulesOf } from '../definition/resolve/rulesOf.js';
import type { LinksDefinition } from '../definition/schema.js';
import { RefusedError, UsageError } from '../errors.js';
import { calltoNumber } from './callto.js';
import type { PhoneLink, SchemeNumber } from './phoneLink.js';
import { refuse } from './refusal.js';
import { sipNumber, sipsNumber } from './sip.js';
import { telNumber } from './tel.js';

export { type LinkScheme, linkSchemes } from '../definition/links/rules.js';

/**
 * Reads a link that asks for a call. Links come from web pages, mails and chats, that is from anybody, and the phone
 * takes what follows the scheme for a command: `tel:/resetnoask` wipes its settings. So a link is read by its scheme's
 * own rules, percent-escapes are decoded once, and what comes out must be a number by the rule of the bridge's action.
 *
 * | link | number |
 * |---|---|
 * | `tel:+1-(555)-123.4567` | `+15551234567`: separators, and spaces between digits, are removed |
 * | `tel:+15551234;ext=12`, `tel:+15551234,12` | `+15551234,12`: a pause, then tones |
 * | `tel:1234;phone-context=pbx.example` | `1234`: the context says where the number is valid, and is not dialled |
 * | `tel:0791234567;phone-context=+41` | refused: the context is a part of the number, and only exchanges can join them |
 * | `tel:+15551234;postd=pp322%23` | `+15551234,,322#`: each p is a pause |
 * | `tel:+49(0)30123456` | `+4930123456`: a trunk zero, which is not dialled; but for Italy it is |
 * | `tel:5551234 ext. 12`, `callto:5551234x12` | `5551234,12` |
 * | `tel:1-800-FLOWERS` | refused, with the key of each letter |
 * | `tel:5551234;isub=9`, `tel:5551234;m-x=1` | refused: the phone has no subaddresses, and `m-…` must be understood |
 * | `sip:jo@pbx.example:5070;transport=tcp?subject=x` | `jo@pbx.example:5070` |
 * | `sips:jo@pbx.example` | `sips:jo@pbx.example`: what was to be secure is never dialled otherwise |
 * | `sip:jo:secret@pbx.example` | refused: a password |
 * | `sip:1000,1@pbx.example` | refused: behind a host there are no tones |
 * | `sip:pbx.example.com` | refused: a host, and nobody to call there |
 * | `callto:555-1234`, `callto:jo@pbx.example` | `5551234`, `jo@pbx.example` |
 * | `callto:sip:jo@pbx.example`, `callto:tel:5551234` | `jo@pbx.example`, `5551234`: as its own link would |
 *
 * What clipboards bring is read as what it stands for: digits of other scripts, blanks and hyphens; and marks around.
 *
 * Sources: https://www.rfc-editor.org/rfc/rfc3966, https://www.rfc-editor.org/rfc/rfc3261#section-19.1
 *
 * @throws RefusedError that says what is wrong with the link.
 */
export function parseLink(bridge: Bridge, link: string): PhoneLink {
  if (link.length > longestLink) throw refuse('tooLong', link.length);
  const colon = link.indexOf(':');
  const scheme = schemeIn(link.slice(0, Math.max(colon, 0)));
  const schemes = linksOf(bridge).schemes;
  if (!scheme || !schemes.includes(scheme)) throw refuse('otherScheme', schemes.map((name) => `${name}:`).join(', '));
  const notes: Notes = [];
  const rest = plainSigns(link.slice(colon + 1), notes);
  checkCharacters(rest, link);
  if (rest === '') throw refuse('empty', scheme);
  return { scheme, ...dialable(bridge, readers[scheme](rest, notes)), notes };
}

const readers: Readonly<Record<LinkScheme, (rest: string, notes: Notes) => SchemeNumber>> = {
  sip: sipNumber,
  sips: sipsNumber,
  tel: telNumber,
  callto: calltoNumber,
};

function schemeIn(text: string): LinkScheme | undefined {
  if (!linkPatterns.scheme.test(text)) return undefined;
  return linkSchemes.find((scheme) => scheme === text.toLowerCase());
}

function checkCharacters(rest: string, link: string): void {
  const index = rest.search(linkPatterns.inNoLink);
  if (index < 0) return;
  const character = rest.charAt(index);
  throw refuse('inNoLink', showCharacter(character), link.indexOf(character, link.indexOf(':')) + 1);
}

/**
 * What a bridge does for links.
 *
 * @throws UsageError for one that does nothing for them.
 */
export function linksOf({ definition: { name, links } }: Bridge): LinksDefinition {
  if (links === undefined) throw new UsageError(`${name} opens no links: its definition has none.`);
  return links;
}

/** The last word has the definition, whatever the rules of the schemes let through. */
function dialable(bridge: Bridge, result: SchemeNumber): SchemeNumber {
  const { action, value } = linksOf(bridge);
  const rule = rulesOf(actionOf(bridge, action)).get(value);
  if (!rule) throw refuse('undialable', 'The bridge has no rule for numbers.');
  try {
    checkValue(value, rule, result.number);
  } catch (error) {
    if (error instanceof RefusedError) throw refuse('undialable', error.message);
    throw error;
  }
  return result;
}
