import type { Interface } from 'node:readline/promises';
import { FailedError } from '../errors.js';

/**
 * The answer to a question.
 *
 * @param consequence what came of it that somebody stopped there: a sentence.
 * @throws FailedError when somebody stops, by Ctrl+C or the end of the input: what asks then would wait for ever.
 */
export function answerTo(prompt: Interface, question: string, consequence: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new FailedError(`Stopped at a question. ${consequence}`));
    prompt.once('close', stop);
    prompt.question(question).then((answer) => {
      prompt.off('close', stop);
      resolve(answer);
    }, stop);
  });
}
