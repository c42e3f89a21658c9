// Runs in Windows Node: DDE servers of the built package that serve and write down what the lab's C server (dde-server.c)
// does when it is given the same. A file says which; each has a log of JSON, one line for each thing it heard.
import { appendFileSync, readFileSync } from 'node:fs';
import { DdeBusy, DdeServer } from '../../../dist/dde/index.js';
import { fromJson } from './values.mjs';

/** In milliseconds. */
const updateEvery = 15;
const [definitions, ready] = process.argv.slice(2);
for (const definition of JSON.parse(readFileSync(definitions, 'utf8'))) await serve(definition);
appendFileSync(ready, 'ready\n');

async function serve({ log, service, topics, encoding, items = {}, updates = {}, behaviour = {} }) {
  const write = (kind, { topic }, about = {}) => appendFileSync(log, `${JSON.stringify({ kind, topic, ...about })}\n`);
  let connections = 0;
  const server = new DdeServer({
    encoding,
    accept: behaviour.acceptsNobody ? () => false : undefined,
    connected: (client) => {
      write('connect', client, { program: client.program });
      if (++connections === behaviour.closesAfter) setTimeout(() => server.close(), 200);
    },
    disconnected: (client, conversation) => {
      write('disconnect', client);
      clearInterval(tickers.get(conversation));
    },
    before: (transaction) => note(transaction),
  });
  const busy = new Map();
  const tickers = new Map();

  function note({ kind, client, conversation, item, format, bytes, value }) {
    const text = typeof value === 'string' ? value : undefined;
    write(kind, client, { item, format, hex: Buffer.from(bytes).toString('hex'), text });
    const left = busy.get(client.topic) ?? behaviour.busy ?? 0;
    busy.set(client.topic, left - 1);
    if (left > 0) throw new DdeBusy();
    if (behaviour.refuses) throw new Error('refused');
    if (kind === 'advise' && item in updates) tickers.set(conversation, tick(client.topic, item));
  }

  /** An item becomes 1, 2, 3, … until its client goes. */
  function tick(topicName, item) {
    const topic = added.find(({ name }) => name === topicName);
    let number = 0;
    return setInterval(() => {
      number++;
      topic.set(item, updates[item] ? { [updates[item]]: bigEndian(number) } : String(number));
    }, updateEvery);
  }

  const added = topics.map((name) => {
    const topic = server.topic(service, name, {
      execute: () => {},
      poke: (item, value) => {
        if (typeof topic.get(item) === 'string' && typeof value === 'string') topic.set(item, value);
      },
    });
    for (const [item, value] of Object.entries(items)) topic.set(item, itemValue(value));
    for (const [item, format] of Object.entries(updates)) topic.set(item, format ? { [format]: bigEndian(0) } : '0');
    return topic;
  });
  await server.listen();
}

function itemValue(value) {
  if (typeof value === 'string') return value;
  return Object.fromEntries(Object.entries(value).map(([format, one]) => [format, fromJson(one)]));
}

function bigEndian(number) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
}
