// bridgesmith.ts: the built command line, run as its users run it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Runs `bridgesmith` with these words, nobody to ask, and no variables but the given ones of its own. */
export function bridgesmith(
  words: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Ended> {
  if (!existsSync(program)) throw new Error('dist/ is not built: run `npm run build`.');
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('BRIDGESMITH_'));
  const child = spawn(process.execPath, [program, ...words], {
    cwd: options.cwd ?? tmpdir(),
    env: { ...Object.fromEntries(inherited), COLUMNS: '500', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    output.stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, ...output }));
  });
}

/** The result that `--json` printed. */
export function resultOf({ stdout }: { readonly stdout: string }) {
  return JSON.parse(stdout).result;
}

/** The events that `--json` printed, before its end. */
export function eventsOf({ stdout }: { readonly stdout: string }) {
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  return lines.filter((line) => 'event' in line).map(({ event }) => event);
}

/** A folder for one test, with the given files in it. */
export async function folderWith(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bridgesmith-cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** The files below a folder, sorted. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')).sort();
}

/** A bridge with a secret, and with names that command lines read in ways of their own. */
export const vault = `
name: vault
title: Vault
summary: Opens a vault that does not exist.
application: {executables: [vault.exe], windowClass: Vault}
dde: {service: Vault, topic: Door, server: application}
copydata: {number: 7}
actions:
  open:
    summary: Opens it.
    parameters:
      user: {kind: text, summary: Who opens it.}
      pinCode: {kind: secret, maximumLength: 20}
    bindings:
      dde: {execute: ['[Open(', {parameter: user}, ',', {parameter: pinCode}, ')]']}
      copydata: {arguments: [{parameter: user}, ['/pin:', {parameter: pinCode}]]}
  turn:
    summary: Turns the wheel.
    parameters:
      steps: {kind: integer, minimum: -9, maximum: 9}
      noSound: {kind: flag}
      doorHTTPPort: {kind: integer, minimum: 1, maximum: 99, optional: true}
      constructor: {kind: text, optional: true}
    bindings:
      exe:
        arguments:
          - ['/steps:', {parameter: steps}]
          - {when: noSound, write: [/quiet]}
          - {when: doorHTTPPort, write: [['/port:', {parameter: doorHTTPPort}]]}
          - {when: constructor, write: [['/by:', {parameter: constructor}]]}
`;
