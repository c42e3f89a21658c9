import type { z } from 'zod';
import { alternatives, definitionOf, membersOf, neededKeys } from './schemaAt.js';

type Schema = z.core.$ZodType;

/** What must stand somewhere, in words that finish the sentence "it must be …": `a text`, `a list, such as [a, b]`. */
export function shapeWords(schemas: readonly Schema[]): string {
  const mappings = schemas.filter((schema) => membersOf(schema) !== undefined);
  const others = schemas.filter((schema) => membersOf(schema) === undefined).map(wordsOf);
  return listed([...new Set([...others, ...(mappings.length > 0 ? [mappingWords(mappings)] : [])])], 'or');
}

/** Words as a list in a sentence: `a, b or c`. */
export function listed(words: readonly string[], last: 'and' | 'or'): string {
  const head = words.slice(0, -1);
  return head.length === 0 ? (words[0] ?? '') : `${head.join(', ')} ${last} ${words.at(-1)}`;
}

function wordsOf(schema: Schema): string {
  const def = definitionOf(schema);
  switch (def.type) {
    case 'string':
      return 'a text';
    case 'number':
      return 'format' in def ? 'a whole number' : 'a number';
    case 'array':
      return `a list, such as ${listExample(def.element)}`;
    case 'record':
      return `a mapping, such as { aName: ${exampleOf(def.valueType)} }`;
    case 'enum':
      return `one of ${listed(Object.values(def.entries).map(String), 'or')}`;
    case 'literal':
      return listed(def.values.map(String), 'or');
    default:
      return 'something else';
  }
}

/** At most two examples: of eight kinds of parameters, one says enough. */
function mappingWords(mappings: readonly Schema[]): string {
  const examples = mappings.slice(0, mappings.length > 2 ? 1 : 2).map(mappingExample);
  const needed = examples.filter((example) => example !== undefined);
  if (needed.length > 0) return `a mapping, such as ${needed.join(' or ')}`;
  return `a mapping with some of the keys ${listed(Object.keys(membersOf(mappings[0] as Schema) ?? {}), 'and')}`;
}

/** With the keys that it needs; undefined when it needs none. */
function mappingExample(mapping: Schema): string | undefined {
  const keys = neededKeys(mapping);
  const members = membersOf(mapping) ?? {};
  return keys.length === 0
    ? undefined
    : `{ ${keys.map((key) => `${key}: ${exampleOf(members[key] as Schema)}`).join(', ')} }`;
}

function listExample(element: Schema): string {
  const [first, second] = alternatives(element);
  if (first === undefined || definitionOf(first).type !== 'string') return `[${first && exampleInList(first)}]`;
  return second ? `[text, ${exampleInList(second)}]` : '[a, b]';
}

function exampleInList(schema: Schema): string {
  return mappingExample(schema) ?? exampleOf(schema);
}

function exampleOf(schema: Schema): string {
  const [first] = alternatives(schema);
  const def = definitionOf(first ?? schema);
  if (def.type === 'array') return '[…]';
  if (def.type === 'object' || def.type === 'record') return '{ … }';
  if (def.type === 'enum') return String(Object.values(def.entries)[0]);
  if (def.type === 'literal') return String(def.values[0]);
  return def.type === 'number' ? '1' : '…';
}
