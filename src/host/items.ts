import type { HostState } from '../calls/phoneState.js';
import type { Bridge } from '../definition/bridge.js';
import { resolveItem } from '../definition/resolve/item.js';
import type { HostSupport } from './support.js';

/** The text of each DDE item, by what the definition calls it. What is not known, or is not there, is empty. */
export function itemTexts(
  bridge: Bridge,
  state: HostState,
  items: HostSupport['items'] = [],
): ReadonlyMap<string, string> {
  return new Map(items.map((name) => [resolveItem(bridge, name).item, oneLine(String(state[name] ?? ''))]));
}

/** Says which items of a definition a host does not serve, and why; undefined where it serves all. */
export function unservedItems({ definition }: Bridge, served: HostSupport['items'] = []): string | undefined {
  const missing = Object.keys(definition.items ?? {}).filter((name) => !served.some((item) => item === name));
  if (missing.length === 0) return undefined;
  return `its items are not served (${missing.join(', ')}): nothing here can see what ${definition.title} does`;
}

/** A caller chooses the own name: what would begin another cell or another line, or end the text, becomes a space. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, longestItem);
}

/** Excel takes no more in a cell that is linked. */
const longestItem = 255;
