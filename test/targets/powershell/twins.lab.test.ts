// twins.lab.test.ts: the generated scripts and the launcher as an admin runs them, in a PowerShell of Windows: what the
// phone and a DDE server receive.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Lab, openLab, waitFor } from '../../lab/index.js';
import { powerShellInLab, quoted } from '../../powershell/host.js';

const opened = await openLab({ own: true });
const lab = opened as Lab;
const host = await powerShellInLab(opened);
afterAll(() => opened?.close());

const generated = "C:\\Program Files\\R&D's (1) scripts";
const run = async (script: string, ...words: string[]) => {
  const done = await host?.runFile(`${generated}\\${script}`, words);
  return { exitCode: done?.exitCode, stdout: done?.stdout.trim(), stderr: done?.stderr ?? '' };
};
/** A phone that runs, and has received nothing yet. */
const startPhone = async () => {
  await lab.phone.start();
  await lab.phone.clear();
};
const done = { exitCode: 0, stdout: '', stderr: '' };

describe.skipIf(!host)('the scripts for PowerShell in the lab (needs the lab and a .NET SDK)', () => {
  beforeAll(async () => {
    if (!host) return;
    for (const name of ['powershell', 'launcher'])
      await lab.copyIn(`generated/microsip/${name}`, `${generated}\\${name}`);
    await lab.phone.install();
  });
  beforeEach(async () => {
    await lab.phone.stop();
    await lab.phone.clear();
  });

  test('dial.ps1 starts the phone with the number as its command line', async () => {
    expect(await run('powershell\\dial.ps1', '5551234', '2')).toEqual(done);
    expect(await lab.phone.waitForEffects(2)).toEqual(['account 2', 'dial 5551234']);
    expect(await lab.phone.received()).toEqual([{ how: 'commandline', text: '5551234 /account:2' }]);
  });

  test('dial.ps1 and hang-up.ps1 tell a phone that runs', async () => {
    await startPhone();
    expect(await run('powershell\\dial.ps1', '+15551234', '-Via', 'copydata')).toEqual(done);
    expect(await run('powershell\\hang-up.ps1')).toEqual(done);
    await lab.phone.waitForEffects(2);
    expect((await lab.phone.received()).map(({ how, text }) => `${how} ${text}`)).toEqual([
      'copydata1 +15551234',
      'copydata1 /hangupall',
    ]);
  });

  test('dial.ps1 speaks DDE to the host', async () => {
    const server = await lab.ddeServer({ service: 'MicroSIP', topic: 'control' });
    expect(await run('powershell\\dial.ps1', '5551234', '-Via', 'dde')).toEqual(done);
    expect((await server.waitFor(1)).map(({ text }) => text)).toEqual(['[Dial(5551234)]']);
    await server.stop();
    expect(await run('powershell\\dial.ps1', '5551234', '-Via', 'dde')).toMatchObject({ exitCode: 3 });
  });

  test.each(['5551234&calc', '$(calc)', '"&calc', "'; calc #", '5551234 hello', '/resetnoask', '`calc`'])(
    'dial.ps1 refuses %j, and nothing is sent',
    async (number) => {
      await startPhone();
      expect(await run('powershell\\dial.ps1', number)).toMatchObject({ exitCode: 4, stdout: '' });
      expect(await lab.phone.received()).toEqual([]);
    },
  );

  test('the module dials for whoever imports it, each line of a table in turn', async () => {
    await startPhone();
    const lines = [
      `Import-Module -Name ${quoted(`${generated}\\powershell\\MicroSIP`)}`,
      `"Number,Account\`n5551234,\`n5556789,2" | ConvertFrom-Csv | Start-MicroSIPCall -Via copydata`,
    ];
    expect(await host?.runCommand(lines.join('\n'))).toEqual(done);
    await lab.phone.waitForEffects(3);
    expect((await lab.phone.received()).map(({ text }) => text)).toEqual(['5551234', '5556789 /account:2']);
  });

  test('in the constrained language the module starts the phone, and -WhatIf does not', async () => {
    const lines = [
      "$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'",
      `Import-Module -Name ${quoted(`${generated}\\powershell\\MicroSIP`)}`,
      'Start-MicroSIPCall 5556789 -Via exe -WhatIf',
      'Start-MicroSIPCall 5551234 -Via exe',
    ];
    const called = await host?.runCommand(lines.join('\n'));
    expect(called).toMatchObject({ exitCode: 0, stderr: '', stdout: expect.stringMatching(/What if: .*5556789/) });
    expect(await lab.phone.waitForEffects(1)).toEqual(['dial 5551234']);
  });

  test('microsip-cli.ps1 takes the documented flags', async () => {
    await startPhone();
    expect(await run('launcher\\microsip-cli.ps1', '-dial:123456789')).toEqual(done);
    expect(await run('launcher\\microsip-cli.ps1', '1001', '--account', '2')).toEqual(done);
    expect(await run('launcher\\microsip-cli.ps1', '-hangup')).toEqual(done);
    await lab.phone.waitForEffects(4);
    expect((await lab.phone.received()).map(({ text }) => text)).toEqual([
      '123456789',
      '1001 /account:2',
      '/hangupall',
    ]);
  });

  test('microsip-cli.ps1 sets the phone up, and then calls', async () => {
    const settings = lab.phone.settingsPath;
    await lab.files.write(settings, Buffer.from('\uFEFF[Settings]\r\nvolumeOutput=1\r\n', 'utf16le'));
    const { exitCode, stdout, stderr } = await run('launcher\\microsip-cli.ps1', '--setvolume', '80', '5551234');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^Set up .*microsip\.ini; what was there is kept as /);
    expect(await lab.phone.waitForEffects(1)).toEqual(['dial 5551234']);
    // The phone writes it anew when it calls.
    await waitFor('the settings', async () => {
      const text = (await lab.readBytes(settings)).toString('utf16le');
      return text.startsWith('\uFEFF[Settings]\r\nvolumeOutput=80\r\n') ? true : undefined;
    });
  });
});
