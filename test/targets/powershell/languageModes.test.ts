// languageModes.test.ts: what a module's functions say when they end, in the full and in the constrained language: one
// record for one call, alike in both; and that what breaks on a thread of DDE is an error and not the end of PowerShell.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { describePowerShell, type PowerShell } from '../../powershell/host.js';
import { everything } from './bridges.js';
import { inTemporaryFolder, writeModule } from './module.js';

const script = fileURLToPath(new URL('languageModes.ps1', import.meta.url));

type Outcomes = Readonly<Record<string, string | number>>;

const body = (host: PowerShell) => {
  test('an error has the same id, category and words in both languages, and is one record', async () => {
    const [full, constrained] = [await outcomesIn(host, 'full'), await outcomesIn(host, 'constrained')];
    const alike = Object.fromEntries(Object.entries(full).filter(([name]) => !name.startsWith('no library')));
    expect(constrained).toEqual(alike);
    const records = Object.entries(full).filter(([name]) => name.endsWith('records'));
    const shown = ['dde, what if, records', 'copydata, what if, records', 'a poke, what if, records'];
    expect(records.map(([name, count]) => `${name}: ${count}`)).toEqual(
      records.map(([name]) => `${name}: ${shown.includes(name) ? 0 : 1}`),
    );
    expect(full['dde, what if']).toBe('[Tell(x,7)]');
    expect(full['refused text']).toMatch(/^RefusedInput,Invoke-EverythingTell \| InvalidData: /);
    for (const name of Object.keys(full).filter((one) => /^no library(?!.*records)/.test(one)))
      expect(full[name]).toMatch(/^Failed,\S+ \| InvalidResult: .*DDE with Every\|\S+.* failed: /);
  });
};

async function outcomesIn(host: PowerShell, mode: 'full' | 'constrained'): Promise<Outcomes> {
  return inTemporaryFolder(async (folder) => {
    const { manifest } = await writeModule(everything, folder);
    const output = join(folder, 'outcomes.json');
    const done = await host.runFile(script, [host.pathOf(manifest), host.pathOf(output), mode]);
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    return JSON.parse((await readFile(output, 'utf8')).replace(/^\uFEFF/, '')) as Outcomes;
  });
}

await describePowerShell('errors of a module', body);
