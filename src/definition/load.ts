import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { type Document, isNode, LineCounter, parseDocument, stringify, visit } from 'yaml';
import { DefinitionError, type DefinitionProblem, NotFoundError } from '../errors.js';
import type { Bridge } from './bridge.js';
import { findProblems, showPath } from './check.js';
import type { BridgeDefinition } from './schema.js';

/**
 * Reads a bridge from a .json, .yaml or .yml file in UTF-8.
 *
 * @throws NotFoundError when the file cannot be read.
 * @throws DefinitionError with every problem found, each with its line, column and path.
 */
export async function loadBridge(file: string): Promise<Bridge> {
  if (!isDefinitionFile(file)) throw new NotFoundError(`${file}: a definition ends in .json, .yaml or .yml.`);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new NotFoundError(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}).`);
  }
  return parseBridge(text, file);
}

/** Whether a file's name is one that `loadBridge` reads. */
export function isDefinitionFile(file: string): boolean {
  return ['.json', '.yaml', '.yml'].includes(extname(file).toLowerCase());
}

/**
 * Reads a bridge from YAML or JSON text (YAML 1.2 includes JSON). Anchors and aliases work; custom tags do not.
 *
 * @param source what to call the text in errors, such as its file name.
 * @throws DefinitionError with every problem found, each with its line, column and path.
 */
export function parseBridge(text: string, source: string): Bridge {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), {
    lineCounter: lines,
    prettyErrors: false,
  });
  const unreadable = [...syntaxProblems(document, lines), ...aliasProblems(document, lines)];
  if (unreadable.length > 0) throw new DefinitionError(source, unreadable);
  const definition = dataOf(document, source);
  const problems = findProblems(definition).map(({ keys, message }): DefinitionProblem => {
    const offset = offsetOf(document, keys);
    return { path: showPath(keys), message, ...(offset === undefined ? {} : place(lines, offset)) };
  });
  if (problems.length > 0) throw new DefinitionError(source, problems);
  return { definition: definition as BridgeDefinition };
}

/** What YAML itself takes for wrong; a tag it does not know is only a warning to it, but would be dropped here. */
function syntaxProblems(document: Document, lines: LineCounter): DefinitionProblem[] {
  return [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    path: '',
    message: /[.!?]$/.test(message) ? message : `${message}.`,
    ...place(lines, pos[0]),
  }));
}

/** Aliases of nothing, and of what they stand in: such a definition would have no end. */
function aliasProblems(document: Document, lines: LineCounter): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  visit(document, {
    Alias(_key, alias, ancestors) {
      const named = alias.resolve(document);
      const wrong = named === undefined ? 'names no anchor before it' : 'stands inside of what it names';
      if (named !== undefined && !ancestors.includes(named)) return;
      problems.push({
        path: '',
        message: `The alias *${alias.source} ${wrong}.`,
        ...place(lines, alias.range?.[0] ?? 0),
      });
    },
  });
  return problems;
}

/** Aliases of aliases can make a short text endless; YAML's reader counts what they amount to. */
function dataOf(document: Document, source: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 1000 });
  } catch (error) {
    const message = `The aliases cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
    throw new DefinitionError(source, [{ path: '', message }]);
  }
}

/** A definition as YAML, for people to go on writing. */
export function yamlOf(definition: BridgeDefinition): string {
  return stringify(definition, { lineWidth: 120 });
}

/** Where the value of a path begins, or that of the closest ancestor which is there. */
function offsetOf(document: Document, keys: readonly PropertyKey[]): number | undefined {
  for (let length = keys.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(keys.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return undefined;
}

function place(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}
