import type { Bridge } from '../../definition/bridge.js';
import { NoHostError } from '../../items.js';
import { supportOf } from '../../support/installed.js';
import { commandLine } from './ofBridge.js';

/** Where no host answers for an item of an application whose state can be read without one, says so, too. */
export async function orWithoutHost<Result>(bridge: Bridge, item: string, ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    const support = supportOf(bridge);
    if (!(error instanceof NoHostError) || support?.state === undefined) throw error;
    const { items = [] } = (await support.host?.()) ?? {};
    if (!items.some((name) => name === item)) throw error;
    throw new NoHostError(`${error.message}, or ask without it: ${commandLine(bridge, 'status')}`, { cause: error });
  }
}
