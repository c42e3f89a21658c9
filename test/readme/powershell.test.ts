import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describePowerShell } from '../targets/powershell/host.js';
import { blocksIn, root } from './blocks.js';

describePowerShell("the README's PowerShell commands", (host) => {
  test('work as printed, with what would be sent instead of sending it', () => {
    const [block = ''] = blocksIn('powershell');
    const lines = block
      .trim()
      .split('\n')
      .map((line) =>
        line.startsWith('Start-')
          ? `${line.replace(' -WhatIf', '')} -Via exe -WhatIf -PassThru | ForEach-Object Command`
          : line,
      );
    const slashed = lines.map((line) => (process.platform === 'win32' ? line : line.replaceAll('\\', '/')));
    const output = execFileSync(host, ['-NoProfile', '-NonInteractive', '-Command', slashed.join('\n')], {
      cwd: root,
      encoding: 'utf8',
    });
    const sent = output.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('What if'));
    expect(sent).toEqual(['5551234', '5551234 /account:2']);
  });

  test('install the scripts, and uninstall them', () => {
    const [, block = ''] = blocksIn('powershell');
    const local = mkdtempSync(join(tmpdir(), 'bridgesmith-readme-'));
    const lines = block.trim().split('\n');
    expect(lines).toHaveLength(3);
    // No more than the scripts: tests leave the registry and Documents of this user alone.
    const run = (line: string, isThere: boolean) => {
      const command = process.platform === 'win32' ? line : line.replaceAll('\\', '/');
      const words = [command, ...(line.endsWith('-Uninstall') ? [] : ['-Part', 'scripts'])].join(' ');
      const env = { ...process.env, LOCALAPPDATA: local };
      execFileSync(host, ['-NoProfile', '-NonInteractive', '-Command', words], { cwd: root, env });
      expect(existsSync(join(local, 'bridgesmith', 'microsip', 'batch', 'dial.cmd'))).toBe(isThere);
    };
    lines.forEach((line, index) => {
      run(line, index === 1);
    });
    expect(readdirSync(local)).toEqual([]);
    rmSync(local, { recursive: true });
  });
});
