import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isNode,
  isPair,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { DefinitionError, type DefinitionProblem } from '../../errors.js';
import { yamlWords } from './yamlWords.js';

/** What a text in YAML or JSON holds, and where. */
export interface TextDocument {
  readonly data: unknown;
  /** Where the value of a path begins, or that of the closest ancestor which is there. */
  readonly placeOf: (keys: readonly PropertyKey[]) => { readonly line: number; readonly column: number } | undefined;
}

/**
 * Reads YAML or JSON text (YAML 1.2 includes JSON). Anchors and aliases work; custom tags do not.
 *
 * @param source what to call the text in errors, such as its file name.
 * @param scalars `text` leaves every value as it is written, so that a number keeps its zeros.
 * @throws DefinitionError with every problem of its syntax.
 */
export function readDocument(text: string, source: string, scalars: 'typed' | 'text' = 'typed'): TextDocument {
  const lines = new LineCounter();
  const plain = text.replace(/^\uFEFF/, '');
  const document = parseDocument(plain, {
    lineCounter: lines,
    prettyErrors: false,
    ...(scalars === 'text' ? { schema: 'failsafe' } : {}),
  });
  const unreadable = [...syntaxProblems(document, lines, plain), ...aliasProblems(document, lines)];
  if (unreadable.length > 0) throw new DefinitionError(source, unreadable);
  return {
    data: dataOf(document),
    placeOf: (keys) => {
      const offset = offsetOf(document, keys);
      return offset === undefined ? undefined : place(lines, offset);
    },
  };
}

/** What YAML itself takes for wrong; a tag it does not know is only a warning to it, but would be lost here. */
function syntaxProblems(document: Document, lines: LineCounter, text: string): DefinitionProblem[] {
  return [...document.errors, ...document.warnings].map((error) => ({
    path: '',
    message: yamlWords(error, text),
    ...place(lines, error.pos[0]),
  }));
}

/** Aliases of nothing, of what they stand in, and of so much that a short text would have no end. */
function aliasProblems(document: Document, lines: LineCounter): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const anchors = new Map<string, Node>();
  const named = new Map<Node, Node>();
  visit(document, {
    Node(_key, node, ancestors) {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node);
        return;
      }
      const meant = anchors.get(node.source);
      if (meant !== undefined && !ancestors.includes(meant)) {
        named.set(node, meant);
        resolveAtOnce(node, meant);
        return;
      }
      const wrong = meant === undefined ? 'names no anchor before it' : 'stands inside of what it names';
      const message = `The alias *${node.source} ${wrong}.`;
      problems.push({ path: '', message, ...place(lines, node.range?.[0] ?? 0) });
    },
  });
  if (problems.length > 0 || named.size === 0 || sizeOf(document.contents, named) <= largest) return problems;
  const message = `The aliases amount to more than ${largest} values, which is more than any definition holds.`;
  return [{ path: '', message }];
}

/** To find what an alias means, YAML's reader goes through all that stands before it, for each alias again. */
function resolveAtOnce(alias: Alias, meant: Node): void {
  const search = alias.resolve.bind(alias);
  alias.resolve = (...given) =>
    given[1]?.anchors.has(meant) ? (meant as ReturnType<Alias['resolve']>) : search(...given);
}

/** How many values a node amounts to, with all that its aliases name. */
function sizeOf(node: unknown, named: ReadonlyMap<Node, Node>, known = new Map<Node, number>()): number {
  if (isPair(node)) return sizeOf(node.key, named, known) + sizeOf(node.value, named, known);
  if (!isNode(node)) return 0;
  const counted = known.get(node);
  if (counted !== undefined) return counted;
  const parts = isCollection(node) ? node.items : [named.get(node)];
  const size = parts.reduce<number>((sum, part) => sum + sizeOf(part, named, known), 1);
  known.set(node, size);
  return size;
}

/** What the aliases amount to has been counted by then. */
function dataOf(document: Document): unknown {
  return document.toJS({ maxAliasCount: -1 });
}

const largest = 1_000_000;

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
