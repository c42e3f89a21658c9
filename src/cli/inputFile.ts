import { readFile } from 'node:fs/promises';
import { unreadableFile } from '../errors.js';

/**
 * The text of a file that people and programs make, such as a table: UTF-8, UTF-16LE with a byte order mark, or this system's own
 * code page.
 *
 * @throws NotFoundError; FailedError for a text in none of these.
 */
export async function inputFile(file: string): Promise<string> {
  const bytes = await inputBytes(file);
  const [{ inputText }, { systemCoder }] = [
    await import('../files/inputText.js'),
    await import('../files/systemCoder.js'),
  ];
  return inputText(bytes, systemCoder(), file);
}

/** @throws NotFoundError */
export async function inputBytes(file: string): Promise<Buffer> {
  return readFile(file).catch((error: unknown) => {
    throw unreadableFile(file, error);
  });
}
