// Runs in Windows Node: watches the phone's state with the built package. Appends each state to a file, as a line of
// JSON; ends when there is a file of that name with `.stop` behind it, and then appends how much of the
// processor this process had taken before the first state, and after it, in milliseconds.
import { appendFileSync, existsSync } from 'node:fs';
import { watchPhoneState } from '../../dist/microsip/state/state.js';

const [file, interval] = process.argv.slice(2);
const stopped = new AbortController();
const looking = setInterval(() => existsSync(`${file}.stop`) && stopped.abort(), 500);
const append = (value) => appendFileSync(file, `${JSON.stringify(value)}\n`);
const used = () => {
  const { user, system } = process.cpuUsage();
  return Math.round((user + system) / 1000);
};
let start;
for await (const state of watchPhoneState({ signal: stopped.signal, interval: Number(interval) })) {
  append(state);
  start ??= used();
}
clearInterval(looking);
append({ start, watch: used() - start });
