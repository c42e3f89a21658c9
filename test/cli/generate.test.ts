import { readFile, writeFile } from 'node:fs/promises';
import { join, posix, win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf } from '../../src/cli/generate.js';
import { progman } from '../../src/profiles/index.js';
import { targets } from '../../src/targets/index.js';
import { bridgesmith, filesIn, folderWith, resultOf, vault } from './bridgesmith.js';

const targetNames = targets.map(({ name }) => name).join(', ');
const header = { generator: '', bridge: '', mark: '', command: '' };

describe('bridgesmith generate', () => {
  test('writes every target into generated/<bridge>, and says so in a line each', async () => {
    const cwd = await folderWith();
    const { exitCode, stdout, stderr } = await bridgesmith(['generate', 'progman'], { cwd });
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout.trimEnd().split('\n')).toEqual(
      targets.map(({ name, atTop, ...target }) =>
        target.plan(progman, header).length === 0
          ? `${name}: no files, for there is nothing in this bridge that it can do`
          : expect.stringMatching(
              new RegExp(`^${name}: \\d+ created in generated.progman${atTop ? '' : `[\\\\/]${name}`}$`),
            ),
      ),
    );
    expect(await filesIn(cwd)).toContain('generated/progman/vbscript/create-group.vbs');
  });

  test('says of a target that it can do nothing for a bridge', async () => {
    const { exitCode, stdout } = await bridgesmith(['generate', 'metatrader', '--target', 'batch'], {
      cwd: await folderWith(),
    });
    expect([exitCode, stdout]).toEqual([0, 'batch: no files, for there is nothing in this bridge that it can do\n']);
  });

  test('writes one target where it is told to, and says again what is unchanged', async () => {
    const cwd = await folderWith({ 'vault.yaml': vault });
    const words = ['generate', 'vault.yaml', '--target', 'vbscript', '--out', 'out'];
    expect((await bridgesmith(words, { cwd })).stdout).toBe('vbscript: 2 created in out/vbscript\n');
    expect((await bridgesmith(words, { cwd })).stdout).toBe('vbscript: 2 unchanged in out/vbscript\n');
    expect(await filesIn(join(cwd, 'out'))).toEqual(['vbscript/open.vbs', 'vbscript/turn.vbs']);
    expect(await readFile(join(cwd, 'out/vbscript/open.vbs'), 'utf8')).toContain(
      'bridgesmith generate vault.yaml --target vbscript',
    );
  });

  test('names what it removes, and in a dry run each change, and then writes nothing', async () => {
    const cwd = await folderWith({ 'vault.yaml': vault, 'out/vbscript/old.vbs': "' [bridgesmith:vault/vbscript]" });
    const words = ['generate', 'vault.yaml', '--target', 'vbscript', '--out', 'out'];
    expect((await bridgesmith([...words, '--dry-run'], { cwd })).stdout).toBe(
      [
        '+ vbscript/open.vbs',
        '+ vbscript/turn.vbs',
        '- vbscript/old.vbs',
        'vbscript: 2 created, 1 removed (nothing written: dry run) in out/vbscript',
        '',
      ].join('\n'),
    );
    expect(await filesIn(join(cwd, 'out'))).toEqual(['vbscript/old.vbs']);
    expect((await bridgesmith(words, { cwd })).stdout).toBe(
      '- vbscript/old.vbs\nvbscript: 2 created, 1 removed in out/vbscript\n',
    );
  });

  test('--json', async () => {
    const cwd = await folderWith({ 'vault.yaml': vault });
    const words = ['generate', 'vault.yaml', '--target', 'vbscript,batch', '--out', 'out', '--dry-run', '--json'];
    expect(resultOf(await bridgesmith(words, { cwd }))).toEqual({
      bridge: 'vault',
      folder: 'out',
      dryRun: true,
      targets: [
        {
          target: 'vbscript',
          files: [
            { path: 'vbscript/open.vbs', change: 'created' },
            { path: 'vbscript/turn.vbs', change: 'created' },
          ],
        },
        { target: 'batch', files: expect.any(Array) },
      ],
    });
    expect(await filesIn(cwd)).toEqual(['vault.yaml']);
  });

  test('leaves a file alone that it did not make, writes nothing then, and writes over it by force', async () => {
    const cwd = await folderWith({ 'out/vbscript/create-group.vbs': "' mine" });
    const words = ['generate', 'progman', '--out', 'out'];
    const { exitCode, stdout, stderr } = await bridgesmith(words, { cwd });
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toContain('Not made by bridgesmith, so not written over: vbscript/create-group.vbs.');
    expect(await filesIn(cwd)).toEqual(['out/vbscript/create-group.vbs']);
    expect((await bridgesmith([...words, '--force'], { cwd })).exitCode).toBe(0);
  });

  test('names a file that somebody has changed before it is written over, in a dry run as well', async () => {
    const cwd = await folderWith({ 'vault.yaml': vault });
    const words = ['generate', 'vault.yaml', '--target', 'vbscript', '--out', 'out'];
    await bridgesmith(words, { cwd });
    const file = join(cwd, 'out/vbscript/open.vbs');
    await writeFile(file, `${await readFile(file, 'utf8')}' mine\r\n`);
    for (const more of [[], ['--dry-run']]) {
      const { exitCode, stdout, stderr } = await bridgesmith([...words, ...more], { cwd });
      expect([exitCode, stdout]).toEqual([1, '']);
      expect(stderr).toContain('so not written over or removed: vbscript/open.vbs. Nothing was changed.');
    }
    const summary = 'vbscript: 1 updated, 1 unchanged';
    expect((await bridgesmith([...words, '--force', '--dry-run'], { cwd })).stdout).toBe(
      `~ vbscript/open.vbs (changed by hand)\n${summary} (nothing written: dry run) in out/vbscript\n`,
    );
    expect(await readFile(file, 'utf8')).toContain("' mine");
    expect((await bridgesmith([...words, '--force'], { cwd })).stdout).toBe(
      `~ vbscript/open.vbs (changed by hand)\n${summary} in out/vbscript\n`,
    );
    expect(await readFile(file, 'utf8')).not.toContain("' mine");
  });

  test("takes templates of the user's own", async () => {
    const cwd = await folderWith({ 'mine/vbscript/script.vbs.hbs': "' {{comment header.mark}} mine\n" });
    await bridgesmith(['generate', 'progman', '--target', 'vbscript', '--templates', 'mine', '--out', 'out'], { cwd });
    expect(await readFile(join(cwd, 'out/vbscript/create-group.vbs'), 'utf8')).toMatch(
      /^' \[bridgesmith:progman\/vbscript [0-9a-f]{12}\] mine\r\n$/,
    );
  });

  test("makes a page of the user's contacts, in UTF-16 as well, and says in it how it was made", async () => {
    const cwd = await folderWith({ 'team.csv': 'name;number\nZo\u00EB;5551234\n' });
    await writeFile(join(cwd, 'wide.csv'), Buffer.from('\uFEFFname,number\r\nZo\u00EB,5551234\r\n', 'utf16le'));
    for (const file of ['team.csv', 'wide.csv']) {
      const words = ['generate', 'microsip', '--target', 'page', '--contacts', file, '--out', file.slice(0, -4)];
      const { exitCode, stdout, stderr } = await bridgesmith(words, { cwd });
      expect([exitCode, stdout, stderr]).toEqual([0, `page: 1 created in ${file.slice(0, -4)}/page\n`, '']);
      const text = await readFile(join(cwd, file.slice(0, -4), 'page/contacts.html'), 'utf8');
      expect(text).toContain(`bridgesmith generate microsip --target page --contacts ${file}`);
      expect(text).toContain('<bdi>Zo&#xEB;</bdi>');
    }
  });

  test('names each line of the contacts that is wrong, and writes nothing', async () => {
    const cwd = await folderWith({ 'team.csv': 'name,number\nAnn,5551234\nBob,javascript:canary\n,1\nCy\n' });
    const words = ['generate', 'microsip', '--contacts', 'team.csv', '--out', 'out'];
    const { exitCode, stdout, stderr } = await bridgesmith(words, { cwd });
    expect([exitCode, stdout]).toEqual([4, '']);
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^bridgesmith: team\.csv, line 3: number: expected a number .*\.$/),
      'bridgesmith: team.csv, line 4: name is missing.',
      'bridgesmith: team.csv, line 5: it has 1 cells, but there are 2 columns.',
      'bridgesmith: 3 lines are bad. Nothing was written.',
      '',
    ]);
    expect(await filesIn(cwd)).toEqual(['team.csv']);
  });

  test.each([
    [['microsip', '--contacts', 'none.csv'], 3, 'none.csv: there is no such file.'],
    [['microsip', '--contacts', 'empty.csv'], 4, 'empty.csv holds no contacts.'],
    [['microsip', '--contacts', 'wrong.csv'], 2, '"phone" is nothing that a contact has'],
    [['microsip', '--contacts', 'binary.csv'], 1, 'binary.csv is neither UTF-8 nor UTF-16'],
    [['microsip', '--contacts', 'right.csv', '--target', 'batch'], 2, 'Contacts are for the target page'],
    [['excel', '--contacts', 'right.csv'], 2, 'excel declares no page'],
  ])('%j has exit code %i', async (words, code, message) => {
    const cwd = await folderWith({
      'empty.csv': 'name,number\n',
      'wrong.csv': 'name,phone\nAnn,1\n',
      'binary.csv': 'name,number\nA\0,1\n',
      'right.csv': 'name,number\nAnn,1\n',
    });
    const { exitCode, stdout, stderr } = await bridgesmith(['generate', ...words, '--out', 'out'], { cwd });
    expect([exitCode, stdout]).toEqual([code, '']);
    expect(stderr).toContain(message);
    expect(await filesIn(cwd)).toHaveLength(4);
  });

  test.each([
    [['--target', 'cobol'], 2, `"cobol" is none of ${targetNames}.`],
    [['--target', 'vbscript,btch'], 2, `"btch" is none of ${targetNames}. Did you mean batch?`],
    [['--templates', 'nowhere'], 3, 'nowhere: there is no such folder of templates.'],
    [['--templates', '.'], 2, './vbscrpt: there is no target "vbscrpt". Is it vbscript?'],
  ])('%j has exit code %i', async (words, code, message) => {
    const { exitCode, stdout, stderr } = await bridgesmith(['generate', 'progman', '--out', 'out', ...words], {
      cwd: await folderWith({ 'vbscrpt/script.vbs.hbs': '' }),
    });
    expect([exitCode, stdout]).toEqual([code, '']);
    expect(stderr).toContain(message);
  });

  test('takes targets with commas between, and more than once', async () => {
    for (const words of [['vbscript,batch'], ['batch, VBScript'], ['vbscript', '--target', 'batch']]) {
      const ended = await bridgesmith(['generate', '--target', ...words, 'progman', '--dry-run', '--json']);
      const made: { targets: { target: string }[] } = resultOf(ended);
      expect(made.targets.map(({ target }) => target)).toEqual(['vbscript', 'batch']);
    }
  });

  test.each([
    [['--target', 'pager.yaml'], '"pager.yaml" is none of powershell, vbscript, batch,'],
    [['--target', 'vbscript', 'batch', 'pager.yaml'], '"batch" is a target: write --target batch, and commas between'],
    [['pager.yaml', '--target', 'vbscript', 'batch'], '"batch" is a target: write --target batch, and commas between'],
    [['one.yaml', 'two.yaml'], 'too many arguments: there is one bridge, and these are 2.'],
    [['--target', 'vbscript,batch'], "missing required argument 'bridge'"],
  ])('%j is wrong usage', async (words, message) => {
    const { exitCode, stdout, stderr } = await bridgesmith(['generate', ...words]);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect((await bridgesmith(['generate', '--help'])).stdout).toMatch(/^Usage: bridgesmith generate <bridge> /);
  });

  test('names folders as the system writes them', () => {
    expect(folderOf('generated\\my-phone', 'powershell', win32)).toBe('generated\\my-phone\\powershell');
    expect(folderOf('C:/out/x', 'vbscript', win32)).toBe('C:\\out\\x\\vbscript');
    expect(folderOf('C:/out/x', 'installer', win32)).toBe('C:\\out\\x');
    expect(folderOf('out', 'vbscript', posix)).toBe('out/vbscript');
  });
});
