import { type Document, isNode, LineCounter, parseDocument, visit } from 'yaml';
import { DefinitionError, type DefinitionProblem } from '../errors.js';

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
  const document = parseDocument(text.replace(/^\uFEFF/, ''), {
    lineCounter: lines,
    prettyErrors: false,
    ...(scalars === 'text' ? { schema: 'failsafe' } : {}),
  });
  const unreadable = [...syntaxProblems(document, lines), ...aliasProblems(document, lines)];
  if (unreadable.length > 0) throw new DefinitionError(source, unreadable);
  return {
    data: dataOf(document, source),
    placeOf: (keys) => {
      const offset = offsetOf(document, keys);
      return offset === undefined ? undefined : place(lines, offset);
    },
  };
}

/** What YAML itself takes for wrong; a tag it does not know is only a warning to it, but would be dropped here. */
function syntaxProblems(document: Document, lines: LineCounter): DefinitionProblem[] {
  return [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    path: '',
    message: `${/[.!?]$/.test(message) ? message : `${message}.`}${colonHint(code)}`,
    ...place(lines, pos[0]),
  }));
}

/** What YAML says of `summary: Careful: hot` means nothing to those who only wrote a sentence. */
function colonHint(code: string): string {
  const hinted = code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MULTILINE_IMPLICIT_KEY';
  return hinted ? ' A text that holds a colon and a space needs quotes.' : '';
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
