export type { DdeAdvise } from './advise.js';
export {
  DdeClient,
  type DdeClientOptions,
  type DdeConnectOptions,
  type DdeServerInformation,
} from './client.js';
export type { DdeAdviseOptions, DdeCallOptions, DdeConversation, DdeRequestOptions } from './conversation.js';
export * from './errors.js';
export type { DdeTextFormat, DdeValue, DdeValueOf } from './formats.js';
export {
  DdeBusy,
  type DdeClientInformation,
  type DdeItemValue,
  DdeServer,
  type DdeServerOptions,
  type DdeTopic,
  type DdeTopicHandlers,
  type DdeTransaction,
} from './server.js';
export { type DdeCell, type DdeCellError, type DdeTable, decodeTable, encodeTable, type TextCoder } from './xlTable.js';
