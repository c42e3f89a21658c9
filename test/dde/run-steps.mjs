// For Windows Node: carries out steps with the built package's DDE client. `ticks` tells of each whether the main thread
// was free (see ticks.mjs).
import { existsSync, writeFileSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { DdeClient } from '../../dist/dde/index.js';
import { startTicks } from '../lab/ticks.mjs';

/** How long an answer may take that is to come, in milliseconds: a busy machine takes long. */
const timeout = 120_000;

/** What came of each step. */
export async function runSteps(steps) {
  let client = new DdeClient({ timeout });
  const conversations = new Map();
  const ticks = startTicks();
  const controllers = new Map();
  const controllerOf = (name) => {
    if (!controllers.has(name)) controllers.set(name, new AbortController());
    return controllers.get(name);
  };
  const withSignal = ({ abortAfter, abortAt, ...options } = {}) => {
    if (abortAfter) return { ...options, signal: AbortSignal.timeout(abortAfter) };
    return abortAt ? { ...options, signal: controllerOf(abortAt).signal } : options;
  };

  const actions = {
    /** Takes another client, with these options. */
    client: async ({ client: options }) => {
      await client.close();
      client = new DdeClient({ timeout, ...options });
    },
    connect: async ({ connect, service, topic, options }) => {
      conversations.set(connect, await client.connect(service, topic, options));
    },
    execute: ({ execute, command, options }) => conversations.get(execute).execute(command, withSignal(options)),
    poke: ({ poke, item, value, options }) => conversations.get(poke).poke(item, value, options),
    request: ({ request, item, options }) => conversations.get(request).request(item, options),
    requestData: async ({ requestData, item, options }) => {
      const { format, bytes } = await conversations.get(requestData).requestData(item, options);
      return { format, hex: Buffer.from(bytes).toString('hex') };
    },
    /** The first value that is told of an item. */
    advise: async ({ advise, item, options }) => {
      const updates = await conversations.get(advise).advise(item, options);
      const { value } = await updates.next();
      await updates.stop();
      return value;
    },
    servers: async ({ servers }) => (await client.servers(servers)).map(({ service, topic }) => `${service}|${topic}`),
    disconnect: ({ disconnect }) => conversations.get(disconnect).disconnect(),
    connected: ({ connected }) => conversations.get(connected).connected,
    ended: ({ ended }) => conversations.get(ended).ended,
    /** Tells the test how far this is, by a file. */
    tell: ({ tell }) => writeFileSync(tell, ''),
    /** Waits for the test, which tells by a file. */
    await: async ({ await: file }) => {
      while (!existsSync(file)) await pause(20);
    },
    /** How much of the processor this process used, in milliseconds, while nothing was to be done for so long. */
    idle: async ({ idle }) => {
      const before = process.cpuUsage();
      await pause(idle);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    },
    /** Ends the steps whose option `abortAt` has the same name. */
    abort: ({ abort }) => controllerOf(abort).abort(),
    inTurn: async ({ inTurn }) => {
      const outcomes = [];
      for (const one of inTurn) outcomes.push(await carryOut(one));
      return outcomes;
    },
    /** Does all steps so many times. */
    repeat: async ({ repeat, steps }) => {
      const rounds = [];
      for (let round = 0; round < repeat; round++) rounds.push(await actions.inTurn({ inTurn: steps }));
      return rounds.map((outcomes) => outcomes.map(({ value, error }) => error?.type ?? value ?? 'done'));
    },
    requests: async ({ requests, item, count }) => {
      const values = new Set();
      for (let number = 0; number < count; number++) values.add(await conversations.get(requests).request(item));
      return [...values];
    },
    close: () => client.close(),
    exit: () => {
      writeSync(1, JSON.stringify({ results: [] }));
      process.exit(7);
    },
    together: ({ together }) => Promise.all(together.map(carryOut)),
  };

  async function carryOut(step) {
    const begun = performance.now();
    const action = Object.keys(actions).find((name) => name in step);
    const outcome = await (async () => actions[action](step))().then(
      (value) => ({ value }),
      ({ constructor: type, code, exitCode, message }) => ({ error: { type: type.name, code, exitCode, message } }),
    );
    return { ...outcome, ms: performance.now() - begun, ticks: ticks.inSecondHalf(begun) };
  }

  const results = await actions.inTurn({ inTurn: steps });
  ticks.stop();
  return { results };
}
