// prepare.test.ts: a preparation that cannot succeed ends before anything is installed, and says why.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isDebianRoot } from '../preparation/debian.mjs';

const script = fileURLToPath(new URL('prepare.mjs', import.meta.url));
let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bridgesmith-prepare-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Prepares in a folder of its own, with programs that stand before those of the machine. */
function prepareWith(programs: Readonly<Record<string, string>>) {
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(join(root, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(root, name), 0o755);
  }
  const cache = join(root, 'cache');
  const env = {
    ...process.env,
    PATH: `${root}${delimiter}${process.env.PATH}`,
    BRIDGESMITH_LAB_CACHE: cache,
  };
  const { status, stderr } = spawnSync(process.execPath, [script], { env, encoding: 'utf8' });
  return { status, stderr, left: existsSync(cache) ? readdirSync(cache) : [] };
}

/** Where Wine is installed already, nothing else is asked for. */
const noWine = 'exit 127';
const installed = existsSync('/usr/lib/wine/wine64');

test.skipIf(!isDebianRoot() || installed)('root that may not mount is told so, and what a container needs', () => {
  const refusing = "echo 'unshare: unshare failed: Operation not permitted' >&2; exit 1";
  const { status, stderr, left } = prepareWith({ unshare: refusing, wine: noWine, 'apt-get': 'echo installing >&2' });
  expect(stderr).toMatch(
    /^lab: this root may not mount, .*\(unshare: unshare failed: Operation not permitted\).*SYS_ADMIN/,
  );
  expect(stderr).not.toContain('installing');
  expect({ status, left }).toEqual({ status: 1, left: [] });
});

test.skipIf(!isDebianRoot() || installed)(
  'a machine without a mirror is told so, and nothing half made is taken for whole',
  () => {
    const { status, stderr, left } = prepareWith({
      wine: noWine,
      debootstrap: 'echo "E: cannot reach it" >&2; exit 1',
    });
    expect(stderr).toMatch(/\nlab: E: cannot reach it\n$/);
    expect(status).toBe(1);
    expect(left.filter((name) => !name.endsWith('.partial'))).toEqual([]);
  },
);

test.skipIf(process.platform === 'win32')('Wine that is too old is not taken', () => {
  const { status, stderr } = prepareWith({ wine: 'echo wine-9.21', unshare: 'echo no >&2; exit 1' });
  expect(status).toBe(1);
  expect(stderr).toMatch(/this root may not mount|put Wine 10 or newer/);
});
