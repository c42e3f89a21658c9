export type { ActionsOf, ArgumentsOf, Bridge, ItemsOf } from './bridge.js';
export type { FurtherCheck } from './check/index.js';
export { defineBridge } from './defineBridge.js';
export { loadBridge, parseBridge } from './load/load.js';
export type {
  AnyInvocation,
  CopyDataInvocation,
  DdeExecuteInvocation,
  DdeInvocation,
  DdePokeInvocation,
  ExeInvocation,
  Invocation,
  ItemInvocation,
  UriInvocation,
} from './resolve/invocation.js';
export { resolveItem } from './resolve/item.js';
export { type ArgumentValues, resolve, transportsOf } from './resolve/resolve.js';
export {
  type ActionDefinition,
  type ApplicationDefinition,
  type BridgeDefinition,
  type ItemDefinition,
  jsonSchema,
  type ParameterDefinition,
  type Transport,
} from './schema.js';
