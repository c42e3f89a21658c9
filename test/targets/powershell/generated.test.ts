import { beforeAll, describe, expect, test } from 'vitest';
import type { Bridge } from '../../../src/definition/bridge.js';
import type { FileInMemory } from '../../../src/generate/generate.js';
import { profiles } from '../../../src/profiles/index.js';
import { doubled, everything, itemsOnly, linksOnly, unquoted } from './bridges.js';
import { renderPowerShell } from './module.js';
import { syntaxErrors } from './syntax.js';

const bridges: readonly Bridge[] = [...profiles, everything, unquoted, doubled, itemsOnly, linksOnly];

describe.each(bridges.map((bridge) => [bridge.definition.name, bridge] as const))(
  'the module of %s',
  (name, bridge) => {
    let files: FileInMemory[];
    beforeAll(async () => {
      files = await renderPowerShell(bridge);
    });

    test('is UTF-8 with BOM and CRLF throughout, and every file bears the mark at its head', () => {
      for (const { path, bytes } of files) {
        const text = bytes.toString('utf8');
        expect(text.startsWith('\uFEFF'), path).toBe(true);
        expect(/[^\r]\n|\r[^\n]/.test(text), path).toBe(false);
        expect(text.split('\r\n').slice(0, 4).join('\n'), path).toContain(`[bridgesmith:${name}/powershell `);
      }
    });

    test('is PowerShell that parses', async () => {
      const scripts = files.filter(({ path }) => /\.ps[dm]?1$/.test(path));
      expect(scripts.length).toBeGreaterThan(1);
      for (const { path, bytes } of scripts) expect(await syntaxErrors(bytes.toString('utf8')), path).toEqual([]);
    });

    test('has a line of code for every private function: nothing in it is dead', () => {
      const module = textOf(files, '.psm1') + textOf(files, '.Private.ps1') + textOf(files, '.psd1');
      const functions = [...module.matchAll(/^function (?:script:)?([A-Za-z-]+)/gm)].map(([, found = '']) => found);
      const unused = functions.filter((found) => module.split(new RegExp(`\\b${found}\\b`)).length < 3);
      expect(unused).toEqual([]);
    });

    test('is the same each time', async () => {
      expect(await renderPowerShell(bridge)).toEqual(files);
    });

    test('uses no alias, no Invoke-Expression and no Write-Host', () => {
      for (const { bytes } of files) expect(bytes.toString('utf8')).not.toMatch(/Invoke-Expression|Write-Host|\biex\b/);
    });
  },
);

test('a bridge without DDE and messages has no C# and no function for it', async () => {
  const files = await renderPowerShell(linksOnly);
  expect(files.map(({ path }) => path).filter((path) => path.endsWith('.cs'))).toEqual([]);
  expect(textOf(files, '.Private.ps1')).not.toMatch(/Import-Native|DdeItem|Find-Program/);
});

test('secrets are SecureString parameters', async () => {
  const module = textOf(await renderPowerShell(everything), '.psm1');
  expect(module).toContain('[securestring] $Password');
  expect(module).not.toMatch(/\[psobject\] \$Password/);
});

test("a parameter named as a variable of PowerShell's own keeps its name as an alias", async () => {
  const module = textOf(await renderPowerShell(everything), '.psm1');
  expect(module).toMatch(/\[Alias\('Host'\)\]\r\n\s+\[psobject\] \$HostValue/);
});

test('a summary that would be a directive of comment-based help is not one', async () => {
  expect(textOf(await renderPowerShell(everything), 'tell.ps1')).toContain('\r\n- .starts with a dot');
});

test('importing a module reads nothing that can wait', async () => {
  const files = await renderPowerShell(everything);
  const [module, manifest] = [textOf(files, '.psm1'), textOf(files, '.psd1')];
  const functions = [...module.matchAll(/^function ([A-Za-z-]+)/gm)].map(([, name]) => name);
  const exported = [...(/FunctionsToExport\s+= @\(([^)]*)\)/.exec(manifest)?.[1]?.matchAll(/'([^']+)'/g) ?? [])];
  expect(functions.sort()).toEqual(['Get-Outcome', 'Import-Private', ...exported.map(([, name]) => name)].sort());
  // Each costs more than ten functions.
  expect(manifest).not.toMatch(/FormatsToProcess|TypesToProcess|FileList|NestedModules|ScriptsToProcess/);
  expect(module).not.toMatch(/\.SYNOPSIS|Export-ModuleMember|Add-Type/);
});

test('the GUID belongs to the bridge, and is always the same', async () => {
  const guid = /GUID\s+= '([^']+)'/;
  const [first] = profiles;
  const manifest = textOf(await renderPowerShell(first as Bridge), '.psd1');
  expect(guid.exec(manifest)?.[1]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(guid.exec(manifest)?.[1]).not.toBe(guid.exec(textOf(await renderPowerShell(everything), '.psd1'))?.[1]);
});

function textOf(files: readonly FileInMemory[], ending: string): string {
  return files.find(({ path }) => path.endsWith(ending))?.bytes.toString('utf8') ?? '';
}
