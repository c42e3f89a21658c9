// session.ts: one running lab: a copy of the prepared prefix, a display and the agent. It ends with whoever started it.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hangs } from '../limits.js';
import { cache } from '../preparation/once.mjs';

export interface PreparedLab {
  wine:
    | { kind: 'windows' }
    /** With what its environment needs besides. */
    | { kind: 'installed'; environment: Record<string, string> }
    | { kind: 'chroot'; root: string };
  cache: string;
  programs: string;
  node: string;
  prefix?: string;
  /** Whether programs for 32-bit Windows run in it. */
  runs32Bit: boolean;
}

export interface Session {
  prepared: PreparedLab;
  port: number;
  folder: string;
  /** Host folders that Windows sees, under drive Z. */
  visible: string[];
}

export interface StartedSession {
  session: Session;
  stop(): Promise<void>;
}

export const projectFolder = realpathSync(fileURLToPath(new URL('../..', import.meta.url)));
const here = fileURLToPath(new URL('.', import.meta.url));

/** The prepared lab, or the reason why there is none. */
export function findPreparedLab(): PreparedLab | string {
  const hint = 'prepare it with `npx zx test/lab/prepare.mjs` (see test/lab/README.md)';
  if (!existsSync(join(cache, 'lab.json'))) return `there is no lab in ${cache}: ${hint}`;
  try {
    // Quick when nothing changed; compiles the lab's programs when a source did.
    const zx = join(projectFolder, 'node_modules', 'zx', 'build', 'cli.js');
    const output = execFileSync(process.execPath, [zx, join(here, 'prepare.mjs')], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return JSON.parse(output.trim().split('\n').at(-1) ?? '') as PreparedLab;
  } catch (error) {
    return `the lab in ${cache} cannot be used: ${error instanceof Error ? error.message : error}`;
  }
}

export async function startSession(prepared: PreparedLab): Promise<StartedSession> {
  const sessions = join(prepared.cache, 'sessions');
  mkdirSync(sessions, { recursive: true });
  removeAbandoned(sessions);
  const folder = mkdtempSync(join(sessions, `${process.pid}-`));
  const visible = [...new Set([projectFolder, realpathSync(tmpdir()), prepared.cache])].sort(
    (a, b) => a.length - b.length,
  );
  if (prepared.prefix) copyPrefix(prepared.prefix, join(folder, 'prefix'));
  const child = launch(prepared, folder, visible);
  const port = await waitForPort(join(folder, 'port'), child);
  const stop = async () => {
    child.ref(); // else a process with nothing else to do would end before its lab
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.stdin?.end();
    if (child.exitCode === null) await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { session: { prepared, port, folder, visible }, stop };
}

function launch(prepared: PreparedLab, folder: string, visible: string[]): ChildProcess {
  const agent = join(prepared.programs, 'agent.exe');
  const script = join(here, 'session.sh');
  const home = join(folder, 'home');
  mkdirSync(home);
  const [command, ...rest] =
    prepared.wine.kind === 'windows'
      ? [agent, join(folder, 'port')]
      : prepared.wine.kind === 'installed'
        ? ['/bin/sh', script, 'here', folder, agent]
        : [
            'unshare',
            '--mount',
            '--propagation',
            'private',
            '--pid',
            '--fork',
            '--kill-child',
            '/bin/sh',
            script,
          ].concat('in-chroot', prepared.wine.root, folder, agent, visible);
  const child = spawn(command ?? '', rest, {
    env: prepared.wine.kind === 'windows' ? process.env : wineEnvironment(home, prepared.wine),
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
  });
  // The test process must be able to end; the pipe closing then ends the session.
  child.unref();
  (child.stdin as unknown as { unref(): void }).unref();
  child.stdin?.on('error', () => {});
  return child;
}

function wineEnvironment(home: string, wine: Exclude<PreparedLab['wine'], { kind: 'windows' }>): NodeJS.ProcessEnv {
  return {
    ...(wine.kind === 'installed' ? wine.environment : {}),
    PATH: wine.kind === 'installed' ? process.env.PATH : '/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: home,
    LANG: 'C.UTF-8',
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mshtml=;winemenubuilder.exe=d',
    DOTNET_EnableWriteXorExecute: '0', // .NET crashes at random under Wine with it
  };
}

async function waitForPort(path: string, child: ChildProcess): Promise<number> {
  for (const end = Date.now() + hangs; Date.now() < end; ) {
    if (child.exitCode !== null) throw new Error(`the lab ended while starting, with code ${child.exitCode}`);
    const port = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0;
    if (port > 0) return port;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the lab did not start: run `npx zx test/lab/prepare.mjs` after deleting its folder');
}

// Windows' own 1.4 GB of files are linked, not copied: nothing writes into them. What can change is copied.
function copyPrefix(from: string, to: string): void {
  mkdirSync(join(to, 'drive_c'), { recursive: true });
  for (const name of readdirSync(from))
    if (name !== 'drive_c') cpSync(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true });
  for (const name of readdirSync(join(from, 'drive_c'))) {
    const linked = name === 'windows' || name.startsWith('Program Files');
    copyFolder(join(from, 'drive_c', name), join(to, 'drive_c', name), linked);
  }
}

function copyFolder(from: string, to: string, linked: boolean): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyFolder(source, target, linked);
    else if (linked && !entry.name.endsWith('.ini')) linkSync(source, target);
    else cpSync(source, target, { verbatimSymlinks: true });
  }
}

function removeAbandoned(sessions: string): void {
  for (const name of readdirSync(sessions)) {
    try {
      process.kill(Number.parseInt(name, 10), 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH')
        rmSync(join(sessions, name), { recursive: true, force: true });
    }
  }
}
