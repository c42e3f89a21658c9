import { z } from 'zod';
import { type AnyKind, kinds, type SchemaOf } from './index.js';
import type { Zod } from './kind.js';

type Schemas<Kinds extends readonly AnyKind[]> = { -readonly [Index in keyof Kinds]: SchemaOf<Kinds[Index]> };

/** What can be said of a parameter, by its kind. */
export const parameterSchema = z.discriminatedUnion(
  'kind',
  kinds.map((kind: { schema(zod: Zod): unknown }) => kind.schema(z)) as Schemas<typeof kinds>,
);
