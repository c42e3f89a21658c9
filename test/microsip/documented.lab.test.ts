// documented.lab.test.ts: types each row of docs/microsip.md as a reader of the pages about MicroSIP would.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startHost } from '../host/hostProcess.js';
import { type Lab, openLab, waitFor } from '../lab/index.js';
import { readLines } from '../lab/records.js';
import { polling } from '../limits.js';

const project = fileURLToPath(new URL('../..', import.meta.url));
const folder = 'C:\\bridgesmith-lab\\microsip';
const opened = await openLab({ own: true });

const rows = readFileSync(join(project, 'docs/microsip.md'), 'utf8')
  .split('<!-- rows -->')[1]
  ?.split('<!-- end of rows -->')[0]
  ?.split('\n')
  .flatMap((line) => [...line.matchAll(/^\| (?!what pages)(.+?) \| `([^`]+)` \|(.*)\|$/g)])
  .map(([, promise = '', typed = '', happened = '']) => ({ promise, typed, happened: happened.trim() }));

describe.skipIf(!opened)('what pages about MicroSIP promise', () => {
  const lab = opened as Lab;

  beforeAll(async () => {
    for (const target of ['batch', 'launcher', 'links', 'vbscript', 'powershell']) {
      const source = join(project, 'generated/microsip', target);
      for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const path = join(entry.parentPath, entry.name);
        const name = relative(source, path).replaceAll('/', '\\');
        await lab.files.write(`${folder}\\${target}\\${name}`, readFileSync(path));
      }
    }
    await lab.phone.install();
    await lab.phone.start();
    await startHost(lab);
    expect((await bridgesmith(['microsip', 'links', 'install', '--notify', 'log'])).exitCode).toBe(0);
  });
  afterAll(() => opened?.close());

  test('the table has rows', () => expect(rows?.length).toBeGreaterThan(20));

  test.each(rows ?? [])('$promise: $typed', async ({ typed, happened }) => {
    await lab.phone.clear();
    const before = await refusals();
    const { exitCode, said } = await type(typed);
    if (happened.startsWith('says: ')) {
      const expected = happened.slice('says: '.length);
      // The host sees a moment later what the phone does.
      if (/ dde request /.test(typed))
        await expect.poll(async () => (await type(typed)).said, polling).toContain(expected);
      else expect(said).toContain(expected);
    } else if (happened === '') {
      expect(typed.startsWith('start ') || exitCode > 0).toBe(true);
      if (typed.startsWith('start '))
        await waitFor('a refusal', async () => ((await refusals()) > before ? true : undefined));
      expect(await lab.phone.effects()).toEqual([]);
    } else {
      const effects = happened.split(', ');
      expect(await lab.phone.waitForEffects(effects.length)).toEqual(effects);
    }
  });

  /** How many links were refused. */
  async function refusals(): Promise<number> {
    return (await readLines(lab.files, `${lab.environment.LOCALAPPDATA}\\bridgesmith\\links.log`)).length;
  }

  async function type(typed: string): Promise<{ exitCode: number; said: string }> {
    const [program, ...words] = typed.split(' ');
    if (program === 'bridgesmith') return bridgesmith(words);
    const run = await lab.cmdLine(`cd /d ${folder} && ${typed}`);
    return { exitCode: run.exitCode, said: run.stdout.toString('latin1') };
  }

  async function bridgesmith(words: readonly string[]): Promise<{ exitCode: number; said: string }> {
    const run = await lab.node('20', 'dist/cli/main.js', words);
    return { exitCode: run.exitCode, said: run.stdout.toString() };
  }
});
