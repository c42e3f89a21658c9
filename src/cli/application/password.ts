import { text as readAll } from 'node:stream/consumers';
import { UsageError } from '../../errors.js';
import { askSecret } from '../secretPrompt.js';

/** A password that stands nowhere on a command line. @throws UsageError where there is nobody to ask. */
export async function passwordFrom(where: 'stdin' | 'prompt'): Promise<string> {
  if (where === 'stdin') return (await readAll(process.stdin)).replace(/^\ufeff/, '').replace(/\r?\n$/, '');
  if (!process.stdin.isTTY) throw new UsageError('--ask-password needs a terminal. Use --password-stdin.');
  return askSecret('password');
}
