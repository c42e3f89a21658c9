import type { LinkScheme } from '../definition/links/rules.js';

/** What a link asks for. */
export interface PhoneLink {
  readonly scheme: LinkScheme;
  /** What to dial, as the action that the bridge has for links takes it: a number, a SIP user, or a SIP address. */
  readonly number: string;
  /** Names of what the link says besides, and the phone has no use for: `transport`, `phone-context`, `headers`, … */
  readonly dropped: readonly string[];
  /** What was not taken as it stands, in sentences: a zero that is not dialled, digits of other scripts, … */
  readonly notes: readonly string[];
}

/** What one scheme's own rules make of what follows the colon. */
export type SchemeNumber = Pick<PhoneLink, 'number' | 'dropped'>;
