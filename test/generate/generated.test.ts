import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { renderTarget } from '../../src/generate/generate.js';
import { profiles } from '../../src/profiles/index.js';
import { targets } from '../../src/targets/index.js';

const folder = fileURLToPath(new URL('../../generated', import.meta.url));
const advice =
  'generated/ is not what the profiles and templates give: run `npm run generated`, look at the difference, and commit it';

async function rendered(): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const bridge of profiles) {
    for (const target of targets) {
      for (const { path, bytes } of await renderTarget(bridge, target))
        files.set(`${bridge.definition.name}/${path}`, bytes);
    }
  }
  return files;
}

async function present(): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const pairs = paths.map(
    async (path) => [relative(folder, path).replaceAll('\\', '/'), await readFile(path)] as const,
  );
  return new Map(await Promise.all(pairs));
}

describe('generated/', async () => {
  const [expected, found] = await Promise.all([rendered(), present()]);

  test('holds every file, and no other', () => {
    expect([...found.keys()].sort(), advice).toEqual([...expected.keys()].sort());
  });

  test('holds each as it is rendered, byte for byte', () => {
    const differing = [...expected].filter(([path, bytes]) => found.get(path)?.equals(bytes) === false);
    expect(
      differing.map(([path]) => path),
      advice,
    ).toEqual([]);
  });
});
