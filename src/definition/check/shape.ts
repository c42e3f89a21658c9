import type { z } from 'zod';
import { escapeOf } from '../../characters.js';
import { nearest } from '../nearest.js';
import { bridgeSchema } from '../schema.js';
import type { Problem } from './problem.js';
import { memberOf, membersOf, neededKeys, schemasAt } from './schemaAt.js';
import { listed, shapeWords } from './shapeWords.js';

type Issue = z.core.$ZodIssue;

/** What is wrong in the shape of a definition, as the schema finds it, in words for people who know no schema. */
export function checkShape(definition: unknown): Problem[] {
  // jitless: a definition is read once, and zod takes longer to compile its checks than to do them.
  const result = bridgeSchema.safeParse(definition, { reportInput: true, jitless: true });
  return result.success ? [] : result.error.issues.flatMap((issue) => problemsOf(issue, [], definition));
}

function problemsOf(issue: Issue, parents: readonly PropertyKey[], definition: unknown): Problem[] {
  const keys = [...parents, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ keys: [...keys, key], message: unknownKeyMessage(keys, key, definition) }));
  }
  if (issue.code === 'invalid_key') {
    return [{ keys, message: `is not a name: ${issue.issues.map((inner) => inner.message).join('; ')}.` }];
  }
  if (issue.code === 'invalid_union') {
    const closest = closestBranch(issue.errors);
    if (closest) return closest.flatMap((inner) => problemsOf(inner, keys, definition));
    if (issue.discriminator !== undefined) return [{ keys, message: kindWords(keys, definition) }];
  }
  return [{ keys, message: wordsOf(issue, keys, definition) }];
}

/** Of the alternatives of a union, the one that knows the most of the keys; of these, whose problems lie deepest. */
function closestBranch(branches: readonly Issue[][]): Issue[] | undefined {
  const depth = (issues: readonly Issue[]) => Math.max(0, ...issues.map(depthOf));
  const sorted = branches
    .filter((issues) => depth(issues) > 0)
    .sort((one, other) => unknownKeysIn(one) - unknownKeysIn(other) || depth(other) - depth(one));
  return sorted[0];
}

function depthOf(issue: Issue): number {
  return issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0);
}

function unknownKeysIn(issues: readonly Issue[]): number {
  return issues.reduce(
    (total, issue) => total + (issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys.length : 0),
    0,
  );
}

/** About a key that is not known where it stands. */
function unknownKeyMessage(keys: readonly PropertyKey[], key: string, definition: unknown): string {
  const node = nodeAt(keys, definition);
  const mappings = schemasAt(keys, definition).filter((schema) => membersOf(schema) !== undefined);
  const rival = rivalWords(mappings, key, node);
  if (rival !== undefined) return rival;
  const known = [...new Set(mappings.flatMap((schema) => Object.keys(membersOf(schema) ?? {})))];
  const meant = nearest(key, known);
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
  const quotes =
    meant === undefined && memberOf(node, key) === null
      ? ' It has no value: in { … }, a text that holds a comma needs quotes.'
      : '';
  return `is not a known key here.${hint}${quotes} Known: ${known.filter((name) => name !== '$schema').join(', ')}.`;
}

/** A key that another alternative knows, beside one that only this alternative does, such as `poke` and `execute`. */
function rivalWords(mappings: readonly z.core.$ZodType[], key: string, node: unknown): string | undefined {
  const owner = mappings.find((schema) => Object.hasOwn(membersOf(schema) ?? {}, key));
  if (!owner) return undefined;
  const [first] = neededKeys(owner);
  const rival = mappings
    .flatMap(neededKeys)
    .find((needed) => !Object.hasOwn(membersOf(owner) ?? {}, needed) && memberOf(node, needed) !== undefined);
  if (rival === undefined) return undefined;
  return key === first
    ? `does not go with ${rival}: give either ${rival} or ${key}, not both.`
    : `goes with ${first}, not with ${rival}.`;
}

/** About the key, such as `kind`, that tells alternatives apart. */
function kindWords(keys: readonly PropertyKey[], definition: unknown): string {
  const kinds = schemasAt(keys, definition).map((schema) => shapeWords([schema]));
  const kind = nodeAt(keys, definition);
  if (kind === undefined) return `is missing: it must be ${listed(kinds, 'or')}.`;
  return `is not one of the kinds that exist (${kinds.join(', ')}).${found(kind)}`;
}

function wordsOf(issue: Issue, keys: readonly PropertyKey[], definition: unknown): string {
  const { input } = issue;
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_value':
    case 'invalid_union': {
      const words = `must be ${shapeWords(schemasAt(keys, definition))}.${hintOf(keys)}`;
      if (input === undefined) return `is missing: it ${words}`;
      return input === null ? `is empty: it ${words}` : `${words}${found(input)}`;
    }
    case 'too_small':
      return `must ${limitWords('at least', Number(issue.minimum), issue.origin)}.${found(input)}`;
    case 'too_big':
      return `must ${limitWords('at most', Number(issue.maximum), issue.origin)}.${found(input)}`;
    default:
      return `${/[.!?]$/.test(issue.message) ? issue.message : `${issue.message}.`}${found(input)}`;
  }
}

function hintOf(keys: readonly PropertyKey[]): string {
  return keys.length === 1 && keys[0] === 'actions' ? ' Give at least one action, or { } when there are items.' : '';
}

function limitWords(limit: string, count: number, origin: string): string {
  if (origin === 'array') return `have ${limit} ${count} ${count === 1 ? 'entry' : 'entries'}`;
  if (origin === 'string') return `have ${limit} ${count} ${count === 1 ? 'character' : 'characters'}`;
  return `be ${limit} ${count}`;
}

function nodeAt(keys: readonly PropertyKey[], definition: unknown): unknown {
  return keys.reduce(memberOf, definition);
}

function found(input: unknown): string {
  if (Array.isArray(input)) return input.length === 0 ? ' Found an empty list.' : ' Found a list.';
  if (typeof input === 'object' && input !== null) return ' Found a mapping.';
  const shown = (JSON.stringify(input) ?? String(input)).replace(/[\u007f-\u00a0\u2028\u2029]/g, escapeOf);
  // To YAML, "C:\Program Files\Notepad" in double quotes is one text with U+2029 and U+0085 in it.
  const isEscape = typeof input === 'string' && /[^\n\r -~\u00a1-\u2027\u202a-\uffff]/.test(input);
  const advice = isEscape ? ' In double quotes a backslash begins an escape: write two for one.' : '';
  return ` Found ${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}.${advice}`;
}
