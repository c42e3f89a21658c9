import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { openLab, type RunOptions } from '../lab/index.js';

const lab = await openLab({ own: true });

afterEach(() => lab?.phone.stop());
afterAll(() => lab?.close());

describe.skipIf(!lab)('bridgesmith microsip status', () => {
  const open = () => {
    if (!lab) throw new Error('no lab');
    return lab;
  };
  const status = async (words: string[] = [], options: RunOptions = {}) => {
    const all = ['microsip', 'status', ...words];
    const run = await open().node('newest', 'dist/cli/main.js', all, { timeoutMs: 30_000, ...options });
    return { exitCode: run.exitCode, stdout: run.stdout.toString(), stderr: run.stderr.toString() };
  };

  test('says that the phone is not running, with exit code 3', async () => {
    const stderr = 'bridgesmith: MicroSIP is not running. Start it first.\n';
    expect(await status()).toEqual({ exitCode: 3, stdout: '', stderr });
    const asJson = await status(['--json']);
    expect(asJson).toMatchObject({ exitCode: 3, stderr });
    expect(JSON.parse(asJson.stdout)).toEqual({ status: 'notRunning', certainty: 'certain', source: 'windows' });
  });

  test('says what the phone does', async () => {
    const { phone } = open();
    await phone.start();
    await phone.setTitle('MicroSIP - Office');
    expect(await status()).toEqual({ exitCode: 0, stdout: 'idle, account Office (certain)\n', stderr: '' });
    await phone.ring({ number: '1001', name: '\u001B[2J\r\n\u202Eevil' });
    expect((await status()).stdout).toBe('ringing: 1001 (\\u001b[2J\\r\\n\\u202eevil), account Office (certain)\n');
    await phone.answerCall(3600);
    const { stdout } = await status(['--json']);
    expect(JSON.parse(stdout)).toMatchObject({
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
    expect(await status()).toEqual({
      exitCode: 0,
      stdout: 'calling 1 (certain)\n',
      stderr: 'bridgesmith: this is C:\\Portable\\microsip.exe; 1 more run. Choose one with --executable.\n',
    });
    expect(await status(['--executable', installed])).toEqual({ exitCode: 0, stdout: 'idle (certain)\n', stderr: '' });
    expect(await status(['--executable', 'C:\\x.exe'])).toMatchObject({ exitCode: 3, stdout: '' });
    await phone.stop();
    await phone.uninstall();
    await phone.install();
  });

  test('prints each change', async () => {
    const { phone } = open();
    const watching = status(['--watch'], { timeoutMs: 9000 });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    for (const step of [
      () => phone.start(),
      () => phone.ring('1'),
      () => phone.answerCall(60),
      () => phone.endCall(),
    ]) {
      await step();
      await new Promise((resolve) => setTimeout(resolve, 1200));
    }
    await phone.stop();
    expect((await watching).stdout.replace(/1:0\d/, '1:0x').split('\n')).toEqual([
      'not running (certain)',
      'idle (certain)',
      'ringing: 1 (certain)',
      'in a call with 1 for 1:0x (certain)',
      'idle (certain)',
      'not running (certain)',
      '',
    ]);
  });
});
