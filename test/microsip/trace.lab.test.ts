import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Lab, openLab, waitFor } from '../lab/index.js';

const opened = await openLab({ own: true });
afterAll(() => opened?.close());

describe.skipIf(!opened)('the SIP trace of a phone', () => {
  const lab = opened as Lab;
  const trace = async (...words: string[]) => {
    const run = await lab.node('newest', 'dist/cli/main.js', ['microsip', 'trace', ...words]);
    return { exitCode: run.exitCode, stdout: run.stdout.toString(), stderr: run.stderr.toString() };
  };
  const settings = async () => (await lab.files.readBytes(lab.phone.settingsPath)).subarray(2).toString('utf16le');
  const name = (caller: string) => lab.phone.ring({ number: '1001', name: caller }).then(() => lab.phone.endCall());

  beforeAll(() => lab.phone.install());

  test.each([
    ['installed', 'C:\\Program Files\\MicroSIP', `${lab?.environment.LOCALAPPDATA}\\MicroSIP\\microsip_log.txt`],
    ['portable', 'C:\\My phones', 'C:\\My phones\\microsip_log.txt'],
  ])('is switched on, followed and switched off: %s', async (kind, folder, path) => {
    await lab.phone.uninstall();
    await lab.phone.install(folder, { portable: kind === 'portable' });
    const place = kind === 'portable' ? ['--portable', lab.phone.exePath] : [];
    await lab.files.write(lab.phone.settingsPath, Buffer.from('\ufeff[Settings]\r\nmine=kept\r\n', 'utf16le'));
    await lab.phone.start();
    expect(await trace('on', ...place)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('use --restart'),
    });
    const on = await trace('on', '--restart', ...place);
    expect(on).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining(`The phone writes ${path}\n`),
      stderr: '',
    });
    expect(await settings()).toMatch(/mine=kept\r\n[\s\S]*enableLog=1\r\n/);
    await waitFor('the trace', async () => (lab.files.exists(path) ? true : undefined));

    const words = ['last caller', 'microsip', 'trace', 'follow', '--from-start', ...place];
    const following = lab.node('newest', 'test/cli/interrupt.mjs', words);
    await name('\u001b[2J\u202eevil');
    // The stand-in looks what call there is now and then, and would miss one that is soon another.
    await waitFor('the caller', async () => (await lab.files.readBytes(path)).includes('evil') || undefined);
    await name('last caller');
    const followed = JSON.parse((await following).stdout.toString());
    expect(followed).toMatchObject({ exitCode: 0, stderr: '' });
    expect(followed.stdout).toContain('.\\u001b[2J\\u202eevil\r\n');

    const off = await trace('off', '--restart', ...place);
    expect(off).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(`stays: ${path}`) });
    expect(await settings()).toContain('enableLog=0');
    const size = (await lab.files.readBytes(path)).length;
    await name('nobody');
    expect((await trace('status', ...place)).stdout).toMatch(new RegExp(`^off; .* has ${size} bytes`));
    await lab.phone.stop();
  });
});
