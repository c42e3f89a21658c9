// dde-client.mjs: the product's half of bench/dde: the same work as test/lab/programs/dde-timing.c, in the same words.
//
//   node bench/dde-client.mjs SERVICE TOPIC execute COUNT COMMAND
//   node bench/dde-client.mjs SERVICE TOPIC request COUNT ITEM
//   node bench/dde-client.mjs SERVICE TOPIC advise  COUNT ITEM
//   node bench/dde-client.mjs SERVICE TOPIC hang    MILLISECONDS COMMAND
//   node bench/dde-client.mjs SERVICE TOPIC connect COUNT
//
// Prints `time NANOSECONDS` for each round trip, or for all updates; for `hang`, by how much the main thread was late at
// most, while nothing happened and then while a server hung; for `connect`, how long the first connect of the process took,
// and then each of the later ones.
import { writeSync } from 'node:fs';
import { DdeClient } from '../dist/dde/index.js';

const [service, topic, verb, count, text] = process.argv.slice(2);
const client = new DdeClient({ timeout: 60_000 });
const begun = process.hrtime.bigint();
const conversation = await client.connect(service, topic);
const first = process.hrtime.bigint() - begun;

const work = {
  execute: () => roundTrips(() => conversation.execute(text)),
  request: () => roundTrips(() => conversation.request(text, { format: 'CF_UNICODETEXT' })),
  advise: receiveUpdates,
  hang,
  connect: connectAgain,
};

async function roundTrips(act) {
  const lines = [];
  let failed = 0;
  for (let number = 0; number < Number(count); number++) {
    const begun = process.hrtime.bigint();
    await act().catch(() => failed++);
    lines.push(`time ${process.hrtime.bigint() - begun}`);
  }
  return [...lines, `failed ${failed}`];
}

async function receiveUpdates() {
  const updates = await conversation.advise(text, { format: 'CF_UNICODETEXT', flowControl: false });
  let first;
  let last;
  let lost = 0;
  for (let number = 1; number <= Number(count); number++) {
    const { value } = await updates.next();
    last = process.hrtime.bigint();
    first ??= last;
    if (value !== String(number)) lost++;
  }
  return [`time ${last - first}`, `failed ${lost}`];
}

async function hang() {
  const idle = await lateness(() => new Promise((resolve) => setTimeout(resolve, Number(count))));
  const hanging = await lateness(() => conversation.execute(text, { timeout: Number(count) }).catch(() => {}));
  return [`time ${idle}`, `time ${hanging}`];
}

async function connectAgain() {
  const lines = [`time ${first}`];
  for (let number = 0; number < Number(count); number++) {
    const begun = process.hrtime.bigint();
    const another = await client.connect(service, topic);
    lines.push(`time ${process.hrtime.bigint() - begun}`);
    await another.disconnect();
  }
  return lines;
}

/** By how many nanoseconds the worst tick of a timer was late, which has its turn every 5 ms. */
async function lateness(act) {
  let worst = 0n;
  let last = process.hrtime.bigint();
  const ticks = setInterval(() => {
    const now = process.hrtime.bigint();
    if (now - last - 5_000_000n > worst) worst = now - last - 5_000_000n;
    last = now;
  }, 5);
  await act();
  clearInterval(ticks);
  return worst;
}

const lines = await work[verb]();
writeSync(1, `${lines.join('\n')}\n`);
await conversation.disconnect();
