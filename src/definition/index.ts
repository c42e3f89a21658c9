export { type ActionsOf, type ArgumentsOf, type Bridge, defineBridge, type ItemsOf } from './bridge.js';
export type { FurtherCheck } from './check.js';
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
} from './invocation.js';
export { loadBridge, parseBridge } from './load.js';
export { type ArgumentValues, resolve, transportsOf } from './resolve.js';
export { resolveItem } from './resolveItem.js';
export {
  type ActionDefinition,
  type ApplicationDefinition,
  type BridgeDefinition,
  type ItemDefinition,
  jsonSchema,
  type ParameterDefinition,
  type Transport,
} from './schema.js';
