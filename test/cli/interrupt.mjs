// Runs in Windows Node: starts the built command line in this console, presses Ctrl+C when its output holds a text, or
// after so long (`3000 ms`), and prints what came of it as JSON. Pipes do not work for Node under Wine: the output is two
// files.
import { spawn } from 'node:child_process';
import { openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import koffi from 'koffi';

const [expected, ...words] = process.argv.slice(2);
const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const files = ['stdout', 'stderr'].map((name) => join(tmpdir(), `interrupt-${process.pid}-${name}`));
const generateEvent = koffi
  .load('kernel32.dll')
  .func('int __stdcall GenerateConsoleCtrlEvent(uint32_t event, uint32_t group)');
const ctrlC = 0;
const everyProcess = 0;

process.on('SIGINT', () => {}); // for it comes to every process of the console
const child = spawn(process.execPath, [program, ...words], {
  stdio: ['ignore', ...files.map((file) => openSync(file, 'w'))],
});
const [, due = Number.POSITIVE_INFINITY] = /^(\d+) ms$/.exec(expected) ?? [];
const begun = performance.now();
let interrupted = 0;
const output = () => files.map((file) => readFileSync(file, 'utf8'));
const waiting = setInterval(() => {
  if (!output().join('').includes(expected) && performance.now() - begun < due) return;
  clearInterval(waiting);
  interrupted = performance.now();
  generateEvent(ctrlC, everyProcess);
}, 50);
child.on('exit', (exitCode, signal) => {
  clearInterval(waiting);
  const [stdout, stderr] = output();
  for (const file of files) rmSync(file, { force: true });
  writeSync(1, JSON.stringify({ exitCode, signal, stdout, stderr, ms: performance.now() - interrupted }));
  process.exit();
});
