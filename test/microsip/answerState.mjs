// Runs in Windows Node: reads the phone's state with the built package whenever it is asked to, which is when the file
// `<file>.ask` has grown by a byte, and appends it to the file as a line of JSON. For tests that read often: a process of
// its own for each would take most of their time.
import { appendFileSync, existsSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { readPhoneState } from '../../dist/microsip/state/state.js';

/** How long the phone may take, which is to answer, in milliseconds. */
const timeout = 120_000;
const [file] = process.argv.slice(2);
const sizeOf = (path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
for (let answered = 0; !existsSync(`${file}.stop`); await pause(20)) {
  for (; answered < sizeOf(`${file}.ask`); answered++) {
    appendFileSync(file, `${JSON.stringify(await readPhoneState({ timeout }))}\n`);
  }
}
