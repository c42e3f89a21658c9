// framework.test.ts: the C# of the modules, compiled as Windows PowerShell 5.1's Add-Type does it: as C# 5, against
// mscorlib and System of .NET Framework alone. Its reference assemblies have what that version has, and nothing of .NET.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { profiles } from '../../../src/profiles/index.js';
import { findSdk, isPrepared, places, versions } from '../../powershell/find.mjs';
import { doubled, everything, itemsOnly, unquoted } from './bridges.js';
import { renderPowerShell } from './module.js';

const execute = promisify(execFile);
const sdk = isPrepared() ? findSdk() : undefined;
const bridges = [...profiles, everything, unquoted, doubled, itemsOnly];
const frameworks = Object.keys(versions.framework) as (keyof typeof versions.framework)[];

describe.skipIf(!sdk)('the C# of a module (needs the .NET SDK and its prepared packages)', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bridgesmith-framework-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each(frameworks)('of every bridge compiles for %s, without a warning', async (framework) => {
    expect(await compile(framework, await Promise.all(bridges.map(sourceOf)))).toBe('');
  });

  test.each(frameworks)('that needs more than %s has does not compile', async (framework) => {
    const more = 'class More { System.ReadOnlySpan<char> Text() { return default(System.ReadOnlySpan<char>); } }';
    expect(await compile(framework, [more])).toMatch(/error CS0234/);
    expect(await compile(framework, ['class More { string Text { get; } = "C# 6"; }'])).toMatch(/error CS8026/);
  });

  /** What the compiler says. Each bridge's C# has a namespace of its own, so one run takes them all. */
  async function compile(framework: string, sources: readonly string[]): Promise<string> {
    const output = join(folder, 'Modules.dll');
    const files = sources.map((_source, index) => join(folder, `Module${index}.cs`));
    for (const [index, file] of files.entries()) await writeFile(file, sources[index] ?? '');
    const references = ['mscorlib', 'System'].map((name) => `/r:${join(places.framework, framework, `${name}.dll`)}`);
    const words = [
      '/noconfig',
      '/nostdlib+',
      '/nologo',
      '/target:library',
      '/langversion:5',
      '/warnaserror+',
      '/warn:4',
    ];
    const compiler = join(sdk ?? '', 'Roslyn', 'bincore', 'csc.dll');
    return execute('dotnet', [compiler, ...words, ...references, `/out:${output}`, ...files]).then(
      ({ stdout }) => stdout.trim(),
      ({ stdout }: { stdout: string }) => stdout.trim() || 'the compiler did not start',
    );
  }
});

async function sourceOf(bridge: (typeof bridges)[number]): Promise<string> {
  const files = await renderPowerShell(bridge);
  return files.find(({ path }) => path.endsWith('.Native.cs'))?.bytes.toString('utf8') ?? '';
}
