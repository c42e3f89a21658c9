/** The values with names of a call, such as `b=1` in `{{a b=1}}`. */
export function pairsOf(hash: hbs.AST.Hash | undefined): hbs.AST.HashPair[] {
  return hash?.pairs ?? [];
}

export function nameOf(path: hbs.AST.Expression): string {
  return String((path as hbs.AST.PathExpression).original);
}

export function lineOf({ loc }: hbs.AST.Node): number {
  return loc.start.line;
}
