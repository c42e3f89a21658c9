/// <reference lib="esnext.disposable" preserve="true" />
export type { Call, CallOutcome, HostCall } from '../calls/index.js';
export type { HostEvent } from '../host/events.js';
export { MicrosipHost, type MicrosipHostOptions } from '../host/host.js';
export type { HostState, HostStateSource } from '../host/items.js';
export {
  type PhoneState,
  type PhoneStatus,
  readPhoneState,
  readPhoneStates,
  type StateOptions,
  type WatchStateOptions,
  watchPhoneState,
} from './state/state.js';
