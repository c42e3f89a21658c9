import { linkPatterns } from '../definition/linkRules.js';
import type { SchemeNumber } from './link.js';
import { decodeOnce, refuse } from './linkRefusal.js';
import { sipHost, sipNumber, sipsNumber, sipUser } from './linkSip.js';
import { plainDigits, withoutSlashes } from './linkTel.js';

/**
 * What follows `callto:`, which no standard describes: a number, written as in `tel:`, or else a SIP user or address, or
 * one with its own scheme, which is read as such. Of the others nothing is dropped, because there is no knowing what it
 * would mean.
 */
export function calltoNumber(rest: string): SchemeNumber {
  const target = withoutSlashes(rest);
  const [, scheme, address = ''] = linkPatterns.calltoSip.exec(target) ?? [];
  if (scheme) return scheme.toLowerCase() === 'sip' ? sipNumber(address) : sipsNumber(address);
  const text = decodeOnce(target);
  if (linkPatterns.calltoDigits.test(text)) return { number: plainDigits(text), dropped: [] };
  if (text.includes(':') && !text.includes('@')) throw refuse('otherInCallto');
  const at = target.indexOf('@');
  if (at < 0) return { number: sipUser(target), dropped: [] };
  return { number: `${sipUser(target.slice(0, at))}@${sipHost(target.slice(at + 1))}`, dropped: [] };
}
