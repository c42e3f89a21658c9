import type { HostState, HostStateSource } from '../calls/phoneState.js';
import type { EndingActions } from '../calls/tracker.js';

/** What a host needs to know of an application beyond its definition. Without any of it, a host carries out commands. */
export interface HostSupport {
  /** Where the host learns what the application does. */
  readonly state?: HostStateSource;
  /** The items of the definition that are made from that, each by the name that it has there. */
  readonly items?: readonly Exclude<keyof HostState, 'certainty'>[];
  /** The actions that make sense for an application that does not run, and start it; all of them when left out. */
  readonly starting?: readonly string[];
  /** The actions by which the application ends: they are done when it has. */
  readonly ending?: readonly string[];
  /** The actions that end a call which is not answered yet. */
  readonly unanswered?: EndingActions;
}
