// package.test.ts: what a user of the package gets.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
let files: string[] = [];

beforeAll(() => {
  const shell = process.platform === 'win32';
  const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, shell });
  const [{ files: all }] = JSON.parse(String(packed)) as [{ files: { path: string }[] }];
  files = all.map(({ path }) => path);
});

describe('the package', () => {
  test('has what its pages lead to', () => {
    const pages = files.filter((file) => file.endsWith('.md'));
    expect(pages).toContain('README.md');
    const missing = pages.flatMap((page) => {
      const text = readFileSync(join(root, page), 'utf8');
      const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
      const own = links.filter((link) => !/^(?:https?:|#)/.test(link)).map((link) => link.replace(/#.*$/, ''));
      return own
        .filter((link) => !files.includes(posix.join(posix.dirname(page), link)))
        .map((link) => `${page}: ${link}`);
    });
    expect(missing).toEqual([]);
  });

  test('has the thread of DDE in one file, for it takes longer to find many than to start', () => {
    const worker = 'dist/dde/worker/worker.js';
    expect(files.filter((file) => file.startsWith('dist/dde/worker/'))).toEqual([worker]);
    const imported = [...readFileSync(join(root, worker), 'utf8').matchAll(/^import .*from "(.*)";$/gm)];
    expect(imported.map(([, name]) => name).sort()).toEqual(['node:module', 'node:worker_threads']);
  });

  test('has what its exports lead to, and says where it comes from', () => {
    const described = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const leads = Object.values<string | Record<string, string>>(described.exports).flatMap((one) =>
      typeof one === 'string' ? [one] : Object.values(one),
    );
    for (const lead of leads) expect(files).toContain(lead.replace('./', ''));
    expect(described).toMatchObject({
      repository: { type: 'git' },
      homepage: expect.any(String),
      bugs: { url: expect.any(String) },
    });
  });

  test('compiles in a strict program that has no types of Node', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bridgesmith-consumer-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const place = join(folder, 'node_modules', 'bridgesmith');
    for (const file of files.filter((name) => /\.d\.ts$|^package\.json$|\.schema\.json$/.test(name))) {
      mkdirSync(dirname(join(place, file)), { recursive: true });
      cpSync(join(root, file), join(place, file));
    }
    symlinkSync(join(root, 'node_modules', 'zod'), join(folder, 'node_modules', 'zod'), 'junction');
    const options = {
      strict: true,
      skipLibCheck: false,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      types: [],
      target: 'ES2022',
      module: 'NodeNext',
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['program.ts'] }));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'program.ts'), program);
    const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, '']);
  });
});

const program = `
import { connect, defineBridge, generate, type JsonEnd, microsip, renderTarget, targets, watchItem } from 'bridgesmith';
import { DdeClient, DdeServer } from 'bridgesmith/dde';
import { MicrosipHost, readPhoneState } from 'bridgesmith/microsip';
import { profiles } from 'bridgesmith/profiles';

const phone = connect(microsip);
await phone.dial({ number: '5551234' });
await phone.close();
for (const target of targets) {
  for (const { bytes } of await renderTarget(microsip, target)) {
    const all: Uint8Array = bytes;
    if (all.length === 0) throw new Error('empty');
  }
}
export const end: JsonEnd = { ok: true, command: 'list', result: null, notes: [] };
export const all = [defineBridge, generate, watchItem, DdeClient, DdeServer, MicrosipHost, readPhoneState, profiles];
`;
