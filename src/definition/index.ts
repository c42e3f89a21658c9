export { type ActionsOf, type ArgumentsOf, type Bridge, defineBridge } from './bridge.js';
export type {
  AnyInvocation,
  CopyDataInvocation,
  DdeInvocation,
  ExeInvocation,
  Invocation,
  UriInvocation,
} from './invocation.js';
export { loadBridge, parseBridge } from './load.js';
export { type ArgumentValues, resolve, transportsOf } from './resolve.js';
export {
  type ActionDefinition,
  type ApplicationDefinition,
  type BridgeDefinition,
  jsonSchema,
  type ParameterDefinition,
  type Transport,
} from './schema.js';
