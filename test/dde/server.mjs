// Runs in Windows Node: a DDE server made with the built package, for tests of it. Ends after `[Quit]`; when it is told
// `[Level]` it writes down, in the file named by its first argument, its handles and its memory.
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { DdeBusy, DdeServer } from '../../dist/dde/index.js';

const [log, service = 'Host', topicName = 'control'] = process.argv.slice(2);
const kernel32 = createRequire(import.meta.url)('koffi').load('kernel32.dll');
const createEvent = kernel32.func('intptr_t __stdcall CreateEventW(void *, int, int, void *)');
const closeHandle = kernel32.func('int __stdcall CloseHandle(intptr_t handle)');

const note = (entry) => appendFileSync(log, `${JSON.stringify(entry)}\n`);
let conversations = 0;
let busy = 2;
const server = new DdeServer({
  accept: ({ program }) => program?.toLowerCase() !== 'stranger.exe',
  connected: () => conversations++,
  disconnected: () => conversations--,
});
const topic = server.topic(service, topicName, {
  execute: async (command) => {
    if (command === '[Quit]') setTimeout(() => server.close().then(() => note({ closed: true })), 50);
    if (command === '[Level]') note({ ...level(), conversations });
    if (command === '[Refuse]') throw new Error('refused');
    if (command === '[Busy]' && busy-- > 0) throw new DdeBusy();
    if (command.startsWith('[Wait(')) await new Promise((resolve) => setTimeout(resolve, Number(command.slice(6, -2))));
    if (command === '[Updates]') for (let number = 1; number <= 1000; number++) topic.set('Tick', String(number));
  },
  poke: (item, value) => topic.set(item, value),
});
topic.set('Status', 'ready');
topic.set('Level', '0');
topic.set('Tick', '0');

/** A new handle has the lowest number that is free, so it tells how many there are. */
function level() {
  const handle = createEvent(null, 0, 0, null);
  closeHandle(handle);
  return { handles: handle / 4, megabytes: Math.round(process.memoryUsage().rss / 1e5) / 10 };
}

await server.listen();
note({ listening: true });
process.on('exit', (code) => note({ exit: code }));
