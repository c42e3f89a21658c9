import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FailedError, NotFoundError, RefusedError } from '../../src/errors.js';
import { getKey, iniBytes, readIni } from '../../src/ini/file.js';
import { microsipSettings } from '../../src/microsip/settings/index.js';
import type { ProvisionRequest } from '../../src/settings/plan.js';
import { provision, undoProvision } from '../../src/settings/provision.js';
import { noPhones, type Phones } from '../../src/settings/runningPhone.js';
import { Killed, MemoryFiles } from '../files/memoryFiles.js';
import { latin1, oddFiles, oddValues, utf16 } from '../ini/odd.js';

const file = '/settings/microsip.ini';
const volume: ProvisionRequest = { edits: [{ section: 'Settings', key: 'volumeOutput', value: '55' }] };

function disk(present?: Buffer, failAt?: number, how?: 'fails' | 'killed'): MemoryFiles {
  const files = new MemoryFiles(failAt, how);
  if (present) files.held.set(file, present);
  return files;
}

const tools = (files: MemoryFiles, phones: Phones = noPhones) => ({ files, phones, coder: latin1 });

describe('provision and undo', () => {
  test('1,000 odd files are byte for byte what they were, and nothing is left beside them', async () => {
    await fc.assert(
      fc.asyncProperty(oddFiles, oddValues, async (bytes, value) => {
        fc.pre(bytes.length > 0);
        const files = disk(bytes);
        const fit = bytes[0] === 0xff && bytes[1] === 0xfe ? value : value.replace(/[^\x01-\xff]/g, 'ÿ');
        const request = {
          edits: [
            { section: 'Settings', key: 'ringingSound', value: fit },
            { section: 'Settings', key: 'volumeOutput', value: undefined },
          ],
        };
        const { changes } = await provision(microsipSettings, file, request, {}, tools(files));
        const now = readIni(files.held.get(file) ?? Buffer.alloc(0), latin1);
        expect(getKey(now, 'Settings', 'ringingSound')).toBe(fit);
        expect(getKey(now, 'Settings', 'volumeOutput')).toBeUndefined();
        if (changes.length > 0) await undoProvision(microsipSettings, file, {}, tools(files));
        expect([...files.held]).toEqual([[file, bytes]]);
      }),
      { numRuns: 1000 },
    );
  });

  test('several times, one after the other', async () => {
    const files = disk(utf16('[Settings]\r\n'));
    const first = files.held.get(file);
    await provision(microsipSettings, file, volume, {}, tools(files));
    const second = files.held.get(file);
    await provision(
      microsipSettings,
      file,
      { edits: [{ section: 'Settings', key: 'AA', value: 'yes' }] },
      {},
      tools(files),
    );
    await undoProvision(microsipSettings, file, {}, tools(files));
    expect(files.held.get(file)).toEqual(second);
    await undoProvision(microsipSettings, file, {}, tools(files));
    expect([...files.held]).toEqual([[file, first]]);
    await expect(undoProvision(microsipSettings, file, {}, tools(files))).rejects.toThrow(NotFoundError);
  });

  test('a file that was not there is gone again', async () => {
    const files = disk();
    const { backup } = await provision(microsipSettings, file, volume, {}, tools(files));
    expect(backup).toMatch(/\.absent$/);
    expect(files.held.get(file)).toEqual(utf16('[Settings]\r\nvolumeOutput=55\r\n'));
    await undoProvision(microsipSettings, file, {}, tools(files));
    expect([...files.held.keys()]).toEqual([]);
  });

  test('what the phone has written since is kept beside it', async () => {
    const files = disk(utf16('[Settings]\r\nvolumeOutput=80\r\n'));
    await provision(microsipSettings, file, volume, {}, tools(files));
    const since = utf16('[Settings]\r\nvolumeOutput=55\r\n[Calls]\r\n0=5551234;;0;1;2;\r\n');
    files.held.set(file, since);
    const { changes, notes } = await undoProvision(microsipSettings, file, {}, tools(files));
    expect(files.held.get(file)).toEqual(utf16('[Settings]\r\nvolumeOutput=80\r\n'));
    expect(changes).toHaveLength(2);
    expect(notes).toEqual([expect.stringContaining('.bridgesmith-1.undone')]);
    expect(files.held.get(`${file}.bridgesmith-1.undone`)).toEqual(since);
  });

  test('a dry run, and what changes nothing, write nothing', async () => {
    const files = disk(utf16('[Settings]\r\nvolumeOutput=55\r\n'));
    const before = [...files.held];
    expect((await provision(microsipSettings, file, volume, {}, tools(files))).changes).toEqual([]);
    const other = { edits: [{ section: 'Settings', key: 'volumeOutput', value: '1' }] };
    expect((await provision(microsipSettings, file, other, { dryRun: true }, tools(files))).changes).toEqual([
      { section: 'Settings', key: 'volumeOutput', before: '55', after: '1' },
    ]);
    expect([...files.held]).toEqual(before);
  });
});

describe('at every step of writing', () => {
  const old = utf16('[Settings]\r\nvolumeOutput=80\r\n[Account1]\r\ndomain=a\r\n');
  const fresh = utf16('[Settings]\r\nvolumeOutput=55\r\n[Account1]\r\ndomain=a\r\n');

  async function steps(): Promise<number> {
    const files = disk(old);
    await provision(microsipSettings, file, volume, {}, tools(files));
    return files.steps;
  }

  test('a failure leaves the old file, and nothing beside it', async () => {
    const count = await steps();
    expect(count).toBeGreaterThan(8);
    for (let step = 1; step <= count; step++) {
      const files = disk(old, step);
      await expect(provision(microsipSettings, file, volume, {}, tools(files)), `step ${step}`).rejects.toThrow();
      expect([...files.held], `step ${step}`).toEqual([[file, old]]);
    }
  });

  test('a kill leaves the old file or the new one, and the next time both provisioning and undo work', async () => {
    const count = await steps();
    const seen = new Set<string>();
    for (let step = 1; step <= count; step++) {
      const files = disk(old, step, 'killed');
      await expect(provision(microsipSettings, file, volume, {}, tools(files)), `step ${step}`).rejects.toThrow();
      const left = files.held.get(file) ?? Buffer.alloc(0);
      expect([old, fresh], `step ${step}`).toContainEqual(left);
      seen.add(left.equals(old) ? 'old' : 'new');
      const next = disk();
      next.ages = 60_000;
      for (const [path, bytes] of files.held) next.held.set(path, bytes);
      await provision(microsipSettings, file, volume, {}, tools(next));
      expect(next.held.get(file)).toEqual(fresh);
      await undoProvision(microsipSettings, file, {}, tools(next));
      expect(next.held.get(file)).toEqual(old);
    }
    expect(seen).toContain('old');
  });

  test('a kill of an undo leaves one of both, and it can be repeated', async () => {
    const provisioned = disk(old);
    await provision(microsipSettings, file, volume, {}, tools(provisioned));
    for (let step = 1; step <= 20; step++) {
      const files = disk(undefined, step, 'killed');
      for (const [path, bytes] of provisioned.held) files.held.set(path, bytes);
      const ended = await undoProvision(microsipSettings, file, {}, tools(files)).then(
        () => true,
        () => false,
      );
      expect([old, fresh]).toContainEqual(files.held.get(file));
      if (ended) {
        expect(step).toBeGreaterThan(5);
        return;
      }
      const next = disk();
      next.ages = 60_000;
      for (const [path, bytes] of files.held) next.held.set(path, bytes);
      await undoProvision(microsipSettings, file, {}, tools(next)).catch((error) =>
        expect(error).toBeInstanceOf(NotFoundError),
      );
      expect(next.held.get(file)).toEqual(old);
    }
    expect.unreachable('the undo never came to its end');
  });

  test('another one that is writing is not disturbed', async () => {
    const files = disk(old);
    files.held.set(`${file}.bridgesmith.tmp`, fresh);
    await expect(provision(microsipSettings, file, volume, {}, tools(files))).rejects.toThrow(/another bridgesmith/);
    expect(files.held.get(`${file}.bridgesmith.tmp`)).toEqual(fresh);
    expect(files.held.get(file)).toEqual(old);
  });
});

describe('while the phone runs', () => {
  const phone = { process: 7, executable: 'C:\\MicroSIP\\microsip.exe', shown: true };

  /** A phone that writes its settings when it ends. */
  function phones(files: MemoryFiles, done: string[], busy = false): Phones {
    return {
      using: () => (done.includes('stop') ? undefined : phone),
      isBusy: async () => busy,
      stop: async () => {
        done.push('stop');
        files.held.set(file, utf16('[Settings]\r\nvolumeOutput=80\r\nlastCallNumber=5551234\r\n'));
      },
      start: async () => {
        done.push('start');
      },
      open: async (_executable, commandLine) => {
        done.push(`open ${commandLine}`);
      },
    };
  }

  test('it is refused, and nothing is changed', async () => {
    const [files, done] = [disk(utf16('[Settings]\r\n')), [] as string[]];
    await expect(provision(microsipSettings, file, volume, {}, tools(files, phones(files, done)))).rejects.toThrow(
      /--restart/,
    );
    expect([done, files.held.get(file)]).toEqual([[], utf16('[Settings]\r\n')]);
  });

  test('it is ended and started again when asked, and what it wrote at its end is kept', async () => {
    const [files, done] = [disk(utf16('[Settings]\r\n')), [] as string[]];
    const result = await provision(
      microsipSettings,
      file,
      volume,
      { restart: true },
      tools(files, phones(files, done)),
    );
    expect(result.restarted).toBe(true);
    expect(done).toEqual(['stop', 'start']);
    expect(files.held.get(file)).toEqual(utf16('[Settings]\r\nvolumeOutput=55\r\nlastCallNumber=5551234\r\n'));
  });

  test('of several none is ended', async () => {
    const [files, done] = [disk(utf16('[Settings]\r\n')), [] as string[]];
    const several = { ...phones(files, done), using: () => ({ ...phone, count: 2 }) };
    await expect(provision(microsipSettings, file, volume, { restart: true }, tools(files, several))).rejects.toThrow(
      /^2 phones run/,
    );
    expect([done, files.held.get(file)]).toEqual([[], utf16('[Settings]\r\n')]);
  });

  test('it is started again as it is asked for', async () => {
    const [files, done] = [disk(utf16('[Settings]\r\n')), [] as string[]];
    const options = { restart: true, commandLine: '/hidden' };
    await provision(microsipSettings, file, volume, options, tools(files, phones(files, done)));
    expect(done).toEqual(['stop', 'open /hidden']);
  });

  test('it is no matter where nothing would change', async () => {
    const [files, done] = [disk(utf16('[Settings]\r\nvolumeOutput=55\r\n')), [] as string[]];
    const result = await provision(microsipSettings, file, volume, {}, tools(files, phones(files, done)));
    expect([result.changes, result.notes, done]).toEqual([[], [], []]);
  });

  test('it is started again when the writing failed', async () => {
    const done: string[] = [];
    const files = disk(utf16('[Settings]\r\n'), 4);
    await expect(
      provision(microsipSettings, file, volume, { restart: true }, tools(files, phones(files, done))),
    ).rejects.toThrow(FailedError);
    expect(done).toEqual(['stop', 'start']);
  });

  test('a call is not cut off', async () => {
    const [files, done] = [disk(utf16('[Settings]\r\n')), [] as string[]];
    await expect(
      provision(microsipSettings, file, volume, { restart: true }, tools(files, phones(files, done, true))),
    ).rejects.toThrow(/call/);
    expect(done).toEqual([]);
  });

  test('it is not ended for a request that is wrong', async () => {
    const [files, done] = [disk(utf16('[Settings]\r\n')), [] as string[]];
    const wrong = { edits: [{ section: 'Settings', key: 'volumeOutput', value: 'loud' }] };
    await expect(
      provision(microsipSettings, file, wrong, { restart: true }, tools(files, phones(files, done))),
    ).rejects.toThrow(RefusedError);
    expect(done).toEqual([]);
  });
});

test('the memory that stands for a disk is killed for good', async () => {
  const files = disk(utf16('[Settings]\r\n'), 1, 'killed');
  await expect(files.read(file)).rejects.toThrow(Killed);
  await expect(files.remove(file)).rejects.toThrow(Killed);
  expect(iniBytes(readIni(files.held.get(file) ?? Buffer.alloc(0), latin1))).toEqual(utf16('[Settings]\r\n'));
});
