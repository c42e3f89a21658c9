// syntax.ts: PowerShell's grammar, for machines that have no PowerShell.
import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

const grammar = createRequire(import.meta.url).resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');
let ready: Promise<Parser> | undefined;

/** What the grammar cannot read in a text, each with its line; empty when it reads everything. */
export async function syntaxErrors(text: string): Promise<string[]> {
  ready ??= prepare();
  const tree = (await ready).parse(text.replace(/^\uFEFF/, ''));
  if (!tree) return ['not parsed'];
  const errors = tree.rootNode.hasError ? find(tree.rootNode) : [];
  tree.delete();
  return errors;
}

async function prepare(): Promise<Parser> {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammar));
  return parser;
}

function find(node: Node): string[] {
  if (node.isError || node.isMissing) {
    return [`line ${node.startPosition.row + 1}: ${node.isMissing ? `missing ${node.type}` : node.text.slice(0, 60)}`];
  }
  return node.children.flatMap((child) => (child?.hasError || child?.isMissing ? find(child) : []));
}
