import type { CallOutcome } from './call.js';
import type { HostState } from './phoneState.js';
import type { HostCall } from './record.js';

/** The names of the actions that end a call which is not answered yet. */
export interface EndingActions {
  /** One that rings here. */
  readonly reject: readonly string[];
  /** One that goes out. */
  readonly cancel: readonly string[];
}

/**
 * Finds the calls in what the phone does, state by state.
 *
 * What is not seen is not guessed: a state that is not known, or of a phone that hangs, changes nothing; and whether a call
 * that was not answered was declined is known only of one that was declined through the host.
 */
export class CallTracker {
  /** The call of the phone, and one more that rings meanwhile. */
  #current: OpenCall | undefined;
  #waiting: OpenCall | undefined;

  /** @param ending of the phone; none of its actions when left out. */
  constructor(private readonly ending: EndingActions = { reject: [], cancel: [] }) {}

  /**
   * @param now in milliseconds since 1970.
   * @returns the calls that have ended by this state.
   */
  see(state: HostState, now: number): HostCall[] {
    if (state.status === 'unknown' || state.certainty === 'unknown') return [];
    const ended = this.#change(state, now).map((call) => closed(call, now));
    for (const call of [this.#current, this.#waiting]) if (call) call.account ||= state.account ?? '';
    return ended;
  }

  /**
   * Notes which action is about to be sent to the phone, which ends what is not answered yet; undefined when it was not sent
   * after all.
   */
  sent(action: string | undefined): void {
    for (const call of [this.#current, this.#waiting]) {
      if (call && call.answered === undefined) call.refused = this.#refusal(call, action);
    }
  }

  /** What an action makes of a call that is not answered. */
  #refusal({ direction }: OpenCall, action = ''): CallOutcome | undefined {
    if (direction === 'in' && this.ending.reject.includes(action)) return 'rejected';
    return direction === 'out' && this.ending.cancel.includes(action) ? 'cancelled' : undefined;
  }

  /** Follows one state; gives the calls that are over. */
  #change(state: HostState, now: number): OpenCall[] {
    const { status } = state;
    const [current, waiting] = [this.#current, this.#waiting];
    if (status === 'idle' || status === 'notRunning') return this.#are(undefined, undefined);
    if (status === 'calling') return this.#are(continues(current, 'out', state) ?? begun('out', state, now));
    if (status === 'ringing') {
      const ringing = continues(waiting, 'in', state) ?? begun('in', state, now);
      if (current?.answered !== undefined) return this.#are(talking(current, state), ringing);
      return this.#are(continues(current, 'in', state) ?? ringing);
    }
    const taken = waiting && isWith(waiting, state) && !(current && isWith(current, state)) ? waiting : current;
    const lasting = taken && !isAnother(taken, state) ? taken : undefined;
    return this.#are(talking(lasting ?? begunBefore(state, now), state, now));
  }

  #are(current: OpenCall | undefined, waiting?: OpenCall): OpenCall[] {
    const over = [this.#current, this.#waiting].filter((call) => call !== undefined);
    [this.#current, this.#waiting] = [current, waiting];
    return over.filter((call) => call !== current && call !== waiting);
  }
}

interface OpenCall {
  readonly begun: number;
  direction: HostCall['direction'];
  /** Whether the phone's own controls said which way it goes. */
  sure: boolean;
  number: string;
  name: string;
  account: string;
  answered?: number | undefined;
  /** As the phone counted last, in seconds. */
  duration: number;
  refused?: CallOutcome | undefined;
}

function begun(direction: OpenCall['direction'], state: HostState, now: number): OpenCall {
  const { caller = '', name = caller, account = '' } = state;
  const sure = state.certainty !== 'likely';
  return { begun: now, direction, sure, number: caller, name, account, duration: 0 };
}

/** A call that was answered before it was seen: by the phone itself, or before the host began. */
function begunBefore(state: HostState, now: number): OpenCall {
  return begun('unknown', state, now - (state.duration ?? 0) * 1000);
}

/**
 * The same call, if it can be: not answered, in this direction, with the same other end as far as that is shown. While a
 * phone opens its windows for a call, they may say something else for a moment, and the state is not certain then.
 */
function continues(call: OpenCall | undefined, direction: 'in' | 'out', state: HostState): OpenCall | undefined {
  if (!call || call.answered !== undefined || !isWith(call, state)) return undefined;
  const sure = state.certainty !== 'likely';
  if (call.direction !== direction && call.sure && sure) return undefined;
  if (sure || !call.sure) call.direction = direction;
  call.sure ||= sure;
  return named(call, state);
}

/** A call in progress; `now` where this state may be the first that says so. */
function talking(call: OpenCall, state: HostState, now?: number): OpenCall {
  if (now !== undefined) call.answered ??= now - (state.duration ?? 0) * 1000;
  call.duration = Math.max(call.duration, state.duration ?? 0);
  return now === undefined ? call : named(call, state);
}

/** What was not shown at first may be shown later. */
function named(call: OpenCall, { caller, name }: HostState): OpenCall {
  if (caller !== undefined && (call.number === '' || call.number === name)) call.number = caller;
  call.name ||= name ?? call.number;
  return call;
}

/** A dialog that is just opening may show the name alone. */
function isWith({ number }: OpenCall, { caller, name }: HostState): boolean {
  return number === '' || caller === undefined || number === caller || number === name;
}

/** Names of a call's other end change while it lasts, but its time does not begin again. */
function isAnother(call: OpenCall, state: HostState): boolean {
  return !isWith(call, state) && (state.duration ?? call.duration) + 1 < call.duration;
}

function closed(call: OpenCall, now: number): HostCall {
  const { begun: time, direction, number, name, account, answered } = call;
  const counted = answered === undefined ? 0 : call.duration || Math.round((now - answered) / 1000);
  return {
    ...{ time, answered, ended: now, direction, number, name, account, duration: counted },
    ...{ outcome: outcomeOf(call), info: '', source: 'host' },
  };
}

function outcomeOf({ answered, refused, direction }: OpenCall): CallOutcome {
  if (answered !== undefined) return 'answered';
  return refused ?? (direction === 'in' ? 'missed' : 'unanswered');
}
