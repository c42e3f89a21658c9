// debian.mjs: packages of Debian, for the scripts that prepare what tests need. Only root can install them.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** How long another installation may take before it is given up, in milliseconds. */
const patience = 20 * 60_000;

/** Whether this is Debian and its packages can be installed. */
export function isDebianRoot() {
  return codenameOf(osRelease()) !== undefined && process.getuid?.() === 0;
}

/** The name of this Debian, such as "bookworm"; undefined on any other system. */
export function debianCodename() {
  return codenameOf(osRelease());
}

/**
 * Installs packages. A lock that another installation holds is waited for.
 *
 * @param {readonly string[]} names
 * @param {(what: string) => void} say is told what goes on, a line each.
 */
export async function installPackages(names, say) {
  say(`installing ${names.join(' ')}`);
  await apt(['update'], say);
  await apt(['install', '-y', '--no-install-recommends', ...names], say);
}

/**
 * Runs apt-get, and again as long as another program holds one of its locks: apt's own DPkg::Lock::Timeout waits for that
 * of dpkg alone, neither for that of the lists nor of the archives.
 *
 * @param {readonly string[]} words
 * @param {(what: string) => void} say
 */
export async function apt(words, say, run = runApt) {
  const end = Date.now() + patience;
  for (let tries = 0; ; tries++) {
    const { code, stderr } = await run(words);
    if (code === 0) return;
    const holder = lockHolder(stderr);
    if (holder === undefined) throw new Error(`apt-get ${words[0]} failed:\n${stderr.trim()}`);
    if (Date.now() > end)
      throw new Error(`apt-get ${words[0]}: ${holder} has held its lock for ${patience / 60_000} minutes`);
    if (tries === 0) say(`waiting for another installation to end (${holder})`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

/** Who holds a lock, from what apt or dpkg says on standard error; undefined when nobody does. */
export function lockHolder(stderr) {
  if (!/could not get lock|unable to acquire the dpkg frontend lock|is locked by another process/i.test(stderr))
    return undefined;
  return /held by (process \d+(?: \([^)]*\))?)/.exec(stderr)?.[1] ?? 'another process';
}

function runApt(words) {
  return new Promise((resolve, reject) => {
    const options = ['-q', '-o', 'DPkg::Lock::Timeout=60'];
    const child = spawn('apt-get', [...options, ...words], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stderr }));
  });
}

function osRelease() {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
}

function codenameOf(release) {
  return /^ID=debian$/m.test(release) ? /^VERSION_CODENAME=(.*)$/m.exec(release)?.[1] : undefined;
}
