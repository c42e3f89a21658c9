import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Call } from '../../src/calls/call.js';
import { callOfCells } from '../../src/calls/cells.js';
import { appendCallsCsv, writeCallsCsv } from '../../src/calls/csvFile.js';
import { CallsCsvLog } from '../../src/calls/csvLog.js';
import { followCalls } from '../../src/calls/follow.js';
import { systemFiles } from '../../src/files/files.js';
import { bridgesmith, folderWith } from '../cli/bridgesmith.js';
import { Killed, MemoryFiles } from '../files/memoryFiles.js';
import { expectLittleGrowthOf } from '../growth.js';
import { utf16 } from '../ini/odd.js';
import { parseCsv } from './parseCsv.js';

const path = '/logs/calls.csv';
const header = 'time,direction,number,name,duration,outcome,account,info,source';
const call = (number: string, source: Call['source'] = 'phone'): Call => ({
  ...{ time: 1_763_800_000_000 + Number(number) * 60_000, direction: 'in', number, name: `"${number}",\r\n` },
  ...{ duration: 3, outcome: 'answered', account: '', info: '', source },
});
const numbersIn = (files: MemoryFiles) => {
  const [columns, ...rows] = parseCsv(
    files.held
      .get(path)
      ?.toString()
      .replace(/^\ufeff/, '') ?? '',
  );
  expect(columns?.join()).toBe(header);
  return rows.map((cells) => callOfCells(cells)?.number);
};

describe('a file of calls', () => {
  test('begins with the mark that Excel knows, unless told', async () => {
    const files = new MemoryFiles();
    await writeCallsCsv(files, path, [call('1')]);
    expect([...(files.held.get(path)?.subarray(0, 3) ?? [])]).toEqual([0xef, 0xbb, 0xbf]);
    await writeCallsCsv(files, path, [call('2')], { mark: false });
    expect(files.held.get(path)?.toString()).toMatch(/^time,/);
    expect(numbersIn(files)).toEqual(['2']);
  });

  test('gets each call once', async () => {
    const files = new MemoryFiles();
    expect(await appendCallsCsv(files, path, [call('1'), call('2')])).toHaveLength(2);
    expect(await appendCallsCsv(files, path, [call('2'), call('3')])).toEqual([call('3')]);
    expect(await appendCallsCsv(files, path, [])).toEqual([]);
    expect(numbersIn(files)).toEqual(['1', '2', '3']);
    // The host's clock looks a moment later.
    const seen = { ...call('3', 'host'), time: call('3').time + 1500 };
    expect(await appendCallsCsv(files, path, [seen])).toEqual([]);
    expect(await appendCallsCsv(files, path, [call('1')], { style: 'excel', utc: true })).toEqual([]);
  });

  test('takes no longer for a line the more it has', async () => {
    await expectLittleGrowthOf(async (length) => {
      const files = new MemoryFiles();
      await writeCallsCsv(
        files,
        path,
        Array.from({ length }, (_, place) => call(String(place))),
      );
      expect(await appendCallsCsv(files, path, [call(String(length - 1)), call(String(length))])).toHaveLength(1);
    }, 1000);
  });

  test('keeps what somebody has added, and ends an open line', async () => {
    const files = new MemoryFiles();
    files.held.set(path, Buffer.from(`${header}\nmy own words,,,,,,,,`));
    await appendCallsCsv(files, path, [call('1')]);
    expect(files.held.get(path)?.toString()).toMatch(/^time.*\nmy own words,{8}\r\n2025-/);
  });

  test.each([
    ['name,number\r\nAnn,1\r\n', 'has the columns "name,number"'],
    [header.replaceAll(',', ';'), 'has the columns'],
    [`${header}\r\n"never closed\r\n`, 'is no CSV from line 2 on'],
    [Buffer.from([0xff, 0xfe, 0x41, 0]), 'is not UTF-8'],
  ])('is never made of %j', async (held, message) => {
    const files = new MemoryFiles();
    files.held.set(path, Buffer.from(held as string));
    for (const act of [writeCallsCsv, appendCallsCsv]) {
      await expect(act(files, path, [call('1')])).rejects.toMatchObject({
        exitCode: 4,
        message: expect.stringContaining(message),
      });
    }
    expect(files.held.get(path)).toEqual(Buffer.from(held as string));
  });

  test.each(['fails', 'killed'] as const)('is the old or the new one when writing %s at any step', async (how) => {
    for (let step = 1; ; step++) {
      const files = new MemoryFiles(step, how);
      const first = new MemoryFiles();
      await appendCallsCsv(first, path, [call('1')]);
      files.held.set(path, first.held.get(path) as Buffer);
      const done = await appendCallsCsv(files, path, [call('1'), call('2')]).then(
        () => true,
        (error) => {
          if (how === 'killed') expect(error.cause ?? error).toBeInstanceOf(Killed);
          return false;
        },
      );
      expect([['1'], ['1', '2']]).toContainEqual(numbersIn(files));
      if (done) return expect(step).toBeGreaterThan(4);
    }
  });

  test('takes the calls of several writers at once', async () => {
    const folder = await folderWith();
    const file = join(folder, 'calls.csv');
    const numbers = Array.from({ length: 12 }, (_, place) => String(place));
    await Promise.all(numbers.map((number) => appendCallsCsv(systemFiles, file, [call(number), call('99')])));
    const files = new MemoryFiles();
    files.held.set(path, (await systemFiles.read(file)) as Buffer);
    expect(numbersIn(files).sort()).toEqual([...numbers, '99'].sort());
  });

  test('that cannot be written gets its calls when it can', async () => {
    const files = new MemoryFiles();
    files.held.set(path, Buffer.from('something else'));
    const said: string[] = [];
    const log = new CallsCsvLog(files, path, {}, (message) => said.push(message));
    await log.add([call('1')]);
    await log.add([call('2')]);
    expect(said).toEqual([expect.stringContaining('It is tried again.')]);
    files.held.delete(path);
    await log.close();
    expect(numbersIn(files)).toEqual(['1', '2']);
  });
});

test('following gives each call once, after both sources had time', async () => {
  const stop = new AbortController();
  const seen = { ...call('2', 'host'), time: call('2').time + 900 };
  const states = [[call('1')], [call('1'), seen], [call('1'), { ...call('2'), source: 'both' as const }]];
  let look = 0;
  const collect = async () => {
    const calls = states[Math.min(look++, states.length - 1)] ?? [];
    if (look > 12) stop.abort();
    return { calls, open: 0, problems: [] };
  };
  const given: Call[] = [];
  const following = followCalls(collect, { signal: stop.signal, known: [call('1')], interval: 1 });
  for await (const calls of following) given.push(...calls);
  expect(given).toEqual([{ ...call('2'), source: 'both' }]);
});

describe('bridgesmith microsip calls', () => {
  const settings = '[Calls]\r\n0=1;=cmd|x;2;1763800000;0;Cancel\r\n1=odd\r\n2=2;b;0;1763900000;5;Call Ended\r\n';

  async function desk() {
    const folder = await folderWith();
    await writeFile(join(folder, 'phone.ini'), utf16(settings));
    return {
      folder,
      run: (words: string) =>
        bridgesmith(['microsip', 'calls', '--file', 'phone.ini', ...words.split(' ').filter(Boolean)], { cwd: folder }),
    };
  }

  test('prints CSV, and names what is no call', async () => {
    const { folder, run } = await desk();
    const { exitCode, stdout, stderr } = await run('--utc');
    expect([exitCode, parseCsv(stdout)]).toEqual([
      0,
      [
        header.split(','),
        ['2025-11-22T08:26:40Z', 'in', '1', "'=cmd|x", '0', 'missed', '', 'Cancel', 'phone'],
        ['2025-11-23T12:13:20Z', 'out', '2', 'b', '5', 'answered', '', 'Call Ended', 'phone'],
      ],
    ]);
    expect(stderr).toMatch(/^bridgesmith: \S+phone\.ini, key 1 of \[Calls\]: it is not number;name;.*\n$/);
    expect(stderr).toContain(folder);
    expect((await run('--raw')).stdout).toContain(',=cmd|x,');
    expect(parseCsv((await run('--since 2025-11-23')).stdout)).toHaveLength(2);
    expect(JSON.parse((await run('--json --since 2025-11-23T00:00Z')).stdout)).toMatchObject({
      ok: true,
      command: 'microsip calls',
      result: { calls: [{ time: '2025-11-23T12:13:20.000Z', number: '2', outcome: 'answered' }], open: 0 },
      notes: [expect.stringContaining('key 1')],
    });
  });

  test('writes a file, and adds to it', async () => {
    const { folder, run } = await desk();
    expect((await run('--csv calls.csv --since 2025-11-23')).stdout).toBe('1 call written to calls.csv\n');
    expect((await run('--csv calls.csv --append')).stdout).toBe('1 call added to calls.csv, 1 known already\n');
    await writeFile(join(folder, 'other.csv'), 'a,b\r\n');
    expect(await run('--csv other.csv --append')).toMatchObject({ exitCode: 4, stdout: '' });
    expect(await run('--csv no/such/folder/calls.csv')).toMatchObject({ exitCode: 0 });
  });

  test('is wrong usage, or finds nothing', async () => {
    const { run } = await desk();
    expect(await run('--append')).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await run('--since yesterday')).toMatchObject({ exitCode: 2 });
    expect(await bridgesmith(['microsip', 'calls', '--file', 'none.ini'])).toMatchObject({ exitCode: 3, stdout: '' });
  });
});
