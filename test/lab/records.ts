// records.ts: what the lab's programs wrote down, one line an event.
import { effectHangs } from '../limits.js';
import type { LabFiles } from './files.js';

export async function readLines(files: LabFiles, windowsPath: string): Promise<string[]> {
  if (!files.exists(windowsPath)) return [];
  const whole = (await files.readText(windowsPath)).split('\n');
  return whole.slice(0, -1); // the last is empty, or a line that is still being written
}

export const decodeHexText = (hex: string | undefined): string => Buffer.from(hex ?? '', 'hex').toString('utf16le');

/** Asks again until the answer is not undefined; windows open and messages arrive when they like. */
export async function waitFor<T>(what: string, question: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + effectHangs; Date.now() < end; ) {
    const answer = await question();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`waited ${effectHangs} ms in vain for ${what}`);
}
