// Runs in Windows Node: reads the phone's state with the built package, and prints it with the time that it took and the
// longest time that the main thread was not free meanwhile.
import { writeSync } from 'node:fs';
import { readPhoneState } from '../../dist/microsip/state.js';

const options = JSON.parse(Buffer.from(process.argv[2], 'base64').toString());
let longestDelay = 0;
let last = performance.now();
const ticking = setInterval(() => {
  longestDelay = Math.max(longestDelay, performance.now() - last - 10);
  last = performance.now();
}, 10);
await readPhoneState(options); // loads native code
last = performance.now();
longestDelay = 0;
const started = performance.now();
const state = await readPhoneState(options);
const ms = performance.now() - started;
clearInterval(ticking);
writeSync(1, JSON.stringify({ state, ms, longestDelay }));
