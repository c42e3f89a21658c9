import type { YAMLError } from 'yaml';

/**
 * What is wrong with a text in YAML, in words for those who write definitions. What YAML's reader says is meant for those
 * who know its grammar.
 *
 * @param text the whole of it, without a byte order mark.
 */
export function yamlWords({ code, message, pos }: Pick<YAMLError, 'code' | 'message' | 'pos'>, text: string): string {
  const there = text.slice(pos[0], pos[0] + 200);
  switch (code) {
    case 'DUPLICATE_KEY':
      return `The key ${keyAt(there)} stands here a second time. Leave one of them.`;
    case 'MULTIPLE_DOCS':
      return 'A second document begins here, behind ---. A file holds one definition: take the --- out, or the rest into a file of its own.';
    case 'TAB_AS_INDENT':
      return 'A tab indents this line. YAML takes spaces alone.';
    case 'BAD_DQ_ESCAPE':
      return `${message.replace(/^Invalid escape sequence /, '')} means nothing in double quotes. Write \\\\ for a backslash, or put the text in single quotes.`;
    case 'BAD_SCALAR_START':
      return `A text that begins with ${message.slice(-1)} needs quotes.`;
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_COLLECTION_TYPE':
      return `${/![^\s,]*/.exec(`${message} ${there}`)?.[0] ?? 'This tag'} is a tag, of which a definition has none. A text that begins with ! needs quotes.`;
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (message.startsWith('A block sequence')) {
        return 'A list stands here where a key is expected. Is it indented as the rest of it?';
      }
      return keyWords;
    case 'MULTILINE_IMPLICIT_KEY':
      return keyWords;
    case 'BAD_INDENT':
      return bracketWords(message) ?? 'This is indented otherwise than what it stands with.';
    case 'MISSING_CHAR':
      return bracketWords(message) ?? missingWords(message) ?? `${message.replace(/\.$/, '')}.`;
    case 'UNEXPECTED_TOKEN':
    case 'IMPOSSIBLE':
      return `${quoted(there)} cannot stand here. Is something before it not closed, or not indented as the rest?`;
    default:
      return `${message.replace(/\.$/, '')}.`;
  }
}

const keyWords =
  'A key is one word on one line, with a colon behind it. A text that holds a colon and a space needs quotes.';

function keyAt(text: string): string {
  return /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s:,{}[\]]+)/.exec(text)?.[0] ?? 'that begins here';
}

function bracketWords(message: string): string | undefined {
  const [, sign] = /end with a ([\]}])$/.exec(message) ?? [];
  if (sign === undefined) return undefined;
  return `A ${sign} is missing: a ${sign === ']' ? '[' : '{'} before this is not closed, or what it holds is not indented.`;
}

function missingWords(message: string): string | undefined {
  const [, quote] = /^Missing closing (["'])quote/.exec(message) ?? [];
  if (quote !== undefined) return `A text that begins with ${quote} does not end: the other ${quote} is missing.`;
  if (/^Missing ,/.test(message)) return 'A comma is missing before this.';
  if (/^Implicit map keys/.test(message)) return 'This stands where a key is expected: a word, a colon and a space.';
  if (/^Missing space after :/.test(message)) return 'A space is missing behind the colon.';
  return undefined;
}

function quoted(text: string): string {
  return JSON.stringify(/^\S{0,20}/.exec(text)?.[0] || text.slice(0, 1));
}
