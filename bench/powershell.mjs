// powershell.mjs: how long the generated module of microsip takes to load, to answer, and to compile its C#, in each
// PowerShell on PATH, or in the one that was prepared for tests. Nothing is sent.
//
//   npm run build && node bench/powershell.mjs [--json]
//
// Each round is a process of its own, beside one that does nothing but start.

import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from '../dist/generate/generate.js';
import { microsip } from '../dist/profiles/index.js';
import { isPrepared, places } from '../test/powershell/find.mjs';

const rounds = 7;
const script = fileURLToPath(new URL('powershell.ps1', import.meta.url));
const hosts = findHosts();
if (hosts.length === 0) {
  process.stderr.write('There is no pwsh or powershell.exe on PATH.\n');
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'bridgesmith-bench-'));
try {
  await generate(microsip, folder);
  const { version = '1.0.0' } = microsip.definition;
  const manifest = join(folder, 'powershell', 'MicroSIP', version, 'MicroSIP.psd1');
  if (!existsSync(manifest)) throw new Error(`${manifest} was not generated.`);
  const empty = writeEmptyModule();
  const size = sizeOf(dirname(manifest));
  const results = hosts.map((host) => ({ host: basename(host), size, steps: measure(host, manifest, empty) }));
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
  else for (const result of results) show(result);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** What the module is compared with. */
function writeEmptyModule() {
  const manifest = join(folder, 'Empty', '1.0.0', 'Empty.psd1');
  mkdirSync(dirname(manifest), { recursive: true });
  const exported = ['Functions', 'Cmdlets', 'Variables', 'Aliases'].map((kind) => `${kind}ToExport = @()`);
  writeFileSync(manifest, ['@{', "RootModule = 'Empty.psm1'", "ModuleVersion = '1.0.0'", ...exported, '}'].join('\n'));
  writeFileSync(join(dirname(manifest), 'Empty.psm1'), '');
  return manifest;
}

/** Bytes of the module's code, help apart, and how many commands it has. */
function sizeOf(modulePath) {
  const code = readdirSync(modulePath, { withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = code.map(({ name }) => statSync(join(modulePath, name)).size).reduce((sum, one) => sum + one, 0);
  const manifest = readFileSync(join(modulePath, 'MicroSIP.psd1'), 'utf8');
  const commands = /FunctionsToExport\s*=\s*@\(([^)]*)\)/.exec(manifest)?.[1]?.match(/'/g)?.length ?? 0;
  return { bytes, commands: commands / 2 };
}

function measure(host, manifest, emptyModule) {
  const runs = Array.from({ length: rounds + 1 }, () => {
    const start = performance.now();
    run(host, ['-Command', 'exit 0']);
    const empty = performance.now() - start;
    const answer = run(host, [
      '-File',
      script,
      '-Manifest',
      manifest,
      '-Empty',
      emptyModule,
      '-Function',
      'Start-MicroSIPCall',
      '-Argument',
      '5',
    ]);
    return { 'a process that does nothing': empty, ...JSON.parse(answer.slice(answer.lastIndexOf('{'))) };
  }).slice(1); // the first fills the system's cache
  return Object.keys(runs[0]).map((step) => {
    const times = runs.map((one) => one[step]).sort((one, other) => one - other);
    return { step, least: times[0], median: times[Math.floor(rounds / 2)], most: times.at(-1) };
  });
}

function run(host, words) {
  const options = [
    '-NoProfile',
    '-NonInteractive',
    ...(process.platform === 'win32' ? ['-ExecutionPolicy', 'Bypass'] : []),
  ];
  const { status, stdout, stderr, error } = spawnSync(host, [...options, ...words], { encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${host} ended with code ${status}: ${stdout}${stderr}`);
  return stdout;
}

function findHosts() {
  const names = process.platform === 'win32' ? ['pwsh.exe', 'powershell.exe'] : ['pwsh'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((name) => name !== '');
  const found = names.map((name) => folders.map((one) => join(one, name)).find((file) => existsSync(file)));
  return [...found, isPrepared() ? places.linux : undefined].filter(Boolean);
}

function show({ host, size, steps }) {
  const each = (size.bytes / size.commands / 1024).toFixed(1);
  process.stdout.write(`${host}. ${size.bytes} bytes of code, ${size.commands} commands: ${each} KB each.\n`);
  process.stdout.write('Times in milliseconds: median (least to most).\n');
  for (const { step, least, median, most } of steps) {
    const times = [median, least, most].map((time) => time.toFixed(time < 10 ? 2 : 0));
    process.stdout.write(`  ${step.padEnd(36)}${times[0]} (${times[1]} to ${times[2]})\n`);
  }
}
