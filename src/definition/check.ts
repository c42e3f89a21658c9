import type { z } from 'zod';
import type { DefinitionProblem } from '../errors.js';
import { checkBindings } from './checkBindings.js';
import { checkComponent } from './checkComponent.js';
import { checkItem } from './checkItems.js';
import { checkLauncher } from './checkLauncher.js';
import { checkLinks } from './checkLinks.js';
import { checkNames } from './checkNames.js';
import { checkPage } from './checkPage.js';
import { checkParameters } from './checkParameters.js';
import type { Problem } from './problem.js';
import { type BridgeDefinition, bridgeSchema } from './schema.js';

/**
 * Everything wrong in a definition: first its shape, by the schema; then, for each action and item whose shape is
 * right, what the schema cannot say.
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
    const kinds = keys[0] === 'launcher' ? settingKinds : knownKinds;
    if (issue.discriminator) return [{ keys, message: `is not one of the kinds that exist (${kinds}).` }];
  }
  return [{ keys, message: `${sentence(issue.message)}${found(issue.input)}` }];
}

const knownKinds = 'phoneNumber, dtmf, text, integer, choice, flag, path, secret';
const settingKinds = 'text, integer, secret';

/** Of the alternatives of a union, the one that knows the most of the keys; of these, whose problems lie deepest. */
function closestBranch(branches: readonly z.core.$ZodIssue[][]): z.core.$ZodIssue[] | undefined {
  const depth = (issues: readonly z.core.$ZodIssue[]) => Math.max(0, ...issues.map(depthOf));
  const sorted = branches
    .filter((issues) => depth(issues) > 0)
    .sort((one, other) => strangersIn(one) - strangersIn(other) || depth(other) - depth(one));
  return sorted[0];
}

function depthOf(issue: z.core.$ZodIssue): number {
  return issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0);
}

function strangersIn(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce(
    (total, issue) => total + (issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys.length : 0),
    0,
  );
}

function meaningProblems(definition: unknown, shape: readonly Problem[]): Problem[] {
  if (typeof definition !== 'object' || definition === null) return [];
  const bridge = definition as BridgeDefinition;
  const prototypes = [...prototypeNames('actions', bridge.actions), ...prototypeNames('items', bridge.items)];
  const broken = [...shape, ...prototypes];
  const actions = soundOf(bridge.actions, 'actions', broken);
  const items = soundOf(bridge.items, 'items', broken);
  return [
    ...noActions(bridge),
    ...markProblems(bridge),
    ...prototypes,
    ...checkNames(bridge),
    ...actions.flatMap(([name, action]) => [
      ...checkParameters(['actions', name], action),
      ...checkBindings(bridge, ['actions', name], action),
    ]),
    ...items.flatMap(([name, item]) => checkItem(bridge, ['items', name], item)),
    ...(isSound('launcher', shape) ? checkLauncher(bridge, new Map(actions)) : []),
    ...(isSound('component', shape) ? checkComponent(bridge) : []),
    ...(isSound('page', shape) ? checkPage(bridge, new Map(actions)) : []),
    ...(isSound('links', shape) ? checkLinks(bridge, new Map(actions)) : []),
  ];
}

/** The actions, or the items, whose shape is right. */
function soundOf<T>(
  all: Readonly<Record<string, T>> | undefined,
  place: string,
  broken: readonly Problem[],
): [string, T][] {
  if (!isRecord(all)) return [];
  const names = new Set(broken.filter(({ keys }) => keys[0] === place).map(({ keys }) => keys[1]));
  return Object.entries(all).filter(([name]) => !names.has(name));
}

function isSound(place: string, broken: readonly Problem[]): boolean {
  return broken.every(({ keys }) => keys[0] !== place);
}

function isRecord(node: unknown): node is Readonly<Record<string, unknown>> {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

/** A host's mark is a registry value named after service and topic, which scripts read by its path. */
function markProblems({ dde }: BridgeDefinition): Problem[] {
  if (dde?.server !== 'host') return [];
  const wrong = (['service', 'topic'] as const).filter((key) => String(dde[key]).includes('\\'));
  return wrong.map((key) => ({ keys: ['dde', key], message: 'holds a backslash, which the mark of a host cannot.' }));
}

/** The schema's reader passes over this one name, which in a file can be one like any other. */
function prototypeNames(place: string, all: unknown): Problem[] {
  if (!isRecord(all)) return [];
  const parameters = Object.entries(all).map(([name, one]) => ({
    keys: [place, name, 'parameters'],
    names: isRecord(one) ? one.parameters : undefined,
  }));
  return [{ keys: [place], names: all }, ...parameters]
    .filter(({ names }) => isRecord(names) && Object.hasOwn(names, '__proto__'))
    .map(({ keys }) => ({ keys: [...keys, '__proto__'], message: 'is not a name: must be camelCase.' }));
}

function noActions({ actions, items }: BridgeDefinition): Problem[] {
  const empty = isRecord(actions) && Object.keys(actions).length === 0;
  return empty && Object.keys(items ?? {}).length === 0
    ? [{ keys: ['actions'], message: 'is empty: a bridge needs an action, or an item.' }]
    : [];
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
