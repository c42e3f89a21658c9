import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { powershell } from '../../src/dialects/index.js';
import { encode } from '../../src/generate/render.js';
import { hostileTexts } from '../corpora/hostile.js';
import { describePowerShell, type PowerShell } from '../powershell/host.js';
import { syntaxErrors } from '../targets/powershell/syntax.js';

describe('a PowerShell literal', () => {
  test.each([
    ['', "''"],
    ['plain', "'plain'"],
    ['$x `n "y"', `'$x \`n "y"'`],
    ["it's", "'it''s'"],
    ['\u2018\u2019\u201A\u201B', "'\u2018\u2018\u2019\u2019\u201A\u201A\u201B\u201B'"],
    ['a\nb', "('' + 'a' + [char]10 + 'b')"],
    ['\uD83D', "('' + [char]55357)"],
    ['\u{1F600}', "'\u{1F600}'"],
  ])('of %j is %s', (text, literal) => {
    expect(powershell.literal(text)).toBe(literal);
  });

  test('of a number or a boolean is its own', () => {
    expect([7, -7, true, false].map((value) => powershell.literal(value))).toEqual(['7', '-7', '$true', '$false']);
  });

  test('is one expression to the grammar, whatever the text', async () => {
    const script = hostileTexts.map(({ text }) => `$null = ${powershell.literal(text)}`).join('\n');
    expect(await syntaxErrors(script)).toEqual([]);
  });
});

await describePowerShell('a PowerShell literal', (host) => {
  test('is the text again: the hostile texts, and 3,000 at random', async () => {
    const unit = fc.oneof(
      fc.constantFrom(...'\'"`$\u2018\u2019\u201A\u201B\u201C\u201D\u201E#<>(){}@%;,\r\n\t\0\uD83D\uDE00\u2028\u0085'),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    );
    const random = fc.sample(
      fc.array(unit, { maxLength: 12 }).map((units) => units.join('')),
      { numRuns: 3000, seed: 5 },
    );
    const texts = [...hostileTexts.map(({ text }) => text), ...random];
    expect(
      await evaluate(
        host,
        texts.map((text) => powershell.literal(text)),
      ),
    ).toEqual(texts.map(inUnits));
  });
});

await describePowerShell('a PowerShell comment', (host) => {
  test('does not end before its line, nor before the #> of its block', async () => {
    const texts = [
      ...hostileTexts.map(({ text }) => text),
      '#>',
      '<#',
      '#> canary <#',
      'x\u2028canary',
      '##>>',
      '#\u0000>',
    ];
    const comments = texts.map((text) => powershell.comment(text));
    const lines = comments.map((comment, index) => `${index}\n# ${comment}\n<# ${comment} #>`);
    expect(await evaluate(host, [`$(${lines.join('\n')}\n) -join ' '`])).toEqual([
      inUnits(texts.map((_, index) => index).join(' ')),
    ]);
  });
});

/** Each expression's text, as code units, from one script. */
async function evaluate(host: PowerShell, expressions: readonly string[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bridgesmith-literals-'));
  try {
    const [script, output] = [join(folder, 'literals.ps1'), join(folder, 'output.txt')];
    const text = [
      'param([string] $OutputPath)',
      '$texts = @(',
      ...expressions.map((expression) => `    ${expression}`),
      ')',
      "$lines = foreach ($text in $texts) { ($text.ToCharArray() | ForEach-Object { [int] $_ }) -join ' ' }",
      '[System.IO.File]::WriteAllLines($OutputPath, [string[]] $lines)',
    ].join('\n');
    await writeFile(script, encode([text], powershell.encodingOf(text)));
    const { exitCode, stdout, stderr } = await host.runFile(script, [host.pathOf(output)]);
    if (exitCode !== 0) throw new Error(`${stdout}${stderr}`);
    return (await readFile(output, 'utf8')).split(/\r?\n/).slice(0, -1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function inUnits(text: string): string {
  return [...Array(text.length).keys()].map((index) => text.charCodeAt(index)).join(' ');
}
