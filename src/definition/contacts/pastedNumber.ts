import type { Rule } from '../forms/index.js';
import { checkValue } from '../forms/values.js';
import { isWrittenNumber, type Notes, plainSigns, readNumber } from '../links/writtenNumber.js';

/**
 * The number of a contact, for what people paste: as it stands where its rule takes it, else as links are read. What
 * is none either way is left to the rule, which says why.
 *
 * @param notes is given a sentence without its full stop where the number is not taken as it stands.
 */
export function pastedNumber(name: string, rule: Rule, value: unknown, notes: Notes): unknown {
  if (typeof value !== 'string' || isAccepted(rule, value)) return value;
  const why: Notes = [];
  const text = plainSigns(value, why);
  const read = isWrittenNumber(text) && !isAccepted(rule, text) ? readNumber(text, why) : { number: text };
  if (!('number' in read) || !isAccepted(rule, read.number)) return value;
  const reasons = why.map((sentence) => sentence.replace(/\.$/, ''));
  notes.push(`${name} is read as ${read.number}${reasons.length > 0 ? `: ${reasons.join('; ')}` : ''}`);
  return read.number;
}

function isAccepted(rule: Rule, value: string): boolean {
  try {
    checkValue('', rule, value);
    return true;
  } catch {
    return false;
  }
}
