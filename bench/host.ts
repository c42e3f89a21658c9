// host.ts: how much later a call reaches the phone over DDE and the host than by a message, on Windows or in the lab.
//
//   npm run bench:host [-- --json]
//
// Measured at the sender, by the acknowledgement: the phone stand-in takes a message before it answers it, and so does
// the host. Each way is tried in turn, so that all of them share whatever else the machine does; compare the ratios.

import { startHost } from '../test/host/hostProcess.js';
import { openLab } from '../test/lab/index.js';

const rounds = 5;
const trips = 200;
const ways = ['host', 'action', 'message'] as const;

const opened = await openLab({ own: true });
if (!opened) throw new Error('there is no lab: prepare it with `npx zx test/lab/prepare.mjs`');
const lab = opened;
const results: Record<(typeof ways)[number], number[]>[] = [];
try {
  await lab.phone.start();
  const host = await startHost(lab);
  for (let round = 0; round <= rounds; round++) results.push(await measure());
  await host.stop();
  const received = (await lab.phone.received()).filter(({ text }) => text === '5551234').length;
  if (received !== (rounds + 1) * trips * ways.length) throw new Error(`the phone received ${received} calls`);
} finally {
  await lab.close();
}
report(results.slice(1)); // the first warmed everything up

/** In nanoseconds, sorted. */
async function measure() {
  const run = await lab.node('20', 'bench/host-client.mjs', [String(trips)], { timeoutMs: 120_000 });
  if (run.exitCode !== 0) throw new Error(`exit code ${run.exitCode}: ${run.stderr}`);
  const lines = run.stdout.toString().trim().split(/\r?\n/);
  const times = (way: string) =>
    lines.filter((line) => line.startsWith(`${way} `)).map((line) => Number(line.slice(way.length + 1)));
  const sorted = (way: string) => times(way).sort((a, b) => a - b);
  return { host: sorted('host'), action: sorted('action'), message: sorted('message') };
}

function report(all: typeof results): void {
  const figures = [0.5, 0.99].map((share) => {
    const of = (way: (typeof ways)[number]) => all.map((round) => quantile(round[way], share) / 1e6);
    const ratio = (one: number[], other: number[]) => spread(one.map((value, index) => value / (other[index] ?? 1)));
    return {
      quantile: `p${share * 100}`,
      milliseconds: Object.fromEntries(ways.map((way) => [way, spread(of(way))])),
      ratios: {
        'host to message': ratio(of('host'), of('message')),
        'host to action': ratio(of('host'), of('action')),
      },
    };
  });
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify(figures, null, 2));
    return;
  }
  console.log(`[Dial(5551234)], ${rounds} rounds of ${trips}: medians of the rounds, in brackets least and most.`);
  for (const { quantile, milliseconds, ratios } of figures) {
    const times = Object.entries(milliseconds).map(([way, figure]) => `${way} ${show(figure)} ms`);
    const both = Object.entries(ratios).map(([name, figure]) => `${name} ${show(figure)}`);
    console.log(`${quantile}: ${[...times, ...both].join('; ')}`);
  }
}

function spread(values: number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0 };
}

function quantile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function show({ median, least, most }: ReturnType<typeof spread>): string {
  return `${median.toPrecision(3)} (${least.toPrecision(3)}-${most.toPrecision(3)})`;
}
