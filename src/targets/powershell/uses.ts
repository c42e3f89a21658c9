import type { BridgeDefinition, Transport } from '../../definition/schema.js';
import type { FunctionView } from './functions.js';
import type { ItemView } from './items.js';
import type { DdeWriter, PayloadNode } from './payload.js';

/** What the bridge needs: functions that nothing calls are not written. */
export interface Uses {
  readonly dde: boolean;
  /** Numbers, which may be meant to be something else. */
  readonly mistakes: boolean;
  /** DDE for actions. */
  readonly ddeAction: boolean;
  readonly execute: boolean;
  readonly poke: boolean;
  /** Actions with a topic of their own, or pokes. */
  readonly ddeName: boolean;
  /** Names of DDE that are resolved: those, and the names of items. */
  readonly namesDde: boolean;
  /** Items that the definition names. */
  readonly item: boolean;
  readonly copydata: boolean;
  readonly exe: boolean;
  readonly uri: boolean;
  /** The embedded C#. */
  readonly native: boolean;
  readonly process: boolean;
  /** Choosing among several transports. */
  readonly choosing: boolean;
  readonly choosingDde: boolean;
  readonly choosingExe: boolean;
  readonly lacks: boolean;
  readonly tooLong: boolean;
  readonly text: boolean;
  readonly secret: boolean;
  readonly integer: boolean;
  readonly decimal: boolean;
  readonly choice: boolean;
  /** Choices of which another text is sent than their name. */
  readonly sends: boolean;
  /** Optional values, of which a script must find out whether they were given. */
  readonly given: boolean;
  /** Values that come as text. */
  readonly plainText: boolean;
  readonly ddeArgument: boolean;
  readonly uriText: boolean;
  readonly quote: boolean;
  /** Lists of values. */
  readonly list: boolean;
  /** Those that are joined by a separator. */
  readonly joinedList: boolean;
  /** Messages with a dwData of their own. */
  readonly numbers: boolean;
}

export function usesOf(
  functions: readonly FunctionView[],
  items: readonly ItemView[],
  definition: BridgeDefinition,
): Uses {
  const bound = (transport: Transport) => functions.some((view) => view.transports.includes(transport));
  const choosing = functions.filter((view) => view.bindings.length > 1);
  const chooses = (transport: Transport) => choosing.some((view) => view.transports.includes(transport));
  const parameters = [...functions, ...items].flatMap((view) => view.parameters);
  const bindings = functions.flatMap((view) => view.bindings);
  const nodes = bindings.flatMap(({ payload }) => flatten(payload));
  const dde = bound('dde') || items.length > 0;
  const ddeName = bindings.some(({ hasTopic, isPoke }) => hasTopic || isPoke);
  const hasApplication = definition.application !== undefined;
  return {
    dde,
    ddeAction: bound('dde'),
    execute: bindings.some(({ transport, isPoke }) => transport === 'dde' && !isPoke),
    poke: bindings.some(({ isPoke }) => isPoke),
    ddeName,
    item: items.length > 0,
    namesDde: ddeName || items.length > 0,
    copydata: bound('copydata'),
    exe: bound('exe'),
    uri: bound('uri'),
    native: dde || bound('copydata'),
    process: chooses('copydata') || (chooses('dde') && definition.dde?.server === 'application' && hasApplication),
    choosing: choosing.length > 0,
    choosingDde: chooses('dde'),
    choosingExe: chooses('exe'),
    lacks: bindings.some(({ lacks }) => lacks.length > 0),
    tooLong: bindings.some(({ mayBeTooLong }) => mayBeTooLong),
    text: parameters.some(({ isText, isSecret }) => isText || isSecret),
    mistakes: parameters.some(({ mayBeMistaken }) => mayBeMistaken),
    secret: parameters.some(({ isSecret }) => isSecret),
    integer: parameters.some(({ isInteger }) => isInteger),
    decimal: parameters.some(({ isDecimal }) => isDecimal),
    choice: parameters.some(({ isChoice }) => isChoice),
    sends: parameters.some(({ sendsOthers }) => sendsOthers),
    given: parameters.some(({ standsIn, mayBeEmptyCell }) => standsIn || mayBeEmptyCell),
    plainText: dde || parameters.some(({ isFlag }) => !isFlag),
    ddeArgument: nodes.some(({ asDdeArgument }) => asDdeArgument),
    uriText: nodes.some(({ asUriText }) => asUriText),
    quote: nodes.some(({ quote, isListOfArguments }) => quote || isListOfArguments),
    list: nodes.some(({ isList, isListOfArguments }) => isList || isListOfArguments),
    joinedList: nodes.some(({ isList }) => isList),
    numbers: bindings.some(({ isCopyData, number }) => isCopyData && number !== definition.copydata?.number),
  };
}

/** Each function once that some binding calls. */
export function writersOf(functions: readonly FunctionView[]): DdeWriter[] {
  const nodes = functions.flatMap(({ bindings }) => bindings).flatMap(({ payload }) => flatten(payload));
  const called = nodes.filter(({ asDdeArgument }) => asDdeArgument).map(({ ddeWriter }) => ddeWriter);
  return [...new Map(called.map((writer) => [writer.function, writer])).values()];
}

function flatten(nodes: readonly PayloadNode[]): PayloadNode[] {
  return nodes.flatMap((node) => [node, ...flatten(node.pieces), ...flatten(node.write), ...flatten(node.otherwise)]);
}
