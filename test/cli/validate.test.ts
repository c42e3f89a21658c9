import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { jsonSchema } from '../../src/definition/index.js';
import { profiles } from '../../src/profiles/index.js';
import { bridgesmith, folderWith, resultOf, vault } from './bridgesmith.js';

describe('bridgesmith validate', () => {
  test.each(profiles.map(({ definition }) => definition.name))('finds no problem in %s', async (name) => {
    const { exitCode, stdout, stderr } = await bridgesmith(['validate', name]);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^${name}: (?:\\d+ (?:actions|items), )+no problems\\.\\n$`));
  });

  test('gives every problem with its place, on standard error', async () => {
    const cwd = await folderWith({
      'vault.yaml': vault.replace('name: vault', 'name: Vault').replace('number: 7', 'number: x'),
    });
    const { exitCode, stdout, stderr } = await bridgesmith(['validate', 'vault.yaml'], { cwd });
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr.split('\n')).toEqual([
      'bridgesmith: vault.yaml: 2 problems.',
      expect.stringMatching(/^ {2}line 2, column 7: name: must be lower-case letters.* Found "Vault"\.$/),
      expect.stringMatching(/^ {2}line 7, column 20: copydata\.number: .*Found "x"\.$/),
      '',
    ]);
  });

  test('--json gives them as data on standard output', async () => {
    const cwd = await folderWith({ 'vault.yaml': vault, 'wrong.json': '{"name": 5}' });
    expect(resultOf(await bridgesmith(['validate', 'vault.yaml', '--json'], { cwd }))).toEqual({
      actions: 2,
      items: 0,
    });
    const wrong = await bridgesmith(['validate', 'wrong.json', '--json'], { cwd });
    expect(wrong.exitCode).toBe(2);
    const { error } = JSON.parse(wrong.stdout);
    expect(error).toMatchObject({ code: 2, kind: 'definition', where: 'wrong.json' });
    expect(error.problems).toContainEqual({
      path: 'name',
      message: expect.stringContaining('Found 5.'),
      line: 1,
      column: 10,
    });
  });

  test('also finds what only a target cannot do', async () => {
    const cwd = await folderWith({ 'vault.yaml': vault.replace('summary: Turns', 'verb: Dial\n    summary: Turns') });
    const { exitCode, stdout, stderr } = await bridgesmith(['validate', 'vault.yaml', '--json'], { cwd });
    expect([exitCode, stderr]).toEqual([2, '']);
    const { message, problems } = JSON.parse(stdout).error;
    expect(message).toContain('vault.yaml: one problem.\n  line 18, column 11: actions.turn.verb: is not a verb that');
    expect(problems).toMatchObject([{ path: 'actions.turn.verb', line: 18, column: 11 }]);
  });

  test('finds that at once with all that is wrong otherwise', async () => {
    const definition = vault
      .replace('number: 7', 'number: x')
      .replace('summary: Turns', 'verb: Open\n    noun: VaultDoor\n    summary: Turns')
      .replace('summary: Opens it.', 'summary: Opens it.\n    verb: Dial')
      .replace('{parameter: user}, [', '{parameter: usr}, [')
      .concat('  openVaultDoor: {summary: s, bindings: {exe: {arguments: []}}}\n  lost: {sumary: s, verb: Lose}\n');
    const cwd = await folderWith({ 'vault.yaml': definition });
    const { exitCode, stdout } = await bridgesmith(['validate', 'vault.yaml', '--json'], { cwd });
    expect(exitCode).toBe(2);
    const problems: { path: string; line: number }[] = JSON.parse(stdout).error.problems;
    expect(problems.map(({ path }) => path)).toEqual([
      'copydata.number',
      'actions.open.verb',
      'actions.open.bindings.copydata.arguments[0].parameter',
      'actions.open.bindings.copydata',
      'actions.openVaultDoor',
      'actions.lost.summary',
      'actions.lost.bindings',
      'actions.lost.sumary',
    ]);
    const lines = problems.map(({ line }) => line);
    expect(lines).toEqual([...lines].sort((one, other) => one - other));
  });

  test('finds no file, and then prints no problems', async () => {
    const { exitCode, stdout } = await bridgesmith(['validate', 'none.yaml', '--json']);
    expect([exitCode, JSON.parse(stdout).error]).toEqual([
      3,
      { code: 3, kind: 'notFound', message: 'none.yaml: there is no such file.' },
    ]);
  });
});

describe('bridgesmith schema', () => {
  test('prints the JSON Schema', async () => {
    const { exitCode, stdout, stderr } = await bridgesmith(['schema']);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(jsonSchema())));
  });

  test('writes the same into a file, as it is in the package', async () => {
    const cwd = await folderWith();
    const { stdout } = await bridgesmith(['schema', '--out', 'here/schema.json'], { cwd });
    expect(stdout).toBe('here/schema.json: written.\n');
    const packaged = await readFile(new URL('../../dist/schema.json', import.meta.url), 'utf8');
    expect(await readFile(join(cwd, 'here/schema.json'), 'utf8')).toBe(packaged);
  });
});
