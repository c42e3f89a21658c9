// Runs in Windows Node: one scenario of what can go wrong or be too much, with the built package's DDE client. Prints
// what came of it as JSON, with the process's handles, windows and memory in between.
import { readFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { DdeClient } from '../../dist/dde/index.js';

const [scenario, ...words] = process.argv.slice(2);
const koffi = createRequire(import.meta.url)('koffi');
const kernel32 = koffi.load('kernel32.dll');
const createEvent = kernel32.func('intptr_t __stdcall CreateEventW(void *, int, int, void *)');
const closeHandle = kernel32.func('int __stdcall CloseHandle(intptr_t handle)');
const findWindow = koffi
  .load('user32.dll')
  .func('intptr_t __stdcall FindWindowExW(intptr_t, intptr_t, const char16_t *, const char16_t *)');

/** How long an answer may take that is to come, in milliseconds: a busy machine takes long. */
const client = new DdeClient({ timeout: 120_000 });

const scenarios = {
  /** Each step's result, with the error's class. */
  async steps(file) {
    const results = [];
    let conversation;
    for (const [verb, ...rest] of JSON.parse(readFileSync(file, 'utf8'))) {
      const begun = performance.now();
      try {
        let value;
        if (verb === 'connect') conversation = await client.connect(...rest);
        else if (verb === 'ended') value = await conversation.ended;
        else value = await conversation[verb](...rest);
        results.push({ value, ms: performance.now() - begun });
      } catch (error) {
        results.push({ error: error.name, code: error.code, ms: performance.now() - begun });
      }
    }
    await conversation?.disconnect();
    return results;
  },

  async many(service, topic, count) {
    const conversations = await Promise.all(
      Array.from({ length: Number(count) }, () => client.connect(service, topic)),
    );
    const values = await Promise.all(conversations.map((conversation) => conversation.request('Status')));
    const during = level();
    await Promise.all(conversations.map((conversation) => conversation.disconnect()));
    await client.close();
    return { values: [...new Set(values)], answered: values.length, during, after: level() };
  },

  async connections(service, topic, count) {
    return repeat(Number(count), async () => {
      const conversation = await client.connect(service, topic);
      await conversation.disconnect();
    });
  },

  async transactions(service, topic, count) {
    const conversation = await client.connect(service, topic);
    const kinds = [
      () => conversation.execute('[Note(5551234)]'),
      async (number) => {
        const value = await conversation.request('Level', { format: 'CF_UNICODETEXT' });
        if (value !== String(number - 1)) throw new Error(`Level is ${value}, and was set to ${number - 1}`);
      },
      (number) => conversation.poke('Level', String(number + 1), { format: 'CF_TEXT' }),
    ];
    // In this order each REQUEST must find what the POKE before it has set.
    await conversation.poke('Level', '0', { format: 'CF_TEXT' });
    const levels = await repeat(
      Number(count),
      (number) => kinds[number % 3](number),
      // The server writes down its own.
      () => conversation.execute('[Level]'),
    );
    await conversation.disconnect();
    return levels;
  },
};

/** Does something so many times, and gives the levels after a fifth, halfway and at the end; `report` is told of the last two. */
async function repeat(count, act, report = async () => {}) {
  const begun = performance.now();
  const levels = [];
  for (let number = 0; number < count; number++) {
    await act(number);
    if (number === Math.floor(count / 5) || number === Math.floor(count / 2)) levels.push(level());
    if (number === Math.floor(count / 2)) await report();
  }
  await report();
  return { levels: [...levels, level()], ms: performance.now() - begun };
}

/** What the process holds. A new handle has the lowest number that is free, so it tells how many there are. */
function level() {
  const handle = createEvent(null, 0, 0, null);
  closeHandle(handle);
  let windows = 0;
  const next = (last) => findWindow(0, last, 'bridgesmith DDE 1 W', null);
  for (let window = next(0); window !== 0; window = next(window)) windows++;
  return { handles: handle / 4, windows, megabytes: Math.round(process.memoryUsage().rss / 1e5) / 10 };
}

writeSync(1, JSON.stringify(await scenarios[scenario](...words)));
