import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { openLab } from '../../lab/index.js';
import { polling } from '../../limits.js';
import { resultOf } from '../bridgesmith.js';
import { startPrinting } from '../printing.js';

const lab = await openLab({ own: true });

afterEach(() => lab?.phone.stop());
afterAll(() => lab?.close());

describe.skipIf(!lab)('bridgesmith microsip status', () => {
  const open = () => {
    if (!lab) throw new Error('no lab');
    return lab;
  };
  const status = async (...words: string[]) => {
    const run = await open().node('newest', 'dist/cli/main.js', ['microsip', 'status', ...words]);
    return { exitCode: run.exitCode, stdout: run.stdout.toString(), stderr: run.stderr.toString() };
  };
  /** Asks again while the phone is too busy to answer it. */
  const expectStatus = (...words: string[]) => expect.poll(() => status(...words), polling);

  test('says that the phone is not running, with exit code 3', async () => {
    const stderr = 'bridgesmith: MicroSIP is not running. Start it first.\n';
    expect(await status()).toEqual({ exitCode: 3, stdout: '', stderr });
    const asJson = await status('--json');
    expect(asJson).toMatchObject({ exitCode: 3, stderr: '' });
    expect(JSON.parse(asJson.stdout)).toEqual({
      ok: false,
      command: 'microsip status',
      result: { status: 'notRunning', certainty: 'certain', source: 'windows' },
      error: { code: 3, kind: 'notFound', message: 'MicroSIP is not running. Start it first.' },
      notes: [],
    });
  });

  test('says what the phone does', async () => {
    const { phone } = open();
    await phone.start();
    await phone.setTitle('MicroSIP - Office');
    await expectStatus().toEqual({ exitCode: 0, stdout: 'idle, account Office (certain)\n', stderr: '' });
    await phone.ring({ number: '1001', name: '\u001B[2J\r\n\u202Eevil' });
    await expectStatus().toMatchObject({
      stdout: 'ringing: 1001 (\\u001b[2J\\r\\n\\u202eevil), account Office (certain)\n',
    });
    await phone.answerCall(3600);
    const json = async () => resultOf(await status('--json'));
    await expect.poll(json, polling).toMatchObject({
      status: 'inCall',
      caller: '1001',
      account: 'Office',
      version: '3.20.5',
    });
  });

  test('says so when several phones run', async () => {
    const { phone } = open();
    const installed = await phone.install();
    await phone.start();
    await phone.install('C:\\Portable', { portable: true });
    await phone.start('1');
    await expectStatus().toEqual({
      exitCode: 0,
      stdout: 'calling 1 (certain)\n',
      stderr: 'bridgesmith: this is C:\\Portable\\microsip.exe; 1 more run. Choose one with --program.\n',
    });
    await expectStatus('--program', installed).toEqual({ exitCode: 0, stdout: 'idle (certain)\n', stderr: '' });
    expect(await status('--executable', 'C:\\x.exe')).toMatchObject({ exitCode: 3, stdout: '' });
    await phone.stop();
    await phone.uninstall();
    await phone.install();
  });

  test('prints each change', async () => {
    const { phone } = open();
    const watching = await startPrinting(open(), ['microsip', 'status', '--watch']);
    // One that has not all its windows yet, or is too busy to answer, is told about with reserve.
    const linesOf = (text: string) =>
      text
        .split('\n')
        .filter((line) => line.endsWith('(certain)'))
        .filter((line, place, lines) => line.replace(/1:\d\d/, '') !== lines[place - 1]?.replace(/1:\d\d/, ''));
    const steps: [step: () => unknown, line: RegExp][] = [
      [() => {}, /^not running \(certain\)$/],
      [() => phone.start(), /^idle \(certain\)$/],
      [() => phone.ring('1'), /^ringing: 1 \(certain\)$/],
      [() => phone.answerCall(60), /^in a call with 1 for 1:\d\d \(certain\)$/],
      [() => phone.endCall(), /^idle \(certain\)$/],
      [() => phone.stop(), /^not running \(certain\)$/],
    ];
    for (const [index, [step, line]] of steps.entries()) {
      await step();
      const lines = linesOf(await watching.printed((text) => linesOf(text).length > index));
      expect([lines.length, lines[index]]).toEqual([index + 1, expect.stringMatching(line)]);
    }
    await watching.stop();
  });
});
