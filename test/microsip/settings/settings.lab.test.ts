import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { getKey, type IniFile, iniBytes, readIni } from '../../../src/ini/file.js';
import { setKey } from '../../ini/edit.js';
import { latin1, oddFiles, oddValues } from '../../ini/odd.js';
import { openLab } from '../../lab/index.js';

const lab = await openLab();
const folder = await mkdtemp(join(tmpdir(), 'bridgesmith-settings-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(!lab)("Windows' own reader", () => {
  test('reads from 500 odd files what ours does, and what was set in them', async () => {
    const samples = fc.sample(fc.tuple(oddFiles, oddValues), { numRuns: 500, seed: 7 });
    const questions: [string, string, string][] = [];
    const expected: (string | null)[] = [];
    const files = join(folder, 'files');
    await mkdir(files);
    for (const [place, [bytes, value]] of samples.entries()) {
      const file = edited(readIni(bytes, latin1), value);
      if (file === undefined) continue;
      const path = join(files, `${place}.ini`);
      await writeFile(path, iniBytes(file));
      for (const [section, key] of asked) {
        questions.push([lab?.toWindows(path) ?? '', section, key]);
        expected.push(getKey(file, section, key) ?? null);
      }
    }
    expect(questions.length).toBeGreaterThan(1000);
    const answers = await ask(questions);
    const differences = questions.flatMap(([path, section, key], place) =>
      answers[place] === expected[place]
        ? []
        : [{ path, section, key, windows: answers[place], ours: expected[place] }],
    );
    expect(differences).toEqual([]);
  });
});

async function ask(questions: readonly (readonly [string, string, string])[]): Promise<(string | null)[]> {
  const [asking, answering] = [join(folder, 'questions.json'), join(folder, 'answers.json')];
  await writeFile(asking, JSON.stringify(questions));
  const words = [lab?.toWindows(asking) ?? '', lab?.toWindows(answering) ?? ''];
  const run = await lab?.node('newest', 'test/microsip/readProfile.mjs', words);
  expect(run).toMatchObject({ exitCode: 0 });
  return JSON.parse(await readFile(answering, 'utf8'));
}

/**
 * Undefined for what is no matter of ours: Wine knows a UTF-8 mark, and Windows does not; it reads half a character at the
 * end as a letter; and the lab's code page is not the test's.
 */
function edited(file: IniFile, value: string): IniFile | undefined {
  if (file.encoding.name === 'ansi' && /[^\n\r\x20-\x7e]/.test(iniBytes(file).toString('latin1'))) return undefined;
  if (file.rest.length > 0 && file.lines.at(-1)?.value !== undefined) return undefined;
  const fit = file.encoding.name === 'ansi' ? value.replace(/[^\x20-\x7e]/g, '') : value;
  return setKey(file, 'Account1', 'label', fit);
}

const asked = [
  ['Account1', 'label'],
  ['Account1', 'server'],
  ['Settings', 'server'],
  ['Settings', 'volumeOutput'],
  ['Settings', 'x y'],
  ['Settings', '0'],
  ['Calls', 'domain'],
  ['déjà VU', 'ключ'],
] as const;

describe.skipIf(!lab)('bridgesmith microsip provision, on Windows', () => {
  const own = lab ? openLab({ own: true }) : undefined;
  const portable = 'C:\\phones\\microsip.exe';
  const settings = '[Settings]\r\nvolumeOutput=80\r\nunknown=kept\r\n';

  async function prepared() {
    const session = await own;
    if (!session) throw new Error('no lab');
    const provision = async (...words: string[]) => {
      const all = ['microsip', 'provision', ...words];
      const { exitCode, stdout, stderr } = await session.node('newest', 'dist/cli/main.js', all);
      return { exitCode, stdout: stdout.toString(), stderr: stderr.toString() };
    };
    const read = async (path: string) => (await session.files.readBytes(path)).subarray(2).toString('utf16le');
    return { session, phone: session.phone, provision, read };
  }

  afterAll(async () => {
    await (await own)?.phone.stop();
    await (await own)?.close();
  });

  test('finds the file of an installed phone, and undoes byte for byte', async () => {
    const { session, phone, provision } = await prepared();
    await phone.install();
    await session.files.write(phone.settingsPath, Buffer.from(settings));
    const before = await session.files.readBytes(phone.settingsPath);
    expect(await provision('--set', 'volumeOutput=55')).toMatchObject({ exitCode: 0, stderr: '' });
    // Without mark it is in the code page, and stays so.
    expect((await session.files.readBytes(phone.settingsPath)).toString()).toBe(settings.replace('80', '55'));
    expect(await provision('--undo')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await session.files.readBytes(phone.settingsPath)).toEqual(before);
    expect(await session.files.list(phone.settingsPath.replace(/\\[^\\]*$/, ''))).toEqual(['microsip.ini']);
  });

  test.each([
    ['microsip', 'status'],
    ['doctor', 'microsip'],
    ['microsip', 'provision', '--undo'],
  ])('%s %s removes what a run that was killed has left', async (...words) => {
    const { session, phone } = await prepared();
    await phone.install();
    const left = `${phone.settingsPath}.bridgesmith.tmp`;
    await session.files.write(left, 'password=plain');
    const long = new Date(Date.now() - 3_600_000);
    await utimes(session.files.toHost(left), long, long);
    const { stderr } = await session.node('newest', 'dist/cli/main.js', words);
    if (words.length === 2) expect(stderr.toString()).toContain(`removed ${left}`);
    expect(await session.files.list(phone.settingsPath.replace(/\\[^\\]*$/, ''))).not.toContain(
      'microsip.ini.bridgesmith.tmp',
    );
  });

  test('leaves the settings of a phone that runs alone, and ends and starts it again when asked', async () => {
    const { phone, provision, read } = await prepared();
    await phone.start();
    const running = await read(phone.settingsPath);
    expect(running).toContain('volumeOutput=80');
    const refused = await provision('--set', 'volumeOutput=55');
    expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('--restart') });
    expect(await read(phone.settingsPath)).toBe(running);

    const account = ['account1.server=pbx.example.com', 'account1.domain=example.com', 'account1.username=1001'];
    const sets = ['volumeOutput=55', ...account].flatMap((word) => ['--set', word]);
    expect(await provision(...sets, '--restart')).toMatchObject({ exitCode: 0, stderr: '' });
    await phone.waitForEffects(1);
    expect(await phone.effects()).toEqual(['exit']);
    expect(await phone.isRunning()).toBe(true);
    // Had it run on, it would have written 80 at its end: what it holds now is what it has read.
    expect(await provision('--set', 'volumeInput=44', '--restart')).toMatchObject({ exitCode: 0 });
    expect(await read(phone.settingsPath)).toMatch(/volumeOutput=55\r\nunknown=kept\r\n/);
    await phone.stop();
  });

  test('a portable phone takes its password as it is, and encrypts it', async () => {
    const { session, phone, provision, read } = await prepared();
    await phone.uninstall();
    await phone.install('C:\\phones', { portable: true });
    const definition = join(folder, 'account.json');
    await writeFile(definition, JSON.stringify([{ domain: 'example.com', username: '1001', password: ' "a;b=c" é' }]));
    const words = ['--portable', portable, '--accounts', session.toWindows(definition)];
    expect(await provision(...words)).toMatchObject({ exitCode: 0 });
    expect(await read(phone.settingsPath)).toContain('password=" "a;b=c" é"\r\n');
    await phone.start();
    const hex = [...' "a;b=c" é'].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('');
    expect(await read(phone.settingsPath)).toContain(`password=5e7c${hex}\r\n`);
    await phone.stop();
  });
});
