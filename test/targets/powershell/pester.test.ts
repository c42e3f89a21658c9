import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { profiles } from '../../../src/profiles/index.js';
import { describePowerShell, hasModule } from '../../powershell/host.js';
import { doubled, everything, itemsOnly, linksOnly, unquoted } from './bridges.js';
import { inTemporaryFolder, writeModule } from './module.js';

const runner = fileURLToPath(new URL('../../powershell/Invoke-Test.ps1', import.meta.url));

interface PesterTest {
  readonly name: string;
  readonly result: string;
  readonly message: string;
}

await describePowerShell('Pester 5', (host) => {
  test('finds nothing wrong with the modules of the profiles and of the test bridges', async (context) => {
    if (!(await hasModule(host, 'Pester', '5.0'))) context.skip('Pester 5 is not installed for it');
    const tests = await inTemporaryFolder(async (folder) => {
      for (const bridge of [...profiles, everything, unquoted, doubled, itemsOnly, linksOnly])
        await writeModule(bridge, folder);
      const output = join(folder, 'tests.json');
      const { exitCode, stdout, stderr } = await host.runFile(runner, [host.pathOf(folder), host.pathOf(output)]);
      if (exitCode !== 0) throw new Error(`${stdout}${stderr}`);
      return JSON.parse((await readFile(output, 'utf8')).replace(/^\uFEFF/, '')) as PesterTest[];
    });
    expect(tests.length).toBeGreaterThan(100);
    expect(tests.filter(({ result }) => result === 'Failed').map(({ name, message }) => `${name}: ${message}`)).toEqual(
      [],
    );
  }, 300_000);
});
