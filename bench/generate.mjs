// generate.mjs: how long generating takes, and how it grows with the size of a bridge.
//
//   npm run bench [-- --json]
//
// Other programs on the machine move all times together, so the figures to compare between machines and days are the
// ratios: each is taken within one round, in which everything is measured once, one after the other.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const program = join(here, '..', 'dist', 'cli', 'main.js');
const sizes = [100, 1_000, 10_000];
const moduleSizes = [15, 100, 300];
const asJson = process.argv.includes('--json');

const results = {
  node: process.version,
  inProcess: inProcess(),
  modules: modules(),
  processes: processes(),
  large: large(),
  growth: growth(),
};
if (asJson) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
else show(results);

/** Generating the microsip bridge for all targets, within a process, beside a Node that does nothing. */
function inProcess() {
  const runs = rounds(5, () => ({ node: processTime(['-e', '0']), ...measure('microsip') }));
  const ratio = (timeOf) => summary(runs.map((run) => timeOf(run) / run.node));
  return {
    cold: summary(runs.map(({ cold }) => cold)),
    coldRatio: ratio(({ cold }) => cold),
    warm: summary(runs.flatMap(({ warm }) => warm)),
    warmRatio: ratio(({ warm }) => summary(warm).median),
  };
}

/** PowerShell modules, rendered by the first call in a process, beside a Node that does nothing. */
function modules() {
  const runs = rounds(5, () => [
    processTime(['-e', '0']),
    ...moduleSizes.map((size) => measure('module', String(size)).cold),
  ]);
  return moduleSizes.map((size, index) => ({
    size,
    time: summary(runs.map((run) => run[index + 1])),
    ratio: summary(runs.map((run) => run[index + 1] / run[0])),
  }));
}

/** The largest bridge, by a process that does nothing else. */
function large() {
  const runs = rounds(3, () => ({ node: processTime(['-e', '0']), ...measure('memory', String(sizes.at(-1))) }));
  return {
    time: summary(runs.map(({ time }) => time)),
    ratio: summary(runs.map(({ time, node }) => time / node)),
    memory: summary(runs.map(({ memory }) => memory)),
  };
}

/** Whole processes, each beside a Node that does nothing. */
function processes() {
  const output = mkdtempSync(join(tmpdir(), 'bridgesmith-bench-'));
  const commands = {
    'node -e 0': ['-e', '0'],
    'bridgesmith --version': [program, '--version'],
    'bridgesmith explain microsip dial 5551234': [program, 'explain', 'microsip', 'dial', '5551234'],
    'bridgesmith generate microsip': [program, 'generate', 'microsip', '--out', join(output, 'microsip')],
  };
  const round = () => {
    rmSync(join(output, 'microsip'), { recursive: true, force: true });
    return Object.values(commands).map(processTime);
  };
  try {
    round(); // so that the files are in the system's cache
    const times = rounds(9, round);
    return Object.keys(commands).map((command, index) => ({
      command,
      time: summary(times.map((row) => row[index])),
      ratio: summary(times.map((row) => row[index] / row[0])),
    }));
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}

/** Bridges of growing size, each in a process of its own. */
function growth() {
  const runs = rounds(3, () => sizes.map((size) => measure('synthetic', String(size))));
  const perAction = (run, index, step) => run[index].steps[step] / sizes[index];
  return {
    steps: Object.keys(runs[0][0].steps).map((step) => ({
      step,
      times: sizes.map((_size, index) => summary(runs.map((run) => run[index].steps[step]))),
      // The cost of one action in the largest bridge, over that in the smallest: 1 when it grows in proportion.
      ratio: summary(runs.map((run) => perAction(run, sizes.length - 1, step) / perAction(run, 0, step))),
    })),
    bytes: sizes.map((_size, index) => runs[0][index].bytes),
    memory: sizes.map((_size, index) => summary(runs.map((run) => run[index].memory))),
  };
}

function show({ node, inProcess, modules, processes: commands, large, growth: { steps, bytes, memory } }) {
  const { cold, coldRatio, warm, warmRatio } = inProcess;
  print(`Node ${node}. Times in milliseconds: median (least to most).`, []);
  print('The microsip bridge, all targets, in process, and how many times as long as node -e 0', [
    ['first call', range(cold), range(coldRatio, 2)],
    ['later calls', range(warm), range(warmRatio, 2)],
  ]);
  print('A PowerShell module, rendered, first call, and how many times as long as node -e 0', [
    ...modules.map(({ size, time, ratio }) => [`${size} commands`, range(time), range(ratio, 2)]),
  ]);
  print('Whole processes, and how many times as long as node -e 0', [
    ...commands.map(({ command, time, ratio }) => [command, range(time), range(ratio, 2)]),
  ]);
  print(`All targets of a bridge of ${sizes.at(-1)} actions, and how many times as long as node -e 0`, [
    ['time', range(large.time), range(large.ratio, 2)],
    ['memory at most, MB', megabytes(large.memory.median)],
  ]);
  print(
    'Synthetic bridges; in the last column what an action costs in the largest over what it costs in the smallest',
    [
      ['actions', ...sizes.map(String), 'ratio'],
      ...steps.map(({ step, times, ratio }) => [step, ...times.map((time) => range(time)), range(ratio, 2)]),
      ...steps.map(({ step, times }) => [
        `${step}, an action`,
        ...times.map(({ median }, index) => (median / sizes[index]).toFixed(3)),
      ]),
      ['output, MB', ...bytes.map(megabytes)],
      ['memory at most, MB', ...memory.map(({ median }) => megabytes(median))],
    ],
  );
}

function print(title, rows) {
  const widths = [];
  for (const row of rows)
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length);
  const lines = rows.map((row) => `  ${row.map((cell, index) => cell.padEnd(widths[index])).join('  ')}`.trimEnd());
  process.stdout.write(`${[title, ...lines].join('\n')}\n\n`);
}

function range({ least, median, most }, digits = 0) {
  return `${median.toFixed(digits)} (${least.toFixed(digits)} to ${most.toFixed(digits)})`;
}

function megabytes(bytes) {
  return (bytes / 1_000_000).toFixed(1);
}

function rounds(count, measureOnce) {
  return Array.from({ length: count }, measureOnce);
}

function summary(values) {
  const sorted = values.toSorted((one, other) => one - other);
  return { least: sorted[0], median: sorted[Math.floor(sorted.length / 2)], most: sorted.at(-1) };
}

function measure(...words) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(here, 'measure.mjs'), ...words], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`measure.mjs ${words.join(' ')} failed:\n${stderr}`);
  return JSON.parse(stdout);
}

function processTime(words) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  const time = performance.now() - start;
  if (status !== 0) throw new Error(`node ${words.join(' ')} failed:\n${stderr}`);
  return time;
}
