import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseCsv } from '../calls/parseCsv.js';
import { startHost } from '../host/hostProcess.js';
import { type Lab, openLab, waitFor } from '../lab/index.js';

const opened = await openLab({ own: true });
afterAll(() => opened?.close());

describe.skipIf(!opened)('calls of a phone', () => {
  const lab = opened as Lab;
  const folder = 'C:\\bridgesmith-lab\\calls';
  const rowsOf = async (path: string) => {
    const text = (await lab.files.readText(path)).replace(/^\ufeff/, '');
    return parseCsv(text).slice(1);
  };
  const shown = (rows: string[][]) => rows.map(([, ...cells]) => cells.join(' '));
  const calls = async (...words: string[]) => {
    const run = await lab.node('newest', 'dist/cli/main.js', ['microsip', 'calls', ...words]);
    return { exitCode: run.exitCode, stdout: run.stdout.toString(), stderr: run.stderr.toString() };
  };
  const record = `${lab?.environment.LOCALAPPDATA}\\bridgesmith\\calls-microsip.jsonl`;
  const recorded = async () =>
    lab.files.exists(record) ? (await lab.files.readText(record)).split('\r\n').length - 1 : 0;
  /** Waits until the host has seen what was done: it looks four times a second. */
  const seen = (count: number) =>
    waitFor(`${count} recorded calls`, async () => ((await recorded()) === count ? true : undefined));

  beforeAll(async () => {
    await lab.phone.install();
    await lab.files.write(lab.phone.settingsPath, Buffer.from('[Settings]\r\nvolumeOutput=80\r\n'));
    await lab.phone.start();
    await lab.phone.setTitle('MicroSIP - Office');
  });

  test('are in the CSV from both sources once, and in the file of the host', async () => {
    const csv = `${folder}\\hosts calls.csv`;
    const log = await calls('--log', csv);
    expect(log).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(csv) });
    const status = await lab.node('newest', 'dist/cli/main.js', ['host', 'microsip', '--status']);
    expect(status.stdout.toString()).toContain(`adds calls to ${csv}`);
    const host = await startHost(lab);
    const following = lab.node('newest', 'test/cli/interrupt.mjs', [
      '1003',
      'microsip',
      'calls',
      '--follow',
      '--since',
      '1h',
    ]);
    const ask = async () =>
      (await lab.ddeClient({ service: 'MicroSIP', topic: 'control' }, 'request', 'Status', '13')).data[0]
        ?.toString('utf16le')
        .replace('\0', '');
    const looked = (status: string) =>
      waitFor(`the host to see ${status}`, async () => ((await ask()) === status ? true : undefined));

    await lab.phone.ring({ number: '1001', name: "=cmd|'/c calc'!A0" });
    await looked('ringing');
    await lab.phone.answerCall(65);
    await looked('inCall');
    await lab.phone.endCall();
    await seen(1);
    await lab.phone.callOut('+15551234');
    await looked('calling');
    await lab.ddeClient({ service: 'MicroSIP', topic: 'control' }, 'execute', '[Cancel]');
    await seen(2);
    await lab.phone.ring({ number: '1002' });
    await looked('ringing');
    await lab.ddeClient({ service: 'MicroSIP', topic: 'control' }, 'execute', '[Reject]');
    await seen(3);
    await lab.phone.ring({ number: '1003', name: 'Ann;;1' });
    await looked('ringing');
    await lab.phone.endCall();
    await seen(4);
    await host.stop();

    const expected = [
      expect.stringMatching(/^in 1001 '=cmd\|'\/c calc'!A0 6[5-9] answered Office Call Ended both$/),
      'out +15551234 +15551234 0 cancelled Office Cancel both',
      'in 1002 1002 0 rejected Office Busy Here both',
      'in 1003 Ann;;1 0 missed Office Cancel both',
    ];
    const own = await calls('--csv', `${folder}\\calls.csv`);
    expect(own).toMatchObject({ exitCode: 0, stdout: `4 calls written to ${folder}\\calls.csv\n`, stderr: '' });
    expect(shown(await rowsOf(`${folder}\\calls.csv`))).toEqual(expected);
    expect((await calls('--csv', `${folder}\\calls.csv`, '--append')).stdout).toContain('0 calls added');
    expect(
      shown(parseCsv((await calls('--source', 'phone')).stdout).slice(1)).map((row) => row.split(' ').at(-1)),
    ).toEqual(Array(4).fill('phone'));
    expect(parseCsv((await calls('--source', 'host')).stdout)).toHaveLength(5);
    const followed = JSON.parse((await following).stdout.toString());
    expect(followed).toMatchObject({ exitCode: 0, stderr: '' });
    // One that ended as it began to follow may be there as the phone alone has it.
    expect(parseCsv(followed.stdout).map((cells) => cells[2])).toEqual(['number', '1001', '+15551234', '1002', '1003']);

    // What ends while no host runs is added by the next one.
    await lab.phone.callOut('77');
    await lab.phone.endCall();
    await startHost(lab);
    await waitFor('the call of before', async () => ((await rowsOf(csv)).length >= 5 ? true : undefined));
    expect(shown(await rowsOf(csv))).toEqual([...expected, 'out 77 77 0 cancelled  Cancel phone']);
    expect((await calls('--log-to', 'off')).exitCode).toBe(0);
  });
});
