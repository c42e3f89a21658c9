import { z } from 'zod';

export const quotes = z.enum(['whenNeeded', 'always', 'never', 'texts']);

const parameterPiece = z
  .strictObject({
    parameter: z.string().describe('The value of this parameter, written safely for where it stands.'),
    raw: z
      .literal(true)
      .optional()
      .describe(
        'Write the value as it is. Only for kinds whose characters cannot break out of where they stand, for a url at the end of a link, and for what is the whole of a DDE command.',
      ),
    quotes: quotes
      .exclude(['texts'])
      .optional()
      .describe('Whether the value stands in double quotes, in a DDE command. As dde.quotes has it when left out.'),
    separator: z
      .string()
      .min(1)
      .max(40)
      .optional()
      .describe('What stands between the values of a list. A comma in a DDE command when left out.'),
  })
  .describe('The value of a parameter.');

const conditionalPiece = z
  .strictObject({
    when: z.string().describe('The name of an optional parameter or a flag.'),
    get write() {
      return z.array(pieceSchema).min(1);
    },
    get otherwise() {
      return z.array(pieceSchema).min(1).optional();
    },
  })
  .describe('Pieces that are there only when a parameter is given (or a flag is set).');

export const pieceSchema: z.ZodType<Piece, Piece> = z.lazy(() =>
  z.union([z.string(), parameterPiece, conditionalPiece]),
);

const conditionalArguments = z
  .strictObject({
    when: z.string().describe('The name of an optional parameter or a flag.'),
    get write() {
      return z.array(argumentSchema).min(1);
    },
    get otherwise() {
      return z.array(argumentSchema).min(1).optional();
    },
  })
  .describe('Arguments that are there only when a parameter is given (or a flag is set).');

export const argumentSchema: z.ZodType<Argument, Argument> = z.lazy(() =>
  z.union([z.string(), parameterPiece, z.array(pieceSchema).min(1), conditionalArguments]),
);

export const pieces = z.array(pieceSchema).min(1);
export const commandArguments = z.array(argumentSchema);

/** A piece of a command: literal text, the value of a parameter, or pieces that depend on a parameter. */
export type Piece = string | ParameterPiece | ConditionalPiece;
export interface ParameterPiece {
  readonly parameter: string;
  readonly raw?: true | undefined;
  readonly quotes?: 'whenNeeded' | 'always' | 'never' | undefined;
  readonly separator?: string | undefined;
}
export interface ConditionalPiece {
  readonly when: string;
  readonly write: readonly Piece[];
  readonly otherwise?: readonly Piece[] | undefined;
}
/** One argument of a command line: literal text, a parameter, pieces joined, or arguments that depend on a parameter. */
export type Argument = string | ParameterPiece | readonly Piece[] | ConditionalArguments;
export interface ConditionalArguments {
  readonly when: string;
  readonly write: readonly Argument[];
  readonly otherwise?: readonly Argument[] | undefined;
}
