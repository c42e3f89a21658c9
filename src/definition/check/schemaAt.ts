import type { z } from 'zod';
import { bridgeSchema } from '../schema.js';

type Schema = z.core.$ZodType;

/**
 * What the schema allows at a place of a definition: several where there are alternatives, none where it knows no such
 * place. Of alternatives that a kind tells apart, that of the kind which the definition has there.
 */
export function schemasAt(keys: readonly PropertyKey[], definition: unknown): Schema[] {
  let schemas = alternatives(bridgeSchema, definition);
  let node = definition;
  for (const key of keys) {
    node = memberOf(node, key);
    schemas = schemas.flatMap((schema) => below(schema, key)).flatMap((schema) => alternatives(schema, node));
  }
  return schemas;
}

/** What is behind names, and each of what may stand there. */
export function alternatives(schema: Schema, node?: unknown): Schema[] {
  const def = definitionOf(schema);
  if (def.type === 'optional') return alternatives(def.innerType, node);
  if (def.type === 'lazy') return alternatives(def.getter(), node);
  if (def.type !== 'union') return [schema];
  const options = def.options.flatMap((option) => alternatives(option, node));
  const discriminator = 'discriminator' in def ? String(def.discriminator) : undefined;
  if (discriminator === undefined) return options;
  const kind = memberOf(node, discriminator);
  const chosen = options.filter((option) => below(option, discriminator).some((one) => isLiteral(one, kind)));
  return chosen.length > 0 ? chosen : options;
}

/** The members of a mapping whose keys the schema names; undefined for all else. */
export function membersOf(schema: Schema): Readonly<Record<string, Schema>> | undefined {
  const def = definitionOf(schema);
  return def.type === 'object' ? def.shape : undefined;
}

/** The keys that a mapping cannot do without. */
export function neededKeys(schema: Schema): string[] {
  const members = Object.entries(membersOf(schema) ?? {});
  return members.filter(([, member]) => definitionOf(member).type !== 'optional').map(([key]) => key);
}

/** What zod keeps of a schema: https://zod.dev/packages/core#internals */
export function definitionOf(schema: Schema): z.core.$ZodTypes['_zod']['def'] {
  return (schema as z.core.$ZodTypes)._zod.def;
}

/** What a mapping or a list of a definition holds under a key. */
export function memberOf(node: unknown, key: PropertyKey): unknown {
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined;
  return (node as Record<PropertyKey, unknown>)[key];
}

function below(schema: Schema, key: PropertyKey): Schema[] {
  const def = definitionOf(schema);
  if (def.type === 'array') return [def.element];
  if (def.type === 'record') return [def.valueType];
  const members = membersOf(schema) ?? {};
  const member = Object.hasOwn(members, key) ? members[String(key)] : undefined;
  return member ? [member] : [];
}

function isLiteral(schema: Schema, value: unknown): boolean {
  const def = definitionOf(schema);
  return def.type === 'literal' && def.values.some((literal) => literal === value);
}
