/// <reference lib="esnext.disposable" preserve="true" />
export type { DdeAdvise } from './advise.js';
export type { DdeAdviseOptions, DdeCallOptions, DdeRequestOptions } from './callOptions.js';
export {
  DdeClient,
  type DdeClientOptions,
  type DdeConnectOptions,
  type DdeServerInformation,
} from './client.js';
export type { DdeConversation } from './conversation.js';
export type { DdeData } from './data.js';
export {
  DdeAdviseTimeoutError,
  DdeBusyError,
  type DdeErrorCode,
  DdeExecuteTimeoutError,
  DdeFailedError,
  DdeMemoryError,
  DdeNotFoundError,
  DdeNotProcessedError,
  DdePokeTimeoutError,
  DdePostMessageError,
  DdeQueueFullError,
  DdeRequestTimeoutError,
  DdeServerDiedError,
  DdeSystemError,
  DdeTimedOutError,
  DdeUnadviseTimeoutError,
  ddeErrors,
} from './errors.js';
export type { DdeTextFormat, DdeValue, DdeValueOf } from './formats.js';
export { DdeServer } from './server.js';
export type { DdeServerOptions } from './serverOptions.js';
export { DdeBusy, type DdeItemValue, type DdeTopic, type DdeTopicHandlers } from './topic.js';
export type { DdeAnswer, DdeClientInformation, DdeTransaction } from './transaction.js';
export type { DdeCell, DdeCellError, DdeTable } from './xlTable.js';
