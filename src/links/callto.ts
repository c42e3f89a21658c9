import { linkPatterns } from '../definition/links/rules.js';
import { isWrittenNumber, type Notes } from '../definition/links/writtenNumber.js';
import type { SchemeNumber } from './phoneLink.js';
import { decodedNumber, refuse, withoutSlashes } from './refusal.js';
import { addressUser, sipHost, sipNumber, sipsNumber, userAlone } from './sip.js';
import { telNumber } from './tel.js';

/**
 * What follows `callto:`, which no standard describes: a number, written as in `tel:`, or else a SIP user or address, or
 * one with its own scheme, which is read as such. Of the others nothing is ignored, because there is no knowing what it
 * would mean.
 */
export function calltoNumber(rest: string, notes: Notes): SchemeNumber {
  const target = withoutSlashes(rest);
  const [, scheme, address = ''] = linkPatterns.calltoSip.exec(target) ?? [];
  if (scheme) return scheme.toLowerCase() === 'sip' ? sipNumber(address, notes) : sipsNumber(address, notes);
  const [, telephone] = linkPatterns.calltoTel.exec(target) ?? [];
  if (telephone !== undefined) return telNumber(telephone, notes);
  const at = target.indexOf('@');
  if (at >= 0) {
    return { number: `${addressUser(target.slice(0, at), notes)}@${sipHost(target.slice(at + 1))}`, dropped: [] };
  }
  const text = decodedNumber(target, notes);
  if (!isWrittenNumber(text) && text.includes(':')) throw refuse('otherInCallto');
  return { number: userAlone(text, notes), dropped: [] };
}
