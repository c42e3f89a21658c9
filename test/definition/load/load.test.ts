import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { loadBridge, parseBridge } from '../../../src/definition/index.js';
import { readDocument } from '../../../src/definition/load/document.js';
import { DefinitionError, NotFoundError } from '../../../src/errors.js';
import { profiles } from '../../../src/profiles/index.js';
import { expectLittleGrowth } from '../../growth.js';
import { changed, right } from '../right.js';

const json = JSON.stringify(right, null, 2);
const yaml = stringify(right);

function problemsOf(text: string) {
  try {
    parseBridge(text, 'phone.yaml');
    return [];
  } catch (error) {
    if (error instanceof DefinitionError) return error.problems;
    throw error;
  }
}

describe('a definition in a text', () => {
  test.each(profiles.map(({ definition }) => [definition.name, definition] as const))(
    'is the same in TypeScript, JSON and YAML: %s',
    (_name, definition) => {
      expect(parseBridge(JSON.stringify(definition), 'a.json').definition).toEqual(definition);
      expect(parseBridge(stringify(definition), 'a.yaml').definition).toEqual(definition);
    },
  );

  test.each([
    ['begins with a BOM', `\uFEFF${json}`],
    ['has the line ends of Windows', yaml.replaceAll('\n', '\r\n')],
    ['names its schema', JSON.stringify({ $schema: './schema.json', ...right })],
  ])('may be one that %s', (_what, text) => {
    expect(parseBridge(text, 'phone.yaml').definition).toMatchObject(right);
  });

  test('may repeat a part by an alias', () => {
    const text = yaml
      .replace('      number:\n', '      number: &number\n')
      .replace('      tones:\n', '      extra: *number\n      tones:\n');
    expect(problemsOf(text).map(({ message }) => message)).toEqual([
      'does not carry the parameter extra.',
      'does not carry the parameter extra.',
    ]);
  });
});

describe('problems in a text have their line and column', () => {
  test('in JSON', () => {
    const text =
      '{\n  "name": "NO",\n  "title": "T",\n  "summary": "s",\n  "actions": { "x": { "summary": "s",\n    "bindings": { "exe": { "arguments": [\n      "a", { "parameter": "y" }] } } } }\n}';
    expect(problemsOf(text)).toEqual([
      { path: 'name', message: expect.stringContaining('lower-case'), line: 2, column: 11 },
      { path: 'actions.x.bindings.exe', message: expect.stringContaining('needs application'), line: 6, column: 26 },
      {
        path: 'actions.x.bindings.exe.arguments[1].parameter',
        message: expect.stringContaining('names "y"'),
        line: 7,
        column: 27,
      },
    ]);
  });

  test('in YAML, all at once', () => {
    const text = stringify(changed({ version: '1', 'actions.say.parameters.text.maximumLength': 0 }));
    const places = problemsOf(text).map(({ path, line, column }) => [path, text.split('\n')[(line ?? 0) - 1], column]);
    expect(places).toEqual([
      ['version', 'version: "1"', 10],
      ['actions.say.parameters.text.maximumLength', '        maximumLength: 0', 24],
    ]);
  });

  test('where something is missing: at what should hold it', () => {
    expect(problemsOf('name: x\ntitle: X\nsummary: s\nactions:\n  go:\n    bindings: {}\n')).toContainEqual({
      path: 'actions.go.summary',
      message: 'is missing: it must be a text.',
      line: 6,
      column: 5,
    });
  });

  test('and tell of a comma that cut a text in two', () => {
    const text =
      'name: x\ntitle: X\nsummary: s\nactions:\n  go:\n    summary: s\n    parameters:\n      loud: { kind: flag, summary: Make it beep, loudly. }\n    bindings: {}\n';
    expect(problemsOf(text)).toContainEqual({
      path: 'actions.go.parameters.loud.loudly.',
      message:
        'is not a known key here. It has no value: in { … }, a text that holds a comma needs quotes. Known: kind, summary.',
      line: 8,
      column: expect.any(Number),
    });
  });

  test('and stand in the message of the error', () => {
    expect(() => parseBridge('name: NO', 'phone.yaml')).toThrow(
      /^phone\.yaml: 4 problems\.\n {2}line 1, column 7: name: /,
    );
  });
});

describe('a text that cannot be read is refused with the place', () => {
  test.each([
    ['tabs', 'a:\n\tb: 1', 'A tab indents this line. YAML takes spaces alone.', 2],
    ['an open quote', 'name: "x\ntitle: y', 'A text that begins with " does not end: the other " is missing.', 2],
    ['a key twice', 'name: x\nname: y', 'The key name stands here a second time. Leave one of them.', 2],
    ['a key in quotes twice', '"a b": x\n"a b": y', 'The key "a b" stands here a second time.', 2],
    ['an open bracket', 'a: [x,\nb: y', 'A ] is missing: a [ before this is not closed', 2],
    ['an open brace', 'a: {x: 1\n', 'A } is missing: a { before this is not closed', 2],
    [
      'a path in double quotes',
      'exe: "C:\\Program Files\\x.exe"',
      '\\x.e means nothing in double quotes. Write \\\\ for a',
      1,
    ],
    ['a text that begins with a sign of YAML', 'name: @x', 'A text that begins with @ needs quotes.', 1],
    ['a list indented otherwise', 'a:\n  - x\n - y\n', 'A list stands here where a key is expected', 3],
    ['another indentation', 'a:\n  b: 1\n c: 2\n', 'This is indented otherwise than what it stands with.', 3],
    ['a word without a colon', 'name: x\ntitle\n', 'This stands where a key is expected', 2],
    [
      'a colon in a sentence',
      'name: x\nsummary: Careful: hot',
      'A text that holds a colon and a space needs quotes.',
      2,
    ],
    ['a colon in the middle of a list', 'a:\n  b: c: d\n', 'A text that holds a colon and a space needs quotes.', 2],
    ['two documents', 'name: x\n---\nname: y', 'A second document begins here, behind ---. A file holds one', 2],
    ['a tag of its own', 'name: !js/function "x"', '!js/function is a tag, of which a definition has none.', 1],
    ['an alias of nothing', 'name: x\ntitle: *x', 'The alias *x names no anchor before it.', 2],
    [
      'an alias inside of what it names',
      'name: x\nprefer: &p [dde, [*p]]',
      'The alias *p stands inside of what it names.',
      2,
    ],
    ['broken JSON', '{"name": "x",\n "title" "y"}', '', 2],
  ])('%s', (_what, text, message, line) => {
    expect(problemsOf(text)).toContainEqual({
      path: '',
      message: expect.stringContaining(message),
      line,
      column: expect.any(Number),
    });
  });

  test('nothing at all', () => {
    expect(problemsOf('')).toEqual([
      { path: '', message: expect.stringContaining('is empty: it must be a mapping, such as { name: …, ') },
    ]);
  });

  test('aliases of aliases that amount to millions of parts', () => {
    const letters = [...'abcdefgh'];
    const bomb = letters.map((letter, index) => {
      const item = index === 0 ? 'x' : `*${letters[index - 1]}`;
      return `${letter}: &${letter} [${Array(10).fill(item).join(', ')}]`;
    });
    expect(problemsOf(bomb.join('\n'))).toEqual([
      { path: '', message: expect.stringContaining('amount to more than 1000000 values') },
    ]);
  });

  test('many aliases of one part take no longer each the more there are', () => {
    expectLittleGrowth((length) => {
      const list = Array.from({ length }, () => '- *part').join('\n');
      const { data } = readDocument(`part: &part {x: 1}\nlist:\n${list}\n`, 'x.yaml');
      expect(data).toMatchObject({ list: { length } });
    }, 1000);
  });

  test('parts nested without end', () => {
    expect(problemsOf(`{"name": ${'['.repeat(5000)}${']'.repeat(5000)}}`)).not.toEqual([]);
  });
});

describe('names that every object has', () => {
  test.each(['actions', 'actions.dial.parameters'])('__proto__ is none for one of %s', (parent) => {
    expect(problemsOf(JSON.stringify(changed({ [`${parent}.__proto__`]: { summary: 's' } })))).toContainEqual(
      expect.objectContaining({ path: `${parent}.__proto__`, message: 'is not a name: must be camelCase.' }),
    );
  });

  test('__proto__ is no key, and changes no prototype', () => {
    const problems = problemsOf(JSON.stringify(changed({ __proto__x: 1 })).replace('__proto__x', '__proto__'));
    expect(problems).toEqual([
      expect.objectContaining({ path: '__proto__', message: expect.stringContaining('is not a known key here.') }),
    ]);
    expect(({} as { summary?: string }).summary).toBeUndefined();
  });
});

describe('a definition in a file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bridgesmith-load-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test.each([
    ['phone.json', json],
    ['phone.yaml', yaml],
    ['PHONE.YML', yaml],
  ])('is read from %s', async (name, text) => {
    await writeFile(join(folder, name), text);
    expect((await loadBridge(join(folder, name))).definition).toEqual(right);
  });

  test('may be in UTF-16, as Windows PowerShell writes what it is told to by >', async () => {
    const file = join(folder, 'utf16.yaml');
    await writeFile(file, Buffer.from(`\uFEFF${yaml}`, 'utf16le'));
    expect((await loadBridge(file)).definition).toEqual(right);
  });

  test.each([
    ['a code page', Buffer.from(yaml.replace('Desk Phone', 'Télé'), 'latin1')],
    ['half a character of UTF-16', Buffer.from('\uFEFFname: x', 'utf16le').subarray(0, 7)],
  ])('is refused in %s, in which letters would be lost', async (_what, bytes) => {
    const file = join(folder, 'other.yaml');
    await writeFile(file, bytes);
    await expect(loadBridge(file)).rejects.toBeInstanceOf(DefinitionError);
    await expect(loadBridge(file)).rejects.toThrow(
      'is neither in UTF-8 nor in UTF-16LE with a byte order mark. Save it as UTF-8.',
    );
  });

  test('that is wrong is named in the error', async () => {
    await writeFile(join(folder, 'wrong.yaml'), 'name: NO');
    const loading = loadBridge(join(folder, 'wrong.yaml'));
    await expect(loading).rejects.toBeInstanceOf(DefinitionError);
    await expect(loading).rejects.toMatchObject({ source: join(folder, 'wrong.yaml'), exitCode: 2 });
  });

  test.each([
    ['is not there', 'none.yaml', 'none.yaml: there is no such file.'],
    ['is a folder', 'folder.yaml', 'folder.yaml: this is a folder, and no file.'],
    ['has another ending', 'phone.toml', 'a definition ends in .json, .yaml or .yml.'],
  ])('that %s is not found', async (_what, name, message) => {
    await mkdir(join(folder, 'folder.yaml'), { recursive: true });
    const loading = loadBridge(join(folder, name));
    await expect(loading).rejects.toBeInstanceOf(NotFoundError);
    await expect(loading).rejects.toThrow(message);
  });
});
