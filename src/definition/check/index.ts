import type { DefinitionProblem } from '../../errors.js';
import type { BridgeDefinition } from '../schema.js';
import { checkBindings } from './bindings.js';
import { checkComponent } from './component.js';
import { checkFileNames } from './fileNames.js';
import { checkItem } from './items.js';
import { checkLauncher } from './launcher.js';
import { checkLinks } from './links.js';
import { checkNames } from './names.js';
import { checkPage } from './page.js';
import { checkParameters } from './parameters.js';
import type { Problem } from './problem.js';
import { checkShape } from './shape.js';

/**
 * Everything wrong in a definition: first its shape, by the schema; then, for each action and item whose shape is
 * right, what the schema cannot say.
 */
export function checkDefinition(definition: unknown): DefinitionProblem[] {
  return findProblems(definition).map(({ keys, message }) => ({ path: showPath(keys), message }));
}

/** What else may be asked of a definition than to make sense, such as that targets can write it. */
export type FurtherCheck = (definition: BridgeDefinition) => readonly DefinitionProblem[];

/**
 * The same, with paths as lists of keys, for those who look the places up in a file.
 *
 * @param further is given the actions and items whose shape is right. What it finds where something was wrong already
 *   is left out: it would be the same once more.
 */
export function findProblems(definition: unknown, further: FurtherCheck = () => []): Problem[] {
  const shape = checkShape(definition);
  const own = [...shape, ...meaningProblems(definition, shape)];
  const paths = new Set(own.map(({ keys }) => showPath(keys)));
  const sound = soundPart(definition, shape);
  const others = (sound ? further(sound) : []).filter(({ path }) => !paths.has(path));
  // Names that are sound hold no dots.
  return [...own, ...others.map(({ path, message }) => ({ keys: path.split('.'), message }))];
}

/** A path as people write it: `actions.dial.parameters.number`, `folders[0]`. */
export function showPath(keys: readonly PropertyKey[]): string {
  return keys
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
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
    ...(shape.length === 0 ? checkFileNames(bridge) : []),
    ...serviceProblems(bridge),
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

/** A definition without the actions and items whose shape is wrong; undefined when what they are named by is. */
function soundPart(definition: unknown, shape: readonly Problem[]): BridgeDefinition | undefined {
  if (!isRecord(definition) || !['title', 'prefix'].every((key) => isSound(key, shape))) return undefined;
  const bridge = definition as unknown as BridgeDefinition;
  const broken = [...shape, ...prototypeNames('actions', bridge.actions), ...prototypeNames('items', bridge.items)];
  const actions = Object.fromEntries(soundOf(bridge.actions, 'actions', broken));
  return { ...bridge, actions, items: Object.fromEntries(soundOf(bridge.items, 'items', broken)) };
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

/** Where service and topic stand in one text, as in `=Excel|System!Topics`, the sign is between them. */
function serviceProblems({ dde, component }: BridgeDefinition): Problem[] {
  const services: unknown[] = Array.isArray(component?.services) ? [...component.services] : [];
  return [
    { keys: ['dde', 'service'], name: dde?.service },
    ...services.map((name, index) => ({ keys: ['component', 'services', index], name })),
  ]
    .filter(({ name }) => typeof name === 'string' && name.includes('|'))
    .map(({ keys }) => ({ keys, message: 'holds a |, which stands between service and topic where both are named.' }));
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
