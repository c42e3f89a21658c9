// For Windows Node: calls actions of a bridge over the built package, one after the other. `ticks` tells of each whether
// the main thread was free (see ticks.mjs).
import { connect } from '../../dist/connect.js';
import { defineBridge } from '../../dist/definition/index.js';
import { startTicks } from '../lab/ticks.mjs';

/** How long an answer may take that is to come, in milliseconds: a busy machine takes long. */
const timeout = 120_000;

/** What came of each call. */
export async function callEach({ definition, calls }) {
  const bridge = connect(defineBridge(definition), { timeout });
  const ticks = startTicks();
  const results = [];
  for (const { action, values, options } of calls) {
    const begun = performance.now();
    const outcome = await bridge[action](values, options).then(
      ({ transport }) => ({ transport }),
      ({ constructor: type, exitCode, message }) => ({ error: { type: type.name, exitCode, message } }),
    );
    results.push({ ...outcome, ms: performance.now() - begun, ticks: ticks.inSecondHalf(begun) });
  }
  ticks.stop();
  await bridge.close();
  return { results };
}
