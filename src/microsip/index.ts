/// <reference lib="esnext.disposable" preserve="true" />
export type { Call, CallOutcome, HostCall } from '../calls/index.js';
export type { HostState, HostStateSource, PhoneState, PhoneStatus } from '../calls/phoneState.js';
export type { StateOptions, WatchStateOptions } from '../calls/stateSupport.js';
export type { HostEvent } from '../host/events.js';
export { MicrosipHost, type MicrosipHostOptions } from './host.js';
export {
  readPhoneState,
  readPhoneStates,
  watchPhoneState,
} from './state/state.js';
