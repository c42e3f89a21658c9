// Runs in Windows Node: reads the phone's state with the built package, and prints it with whether Windows has noticed that
// the phone hangs, and whether the main thread was free meanwhile (see ticks.mjs).
import { writeSync } from 'node:fs';
import koffi from 'koffi';
import { readPhoneState } from '../../dist/microsip/state/state.js';
import { startTicks } from '../lab/ticks.mjs';

const options = JSON.parse(Buffer.from(process.argv[2], 'base64').toString());
const user32 = koffi.load('user32.dll');
const findWindow = user32.func('intptr_t __stdcall FindWindowW(const char16_t *, const char16_t *)');
const isHung = user32.func('int __stdcall IsHungAppWindow(intptr_t)');
await readPhoneState(options); // loads native code
const noticed = isHung(findWindow('MicroSIP', null)) !== 0;
const ticks = startTicks();
const begun = performance.now();
const state = await readPhoneState(options);
const ms = performance.now() - begun;
writeSync(1, JSON.stringify({ state, ms, ticks: ticks.inSecondHalf(begun), noticed }));
ticks.stop();
