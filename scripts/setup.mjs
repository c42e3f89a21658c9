// setup.mjs: makes a fresh clone ready, with nothing but Node: installs the packages, builds dist/, and prepares for the
// tests a browser with `--browser`, PowerShell with `--powershell`, and a Windows with `--lab`, where that is possible.
// Does only what is missing.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

// The tests call this too, while they stand on what is installed and built.
const changes = process.env.VITEST === undefined;

if (changes && isOlder(join(root, 'node_modules', '.package-lock.json'), [join(root, 'package-lock.json')])) {
  run('npm', ['ci', '--no-audit', '--no-fund']);
}
if (
  changes &&
  isOlder(join(root, 'dist', 'schema.json'), [
    ...['src', 'templates'].flatMap((folder) => filesBelow(join(root, folder))),
    join(root, 'package.json'),
  ])
) {
  run('npm', ['run', '--silent', 'build']);
}
if (process.argv.includes('--browser')) prepare('browser', 'put chromium on PATH');
if (process.argv.includes('--powershell')) prepare('powershell', 'put pwsh or the .NET SDK 10 on PATH');
if (process.argv.includes('--lab')) prepare('lab', 'see test/lab/README.md');

/** What cannot be had is no failure here: the tests that need it are reported as skipped. In CI it is one. */
function prepare(name, advice) {
  const { status } = spawnSync(process.execPath, [join(root, 'test', name, 'prepare.mjs')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status === 0) return;
  process.stderr.write(`setup: there is no ${name} (${advice}); the tests that need one will be skipped.\n`);
  if (process.env.CI === 'true') process.exit(1);
}

function run(command, words) {
  // On Windows npm is a batch file, which only a shell can start; the words are all literal.
  const { status } = spawnSync(command, words, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    process.stderr.write(`setup: "${command} ${words.join(' ')}" failed.\n`);
    process.exit(1);
  }
}

function isOlder(file, sources) {
  if (!existsSync(file)) return true;
  const made = statSync(file).mtimeMs;
  return sources.some((source) => statSync(source).mtimeMs > made);
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
