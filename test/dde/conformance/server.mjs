// Runs in Windows Node: DDE servers of the built package that serve and write down what the lab's C server (dde-server.c)
// does when it is given the same. A file says which; each has a log of JSON, one line for each thing it heard.
import { appendFileSync, readFileSync } from 'node:fs';
import { DdeBusy, DdeServer } from '../../../dist/dde/index.js';
import { fromJson } from './values.mjs';

/** In milliseconds. */
const updateEvery = 15;
const [file, ready] = process.argv.slice(2);
const definitions = JSON.parse(readFileSync(file, 'utf8'));
const byService = new Map(definitions.map((definition) => [definition.service, definition]));
const topics = new Map();
const tickers = new Map();
const busy = new Map();

// One server for all that it can be one for: each that is asked whether it serves takes time of everybody who connects.
const together = ({ encoding, behaviour, service }) =>
  behaviour.acceptsNobody || behaviour.closesAfter ? service : `with the encoding ${encoding}`;
for (const name of new Set(definitions.map(together))) await serve(definitions.filter((one) => together(one) === name));
appendFileSync(ready, 'ready\n');

async function serve(all) {
  const { encoding, behaviour } = all[0];
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
      clearInterval(tickers.get(`${client.service} ${conversation}`));
    },
    before: note,
  });
  for (const definition of all) for (const name of definition.topics) addTopic(server, definition, name);
  await server.listen();
}

function addTopic(server, { service, items, updates = {} }, name) {
  const topic = server.topic(service, name, {
    execute: () => {},
    poke: (item, value) => {
      if (typeof topic.get(item) === 'string' && typeof value === 'string') topic.set(item, value);
    },
  });
  topics.set(`${service}|${name}`, topic);
  for (const [item, value] of Object.entries(items)) topic.set(item, itemValue(value));
  for (const [item, format] of Object.entries(updates)) topic.set(item, counted(0, format));
}

/** Writes a transaction down before it is carried out, and is in its way where the definition says so. */
function note({ kind, client, conversation, item, format, bytes, value }) {
  const { behaviour, updates = {} } = byService.get(client.service);
  const text = typeof value === 'string' ? value : undefined;
  write(kind, client, { item, format, hex: Buffer.from(bytes).toString('hex'), text });
  const name = `${client.service}|${client.topic}`;
  const left = busy.get(name) ?? behaviour.busy ?? 0;
  busy.set(name, left - 1);
  if (left > 0) throw new DdeBusy();
  if (behaviour.refuses) throw new Error('refused');
  if (kind !== 'advise' || !(item in updates)) return;
  tickers.set(`${client.service} ${conversation}`, tick(topics.get(name), item, updates[item]));
}

/** An item becomes 1, 2, 3, … until its client goes. */
function tick(topic, item, format) {
  let number = 0;
  return setInterval(() => topic.set(item, counted(++number, format)), updateEvery);
}

function counted(number, format) {
  if (format === '') return String(number);
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return { [format]: bytes };
}

function itemValue(value) {
  if (typeof value === 'string') return value;
  return Object.fromEntries(Object.entries(value).map(([format, one]) => [format, fromJson(one)]));
}

function write(kind, { service, topic }, about = {}) {
  appendFileSync(byService.get(service).log, `${JSON.stringify({ kind, topic, ...about })}\n`);
}
