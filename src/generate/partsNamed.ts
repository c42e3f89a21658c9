/** The parts that a template names, as far as it names them by words. */
export function partsNamed(program: hbs.AST.Program): string[] {
  return program.body.flatMap((statement) => {
    const { type, name, program: inner, inverse } = statement as AnyStatement;
    const named = type.startsWith('Partial') && name?.type === 'PathExpression' ? [name.original] : [];
    return [...named, ...(inner ? partsNamed(inner) : []), ...(inverse ? partsNamed(inverse) : [])];
  });
}

interface AnyStatement extends hbs.AST.Statement {
  readonly name?: hbs.AST.PathExpression;
  readonly program?: hbs.AST.Program;
  readonly inverse?: hbs.AST.Program;
}
