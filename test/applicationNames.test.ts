// applicationNames.test.ts: what serves every application knows none of them by name. A name stands in the list of
// profiles, in the list of support, and in the application's own room; comments and examples of help may show one.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { profiles } from '../src/profiles/index.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const names = profiles.flatMap(({ definition: { name, title } }) => [...new Set([name, title].map(wordsOf))]);

/** The one list that leads to the applications' own rooms. */
const listOfSupport = 'support/installed.ts';

/**
 * Excel is two things: an application that is driven, and a program on the user's desk that reads our CSV files and our
 * DDE servers. Of the second, these files speak.
 */
const aboutExcelAsReader = [
  'calls/cells.ts',
  'cli/application/calls.ts',
  'cli/dde/listen.ts',
  'cli/dde/options.ts',
  'doctor/office.ts',
  'files/inputText.ts',
  'templates/powershell/native/data.hbs',
];

describe('names of applications', () => {
  const files = filesIn('src').filter((file) => file.endsWith('.ts') && !ownRoom(file) && file !== listOfSupport);

  test('stand in no code outside of profiles and their own rooms', () => {
    const found = files.flatMap((file) => {
      const code = readFileSync(join(root, 'src', file), 'utf8');
      return namesIn(textsOf(code)).map((name) => `${file}: ${name}`);
    });
    expect(found.filter((one) => !isReader(one)).sort()).toEqual([]);
  });

  test('stand in no template', () => {
    const found = filesIn('templates').flatMap((file) =>
      namesIn([templateText(readFileSync(join(root, 'templates', file), 'utf8'))]).map(
        (name) => `templates/${file}: ${name}`,
      ),
    );
    expect(found.filter((one) => !isReader(one))).toEqual([]);
  });

  test('are let stand for Excel where that reads what is written, and nowhere for nothing', () => {
    const needed = aboutExcelAsReader.filter((file) => {
      const text = readFileSync(join(root, file.startsWith('templates/') ? '' : 'src', file), 'utf8');
      return namesIn(file.endsWith('.ts') ? textsOf(text) : [templateText(text)]).includes('excel');
    });
    expect(needed).toEqual(aboutExcelAsReader);
  });

  test.each([
    ["import { microsipHost } from '../microsip/hostSupport.js';", ['microsip']],
    ['const hostOfMicroSIP = 1;', ['micro sip']],
    ['const text = `$' + '{name} runs: tSIP`;', ['t sip']],
    ["throw new Error('Program Manager is gone');", ['program manager']],
    ['const netPhone = 1;', ['net phone']],
    ["const key = 'HKCU\\\\Software\\\\bridgesmith\\\\microsip\\\\Host';", ['microsip']],
    ['// MicroSIP does\n/** microsip */ const one = 1;', []],
    ["command.examples('run microsip dial (5551234', name(1)).option('--excellent');", []],
    ["command.examples('run excel') + progman", ['progman']],
    ['const sign = /[\'"]/; const half = 4 / 2; // excel\nconst other = "/* excel */";', ['excel']],
  ])('%s', (code, expected) => {
    expect(namesIn(textsOf(code))).toEqual(expected);
  });
});

/** A room of src/ that is named after an application, and the list of them. */
function ownRoom(file: string): boolean {
  return ['profiles', ...profiles.map(({ definition }) => definition.name)].includes(file.split('/')[0] ?? '');
}

function isReader(found: string): boolean {
  return aboutExcelAsReader.some((file) => found === `${file}: excel`);
}

/** The names that stand in any of these texts as words. */
function namesIn(texts: readonly string[]): string[] {
  const all = texts.map((text) => ` ${wordsOf(text)} `);
  return names.filter((name) => all.some((text) => text.includes(` ${name} `)));
}

/** The words of a text or of a name in code, in lower case: `netPhone` and `Net Phone` are the same two. */
function wordsOf(text: string): string {
  const apart = text.replace(/([a-z0-9])([A-Z])/g, '$1 $2');
  return apart
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** The lines of a file's code, without comments and without examples of help. */
function textsOf(code: string): string[] {
  const tokens = tokensOf(code).filter((token) => !/^\/[/*]/.test(token));
  return withoutExamples(tokens).join('').split('\n');
}

/** Comments, texts and patterns, each whole; all else character by character, but for words. */
function tokensOf(code: string): string[] {
  const tokens: string[] = [];
  let last = '';
  for (let rest = code; rest !== ''; rest = rest.slice(tokens.at(-1)?.length)) {
    // What stands behind a value is a division, and else the begin of a pattern.
    const isPattern = rest.startsWith('/') && !/^(?:[\w$)\]}]+)$/.test(last);
    const [token = ''] = (isPattern && pattern.exec(rest)) || plain.exec(rest) || [];
    tokens.push(token);
    if (token.trim() !== '' && !/^\/[/*]/.test(token)) last = token;
  }
  return tokens;
}

const plain = /^(?:\/\/[^\n]*|\/\*.*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|[\w$]+|\s+|.)/s;
const pattern = /^(?:\/\/[^\n]*|\/\*.*?\*\/|\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*)/s;

/** Without the arguments of each `.examples(…)`. */
function withoutExamples(tokens: readonly string[]): string[] {
  const kept: string[] = [];
  let depth = 0;
  for (const token of tokens) {
    const begins = depth === 0 && token === '(' && /\.examples$/.test(kept.slice(-2).join(''));
    if (depth === 0) kept.push(token);
    if (begins || (depth > 0 && token === '(')) depth += 1;
    if (depth > 0 && token === ')') depth -= 1;
  }
  return kept;
}

/** A template without the comments that do not come into what is generated. */
function templateText(text: string): string {
  return text.replace(/\{\{!--.*?--\}\}|\{\{![^}]*\}\}/gs, '');
}

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(join(root, folder).length + 1)
        .replaceAll('\\', '/'),
    );
}
