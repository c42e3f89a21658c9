import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Call } from '../../src/calls/call.js';
import type { CallList } from '../../src/calls/callList.js';
import { collectCalls } from '../../src/calls/collect.js';
import { HostCallLog } from '../../src/calls/hostCallLog.js';
import { callLogSetting, logCallsNoMore, logCallsTo } from '../../src/calls/logSetting.js';
import { CallRecord, type HostCall } from '../../src/calls/record.js';
import { systemFiles } from '../../src/files/files.js';
import { folderWith } from '../cli/bridgesmith.js';
import { parseCsv } from './parseCsv.js';

const call = (place: number): HostCall => ({
  ...{ time: 1_763_800_000_000 + place * 60_000, answered: 1_763_800_001_500, ended: 1_763_800_013_000 },
  ...{ direction: 'in', number: String(place), name: '"; \r\n\u2028=x', account: 'é', duration: 12 },
  ...{ outcome: 'answered', info: '', source: 'host' },
});

describe("the host's record", () => {
  test('gives back what was written, one line each, for the user alone', async () => {
    const record = new CallRecord(join(await folderWith(), 'deep', 'calls.jsonl'));
    expect(record.read()).toEqual({ calls: [], problems: [], exists: false });
    const missed: HostCall = { ...call(2), answered: undefined, duration: 0, outcome: 'missed' };
    for (const one of [call(1), missed]) record.write(one);
    expect(record.read()).toEqual({ calls: [call(1), missed], problems: [], exists: true });
    expect(readFileSync(record.path, 'utf8').split('\r\n')).toHaveLength(3);
    if (process.platform !== 'win32') expect(statSync(record.path).mode & 0o77).toBe(0);
  });

  test('that was cut off at any byte keeps all whole lines, and goes on', async () => {
    const record = new CallRecord(join(await folderWith(), 'calls.jsonl'));
    record.write(call(1));
    const first = statSync(record.path).size;
    record.write(call(2));
    const whole = readFileSync(record.path);
    for (let size = first; size < whole.length; size += 7) {
      truncateSync(record.path, 0);
      appendFileSync(record.path, whole.subarray(0, size));
      expect(record.read()).toMatchObject({ calls: [call(1)], problems: [] });
      record.write(call(3));
      const { calls, problems } = record.read();
      expect(calls.filter(({ number }) => number !== '2')).toEqual([call(1), call(3)]);
      if (size > first && calls.length === 2) expect(problems).toEqual([expect.stringContaining('line 2 is no call.')]);
    }
  });

  test('of a process that is killed at any moment loses no line that was whole', async () => {
    const record = new CallRecord(join(await folderWith(), 'calls.jsonl'));
    for (const delay of [0, 3, 11, 29, 41]) {
      const before = record.read().calls.length;
      const writer = spawn(process.execPath, [fileURLToPath(new URL('writeCalls.mjs', import.meta.url)), record.path]);
      const written = await new Promise<number>((resolve) => {
        let lines = 0;
        writer.stdout.on('data', (text) => {
          lines += String(text).split('\n').length - 1;
          if (lines > 3) setTimeout(() => writer.kill('SIGKILL'), delay);
        });
        writer.on('close', () => resolve(lines));
      });
      const { calls, problems } = record.read();
      expect(written).toBeGreaterThan(3);
      expect(calls.length - before).toBeGreaterThanOrEqual(written);
      expect(problems.length).toBeLessThanOrEqual(1);
    }
  });

  test('does not grow without end, and names what is none', async () => {
    const record = new CallRecord(join(await folderWith(), 'calls.jsonl'));
    record.write(call(1));
    appendFileSync(record.path, `${'x'.repeat(2_000_000)}\r\n{"time":"never"}\r\n[]\r\nnull\r\n`);
    record.write(call(2));
    expect(statSync(record.path).size).toBeLessThan(1000);
    const { calls, problems } = record.read();
    expect([calls, problems.length]).toEqual([[call(1), call(2)], 4]);
  });
});

test('what is set for all hosts is found again, and ended', async () => {
  const path = join(await folderWith(), 'deep', 'log-calls.json');
  expect([callLogSetting(path), logCallsNoMore(path)]).toEqual([undefined, false]);
  const set = logCallsTo('C:\\logs\\calls.csv', path);
  expect(callLogSetting(path)).toEqual({ csv: 'C:\\logs\\calls.csv', since: set.since });
  expect(logCallsTo('c:\\logs\\CALLS.csv', path)).toEqual(set);
  expect(logCallsTo('C:\\other.csv', path).csv).toBe('C:\\other.csv');
  expect([logCallsNoMore(path), callLogSetting(path)]).toEqual([true, undefined]);
  await writeFile(path, '{"csv": 5}');
  expect(callLogSetting(path)).toBeUndefined();
});

describe('a host that logs calls', () => {
  const rowsOf = (csv: string) => parseCsv(readFileSync(csv, 'utf8').replace(/^\ufeff/, '')).slice(1);

  const ofPhone = (time: number, number: string, outcome: Call['outcome']): Call => ({
    ...{ time: time * 1000, direction: outcome === 'cancelled' ? 'out' : 'in', number, name: 'Ann', duration: 0 },
    ...{ outcome, account: '', info: '', source: 'phone' },
  });

  /** @param calls what the phone has written down. */
  async function desk(calls: readonly Call[] = []) {
    const folder = await folderWith();
    const csv = join(folder, 'calls.csv');
    const read = async () => ({ calls, open: 0, problems: [] });
    const phone: CallList = { file: join(folder, 'phone.ini'), kind: "the phone's list", read };
    const record = new CallRecord(join(folder, 'calls.jsonl'));
    const said: string[] = [];
    const open = (given: Partial<ConstructorParameters<typeof HostCallLog>[0]> = {}) =>
      new HostCallLog({
        ...{ record, targets: () => [{ csv, since: 0 }], phone: () => phone, files: systemFiles },
        ...{ report: (message: string) => said.push(message), patience: 1, ...given },
      });
    return { csv, record, said, open, sources: { phone, host: record } };
  }

  test('adds each once, with what the phone knows, whoever was killed before', async () => {
    const phone = [ofPhone(1763700000, '7', 'cancelled'), ofPhone(1763800061, '1@x.org', 'answered')];
    const { csv, record, open, said, sources } = await desk(phone);
    record.write(call(1)); // by a host that was killed before it could add it
    const log = open();
    await log.catchUp();
    log.called(call(2));
    await log.close();
    await open().catchUp();
    expect(rowsOf(csv).map((row) => [row[2], row[8]])).toEqual([
      ['7', 'phone'],
      ['1@x.org', 'both'],
      ['2', 'host'],
    ]);
    expect(said).toEqual([]);
    expect((await collectCalls(sources)).calls).toHaveLength(3);
    expect((await collectCalls(sources, call(1).time)).calls).toHaveLength(2);
  });

  test('needs no record and no phone, and says what it cannot write', async () => {
    const { csv, said, open, record } = await desk();
    const log = open({ record: undefined, phone: () => undefined, targets: () => [{ csv, since: call(2).time }] });
    log.called(call(1));
    log.called(call(2));
    await log.close();
    expect(rowsOf(csv).map((row) => row[2])).toEqual(['2']);
    expect(record.read().exists).toBe(false);
    const nowhere = open({
      record: new CallRecord(`${csv}/none.jsonl`),
      targets: () => [{ csv: `${csv}/x.csv`, since: 0 }],
    });
    nowhere.called(call(3));
    await nowhere.close();
    expect(said[0]).toMatch(/^cannot write .*none\.jsonl/);
    expect(said[1]).toContain('x.csv could not be written');
  });
});
