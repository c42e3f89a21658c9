// Runs in Windows Node: starts the built command line in this console, presses Ctrl+C when its output holds a text, or
// when a file is there (`file C:\go`), and prints what came of it as JSON. Pipes do not work for Node under Wine: the output is two
// files.
import { spawn } from 'node:child_process';
import { existsSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
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
const [, signal = ''] = /^file (.*)$/.exec(expected) ?? [];
const output = () => files.map((file) => readFileSync(file, 'utf8'));
const waiting = setInterval(() => {
  if (!output().join('').includes(expected) && !existsSync(signal)) return;
  clearInterval(waiting);
  generateEvent(ctrlC, everyProcess);
}, 50);
child.on('exit', (exitCode, killedBy) => {
  clearInterval(waiting);
  const [stdout, stderr] = output();
  for (const file of files) rmSync(file, { force: true });
  writeSync(1, JSON.stringify({ exitCode, killedBy, stdout, stderr }));
  process.exit();
});
