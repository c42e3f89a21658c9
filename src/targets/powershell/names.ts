import type { Bridge } from '../../definition/bridge.js';
import { pascalCase } from '../../definition/names.js';
import { nearest } from '../../definition/nearest.js';
import type { BridgeDefinition, ItemDefinition } from '../../definition/schema.js';
import { DefinitionError, type DefinitionProblem } from '../../errors.js';
import { approvedVerbs, verbFor } from './verbs.js';

/** The names that a bridge has in PowerShell. */
export interface Names {
  /** Of the module, and the prefix of every noun. */
  readonly module: string;
  readonly version: string;
  /** Of the function of each action, by the action's name. */
  readonly functions: ReadonlyMap<string, string>;
  /** Of the functions of each item, by the item's name. */
  readonly items: ReadonlyMap<string, ItemNames>;
  /** Of the functions for any DDE item; undefined when the bridge has no DDE. */
  readonly anyItem: Required<ItemNames> | undefined;
}

/** The function that reads an item, and the one that watches it. */
export interface ItemNames {
  readonly get?: string;
  readonly watch?: string;
}

/**
 * Names everything that PowerShell users will type.
 *
 * @throws DefinitionError for a verb that is not approved, and for functions that would have the same name.
 */
export function namesOf({ definition }: Bridge): Names {
  const { names, problems } = nameAll(definition);
  if (problems.length > 0) throw new DefinitionError(`The bridge ${definition.name}`, problems);
  return names;
}

/** Verbs that are not approved, and functions that would have the same name. */
export function nameProblems(definition: BridgeDefinition): readonly DefinitionProblem[] {
  return nameAll(definition).problems;
}

function nameAll(definition: BridgeDefinition): { names: Names; problems: readonly DefinitionProblem[] } {
  const module = definition.prefix ?? pascalCase(definition.title);
  const problems: DefinitionProblem[] = /^[A-Z][A-Za-z0-9]*$/.test(module)
    ? []
    : [{ path: 'prefix', message: 'is missing: no name for a PowerShell module can be made of the title.' }];
  const taken = new Map<string, string>();
  const take = (path: string, what: string, name: string, advice: string): void => {
    const other = taken.get(name.toLowerCase());
    taken.set(name.toLowerCase(), what);
    if (other === undefined) return;
    problems.push({ path, message: `would be ${name} in PowerShell, which ${other} has already; ${advice}.` });
  };
  const anyItem = definition.dde ? { get: `Get-${module}DdeItem`, watch: `Watch-${module}DdeItem` } : undefined;
  for (const name of Object.values(anyItem ?? {})) taken.set(name.toLowerCase(), 'DDE items');
  const functions = new Map<string, string>();
  for (const [action, { verb, noun }] of Object.entries(definition.actions)) {
    if (verb !== undefined && !approvedVerbs.has(verb)) {
      problems.push({ path: `actions.${action}.verb`, message: verbWords(verb) });
      continue;
    }
    const derived = deriveName(action);
    const name = `${verb ?? derived.verb}-${module}${noun ?? (verb === undefined ? derived.noun : nounOf(action, verb))}`;
    take(`actions.${action}`, action, name, 'give it another verb or noun');
    functions.set(action, name);
  }
  const items = new Map<string, ItemNames>();
  for (const [item, definitionOfItem] of Object.entries(definition.items ?? {})) {
    const names = itemNames(module, item, definitionOfItem);
    for (const name of Object.values(names)) take(`items.${item}`, item, name, 'give it another noun');
    items.set(item, names);
  }
  return { names: { module, version: definition.version ?? '1.0.0', functions, items, anyItem }, problems };
}

function verbWords(verb: string): string {
  const meant = nearest(verb, [...approvedVerbs]) ?? verbFor.get(verb.toLowerCase());
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
  return `is not a verb that Get-Verb lists, such as Send, Start, Set or Get.${hint} Found "${verb}".`;
}

function itemNames(module: string, item: string, { noun, request, advise }: ItemDefinition): ItemNames {
  const name = `${module}${noun ?? singular(pascalCase(item))}`;
  return {
    ...(request === false ? {} : { get: `Get-${name}` }),
    ...(advise === false ? {} : { watch: `Watch-${name}` }),
  };
}

/** A verb and a noun for an action that names neither: `createGroup` is New and Group, `blink` is Invoke and Blink. */
function deriveName(action: string): { verb: string; noun: string } {
  const [first = '', ...rest] = action.split(/(?=[A-Z])/);
  const verb = approvedVerbs.has(pascalCase(first)) ? pascalCase(first) : verbFor.get(first);
  if (verb === undefined) return { verb: 'Invoke', noun: singular(pascalCase(action)) };
  return { verb, noun: singular(rest.join('')) };
}

/** The noun for an action whose verb is given: what the action's name says beside it. */
function nounOf(action: string, verb: string): string {
  const derived = deriveName(action);
  return derived.verb === verb ? derived.noun : singular(pascalCase(action));
}

/** PowerShell's nouns are singular. Words such as Status and Address are. */
function singular(noun: string): string {
  if (/[a-z]ies$/.test(noun)) return `${noun.slice(0, -3)}y`;
  return /[^siu]s$/.test(noun) ? noun.slice(0, -1) : noun;
}
