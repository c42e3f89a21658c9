import { execFileSync } from 'node:child_process';
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
});
