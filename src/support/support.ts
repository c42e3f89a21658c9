import type { CallsSupport } from '../calls/callList.js';
import type { StateSupport } from '../calls/stateSupport.js';
import type { Bridge } from '../definition/bridge.js';
import type { DoctorSupport } from '../doctor/support.js';
import type { HostSupport } from '../host/support.js';
import type { ApplicationSettings } from '../settings/application.js';
import type { TraceSupport } from '../settings/trace.js';

/**
 * What there is for one application beyond its definition. A part that is left out is one that the application has not.
 * Each is loaded when it is asked for, so that a command loads nothing of an application but what it uses. The type of a
 * part belongs to the room that uses it.
 */
export interface ApplicationSupport {
  /** The bridge that it is for: a profile, and no other definition of the same name. */
  readonly bridge: Bridge;
  /** What the short command of this application is for, `bridgesmith <name of the bridge> …`. */
  readonly summary: string;
  /** What may stand behind that, for its help. */
  readonly examples: readonly string[];
  /** Reads and watches what a phone does. */
  readonly state?: () => Promise<StateSupport>;
  /** What a host that speaks DDE for it needs beyond its definition. */
  readonly host?: () => Promise<HostSupport>;
  /** The application's own list of calls. */
  readonly calls?: () => Promise<CallsSupport>;
  /** Its settings file: what may stand there, and how it is changed. */
  readonly settings?: () => Promise<ApplicationSettings>;
  /** A trace that it writes when its settings say so. */
  readonly trace?: () => Promise<TraceSupport>;
  /** Checks of the doctor beside those that every bridge has. */
  readonly doctor?: () => Promise<DoctorSupport>;
}
