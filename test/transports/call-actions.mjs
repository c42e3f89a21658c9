// For Windows Node: calls actions of a bridge over the built package, one after the other. `longestDelay` is by how many
// milliseconds the worst tick of an interval was late.
import { connect } from '../../dist/connect.js';
import { defineBridge } from '../../dist/definition/index.js';

/** What came of each call. */
export async function callEach({ definition, calls }) {
  const bridge = connect(defineBridge(definition));
  let longestDelay = 0;
  let last = performance.now();
  const ticks = setInterval(() => {
    longestDelay = Math.max(longestDelay, performance.now() - last - 10);
    last = performance.now();
  }, 10);

  const results = [];
  for (const { action, values, options } of calls) {
    const begun = performance.now();
    try {
      const { transport } = await bridge[action](values, options);
      results.push({ transport, ms: performance.now() - begun });
    } catch (error) {
      const { exitCode, message } = error;
      results.push({ error: { type: error.constructor.name, exitCode, message }, ms: performance.now() - begun });
    }
  }
  clearInterval(ticks);
  await bridge.close();
  return { results, longestDelay };
}
