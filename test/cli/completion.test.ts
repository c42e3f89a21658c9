// completion.test.ts: what Tab gives, asked of the shells themselves where they are at hand.
import { spawn, spawnSync } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { wordsOfLine } from '../../src/cli/completion/bashLine.js';
import { completionOf } from '../../src/cli/completion/candidates.js';
import { createProgram } from '../../src/cli/program.js';
import { profiles } from '../../src/profiles/index.js';
import { describePowerShell } from '../powershell/host.js';
import { bridgesmith, filesIn, folderWith, vault } from './bridgesmith.js';

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const wordsFor = async (...words: string[]) =>
  (await completionOf(createProgram, words)).candidates.map(({ word }) => word);

describe('what may stand behind the words', () => {
  test.each<[string[], string[]]>([
    [['val'], ['validate']],
    [
      ['microsip', 'trace', 'o'],
      ['on', 'off'],
    ],
    [['run', 'net'], ['netphone']],
    [['run', 'microsip', 'hang'], ['hangUp']],
    [['run', '--dry-run', 'microsip', 'volumeU'], ['volumeUp']],
    [['read', 'metatrader', 'b'], ['bid']],
    [
      ['explain', 'excel', 'c'],
      ['close', 'calculate', 'cells'],
    ],
    [['run', 'microsip', 'dial', '--acc'], ['--account']],
    [
      ['run', 'microsip', 'dial', '5', '--via', ''],
      ['dde', 'copydata', 'exe', 'uri'],
    ],
    [['run', 'microsip', 'dial', '5', '--via=c'], ['--via=copydata']],
    [['generate', 'excel', '--target', 'vb'], ['vbscript']],
    [['generate', 'excel', '--target', 'vbscript,b'], ['vbscript,batch']],
    [['install', 'microsip', '--part', 'scripts,h'], ['scripts,host']],
    [
      ['microsip', 'links', 'install', '--scheme', 'sip'],
      ['sip', 'sips'],
    ],
    [['microsip', '-hang'], ['-hangup']],
    [['microsip', '--show', 'm'], ['minimized']],
    [['microsip', '--vi'], ['--via']],
    [['dde', 'request', 'S', 'T', 'I', '--encoding', 'u'], ['unicode']],
    [['completion', 'z'], ['zsh']],
    [
      ['host', ''],
      ['microsip', 'tsip'],
    ],
    [['status', ''], ['microsip']],
    [
      ['links', 'install', ''],
      ['microsip', 'tsip'],
    ],
    [['doctor', ''], profiles.map(({ definition }) => definition.name)],
    [['list', '--', '--j'], []],
    [
      ['fly', ''],
      ['--version', '--json', '--help'],
    ],
  ])('%j', async (words, expected) => {
    const found = await wordsFor(...words);
    if (words.includes('excel') && words.includes('c')) for (const word of found) expect(word).toMatch(/^c/);
    else expect(found).toEqual(expected);
    expect(found.length > 0).toBe(expected.length > 0);
  });

  test('are the actions and choices of a definition of your own, and never its secrets', async () => {
    const door = vault
      .replace('noSound: {kind: flag}', 'way: {kind: choice, choices: [left, right]}')
      .replace('{when: noSound, write: [/quiet]}', '{parameter: way}');
    const folder = await folderWith({ 'vault.yaml': door });
    const file = join(folder, 'vault.yaml');
    expect(await wordsFor('run', file, '')).toEqual(['open', 'turn']);
    expect(await wordsFor('run', file, 'turn', '1', '')).toEqual(['left', 'right']);
    expect(await wordsFor('run', file, 'turn', '--way', 'r')).toEqual(['right']);
    expect(await wordsFor('run', file, 'open', '--p')).toEqual([]);
  });

  test.each([
    [['validate', ''], 'definitions'],
    [['generate', 'excel', '--out', ''], 'folders'],
    [['generate', 'excel', '--contacts', ''], 'files'],
    [['microsip', 'status', '--program', ''], 'files'],
    [['run', 'microsip', 'dial', ''], 'none'],
    [['run', 'excel', 'open', ''], 'files'],
  ])('%j: %s', async (words, paths) => {
    expect((await completionOf(createProgram, words)).paths).toBe(paths);
  });
});

test.each<[string, string[], string]>([
  ['bridgesmith run mic', ['run', 'mic'], ''],
  ['./node_modules/.bin/bridgesmith run ', ['run', ''], ''],
  ['echo x; bridgesmith list', ['list'], ''],
  [`bridgesmith validate 'a b' "c \\"d\\" $e" f\\ g`, ['validate', 'a b', 'c "d" $e', 'f g'], ''],
  ['bridgesmith run x --via=e', ['run', 'x', '--via=e'], '--via='],
  ['bridgesmith microsip -dial:5', ['microsip', '-dial:5'], '-dial:'],
  ['bridgesmith run "x --via=', ['run', 'x --via='], ''],
])('bash reads %j', (line, words, kept) => {
  expect(wordsOfLine(line, ' \t\n"\'><=;|&(:')).toEqual({ words, kept });
});

test('a definition that cannot be read, and a shell that is none, complete nothing and say nothing', async () => {
  const cwd = await folderWith({ 'wrong.yaml': 'name: [' });
  const ended = await bridgesmith(['complete', 'zsh', '--', 'run', 'wrong.yaml', ''], { cwd });
  expect(ended).toEqual({ exitCode: 0, stdout: 'none\n', stderr: '' });
  expect((await bridgesmith(['completion', 'cmd'])).exitCode).toBe(2);
});

/** What would leave a file behind, if anything ever carried it out. */
const hostile = [
  '$(touch pwned)',
  '`touch pwned`',
  '"; touch pwned; "',
  "'; touch pwned; '",
  '&& touch pwned',
  '%COMSPEC%',
];

/** A folder with a definition of an unfriendly name, and a `bridgesmith` for PATH. */
async function desk() {
  const folder = await folderWith({ 'my $(touch pwned) phone.yaml': vault, 'notes.txt': '', 'bin/bridgesmith': '' });
  const command = join(folder, 'bin', 'bridgesmith');
  await writeFile(command, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
  await chmod(command, 0o755);
  const env = { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}` };
  return { folder, env, before: await filesIn(folder) };
}

/** Runs a script in a shell, and gives what it prints. fish reads scripts from files only. */
async function inShell(shell: readonly string[], script: string, cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  const [command = '', ...words] = shell;
  const file = join(await folderWith({ script: `${script}\n` }), 'script');
  const child = spawn(command, [...words, file], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part) => printed.push(part));
  return new Promise((done, fail) => child.on('error', fail).on('close', () => done(printed.join(''))));
}

const isThere = (shell: string) => process.platform !== 'win32' && spawnSync(shell, ['-c', ':']).status === 0;
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

describe.skipIf(!isThere('bash'))('bash', () => {
  const ask = async (lines: readonly string[]) => {
    const { folder, env, before } = await desk();
    const script = [
      'eval "$(bridgesmith completion bash)"',
      `ask() { COMP_LINE=$1 COMP_POINT=${'$'}{#1} COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&(:' COMPREPLY=(); _bridgesmith bridgesmith "$2" x; (IFS='|'; echo "${'$'}{COMPREPLY[*]}"); }`,
      ...lines.map((line) => `ask ${quoted(line)} ${quoted(line.slice(line.lastIndexOf(' ') + 1))}`),
    ].join('\n');
    const text = await inShell(['bash', '--norc'], script, folder, env);
    expect(await filesIn(folder)).toEqual(before);
    return text.trimEnd().split('\n');
  };

  test('completes', async () => {
    const lines = [
      'bridgesmith val',
      'bridgesmith run microsip hang',
      'bridgesmith run x --via=',
      'bridgesmith generate x --out b',
      'bridgesmith validate m',
    ];
    expect(await ask(lines)).toEqual([
      'validate',
      'hangUp',
      'dde|copydata|exe|uri',
      'bin',
      'microsip|metatrader|my $(touch pwned) phone.yaml',
    ]);
  });

  test('runs nothing of the line', async () => {
    await ask(hostile.map((text) => `bridgesmith run ${text} `));
  });
});

describe.skipIf(!isThere('zsh'))('zsh', () => {
  const ask = async (words: readonly (readonly string[])[]) => {
    const { folder, env, before } = await desk();
    const script = [
      `compdef() { : }; _describe() { print -rl -- \${(P)2} }; _files() { print -r -- files $* }`,
      'eval "$(bridgesmith completion zsh)"',
      `ask() { words=("$@"); CURRENT=$#words; PREFIX=\${words[-1]}; print -r -- "$(_bridgesmith | paste -sd"|" -)" }`,
      ...words.map((all) => `ask bridgesmith ${all.map(quoted).join(' ')}`),
    ].join('\n');
    const text = await inShell(['zsh', '-f'], script, folder, env);
    expect(await filesIn(folder)).toEqual(before);
    return text.trimEnd().split('\n');
  };

  test('completes, and has zsh name the files', async () => {
    const found = await ask([['valid'], ['run', 'microsip', 'hang'], ['validate', 'microsi']]);
    expect(found).toEqual([
      'validate:check a definition: its shape, its meaning, and whether every target can write it',
      expect.stringMatching(/^hangUp:/),
      expect.stringMatching(/^microsip:.*\|files -g \*\.\(json\|yaml\|yml\)$/),
    ]);
  });

  test('runs nothing of the line', async () => {
    await ask(hostile.map((text) => ['run', text, text]));
  });
});

describe.skipIf(!isThere('fish'))('fish', () => {
  const ask = async (lines: readonly string[]) => {
    const { folder, env, before } = await desk();
    const asked = lines.map((line) => `complete -C ${quoted(line).replaceAll("'\\''", "\\'")} | string join '|'; echo`);
    const script = ['bridgesmith completion fish | source', ...asked].join('\n');
    const text = await inShell(['fish', '--no-config'], script, folder, { ...env, HOME: folder });
    expect((await filesIn(folder)).filter((file) => !/^\.(config|local|cache)/.test(file))).toEqual(before);
    return text;
  };

  test('completes', async () => {
    const text = await ask(['bridgesmith valid', 'bridgesmith run microsip hang', 'bridgesmith validate my']);
    expect(text).toMatch(/^validate\tcheck a definition/m);
    expect(text).toMatch(/^hangUp\tEnd all calls\.$/m);
    expect(text).toContain('phone.yaml');
    expect(text).not.toContain('notes.txt');
  });

  test('runs nothing of the line', async () => {
    await ask(hostile.map((text) => `bridgesmith run ${text} `));
  });
});

await describePowerShell('completion', (host) => {
  test.skipIf(host.isWindows)('completes, and runs nothing of the line', async () => {
    const { folder, env, before } = await desk();
    const ask = (line: string) =>
      `(TabExpansion2 -inputScript '${line.replaceAll("'", "''")}').CompletionMatches.CompletionText -join '|'`;
    const lines = [
      'bridgesmith valid',
      'bridgesmith run microsip hang',
      'bridgesmith run x --vi',
      'bridgesmith run microsip dial 5 --via ',
    ];
    const script = [
      'bridgesmith completion powershell | Out-String | Invoke-Expression',
      ...[...lines, ...hostile.map((text) => `bridgesmith run ${text} `)].map(ask),
    ];
    const { stdout } = await host.runCommand(script.join('\n'), { cwd: folder, env: { PATH: env.PATH ?? '' } });
    expect(stdout.split(/\r?\n/).slice(0, 4)).toEqual(['validate', 'hangUp', '--via', 'dde|copydata|exe|uri']);
    expect(await filesIn(folder)).toEqual(before);
  });
});
