import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exitCodes } from '../../../src/errors.js';
import { microsip } from '../../../src/profiles/index.js';
import { describePowerShell } from '../../powershell/host.js';
import { everything } from './bridges.js';
import { writeModule } from './module.js';

let root = '';
let phone = '';
let any = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "scripts [1] it's \u00E9 $x-"));
  phone = (await writeModule(microsip, root)).folder;
  any = (await writeModule(everything, root)).folder;
});
afterAll(() => rm(root, { recursive: true, force: true }));

await describePowerShell('a script, run from a folder with an awkward name', (host) => {
  test.each([
    ['shows what it would send', ['5551234', '2', '-Via', 'exe', '-WhatIf', '-PassThru'], exitCodes.done],
    ['shows it where the application is not there', ['5551234', '-WhatIf', '-PassThru'], exitCodes.done],
    ['needs its arguments', [], exitCodes.usage],
    ['takes no more than its arguments', ['1', '2', '3'], exitCodes.usage],
    ['knows its parameters', ['1', '-Foo', 'x', '-WhatIf'], exitCodes.usage],
    ['knows its transports', ['5551234', '-Via', 'fax'], exitCodes.usage],
    [
      'takes a number of seconds',
      ['5551234', '-Timeout', '2.5', '-Via', 'exe', '-WhatIf', '-PassThru'],
      exitCodes.done,
    ],
    ['takes nothing else for seconds', ['5551234', '-Timeout', 'abc', '-WhatIf'], exitCodes.usage],
    ['takes no more seconds than an hour has', ['5551234', '-Timeout', '3601', '-WhatIf'], exitCodes.usage],
    ['refuses a bad number', ['555 1234'], exitCodes.refused],
    ['refuses an empty number', [''], exitCodes.refused],
    ['refuses an account that is no number', ['5551234', '007', '-Via', 'exe', '-WhatIf'], exitCodes.refused],
    ['refuses what the transport cannot carry', ['5551234', '2', '-Via', 'uri', '-WhatIf'], exitCodes.refused],
  ])('%s: %j', async (_what, args, expected) => {
    const { exitCode, stdout, stderr } = await host.runFile(join(phone, 'powershell', 'dial.ps1'), args);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: expected });
    if (expected === exitCodes.done)
      expect(stdout).toMatch(
        args.includes('2') ? /^dial +exe +5551234 \/account:2\s*$/m : /^dial +\S+ +\S*5551234\S*\s*$/m,
      );
    else expect(stderr).not.toBe('');
  });

  test('shows its help', async () => {
    const { exitCode, stdout } = await host.runFile(join(phone, 'powershell', 'dial.ps1'), ['-Help']);
    expect(exitCode).toBe(exitCodes.done);
    expect(stdout).toMatch(/Call a number\.[\s\S]*-Account/);
  });

  test('says that a part of the module is not there, in one error each time', async () => {
    const { folder, manifest } = await writeModule(microsip, join(root, 'incomplete'));
    await rm(manifest.replace(/psd1$/, 'Private.ps1'));
    const { stdout } = await host.runCommand(
      [
        `Import-Module -Name ([WildcardPattern]::Escape('${host.pathOf(manifest).replaceAll("'", "''")}'))`,
        'foreach ($time in 1, 2) { $Error.Clear(); Stop-MicroSIPCall -WhatIf 2>$null; "$($Error.Count) $($Error[0] -like "*MicroSIP.Private.ps1*")" }',
      ].join('\n'),
    );
    expect(stdout.trim().split(/\r?\n/)).toEqual(['1 True', '1 True']);
    const { exitCode, stderr } = await host.runFile(join(folder, 'powershell', 'dial.ps1'), ['5551234', '-WhatIf']);
    expect({ exitCode, stderr }).toEqual({
      exitCode: exitCodes.failed,
      stderr: expect.stringContaining('MicroSIP.Private.ps1'),
    });
  });

  test('never asks, whatever the impact, where nobody can answer', async () => {
    const { stderr, exitCode } = await host.runFile(join(any, 'powershell', 'sign-in.ps1'), ['me', '-Via', 'dde'], {
      env: { BRIDGESMITH_PASSWORD: 'from the environment' },
    });
    // Where there is no such server, or no Windows at all, it goes no further than that.
    expect(stderr).toMatch(/No DDE server|on Windows only/);
    expect([exitCodes.notFound, exitCodes.failed]).toContain(exitCode);
  });
});
