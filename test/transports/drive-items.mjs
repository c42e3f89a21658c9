// Runs in Windows Node: reads, watches and sets items of a bridge over the built package, one step after the other, and
// answers what came of each.
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '../../dist/connect.js';
import { defineBridge } from '../../dist/definition/index.js';
import { answerEach } from '../lab/answer-each.mjs';

/** How long an answer may take that is to come, in milliseconds: a busy machine takes long. */
const timeout = 120_000;

let bridge;

const actions = {
  read: ({ read, values, options }) => bridge.read[read](values, options),
  watch: ({ watch, values, options, count }) => take(bridge.watch[watch](values, withSignal(options)), count),
  act: async ({ act, values, options }) => (await bridge[act](values, options)).transport,
  /** Waits for the test, which tells by a file. */
  await: async ({ await: file }) => {
    while (!existsSync(file)) await pause(20);
  },
  close: () => bridge.close(),
  inTurn: async ({ inTurn }) => {
    const outcomes = [];
    for (const step of inTurn) outcomes.push(await carryOut(step));
    return outcomes;
  },
  together: ({ together }) => Promise.all(together.map(carryOut)),
};

async function take(values, count) {
  const taken = [];
  for await (const value of values) {
    taken.push(value);
    if (taken.length === count) break;
  }
  return taken;
}

function withSignal(options) {
  return options?.abortAfter ? { ...options, signal: AbortSignal.timeout(options.abortAfter) } : options;
}

async function carryOut(step) {
  const action = Object.keys(actions).find((name) => name in step);
  try {
    return { value: await actions[action](step) };
  } catch (error) {
    const { exitCode, message } = error;
    return { error: { type: error.name, exitCode, message } };
  }
}

await answerEach(({ definition, steps }) => {
  bridge = connect(defineBridge(definition), { timeout });
  return actions.inTurn({ inTurn: steps });
});
