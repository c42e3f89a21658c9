import { execFileSync } from 'node:child_process';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { collectCalls } from '../../src/calls/collect.js';
import { appendCallsCsv } from '../../src/calls/csvFile.js';
import { FailedError, NotFoundError } from '../../src/errors.js';
import { systemFiles } from '../../src/files/files.js';
import { removeLeftovers } from '../../src/files/leftovers.js';
import { phoneCallList } from '../../src/microsip/callList.js';
import { microsipSettings } from '../../src/microsip/settings/index.js';
import { provision, undoProvision } from '../../src/settings/provision.js';
import { noPhones } from '../../src/settings/runningPhone.js';
import { latin1, utf16 } from '../ini/odd.js';

const root = await mkdtemp(join(tmpdir(), 'bridgesmith-targets-'));
afterAll(() => rm(root, { recursive: true, force: true }));
const tools = { files: systemFiles, phones: noPhones, coder: latin1 };
const volume = (value: string) => ({ edits: [{ section: 'Settings', key: 'volumeOutput', value }] });
const withVolume = (value: string) => utf16(`[Settings]\r\nvolumeOutput=${value}\r\n`);

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(root, 'case-'));
  file = join(folder, 'microsip.ini');
});

/** Links, pipes and rights are made here as no Windows makes them. */
describe.skipIf(process.platform === 'win32')('what is no plain file', () => {
  test.each([
    ['a folder', () => mkdir(file), /is a folder, and no file/],
    ['a link that leads back to itself', () => symlink(file, file), /leads back to itself/],
    [
      'a link to nothing',
      () => symlink(join(folder, 'gone.ini'), file),
      /is a link to .*gone\.ini, which is not there/,
    ],
    ['a pipe', async () => void execFileSync('mkfifo', [file]), /no file: a pipe/],
  ])('%s is named, and left as it is', async (_what, make, message) => {
    await make();
    const before = (await lstat(file)).mode;
    for (const act of [
      () => provision(microsipSettings, file, volume('55'), {}, tools),
      () => undoProvision(microsipSettings, file, {}, tools),
      () => appendCallsCsv(systemFiles, file, []),
      () => collectCalls({ phone: phoneCallList(file, tools) }),
    ]) {
      await expect(act()).rejects.toThrow(FailedError);
      await expect(act()).rejects.toThrow(message);
    }
    expect((await lstat(file)).mode).toBe(before);
    expect(await readdir(folder)).toEqual(['microsip.ini']);
  });

  test('a link stays one, and its file is written', async () => {
    const real = join(folder, 'real.ini');
    await writeFile(real, withVolume('80'));
    await symlink('real.ini', file);
    await provision(microsipSettings, file, volume('55'), {}, tools);
    expect((await lstat(file)).isSymbolicLink()).toBe(true);
    expect(await readFile(real)).toEqual(withVolume('55'));
  });

  test("keeps its mode, and what it holds is nobody else's before", async () => {
    await writeFile(file, withVolume('80'));
    await chmod(file, 0o664);
    const modes: number[] = [];
    const files = {
      ...systemFiles,
      writeNew: async (path: string, bytes: Uint8Array) => {
        await systemFiles.writeNew(path, bytes);
        modes.push((await stat(path)).mode & 0o777);
      },
    };
    await provision(microsipSettings, file, volume('55'), {}, { ...tools, files });
    expect((await stat(file)).mode & 0o777).toBe(0o664);
    expect(modes).toEqual([0o600, 0o600]);
    await undoProvision(microsipSettings, file, {}, tools);
    expect((await stat(file)).mode & 0o777).toBe(0o664);
    const fresh = join(folder, 'fresh.ini');
    await provision(microsipSettings, fresh, volume('55'), {}, tools);
    expect((await stat(fresh)).mode & 0o777).toBe(0o600);
  });
});

test('a lock of tomorrow keeps nobody waiting', async () => {
  await writeFile(file, withVolume('80'));
  await writeFile(`${file}.bridgesmith.tmp`, 'half');
  const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000);
  await utimes(`${file}.bridgesmith.tmp`, tomorrow, tomorrow);
  await provision(microsipSettings, file, volume('55'), {}, tools);
  expect(await readFile(file)).toEqual(withVolume('55'));
});

describe('what a run that was killed has left', () => {
  const endings = [
    '.bridgesmith.tmp',
    '.bridgesmith-3-0123456789ab.bak.bridgesmith.tmp',
    '.bridgesmith.tmp.1700000000',
  ];

  async function leave(age: number): Promise<void> {
    await writeFile(file, withVolume('80'));
    for (const ending of endings) {
      await writeFile(file + ending, utf16('[Account1]\r\npassword=plain\r\n'));
      await utimes(file + ending, new Date(Date.now() - age), new Date(Date.now() - age));
    }
    await writeFile(join(folder, 'other.ini.bridgesmith.tmp'), '');
  }

  test('is removed, and nothing else', async () => {
    await leave(60_000);
    expect((await removeLeftovers(systemFiles, file)).sort()).toEqual(endings.map((ending) => file + ending).sort());
    expect((await readdir(folder)).sort()).toEqual(['microsip.ini', 'other.ini.bridgesmith.tmp']);
    expect(await removeLeftovers(systemFiles, file)).toEqual([]);
  });

  test('is removed by an undo, too, with nothing to undo', async () => {
    await leave(60_000);
    await expect(undoProvision(microsipSettings, file, {}, tools)).rejects.toThrow(NotFoundError);
    expect((await readdir(folder)).sort()).toEqual(['microsip.ini', 'other.ini.bridgesmith.tmp']);
  });

  test('is left to one that may still be writing', async () => {
    await leave(1000);
    expect(await removeLeftovers(systemFiles, file)).toEqual([]);
    expect(await readdir(folder)).toHaveLength(5);
  });
});

test('each undo keeps what it takes away, under a name of its own', async () => {
  await writeFile(file, withVolume('80'));
  const kept: string[] = [];
  for (const edit of ['11', '22', '33']) {
    await provision(microsipSettings, file, volume('55'), {}, tools);
    await writeFile(file, withVolume(edit));
    const { notes } = await undoProvision(microsipSettings, file, {}, tools);
    kept.push(/kept as (.*)\.$/.exec(notes[0] ?? '')?.[1] ?? '');
  }
  expect(await Promise.all(kept.map((path) => readFile(path)))).toEqual(['11', '22', '33'].map(withVolume));
  expect(await readFile(file)).toEqual(withVolume('80'));
  expect((await readdir(folder)).sort()).toEqual([
    'microsip.ini',
    ...[1, 2, 3].map((n) => `microsip.ini.bridgesmith-${n}.undone`),
  ]);
});
