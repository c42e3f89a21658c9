import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'src');
const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');

/** The table of rooms: what each may import, of this project and of packages. */
const rooms = new Map(
  [...text.matchAll(/^\| `src\/([a-z]+)\/` +\|[^|]+\|([^|]+)\|$/gm)].map(([, room = '', allowed = '']) => [
    room,
    [...allowed.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
  ]),
);
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll('\\', '/'));
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: object };

describe('ARCHITECTURE.md', () => {
  test('names every folder of src/, and no other', () => {
    const folders = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect([...rooms.keys()].sort()).toEqual(folders.map(({ name }) => name).sort());
  });

  test('gives each package to one room', () => {
    const given = [...rooms.values()].flat().filter((name) => name !== undefined && name in dependencies);
    expect(given.sort()).toEqual(Object.keys(dependencies).sort());
  });

  test.each([...rooms])('%s imports only what is allowed there', (room, allowed) => {
    const own = files.filter((file) => file.startsWith(`${room}/`));
    expect(own.flatMap((file) => forbiddenImports(file, [room, ...allowed]))).toEqual([]);
  });

  test('each library of Windows has one file, which declares all that is used of it', () => {
    const declared = files.flatMap((file) => {
      const code = readFileSync(join(source, file), 'utf8');
      return [...code.matchAll(/\blibrary<\w+>\('(\w+\.dll)'/g)].map(([, name]) => name);
    });
    expect(declared).toContain('user32.dll');
    expect(declared).toEqual([...new Set(declared)]);
  });

  test('zod is loaded by no command that checks no definition', () => {
    const checking = ['cli/init.ts', 'cli/schema.ts', 'cli/validate.ts'];
    const commands = files.filter((file) => /^(cli|profiles)\//.test(file) && !checking.includes(file));
    const loaded = new Set([...commands, 'connect.ts', 'dde/index.ts']);
    for (const file of loaded) for (const other of loadedWith(file)) loaded.add(other);
    expect([...loaded].filter((file) => importsOf(file).includes('zod') && !typesOnly(file, 'zod'))).toEqual([]);
    expect(checking.flatMap(loadedWith)).toContain('definition/schema.ts');
  });

  test('the check refuses a circle of imports, of types too', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bridgesmith-circle-'));
    try {
      copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
      writeFileSync(
        join(folder, 'one.ts'),
        "import type { Two } from './two.js';\nexport type One = Two | undefined;\n",
      );
      writeFileSync(join(folder, 'two.ts'), "import type { One } from './one.js';\nexport type Two = One[];\n");
      const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
      const { status, stderr } = spawnSync(process.execPath, [biome, 'lint'], { cwd: folder, encoding: 'utf8' });
      expect(stderr).toContain('one.ts:1:');
      expect(stderr).toContain('two.ts:1:');
      expect(stderr).toContain('noImportCycles');
      expect(status).toBe(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('files outside of the rooms import no package', () => {
    const outside = files.filter((file) => !file.includes('/'));
    const packages = outside.flatMap((file) => importsOf(file).filter((name) => name in dependencies));
    expect(packages).toEqual([]);
  });
});

function forbiddenImports(file: string, allowed: readonly (string | undefined)[]): string[] {
  return importsOf(file)
    .filter((name) => !allowed.includes(name))
    .map((name) => `${file}: ${name}`);
}

/** What a file imports: rooms and packages by their names, files on top of src/ without their ending. */
function importsOf(file: string): string[] {
  const code = readFileSync(join(source, file), 'utf8');
  // The last is how native code is loaded: `createRequire(import.meta.url)('koffi')`.
  const imports = code.matchAll(/\bfrom '([^']+)'|\bimport[ (]'([^']+)'|\bcreateRequire\([^)]*\)\('([^']+)'\)/g);
  return [...imports]
    .map((found) => found.slice(1).find((name) => name !== undefined) ?? '')
    .filter((name) => !name.startsWith('node:'))
    .map((name) => (name.startsWith('.') ? roomOf(file, name) : packageOf(name)));
}

/** The files of src/ that are loaded before a file can run: not those of which it has types alone, or imports later. */
function loadedWith(file: string): string[] {
  const code = readFileSync(join(source, file), 'utf8');
  return [...code.matchAll(/^(?:import|export) (?!type\b)[^;]*?from '(\.[^']+)\.js';$/gm)].map(([, name = '']) =>
    relative(source, join(source, file, '..', `${name}.ts`)).replaceAll('\\', '/'),
  );
}

function typesOnly(file: string, name: string): boolean {
  const code = readFileSync(join(source, file), 'utf8');
  return !new RegExp(`^import (?!type\\b)[^;]*?from '${name}';$`, 'm').test(code);
}

function roomOf(file: string, imported: string): string {
  const [first = ''] = relative(source, join(source, file, '..', imported))
    .replaceAll('\\', '/')
    .split('/');
  return first.replace(/\.js$/, '');
}

function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}
