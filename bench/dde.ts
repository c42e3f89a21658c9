// dde.ts: the DDE client against a raw DDEML client in C, doing the same with the same server, on Windows or in the lab.
//
//   npm run bench:dde [-- --json]
//
// Every round has both, one after the other; the figures to compare between machines are the ratios.

import { joinCommandLine } from '../test/lab/command-line.js';
import { openLab } from '../test/lab/index.js';

const rounds = 7;
const trips = 2000;
const updates = 20_000;
const hang = 3000;

const opened = await openLab({ own: true });
if (!opened) throw new Error('there is no lab: prepare it with `npx zx test/lab/prepare.mjs`');
const lab = opened;
const server = { service: 'Bench', topic: 'timing' };
const results: Record<string, unknown> = {};
try {
  for (const [verb, text] of [
    ['execute', '[Dial(5551234)]'],
    ['request', 'Status'],
  ] as const) {
    results[verb] = await paired((run) => roundTrips(run, verb, text));
  }
  results.advise = await paired(updatesPerSecond);
  results.hang = await lateness();
  results.connect = { 'first of a process': await connects() };
} finally {
  await lab.close();
}
report();

type Run = (...words: string[]) => Promise<number[]>;

/** The median and the range of each figure over the rounds, and of the ratio of ours to theirs within a round. */
async function paired<Figures extends Record<string, number>>(measure: (run: Run) => Promise<Figures>) {
  const all: { ours: Figures; theirs: Figures }[] = [];
  for (let round = 0; round < rounds; round++) {
    const theirs = await measure(timingInC);
    all.push({ theirs, ours: await measure(timingInNode) });
  }
  const names = Object.keys(all[0]?.ours ?? {}) as (keyof Figures)[];
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        ours: spread(all.map(({ ours }) => ours[name] ?? 0)),
        c: spread(all.map(({ theirs }) => theirs[name] ?? 0)),
        ratio: spread(all.map(({ ours, theirs }) => (ours[name] ?? 0) / (theirs[name] ?? 1))),
      },
    ]),
  );
}

/** In microseconds. */
async function roundTrips(run: Run, verb: string, text: string) {
  // A new one each time: Wine's library loses memory with each transaction.
  const running = await lab.ddeServer({ ...server, items: { Status: 'ready' }, options: { quiet: true } });
  const times = (await run(verb, String(trips), text)).sort((a, b) => a - b);
  await running.stop();
  return { p50: quantile(times, 0.5) / 1000, p99: quantile(times, 0.99) / 1000, succeeded: times.length };
}

async function updatesPerSecond(run: Run) {
  const running = await lab.ddeServer({ ...server, updates: { Tick: updates }, options: { quiet: true } });
  const [time = 1] = await run('advise', String(updates), 'Tick');
  await running.stop();
  return { 'updates per second': (updates - 1) / (time / 1e9) };
}

/** By how many milliseconds the main thread is late, at rest and while a server hangs. */
async function lateness() {
  const running = await lab.ddeServer({ ...server, options: { quiet: true, silent: true } });
  const all: number[][] = [];
  for (let round = 0; round < rounds; round++) all.push(await timingInNode('hang', String(hang), '[Wait]'));
  await running.stop();
  return {
    'at rest': spread(all.map(([idle = 0]) => idle / 1e6)),
    'while a server hangs': spread(all.map(([, hanging = 0]) => hanging / 1e6)),
  };
}

/** In milliseconds: the first connect of a process, and the median of the later ones. */
async function connects() {
  const running = await lab.ddeServer({ ...server, options: { quiet: true } });
  const all: { first: number; later: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const [first = 0, ...later] = await timingInNode('connect', '15');
    all.push({
      first: first / 1e6,
      later:
        quantile(
          later.sort((a, b) => a - b),
          0.5,
        ) / 1e6,
    });
  }
  await running.stop();
  return {
    first: spread(all.map(({ first }) => first)),
    later: spread(all.map(({ later }) => later)),
    ratio: spread(all.map(({ first, later }) => first / later)),
  };
}

async function timingInC(...words: string[]): Promise<number[]> {
  const program = lab.files.toWindows(lab.program('dde-timing-x64-unicode.exe'));
  const line = joinCommandLine(program, server.service, server.topic, ...words);
  return timesOf(false, await lab.run({ commandLine: line, timeoutMs: 120_000 }));
}

async function timingInNode(...words: string[]): Promise<number[]> {
  const all = [server.service, server.topic, ...words];
  return timesOf(true, await lab.node('20', 'bench/dde-client.mjs', all, { timeoutMs: 120_000 }));
}

/** @param strict whether every transaction must succeed: ours must, and what Wine's library refuses C is counted. */
function timesOf(strict: boolean, run: { exitCode: number; stdout: Buffer; stderr: Buffer }): number[] {
  const lines = run.stdout.toString().split(/\r?\n/);
  const failed = lines.find((line) => line.startsWith('failed ')) ?? 'failed 0';
  if (run.exitCode !== 0 || (strict && failed !== 'failed 0')) {
    throw new Error(`exit code ${run.exitCode}, ${failed}: ${run.stderr}`);
  }
  return lines.filter((line) => line.startsWith('time ')).map((line) => Number(line.slice(5)));
}

function spread(values: number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0 };
}

function quantile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function report(): void {
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify(results, null, 2));
    return;
  }
  const show = ({ median, least, most }: ReturnType<typeof spread>) =>
    `${median.toPrecision(4)} (${least.toPrecision(4)}-${most.toPrecision(4)})`;
  console.log(
    `DDE, ${rounds} rounds: medians, in brackets least and most. Times in microseconds, lateness and connects in milliseconds.`,
  );
  for (const [what, figures] of Object.entries(results)) {
    for (const [name, figure] of Object.entries(figures as Record<string, Record<string, never>>)) {
      const parts = 'median' in figure ? { late: figure } : figure;
      const shown = Object.entries(parts).map(([side, value]) => `${side} ${show(value as never)}`);
      console.log(`${what}, ${name}: ${shown.join('; ')}`);
    }
  }
}
