// Runs in Windows Node: watches the phone's state with the built package. Appends each state to a file, as a line of
// JSON; ends when there is a file of that name with `.stop` behind it, and then appends how much of the processor it took.
import { appendFileSync, existsSync } from 'node:fs';
import { watchPhoneState } from '../../dist/microsip/state.js';

const [file, interval] = process.argv.slice(2);
const stopped = new AbortController();
const looking = setInterval(() => existsSync(`${file}.stop`) && stopped.abort(), 500);
const append = (value) => appendFileSync(file, `${JSON.stringify(value)}\n`);
let began;
for await (const state of watchPhoneState({ signal: stopped.signal, interval: Number(interval) })) {
  append(state);
  began ??= { cpu: process.cpuUsage(), at: performance.now() };
}
clearInterval(looking);
const { user, system } = process.cpuUsage(began.cpu);
append({ share: (user + system) / 1000 / (performance.now() - began.at) });
