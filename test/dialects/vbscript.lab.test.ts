// vbscript.lab.test.ts: any text that the dialect writes is that text to a real script host.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vbscript } from '../../src/dialects/index.js';
import { hostileTexts } from '../corpora/hostile.js';
import { type Lab, labUnavailable, openLab } from '../lab/index.js';

const opened = await openLab();
const lab = opened as Lab;
if (!opened) console.warn(labUnavailable());

const native = opened?.native === true;
const isPlain = (text: string) => /^[ -~]*$/.test(text);
const unit = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...'"\'&_:()% ') },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 1 }) },
);
const plainTexts = [
  ...fc.sample(fc.string({ unit, maxLength: 40 }), { numRuns: 500, seed: 20261126 }),
  ...hostileTexts.map(({ text }) => text),
].filter(isPlain);
const otherTexts = [
  ...fc.sample(fc.string({ unit: 'binary', maxLength: 40 }), { numRuns: 500, seed: 20261127 }),
  ...hostileTexts.map(({ text }) => text),
].filter((text) => !isPlain(text));

/** Runs a script, and gives its lines of output. */
async function run(name: string, text: string): Promise<string[]> {
  const script = `C:\\bridgesmith-vbscript-dialect\\${name}.vbs`;
  const { name: encoding } = vbscript.encodingOf(text);
  await lab.files.write(script, encoding === 'ascii' ? text : Buffer.from(`\uFEFF${text}`, 'utf16le'));
  const { exitCode, stdout, stderr } = await lab.cscript(script);
  expect([exitCode, stderr.toString('latin1')]).toEqual([0, '']);
  return stdout.toString('latin1').split('\r\n').slice(0, -1);
}

/** A script that writes the code units of each value. Wine has no AscW, and Asc is the same for plain text. */
const showing = (texts: readonly string[]) =>
  [
    'Sub Show(value)',
    '  Dim index, units',
    '  For index = 1 To Len(value)',
    `    units = units & " " & (${native ? 'AscW' : 'Asc'}(Mid(value, index, 1)) And &HFFFF&)`,
    '  Next',
    '  WScript.Echo "[" & units & "]"',
    'End Sub',
    ...texts.map((text) => `Show ${vbscript.literal(text)}`),
    '',
  ].join('\r\n');
const shown = (text: string) =>
  `[${[...Array(text.length).keys()].map((index) => ` ${text.charCodeAt(index)}`).join('')}]`;

describe.skipIf(!opened)('the VBScript dialect in a script host', () => {
  test('literals of printable ASCII', async () => {
    expect(await run('plain', showing(plainTexts))).toEqual(plainTexts.map(shown));
  });

  test.skipIf(!native)("literals of all other characters (Wine's VBScript has no ChrW)", async () => {
    expect(await run('other', showing(otherTexts))).toEqual(otherTexts.map(shown));
  });

  test('numbers, and yes and no', async () => {
    const values = [0, -1, 32_768, 999_999_999, -999_999_999];
    const lines = values.map((value) => `WScript.Echo CStr(${vbscript.literal(value)})`);
    const flags = [true, false].map(
      (value) => `If ${vbscript.literal(value)} Then WScript.Echo "yes" Else WScript.Echo "no"`,
    );
    expect(await run('numbers', [...lines, ...flags, ''].join('\r\n'))).toEqual([...values.map(String), 'yes', 'no']);
  });

  const comments = async (name: string, texts: readonly string[]) => {
    const lines = texts
      .map((text) => vbscript.comment(text))
      .flatMap((text, index) => [`' ${text}`, `WScript.Echo ${index} ' ${text}`]);
    expect(await run(name, [...lines, ''].join('\r\n'))).toEqual(texts.map((_text, index) => String(index)));
  };

  test('comments, in which nothing runs and behind which the next line does', async () => {
    await comments('comments', [...plainTexts, 'the line goes on _', 'two\r\nlines']);
  });

  test.skipIf(!native)("comments in other characters (Wine's script host reads no UTF-16)", async () => {
    await comments('wide', otherTexts);
  });
});
