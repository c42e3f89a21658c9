import type { z } from 'zod';
import type { DefinitionProblem } from '../errors.js';
import { checkBindings } from './checkBindings.js';
import { checkParameters } from './checkParameters.js';
import type { Problem } from './problem.js';
import { type BridgeDefinition, bridgeSchema } from './schema.js';

/**
 * Everything wrong in a definition: first its shape, by the schema; then, for each action whose shape is right, what
 * the schema cannot say.
 */
export function checkDefinition(definition: unknown): DefinitionProblem[] {
  return findProblems(definition).map(({ keys, message }) => ({ path: showPath(keys), message }));
}

/** The same, with paths as lists of keys, for those who look the places up in a file. */
export function findProblems(definition: unknown): Problem[] {
  // jitless: a definition is read once, and zod takes longer to compile its checks than to do them.
  const result = bridgeSchema.safeParse(definition, { reportInput: true, jitless: true });
  const shape = result.success ? [] : result.error.issues.flatMap((issue) => shapeProblems(issue, []));
  return [...shape, ...meaningProblems(definition, shape)];
}

/** A path as people write it: `actions.dial.parameters.number`, `folders[0]`. */
export function showPath(keys: readonly PropertyKey[]): string {
  return keys
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
}

function shapeProblems(issue: z.core.$ZodIssue, parents: readonly PropertyKey[]): Problem[] {
  const keys = [...parents, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ keys: [...keys, key], message: 'is not a known key here.' }));
  }
  if (issue.code === 'invalid_key') {
    return [{ keys, message: `is not a name: ${issue.issues.map((inner) => inner.message).join('; ')}.` }];
  }
  if (issue.code === 'invalid_union') {
    const closest = closestBranch(issue.errors);
    if (closest) return closest.flatMap((inner) => shapeProblems(inner, keys));
    if (issue.discriminator) return [{ keys, message: `is not one of the kinds that exist (${knownKinds}).` }];
  }
  return [{ keys, message: `${sentence(issue.message)}${found(issue.input)}` }];
}

const knownKinds = 'phoneNumber, dtmf, text, integer, choice, flag, path, secret';

/** Of the alternatives of a union, the one that got furthest: its problems lie deepest. */
function closestBranch(branches: readonly z.core.$ZodIssue[][]): z.core.$ZodIssue[] | undefined {
  const depth = (issues: readonly z.core.$ZodIssue[]) => Math.max(0, ...issues.map((issue) => issue.path.length));
  const sorted = branches.filter((issues) => depth(issues) > 0).sort((one, other) => depth(other) - depth(one));
  return sorted[0];
}

function meaningProblems(definition: unknown, shape: readonly Problem[]): Problem[] {
  if (typeof definition !== 'object' || definition === null) return [];
  const bridge = definition as BridgeDefinition;
  if (typeof bridge.actions !== 'object' || bridge.actions === null) return [];
  if (shape.some(({ keys }) => keys.length === 1 && keys[0] === 'actions')) return [];
  const prototypes = prototypeNames(bridge);
  const broken = new Set(
    [...shape, ...prototypes].filter(({ keys }) => keys[0] === 'actions').map(({ keys }) => keys[1]),
  );
  const actions = Object.entries(bridge.actions).filter(([name]) => !broken.has(name));
  const problems = actions.flatMap(([name, action]) => [
    ...checkParameters(['actions', name], action),
    ...checkBindings(bridge, ['actions', name], action),
  ]);
  return [
    ...noActions(bridge),
    ...markProblems(bridge),
    ...prototypes,
    ...reservedActions(bridge),
    ...sameFileNames(bridge),
    ...problems,
  ];
}

/** A host's mark is a registry value named after service and topic, which scripts read by its path. */
function markProblems({ dde }: BridgeDefinition): Problem[] {
  if (dde?.server !== 'host') return [];
  const wrong = (['service', 'topic'] as const).filter((key) => String(dde[key]).includes('\\'));
  return wrong.map((key) => ({ keys: ['dde', key], message: 'holds a backslash, which the mark of a host cannot.' }));
}

/** Names that a connection in Node needs for itself: a method `then` would make it look like a promise. */
const reserved = ['close', 'then'];

function reservedActions(bridge: BridgeDefinition): Problem[] {
  const taken = Object.keys(bridge.actions).filter((name) => reserved.includes(name));
  return taken.map((name) => ({
    keys: ['actions', name],
    message: 'is a name that connections in Node use themselves.',
  }));
}

/** The schema's reader passes over this one name, which in a file can be one like any other. */
function prototypeNames(bridge: BridgeDefinition): Problem[] {
  const places = [
    { keys: ['actions'], names: bridge.actions },
    ...Object.entries(bridge.actions).map(([name, action]) => ({
      keys: ['actions', name, 'parameters'],
      names: action?.parameters,
    })),
  ];
  return places
    .filter(({ names }) => typeof names === 'object' && names !== null && Object.hasOwn(names, '__proto__'))
    .map(({ keys }) => ({ keys: [...keys, '__proto__'], message: 'is not a name: must be camelCase.' }));
}

function noActions(bridge: BridgeDefinition): Problem[] {
  return Object.keys(bridge.actions).length > 0
    ? []
    : [{ keys: ['actions'], message: 'is empty: a bridge needs an action.' }];
}

/** File names do not tell upper from lower case on Windows, nor do VBScript and PowerShell names. */
function sameFileNames(bridge: BridgeDefinition): Problem[] {
  const seen = new Map<string, string>();
  return Object.keys(bridge.actions).flatMap((name) => {
    const other = seen.get(name.toLowerCase());
    seen.set(name.toLowerCase(), name);
    return other === undefined ? [] : [{ keys: ['actions', name], message: `differs from ${other} only in case.` }];
  });
}

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

function found(input: unknown): string {
  if (input === undefined) return ' It is missing.';
  if (typeof input === 'object' && input !== null) return '';
  const shown = JSON.stringify(input) ?? String(input);
  return ` Found ${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}.`;
}
