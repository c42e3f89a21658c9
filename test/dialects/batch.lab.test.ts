// batch.lab.test.ts: any text that the dialect writes comes out of a real command interpreter as it went in.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batch } from '../../src/dialects/index.js';
import { type Lab, labUnavailable, openLab } from '../lab/index.js';

const opened = await openLab();
const lab = opened as Lab;
if (!opened) console.warn(labUnavailable());

const folder = 'C:\\bridgesmith-batch-dialect';
// Signs that mean something to cmd, more often than others.
const text = fc.string({
  unit: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...'"%!^&|<>()=;,*?/\\:~ ') },
    { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 1 }) },
  ),
  minLength: 1,
  maxLength: 40,
});

/** Many texts in one script: `show` writes each with delayed expansion, which reads nothing in it. */
async function run(lines: readonly string[]): Promise<string[]> {
  const script = `${folder}\\texts.cmd`;
  await lab.files.write(script, ['@echo off', 'setlocal DisableDelayedExpansion', ...lines, ''].join('\r\n'));
  const { stdout, stderr } = await lab.cmd(script);
  expect(stderr.toString('latin1')).toBe('');
  return stdout.toString('latin1').split('\r\n').slice(0, -1);
}

describe.skipIf(!opened)('the batch dialect in a command interpreter', () => {
  test('literals', async () => {
    const writable = text.filter(
      (value) => !value.split('"').some((part, index) => index % 2 === 1 && part.includes('^')),
    );
    const texts = fc.sample(writable, { numRuns: 400, seed: 20261122 });
    const lines = texts.flatMap((value) => [
      `set "text=${batch.literal(value)}"`,
      'setlocal EnableDelayedExpansion',
      'echo [!text!]',
      'endlocal',
    ]);
    expect(await run(lines)).toEqual(texts.map((value) => `[${value}]`));
  });

  test('comments', async () => {
    const texts = fc.sample(text, { numRuns: 400, seed: 20261123 });
    const lines = texts.flatMap((value) => [`rem : ${batch.comment(value)}`, `echo [${batch.comment(value)}]`]);
    expect(await run(lines)).toEqual(texts.map((value) => `[${value}]`));
  });
});
