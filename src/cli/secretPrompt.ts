import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { answerTo } from './question.js';

/** Asks at the terminal for a secret, and shows nothing of what is typed. */
export async function askSecret(name: string): Promise<string> {
  const hidden = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input: process.stdin, output: hidden, terminal: true });
  process.stderr.write(`${name}: `);
  try {
    return await answerTo(prompt, '', 'Nothing was done.');
  } finally {
    prompt.close();
    process.stderr.write('\n');
  }
}
