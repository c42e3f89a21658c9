// powershell.test.ts: the lines of PowerShell that the pages show.
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLab } from '../lab/index.js';
import { describePowerShell, powerShellInLab, quoted } from '../powershell/host.js';
import { linesIn, root } from './pages.js';

await describePowerShell('the PowerShell commands of the pages', (host) => {
  const typed = (line: string) => (host.isWindows ? line : line.replaceAll('\\', '/'));

  test('of the README work as printed, with what would be sent instead of sending it', async () => {
    const lines = linesIn('powershell', 'README.md').map((line) =>
      line.startsWith('Start-')
        ? `${line.replace(' -WhatIf', '')} -Via exe -WhatIf -PassThru | ForEach-Object Command`
        : line,
    );
    const { stdout, stderr } = await host.runCommand(lines.map(typed).join('\n'), { cwd: root });
    expect(stderr).toBe('');
    const sent = stdout.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('What if'));
    expect(sent).toEqual(['5551234', '5551234 /account:2']);
  });

  test('install the scripts, and uninstall them', async () => {
    const local = mkdtempSync(join(tmpdir(), 'bridgesmith-page-'));
    const lines = linesIn('powershell', 'docs/install.md');
    expect(lines).toHaveLength(3);
    // No more than the scripts: tests leave the registry and Documents of this user alone.
    const run = async (line: string, isThere: boolean) => {
      const words = [typed(line), ...(line.endsWith('-Uninstall') ? [] : ['-Part', 'scripts'])].join(' ');
      const done = await host.runCommand(words, { cwd: root, env: { LOCALAPPDATA: host.pathOf(local) } });
      expect(done).toMatchObject({ exitCode: 0, stderr: '' });
      expect(existsSync(join(local, 'bridgesmith', 'microsip', 'batch', 'dial.cmd'))).toBe(isThere);
    };
    for (const [index, line] of lines.entries()) await run(line, index === 1);
    expect(readdirSync(local)).toEqual([]);
    rmSync(local, { recursive: true });
  });
});

const lab = await openLab({ own: true });
const host = await powerShellInLab(lab);

describe.skipIf(!host)('the commands of docs/powershell.md (need the lab and a .NET SDK)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bridgesmith-page-'));

  beforeAll(async () => {
    await lab?.excel();
    await lab?.metaTrader();
    await lab?.phone.install();
    writeFileSync(join(folder, 'calls.csv'), 'Number\n5551234\n5556789\n');
  });
  afterAll(async () => {
    await lab?.close();
    rmSync(folder, { recursive: true });
  });

  const modules = ['microsip/powershell/MicroSIP', 'excel/powershell/Excel', 'metatrader/powershell/MetaTrader'];

  test.each(linesIn('powershell', 'docs/powershell.md'))('%s', async (line) => {
    const imports = modules.map(
      (module) => `Import-Module ${quoted(String(host?.pathOf(join(root, 'generated', module))))}`,
    );
    // Nobody is called.
    const typed = line.includes('Import-Csv') ? `${line.split('#')[0]} -Via exe -WhatIf` : line;
    const done = await host?.runCommand([...imports, typed].join('\n'), { cwd: folder });
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    expect(done?.stdout).not.toBe('');
  });
});
