export { DdeClient, type DdeClientOptions, type DdeConnectOptions } from './client.js';
export type { DdeCallOptions, DdeConversation, DdeRequestOptions } from './conversation.js';
export { type DdeErrorCode, DdeFailedError, DdeNotFoundError, DdeTimedOutError, ddeErrors } from './errors.js';
