import { setTimeout as pause } from 'node:timers/promises';
import type { AnyInvocation } from '../definition/resolve/invocation.js';
import { transportsOf } from '../definition/resolve/resolve.js';
import type { Transport } from '../definition/schema.js';
import { FailedError, NotFoundError, TimedOutError } from '../errors.js';
import { findWindows } from '../ffi/windows.js';
import { microsip } from '../profiles/microsip/bridge.js';
import { runAction } from '../run.js';
import { noWindow } from '../transports/copydata.js';
import type { ActionCall } from './commandTable.js';

export interface PhoneCommandOptions {
  /** Whether to start the phone for a command that makes sense then. */
  readonly startPhone: boolean;
  /** How long a command may take, in milliseconds. */
  readonly timeout: number;
}

/** The parts that a test replaces. */
export interface PhoneTools {
  readonly isRunning: () => boolean;
  readonly runAction: typeof runAction;
}

/**
 * Commands the phone: by a message while it runs, which starts no process; by its program where a message will not do, or
 * to start it. Never over DDE, where the host would hear itself.
 */
export class PhoneCommands {
  /** Settled when a phone that was started has its window, or has not got one in a long time. */
  #starting: Promise<void> | undefined;

  constructor(
    private readonly options: PhoneCommandOptions,
    private readonly tools: PhoneTools = thisSystem,
  ) {}

  /**
   * @returns what was sent.
   * @throws NotFoundError, FailedError or TimedOutError, in bounded time.
   */
  async carryOut({ action, values }: ActionCall, signal: AbortSignal): Promise<AnyInvocation> {
    const end = performance.now() + this.options.timeout;
    const send = async (via: Transport) => {
      const timeout = Math.max(1, Math.round(end - performance.now()));
      return (await this.tools.runAction(microsip, action, values, { via, timeout, signal })).invocation;
    };
    // Nothing may be waited for between the last look and the start: another command could start a phone meanwhile.
    for (;;) {
      while (this.#starting && !this.tools.isRunning()) await this.#waitForStart(end, signal);
      if (!this.tools.isRunning()) break;
      const sent = await this.#tell(action, send);
      if (sent && action === 'exit') await this.#waitForEnd(end, signal);
      if (sent) return sent;
    }
    if (!starting.has(action)) throw new NotFoundError(noWindow(microsip));
    if (!this.options.startPhone) throw new NotFoundError('MicroSIP is not running, and this host does not start it.');
    return this.#start(send('exe'), signal);
  }

  async #start(sending: Promise<AnyInvocation>, signal: AbortSignal): Promise<AnyInvocation> {
    const started = sending.then(() => this.#waitForWindow(signal)).catch(() => {});
    this.#starting = started.then(() => {
      this.#starting = undefined;
    });
    return sending;
  }

  /** Tells a running phone; undefined when it has just ended, and was told nothing. */
  async #tell(action: string, send: (via: Transport) => Promise<AnyInvocation>): Promise<AnyInvocation | undefined> {
    const via = transportsOf(microsip, action).includes('copydata') ? 'copydata' : 'exe';
    try {
      return await send(via);
    } catch (error) {
      if (via === 'exe' || !(error instanceof NotFoundError)) throw error;
      if (this.tools.isRunning()) throw new FailedError(inaccessible, { cause: error });
      return undefined;
    }
  }

  /** A phone that was just started is given time for its window, so that no second one is started beside it. */
  async #waitForStart(end: number, signal: AbortSignal): Promise<void> {
    if (performance.now() >= end) throw new TimedOutError('MicroSIP was started, and has no window yet. Try again.');
    await pause(lookEvery, undefined, { signal });
  }

  async #waitForWindow(signal: AbortSignal): Promise<void> {
    const end = performance.now() + longestStart;
    while (!this.tools.isRunning() && performance.now() < end) await pause(lookEvery, undefined, { signal });
  }

  /** The program only asks the running phone to end; nobody tells whether it did. */
  async #waitForEnd(end: number, signal: AbortSignal): Promise<void> {
    while (this.tools.isRunning()) {
      if (performance.now() >= end) throw new TimedOutError(`MicroSIP did not end in ${this.options.timeout} ms.`);
      await pause(lookEvery, undefined, { signal });
    }
  }
}

/** The others have nothing to act on in a phone that has just been started; it would ignore them, or end again. */
const starting: ReadonlySet<string> = new Set(['dial', 'hide'] satisfies (keyof typeof microsip.definition.actions)[]);

const { application } = microsip.definition;

const thisSystem: PhoneTools = {
  isRunning: () => findWindows(application.windowClass, application.executables).length > 0,
  runAction,
};

const inaccessible =
  'MicroSIP runs, and Windows does not let this user see more of it: it may run as administrator. Run both at the same level.';

/** In milliseconds. */
const longestStart = 15_000;
const lookEvery = 50;
