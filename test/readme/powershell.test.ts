import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describePowerShell } from '../powershell/host.js';
import { blocksIn, root } from './blocks.js';

await describePowerShell("the README's PowerShell commands", (host) => {
  test('work as printed, with what would be sent instead of sending it', async () => {
    const [block = ''] = blocksIn('powershell');
    const lines = block
      .trim()
      .split('\n')
      .map((line) =>
        line.startsWith('Start-')
          ? `${line.replace(' -WhatIf', '')} -Via exe -WhatIf -PassThru | ForEach-Object Command`
          : line,
      );
    const slashed = lines.map((line) => (host.isWindows ? line : line.replaceAll('\\', '/')));
    const { stdout, stderr } = await host.runCommand(slashed.join('\n'), { cwd: root });
    expect(stderr).toBe('');
    const sent = stdout.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('What if'));
    expect(sent).toEqual(['5551234', '5551234 /account:2']);
  });

  test('install the scripts, and uninstall them', async () => {
    const [, block = ''] = blocksIn('powershell');
    const local = mkdtempSync(join(tmpdir(), 'bridgesmith-readme-'));
    const lines = block.trim().split('\n');
    expect(lines).toHaveLength(3);
    // No more than the scripts: tests leave the registry and Documents of this user alone.
    const run = async (line: string, isThere: boolean) => {
      const command = host.isWindows ? line : line.replaceAll('\\', '/');
      const words = [command, ...(line.endsWith('-Uninstall') ? [] : ['-Part', 'scripts'])].join(' ');
      const done = await host.runCommand(words, { cwd: root, env: { LOCALAPPDATA: host.pathOf(local) } });
      expect(done).toMatchObject({ exitCode: 0, stderr: '' });
      expect(existsSync(join(local, 'bridgesmith', 'microsip', 'batch', 'dial.cmd'))).toBe(isThere);
    };
    for (const [index, line] of lines.entries()) await run(line, index === 1);
    expect(readdirSync(local)).toEqual([]);
    rmSync(local, { recursive: true });
  });
});
