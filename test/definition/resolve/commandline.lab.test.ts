// commandline.lab.test.ts: what quoteArgument writes, a real program's CommandLineToArgvW reads back.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinArguments } from '../../../src/definition/resolve/commandline.js';
import { hostileTexts } from '../../corpora/hostile.js';
import { type Lab, labUnavailable, openLab, waitFor } from '../../lab/index.js';
import { decodeHexText, readLines } from '../../lab/records.js';
import { splitCommandLine } from './splitCommandLine.js';

const opened = await openLab();
const lab = opened as Lab;
if (!opened) console.warn(labUnavailable());

const unit = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...'"\\ \t') },
  { weight: 1, arbitrary: fc.constantFrom(..."ab%^&|<>()!=;,'`/-\u00FC\u6F22") },
);
const argument = fc.string({ unit, maxLength: 20 });

async function argumentsOf(tail: string, run: number): Promise<string[]> {
  const log = `C:\\bridgesmith-arguments-${run}.log`;
  const program = lab.toWindows(lab.program('arguments.exe'));
  await lab.run({ program, commandLine: `"${program}" ${tail}`, env: { BRIDGESMITH_ARGUMENTS_LOG: log } });
  const lines = await waitFor('arguments.exe', async () => {
    const found = await readLines(lab.files, log);
    return found.at(-1) === 'end -' ? found : undefined;
  });
  return lines.filter((line) => line.startsWith('argument')).map((line) => decodeHexText(line.split(' ')[1]));
}

describe.skipIf(!opened)('a real program reads back', () => {
  test('2,000 arguments, many a command line', async () => {
    const values = fc.sample(argument, { numRuns: 2000, seed: 20261124 });
    for (let first = 0; first < values.length; first += 200) {
      const some = values.slice(first, first + 200);
      expect(await argumentsOf(joinArguments(some), first)).toEqual(some);
    }
  });

  test('hostile arguments', async () => {
    // A NUL ends a command line, and half a surrogate pair does not come through the lab's own wire.
    const values = hostileTexts
      .map(({ text }) => text)
      .filter((text) => !/\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text));
    expect(await argumentsOf(joinArguments(values), -1)).toEqual(values);
  });

  test('any tail as the model of the other tests does', async () => {
    const tails = fc.sample(
      fc.string({ unit, maxLength: 30 }).filter((tail) => !tail.includes('""')),
      { numRuns: 60, seed: 20261125 },
    );
    for (const [run, tail] of tails.entries()) {
      expect(await argumentsOf(tail, 10_000 + run), tail).toEqual(splitCommandLine(`x ${tail}`).slice(1));
    }
  });
});
