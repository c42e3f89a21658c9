// Runs in Windows Node: carries out the cases of a file with the built package's DDE client, and prints what came of each
// step as JSON. The cases of one group go one after the other, beside those of the other groups.
import { readFileSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { DdeClient } from '../../../dist/dde/index.js';
import { fromJson, toJson } from './values.mjs';

const cases = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const client = new DdeClient({ timeout: 120_000 });

const actions = {
  connect: async (own, { service, topic, options }) => {
    own.conversation = await client.connect(service, topic, options);
    return { service: own.conversation.service, topic: own.conversation.topic };
  },
  servers: (_own, { service, topic }) => client.servers({ service, topic }),
  execute: ({ conversation }, { text, options }) => conversation.execute(text, options),
  request: async ({ conversation }, { item, options }) => {
    const { format, bytes, value } = await conversation.requestData(item, options);
    return { format, hex: Buffer.from(bytes).toString('hex'), value: toJson(value) };
  },
  poke: ({ conversation }, { item, value, options }) => conversation.poke(item, fromJson(value), options),
  advise: async (own, { item, options }) => {
    own.loop = await own.conversation.advise(item, options);
  },
  take: async ({ loop }, { count }) => {
    const values = [];
    for (let number = 0; number < count; number++) values.push(toJson((await within(loop.next())).value));
    return values;
  },
  stop: ({ loop }) => loop.stop(),
  pause: (_own, { milliseconds }) => pause(milliseconds),
  /** Waits until a number that the server counts up is so much higher. */
  pass: async ({ conversation }, { item, count }) => {
    const first = Number(await conversation.request(item));
    while (Number(await conversation.request(item)) < first + count) await pause(20);
  },
  together: (own, { steps }) => Promise.all(steps.map((step) => carryOut(own, step))),
  disconnect: ({ conversation }) => conversation.disconnect(),
  ended: ({ conversation }) => within(conversation.ended).then(() => !conversation.connected),
};

/** Fails when nothing happens, so that a lost update is seen as such. */
async function within(promise) {
  const late = new AbortController();
  const timeOut = pause(longest, undefined, { signal: late.signal }).then(() => {
    throw new Error(`Nothing came in ${longest} ms.`);
  });
  try {
    return await Promise.race([promise, timeOut]);
  } finally {
    timeOut.catch(() => {});
    late.abort();
  }
}

async function carryOut(own, { act, ...about }) {
  try {
    return { value: await actions[act](own, about) };
  } catch (error) {
    const { code, message } = error;
    return { error: { type: error.constructor.name, code, message } };
  }
}

async function runCase({ name, steps }) {
  const own = {};
  const done = [];
  for (const step of steps) done.push(await carryOut(own, step));
  await own.conversation?.disconnect();
  results.set(name, done);
}

/** In milliseconds; a busy machine takes long. */
const longest = 300_000;
const results = new Map();
await Promise.all(
  [...new Set(cases.map(({ group }) => group))].map(async (group) => {
    for (const one of cases.filter((other) => other.group === group)) await runCase(one);
  }),
);
await client.close();
writeSync(1, JSON.stringify(Object.fromEntries(results)));
