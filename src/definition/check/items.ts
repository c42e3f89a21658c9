import { tableFormat } from '../limits.js';
import type { BridgeDefinition, ItemDefinition } from '../schema.js';
import { checkDdeName } from './ddeName.js';
import { checkParameters } from './parameters.js';
import { checkCarried, checkPieces } from './pieces.js';
import type { Problem } from './problem.js';

/** What is wrong with an item beyond its shape. */
export function checkItem(bridge: BridgeDefinition, keys: readonly PropertyKey[], item: ItemDefinition): Problem[] {
  const names = { item: item.item, ...(item.topic ? { topic: item.topic } : {}) };
  return [
    ...checkParameters(keys, item, ownOptions),
    ...reachProblems(bridge, keys),
    ...Object.entries(names).flatMap(([key, pieces]) => [
      ...checkPieces([...keys, key], item, pieces, 'name'),
      ...checkDdeName([...keys, key], item, pieces),
    ]),
    ...checkCarried([...keys, 'item'], item, names, () => true),
    ...useProblems(keys, item),
    ...formatProblems([...keys, 'format'], item),
  ];
}

/** What reading and watching take for options, beside what all commands do. */
const ownOptions = ['count', 'warm'];

function reachProblems(bridge: BridgeDefinition, keys: readonly PropertyKey[]): Problem[] {
  return bridge.dde ? [] : [{ keys, message: 'needs dde (service and topic) at the top of the definition.' }];
}

function useProblems(keys: readonly PropertyKey[], { request, advise }: ItemDefinition): Problem[] {
  const unused = request === false && advise === false;
  return unused ? [{ keys, message: 'can be neither requested nor advised, so it is of no use.' }] : [];
}

function formatProblems(keys: readonly PropertyKey[], { value, format }: ItemDefinition): Problem[] {
  if (format === undefined || (value === 'table') === (format === tableFormat)) return [];
  const message =
    value === 'table'
      ? `must be ${tableFormat}, or be left out: a table comes in no other format.`
      : `is a format of tables; set value to table.`;
  return [{ keys, message }];
}
