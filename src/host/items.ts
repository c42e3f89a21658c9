import type { HostState } from '../calls/phoneState.js';
import { resolveItem } from '../definition/resolve/item.js';
import { microsip } from '../profiles/microsip/bridge.js';

/** The text of each DDE item, by what the definition calls it. What is not known, or is not there, is empty. */
export function itemTexts(state: HostState): ReadonlyMap<string, string> {
  const texts = {
    status: state.status,
    caller: state.caller,
    duration: state.duration,
    account: state.account,
    version: state.version,
  };
  return new Map(
    Object.entries(texts).map(([name, value]) => [resolveItem(microsip, name).item, oneLine(String(value ?? ''))]),
  );
}

/** A caller chooses the own name: what would begin another cell or another line, or end the text, becomes a space. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, longestItem);
}

/** Excel takes no more in a cell that is linked. */
const longestItem = 255;
