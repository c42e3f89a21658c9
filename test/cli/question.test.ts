import { createInterface } from 'node:readline/promises';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { answerTo } from '../../src/cli/question.js';
import { FailedError } from '../../src/errors.js';

/** What comes of a question at a terminal at which these keys are pressed then. */
function asked(keys: string, isEnd = false): Promise<string> {
  const input = new PassThrough();
  const prompt = createInterface({ input, output: new PassThrough(), terminal: true });
  const answering = answerTo(prompt, 'Name: ', 'Nothing was written.');
  input.write(keys);
  if (isEnd) input.end();
  return answering.finally(() => prompt.close());
}

describe('a question', () => {
  test('is answered by a line', async () => {
    expect(await asked('my-phone\r')).toBe('my-phone');
  });

  test.each([
    ['Ctrl+C', 'my-\u0003', false],
    ['Ctrl+D', '\u0004', false],
    ['the end of the input', 'my-', true],
  ])('is given up by %s, which is an error in words', async (_what, keys, isEnd) => {
    const error = await asked(keys, isEnd).catch((given: unknown) => given);
    expect(error).toBeInstanceOf(FailedError);
    expect(String(error)).toContain('Stopped at a question. Nothing was written.');
  });
});
