// Runs in Windows Node: a DDE server that is asked about each transaction first. Ends after so many answers, and prints
// what it heard as JSON.
import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { DdeBusy, DdeServer } from '../../dist/dde/index.js';

const [service, count] = process.argv.slice(2);
const heard = [];
let busy = 1;
const server = new DdeServer({
  before: async ({ item, value }) => {
    if (item === 'Slow') await pause(300);
    if (item === 'Secret' || value === '[Forbidden]') throw new Error('no');
    if (item === 'Busy' && busy-- > 0) throw new DdeBusy();
  },
  answered: ({ kind, item, format, value, warm }, answer) => {
    heard.push({ kind, item, format, value, warm, answer });
    if (heard.length === Number(count)) end();
  },
});
const topic = server.topic(service, 'control', {
  execute: () => {},
  poke: (item, value, { format }) => topic.set(item, typeof value === 'string' ? value : { [format]: value }),
});
for (const item of ['Status', 'Slow', 'Secret', 'Busy']) topic.set(item, 'ready');
await server.listen();

async function end() {
  await server.close();
  writeSync(1, JSON.stringify(heard));
}
