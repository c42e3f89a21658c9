import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { complete } from '../../src/cli/init.js';
import { loadBridge } from '../../src/definition/index.js';
import { bridgesmith, filesIn, folderWith } from './bridgesmith.js';

describe('bridgesmith init, unattended', () => {
  test.each(['phone.yaml', 'phone.yml', 'sub/phone.json'])('writes %s, which validates and generates', async (file) => {
    const cwd = await folderWith();
    const words = [
      '--name',
      'my-phone',
      '--title',
      'My Phone',
      '--program',
      'Phone.exe',
      '--service',
      'PHONE',
      '--action',
      'dial',
    ];
    const { exitCode, stdout, stderr } = await bridgesmith(['init', ...words, '--out', file], { cwd });
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`${file}: written. Next: bridgesmith validate ${file}, then bridgesmith generate ${file}.\n`);
    expect((await loadBridge(join(cwd, file))).definition).toMatchObject({
      name: 'my-phone',
      title: 'My Phone',
      application: { executables: ['Phone.exe'], override: 'MY_PHONE_EXE' },
      dde: { service: 'PHONE', topic: 'System' },
      actions: { dial: { bindings: { dde: { execute: ['[Dial(', { parameter: 'value' }, ')]'] } } } },
    });
    expect((await bridgesmith(['validate', file], { cwd })).exitCode).toBe(0);
    expect((await bridgesmith(['generate', file, '--out', 'out'], { cwd })).exitCode).toBe(0);
    expect(await filesIn(join(cwd, 'out'))).toContain('vbscript/dial.vbs');
  });

  test('needs only a name', async () => {
    const cwd = await folderWith();
    expect((await bridgesmith(['init', '--name', 'radio'], { cwd })).exitCode).toBe(0);
    const { definition } = await loadBridge(join(cwd, 'radio.yaml'));
    expect(definition).toMatchObject({ title: 'radio', application: { executables: ['radio.exe'] } });
    expect(definition.dde).toBeUndefined();
    expect(await readFile(join(cwd, 'radio.yaml'), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=.*schema\.json\n# /,
    );
  });

  test('leaves a file alone that is there, unless it is forced', async () => {
    const cwd = await folderWith({ 'radio.yaml': 'mine' });
    const { exitCode, stdout, stderr } = await bridgesmith(['init', '--name', 'radio'], { cwd });
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toBe('bridgesmith: radio.yaml is there already. Use --force to write over it.\n');
    expect(await readFile(join(cwd, 'radio.yaml'), 'utf8')).toBe('mine');
    expect((await bridgesmith(['init', '--name', 'radio', '--force'], { cwd })).exitCode).toBe(0);
    expect((await bridgesmith(['validate', 'radio.yaml'], { cwd })).exitCode).toBe(0);
  });

  test.each([
    ['no name', [], 'init needs --name when there is nobody to ask.'],
    ['a topic alone', ['--name', 'radio', '--topic', 'System'], "--topic is a DDE server's: name its --service, too."],
    ['a name that is none', ['--name', 'My Phone'], 'name: must be lower-case letters'],
    ['a program that is none', ['--name', 'x', '--exe', 'x.cmd'], 'application.executables[0]: must be a file name'],
    ['an action that is none', ['--name', 'x', '--action', 'Dial it'], 'actions.Dial it: is not a name'],
    [
      'a file that is no definition',
      ['--name', 'x', '--out', 'x.txt'],
      'x.txt: a definition ends in .json, .yaml or .yml.',
    ],
  ])('refuses %s, and writes nothing', async (_what, words, message) => {
    const cwd = await folderWith();
    const { exitCode, stdout, stderr } = await bridgesmith(['init', ...words], { cwd });
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(await filesIn(cwd)).toEqual([]);
  });
});

describe('bridgesmith init, with somebody to ask', () => {
  /** Answers one question after the other, and keeps what was asked and said. */
  const person = (...answers: string[]) => {
    const heard: string[] = [];
    return {
      heard,
      ask: async (question: string) => {
        heard.push(question);
        const answer = answers.shift();
        if (answer === undefined) throw new Error(`nobody expected "${question}"`);
        return answer;
      },
      say: (problem: string) => void heard.push(problem),
    };
  };

  test('asks again for an answer that is wrong, before it asks the next one', async () => {
    const typist = person('My Phone', '', 'my-phone', '', 'x.cmd', 'x.exe', '', 'dial it', 'dial');
    expect(await complete({}, typist)).toEqual({
      ...{ name: 'my-phone', title: 'my-phone', program: 'x.exe', service: '', topic: '', action: 'dial' },
    });
    const name = 'Name of the bridge (lower case, digits, hyphens; such as my-phone): ';
    expect(typist.heard).toEqual([
      name,
      expect.stringMatching(/^"My Phone": must be lower-case letters/),
      name,
      '"": it needs a name.',
      name,
      'Name of the application [my-phone]: ',
      'File name of its program [my-phone.exe]: ',
      expect.stringMatching(/^"x\.cmd": must be a file name/),
      'File name of its program [my-phone.exe]: ',
      'DDE service (empty: it has none): ',
      'First action [open]: ',
      expect.stringMatching(/^"dial it": is not a name/),
      'First action [open]: ',
    ]);
  });

  test('refuses what a flag says before it asks anything, and asks for nothing that a flag says', async () => {
    const typist = person('radio');
    await expect(complete({ program: 'x.cmd' }, typist)).rejects.toThrow(
      'application.executables[0]: must be a file name',
    );
    expect(typist.heard).toEqual([]);
    const flags = { title: 'Radio', program: 'r.exe', service: 'R', topic: 'T', action: 'play' };
    expect(await complete(flags, typist)).toEqual({ name: 'radio', ...flags });
  });
});
