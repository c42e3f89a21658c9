// For Windows Node: carries out steps with the built package's DDE client. Meanwhile an interval ticks; `longestDelay` is
// by how many milliseconds its worst tick was late.
import { writeSync } from 'node:fs';
import { DdeClient } from '../../dist/dde/index.js';

/** What came of each step. */
export async function runSteps(steps) {
  const client = new DdeClient();
  const conversations = new Map();
  const every = 10;
  let longestDelay = 0;
  let last = performance.now();
  const ticks = setInterval(() => {
    longestDelay = Math.max(longestDelay, performance.now() - last - every);
    last = performance.now();
  }, every);

  const actions = {
    connect: async ({ connect, service, topic, options }) => {
      conversations.set(connect, await client.connect(service, topic, options));
    },
    execute: ({ execute, command, options }) => conversations.get(execute).execute(command, withSignal(options)),
    request: ({ request, item, options }) => conversations.get(request).request(item, options),
    disconnect: ({ disconnect }) => conversations.get(disconnect).disconnect(),
    connected: ({ connected }) => conversations.get(connected).connected,
    pause: ({ pause }) => new Promise((resolve) => setTimeout(resolve, pause)),
    idle: async ({ idle }) => {
      const before = process.cpuUsage();
      await new Promise((resolve) => setTimeout(resolve, idle));
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    },
    requests: async ({ requests, item, count }) => {
      const values = new Set();
      for (let number = 0; number < count; number++) values.add(await conversations.get(requests).request(item));
      return [...values];
    },
    close: () => client.close(),
    exit: () => {
      writeSync(1, JSON.stringify({ results: [], longestDelay }));
      process.exit(7);
    },
    together: ({ together }) => Promise.all(together.map(carryOut)),
  };

  async function carryOut(step) {
    const begun = performance.now();
    const action = Object.keys(actions).find((name) => name in step);
    try {
      const value = await actions[action](step);
      return { value, ms: performance.now() - begun };
    } catch (error) {
      const { code, exitCode, message } = error;
      return { error: { type: error.constructor.name, code, exitCode, message }, ms: performance.now() - begun };
    }
  }

  const results = [];
  for (const step of steps) results.push(await carryOut(step));
  clearInterval(ticks);
  return { results, longestDelay };
}

function withSignal(options) {
  return options?.abortAfter ? { ...options, signal: AbortSignal.timeout(options.abortAfter) } : options;
}
