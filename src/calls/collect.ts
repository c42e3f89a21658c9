import { statSync } from 'node:fs';
import { NotFoundError } from '../errors.js';
import type { CallList, CollectedCalls } from './callList.js';
import type { CallRecord } from './record.js';
import { mergeCalls } from './sameCall.js';

/** Where calls are looked for; without a member, not there. */
export interface CallSources {
  readonly phone?: CallList | undefined;
  readonly host?: Pick<CallRecord, 'path' | 'read'> | undefined;
}

/**
 * The calls that the sources have.
 *
 * @param since in milliseconds since 1970; earlier calls are left out.
 * @throws NotFoundError where no source is there.
 */
export async function collectCalls({ phone, host }: CallSources, since = 0): Promise<CollectedCalls> {
  const seen = host?.read();
  const written = await phone?.read();
  if (!written && !seen?.exists) throw new NotFoundError(nothingThere(phone, host?.path));
  const calls = mergeCalls(written?.calls ?? [], seen?.calls ?? []);
  return {
    calls: calls.filter(({ time }) => time >= since),
    open: written?.open ?? 0,
    problems: [...(written?.problems ?? []), ...(seen?.problems ?? [])],
  };
}

/**
 * `collectCalls`, again and again: what has not changed on the disk is not read again. A call that is going on may end
 * without a word, with the phone, so that is looked at every time.
 */
export function callCollector(sources: CallSources, since?: number): () => Promise<CollectedCalls> {
  let last: { readonly signs: string; readonly collected: CollectedCalls } | undefined;
  return async () => {
    const signs = [sources.phone?.file, sources.host?.path].map(signOf).join();
    if (last?.signs === signs && last.collected.open === 0) return last.collected;
    const collected = await collectCalls(sources, since);
    last = { signs, collected };
    return collected;
  };
}

/** What changes when a file is written: a write within the same tick of the clock changes its size. */
function signOf(path: string | undefined): string {
  const found = path === undefined ? undefined : statSync(path, { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.mtimeMs} ${found.size}`;
}

function nothingThere(phone: CallList | undefined, record: string | undefined): string {
  const places = [
    ...(phone === undefined ? [] : [`${phone.kind} ${phone.file} is not there`]),
    ...(record === undefined ? [] : [`the host has no record ${record}: it writes one while it runs`]),
  ];
  return `There are no calls: ${places.join(', and ')}.`;
}
