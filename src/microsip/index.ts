/// <reference lib="esnext.disposable" preserve="true" />
export type { Call, CallOutcome, HostCall } from './calls/index.js';
export { MicrosipHost, type MicrosipHostOptions } from './host.js';
export type { HostEvent } from './hostEvents.js';
export type { HostState, HostStateSource } from './hostItems.js';
export {
  type PhoneState,
  type PhoneStatus,
  readPhoneState,
  readPhoneStates,
  type StateOptions,
  type WatchStateOptions,
  watchPhoneState,
} from './state.js';
