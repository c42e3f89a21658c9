import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { stringify } from 'yaml';
import { DefinitionError, type DefinitionProblem, NotFoundError, unreadableFile } from '../../errors.js';
import type { Bridge } from '../bridge.js';
import { noteFile } from '../bridgeWord.js';
import { type FurtherCheck, findProblems, showPath } from '../check/index.js';
import type { BridgeDefinition } from '../schema.js';
import { readDocument } from './document.js';

/**
 * Reads a bridge from a .json, .yaml or .yml file in UTF-8, or in UTF-16LE with a byte order mark.
 *
 * @param further what else is asked of it.
 * @throws NotFoundError when the file cannot be read.
 * @throws DefinitionError with every problem found, each with its line, column and path.
 */
export async function loadBridge(file: string, further?: FurtherCheck): Promise<Bridge> {
  if (!isDefinitionFile(file)) throw new NotFoundError(`${file}: a definition ends in .json, .yaml or .yml.`);
  const bytes = await readFile(file).catch((error: unknown) => {
    throw unreadableFile(file, error);
  });
  const bridge = parseBridge(textOf(bytes, file), file, further);
  noteFile(bridge, resolve(file));
  return bridge;
}

/** UTF-16 has a byte order mark where Windows PowerShell has written the file by `>`. */
function textOf(bytes: Buffer, file: string): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    const message = 'is neither in UTF-8 nor in UTF-16LE with a byte order mark. Save it as UTF-8.';
    throw new DefinitionError(file, [{ path: '', message }]);
  }
}

/** Whether a file's name is one that `loadBridge` reads. */
export function isDefinitionFile(file: string): boolean {
  return ['.json', '.yaml', '.yml'].includes(extname(file).toLowerCase());
}

/**
 * Reads a bridge from YAML or JSON text (YAML 1.2 includes JSON). Anchors and aliases work; custom tags do not.
 *
 * @param source what to call the text in errors, such as its file name.
 * @param further what else is asked of it.
 * @throws DefinitionError with every problem found, each with its line, column and path.
 */
export function parseBridge(text: string, source: string, further?: FurtherCheck): Bridge {
  const { data, placeOf } = readDocument(text, source);
  const problems = findProblems(data, further).map(({ keys, message }): DefinitionProblem => {
    return { path: showPath(keys), message, ...placeOf(keys) };
  });
  if (problems.length > 0) throw new DefinitionError(source, problems.sort(byLine));
  return { definition: data as BridgeDefinition };
}

/** From the top of the file to its end; on one line, what is wrong in shape first. */
function byLine(one: DefinitionProblem, other: DefinitionProblem): number {
  return (one.line ?? 0) - (other.line ?? 0);
}

/** A definition as YAML, for people to go on writing. */
export function yamlOf(definition: BridgeDefinition): string {
  return stringify(definition, { lineWidth: 120 });
}
