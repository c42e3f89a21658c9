// scripts.ts: how long a generated script for cmd.exe and for Windows Script Host takes to call a number over the program,
// beside a script of one line that starts the program with the number and checks nothing; on Windows or in the lab.
//
//   npm run bench:scripts [-- --json] [-- --rounds=20]
//
// Measured from the start of the interpreter to its end. In each round every script runs once, so that all of them share
// whatever else the machine does; a round gives one ratio.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Lab, openLab, type RunResult, waitFor } from '../test/lab/index.js';

const rounds = Number(process.argv.find((word) => word.startsWith('--rounds='))?.slice('--rounds='.length) ?? 20);
const folder = 'C:\\bridgesmith-bench';
const program = 'C:\\Program Files\\MicroSIP\\microsip.exe';
const number = '5551234';

const opened = await openLab({ own: true });
if (!opened) throw new Error('there is no lab: prepare it with `npx zx test/lab/prepare.mjs`');
const lab: Lab = opened;

/** Each generated script, and the line that it is compared with. */
const languages = [
  {
    name: 'batch',
    script: `${folder}\\batch\\dial.cmd`,
    line: `${folder}\\line.cmd`,
    text: `@start "" "${program}" %1`,
    run: (script: string) => lab.cmdLine(`${script} ${number}`),
  },
  {
    name: 'vbscript',
    script: `${folder}\\vbscript\\dial.vbs`,
    line: `${folder}\\line.vbs`,
    text: `CreateObject("WScript.Shell").Run """${program}"" " & WScript.Arguments(0)`,
    run: (script: string) => lab.cscript(script, [number]),
  },
] as const;
type Times = Record<string, { script: number; line: number }>;

const results: Times[] = [];
try {
  await prepare();
  for (let round = 0; round <= rounds; round++) results.push(await measure());
  const expected = (rounds + 1) * languages.length * 2;
  await waitFor(`${expected} calls at the phone`, async () =>
    (await lab.phone.received()).length === expected ? true : undefined,
  );
} finally {
  await lab.close();
}
report(results.slice(1)); // the first warmed everything up

/** The phone where its installer puts it and says so, and each script beside its twin. */
async function prepare(): Promise<void> {
  await lab.phone.install(program.slice(0, program.lastIndexOf('\\')));
  await lab.registry.set('HKCU\\Software\\MicroSIP', '', program.slice(0, program.lastIndexOf('\\')));
  await lab.phone.start();
  for (const { name, script, line, text } of languages) {
    const file = script.slice(script.lastIndexOf('\\') + 1);
    const generated = fileURLToPath(new URL(`../generated/microsip/${name}/${file}`, import.meta.url));
    await lab.files.write(script, await readFile(generated));
    await lab.files.write(line, `${text}\r\n`);
  }
}

async function measure(): Promise<Times> {
  const times: Times = {};
  for (const { name, script, line, run } of languages) {
    times[name] = { line: await timed(() => run(line)), script: await timed(() => run(script)) };
  }
  return times;
}

async function timed(run: () => Promise<RunResult>): Promise<number> {
  const start = performance.now();
  const { exitCode, stderr } = await run();
  if (exitCode !== 0) throw new Error(`exit code ${exitCode}: ${stderr}`);
  return performance.now() - start;
}

function report(all: readonly Times[]): void {
  const figures = languages.map(({ name }) => {
    const of = (figure: (times: { script: number; line: number }) => number) =>
      spread(all.flatMap((times) => (times[name] ? [figure(times[name])] : [])));
    return {
      language: name,
      script: of(({ script }) => script),
      line: of(({ line }) => line),
      ratio: of(({ script, line }) => script / line),
    };
  });
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify(figures, null, 2));
    return;
  }
  console.log(`A call over the program, ${all.length} rounds: medians, in brackets least and most.`);
  for (const { language, script, line, ratio } of figures) {
    console.log(`${language}: ${show(script)} ms, one line ${show(line)} ms; ratio ${show(ratio)}`);
  }
}

function spread(values: number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (place: number) => sorted[place] ?? 0;
  return { median: at(sorted.length >> 1), least: at(0), most: at(sorted.length - 1) };
}

function show({ median, least, most }: ReturnType<typeof spread>): string {
  return `${median.toPrecision(3)} (${least.toPrecision(3)}-${most.toPrecision(3)})`;
}
