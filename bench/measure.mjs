// measure.mjs: one measurement, in a process of its own, so that no other has warmed it up or filled its memory.
// Prints milliseconds as JSON. bench/generate.mjs starts it.
//
//   node bench/measure.mjs microsip
//   node bench/measure.mjs synthetic 1000
//   node bench/measure.mjs module 100
//   node bench/measure.mjs memory 10000

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate, renderTarget } from '../dist/generate/generate.js';
import { microsip } from '../dist/profiles/index.js';
import { targets } from '../dist/targets/index.js';
import { syntheticBridge } from './bridges.mjs';

const [what, count] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'bridgesmith-bench-'));
try {
  const measurements = {
    microsip: measureMicrosip,
    synthetic: measureSynthetic,
    module: measureModule,
    memory: measureMemory,
  };
  process.stdout.write(JSON.stringify(await measurements[what](Number(count))));
} finally {
  await rm(folder, { recursive: true });
}

/** The first call, which also compiles what it needs, and fifteen more; each into a folder that is not there yet. */
async function measureMicrosip() {
  const times = [];
  for (let round = 0; round <= 15; round++) {
    times.push(await timed(() => generate(microsip, join(folder, String(round)))));
  }
  return { cold: times[0], warm: times.slice(1) };
}

/** The PowerShell module of so many commands, rendered by the first call in a process. */
async function measureModule(commands) {
  const bridge = syntheticBridge(commands);
  const target = targets.find(({ name }) => name === 'powershell');
  return { cold: await timed(() => renderTarget(bridge, target)) };
}

/** All targets of a bridge of so many actions, written by a process that does nothing else. */
async function measureMemory(actions) {
  const bridge = syntheticBridge(actions);
  const time = await timed(() => generate(bridge, join(folder, 'output')));
  return { time, memory: process.resourceUsage().maxRSS * 1024 };
}

/** Each step for a bridge of so many actions. */
async function measureSynthetic(actions) {
  await warmUp();
  const steps = {};
  let bridge;
  steps.check = await timed(() => {
    bridge = syntheticBridge(actions);
  });
  let bytes = 0;
  for (const target of targets) {
    let files = [];
    steps[target.name] = await timed(async () => {
      files = await renderTarget(bridge, target);
    });
    bytes += files.reduce((total, file) => total + file.bytes.length, 0);
  }
  const output = join(folder, 'output');
  steps.generate = await timed(() => generate(bridge, output));
  steps['generate again'] = await timed(() => generate(bridge, output));
  return { steps, bytes, memory: process.resourceUsage().maxRSS * 1024 };
}

/** Without it the smallest bridge would pay for the compilation of everything, and a growing cost could hide. */
async function warmUp() {
  const small = syntheticBridge(100);
  const output = join(folder, 'warm-up');
  for (let round = 0; round < 3; round++) await generate(small, output);
  await rm(output, { recursive: true });
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
