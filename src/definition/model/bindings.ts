import { z } from 'zod';
import type { DeepReadonly } from '../kinds/kind.js';
import { commandArguments, pieces } from './pieces.js';

export const topic = pieces.describe('The DDE topic, as it is; that of the bridge when left out.');
export const format = z
  .string()
  .max(255)
  .regex(
    /^(?:CF_TEXT|CF_UNICODETEXT|(?![Cc][Ff]_)[^\u0000-\u001f\u007f]+)$/,
    'must be CF_TEXT, CF_UNICODETEXT or the name of a registered clipboard format',
  );
const ddeBinding = z.union([
  z.strictObject({
    execute: pieces.describe('The command string of a DDE EXECUTE transaction.'),
    topic: topic.optional(),
  }),
  z.strictObject({
    poke: pieces.describe('The value of a DDE POKE transaction, as it is.'),
    item: pieces.describe('The DDE item that is given the value.'),
    topic: topic.optional(),
    format: format.optional().describe('The clipboard format of the value, one of text. What suits, when left out.'),
  }),
]);

export const dwData = z.int().min(0).max(0x7fffffff);

export const bindings = z
  .strictObject({
    dde: ddeBinding.optional(),
    copydata: z
      .union([
        z.strictObject({
          arguments: commandArguments.describe('Arguments, joined as on a command line.'),
          number: dwData.optional().describe('dwData of this message; copydata.number when left out.'),
        }),
        z.strictObject({
          text: pieces.describe('The text of the message, as it is.'),
          number: dwData.optional().describe('dwData of this message; copydata.number when left out.'),
        }),
      ])
      .optional(),
    exe: z
      .strictObject({ arguments: commandArguments.describe('The arguments of the program, one by one.') })
      .optional(),
    uri: z.strictObject({ link: pieces.describe('The link, from its scheme on.') }).optional(),
  })
  .describe('How each transport carries this action. At least one.');

export type Bindings = DeepReadonly<z.input<typeof bindings>>;
export type DdeBinding = NonNullable<Bindings['dde']>;
