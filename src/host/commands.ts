import { setTimeout as pause } from 'node:timers/promises';
import type { Bridge } from '../definition/bridge.js';
import type { AnyInvocation } from '../definition/resolve/invocation.js';
import { transportsOf } from '../definition/resolve/resolve.js';
import type { Transport } from '../definition/schema.js';
import { FailedError, NotFoundError, TimedOutError } from '../errors.js';
import { runAction } from '../run.js';
import type { ActionCall } from './commandTable.js';
import { isRunning, longestStart, notRunning } from './running.js';
import type { HostSupport } from './support.js';

export interface ApplicationCommandOptions {
  /** Whether to start the application for a command that makes sense then. */
  readonly start: boolean;
  /** How long a command may take, in milliseconds. */
  readonly timeout: number;
}

/** The parts that a test replaces. */
export interface ApplicationTools {
  readonly isRunning: (bridge: Bridge) => boolean;
  readonly runAction: typeof runAction;
}

/**
 * Commands the application: by a message while it runs, which starts no process; by its program where a message will not
 * do, or to start it. Never over DDE, where the host would answer itself.
 */
export class ApplicationCommands {
  /** Settled when an application that was started has its window, or has not got one in a long time. */
  #starting: Promise<void> | undefined;

  constructor(
    private readonly bridge: Bridge,
    private readonly support: Pick<HostSupport, 'starting' | 'ending'>,
    private readonly options: ApplicationCommandOptions,
    private readonly tools: ApplicationTools = { isRunning, runAction },
  ) {}

  /**
   * @returns what was sent.
   * @throws NotFoundError, FailedError or TimedOutError, in bounded time.
   */
  async carryOut({ action, values }: ActionCall, signal: AbortSignal): Promise<AnyInvocation> {
    const { starting, ending } = this.support;
    const end = performance.now() + this.options.timeout;
    const send = async (via: Transport) => {
      const timeout = Math.max(1, Math.round(end - performance.now()));
      return (await this.tools.runAction(this.bridge, action, values, { via, timeout, signal })).invocation;
    };
    const transports = this.#transportsOf(action);
    // Nothing may be waited for between the last look and the start: another command could start one meanwhile.
    for (;;) {
      while (this.#starting && !this.#isRunning) await this.#waitForStart(end, signal);
      if (!this.#isRunning) break;
      const sent = await this.#sendToRunning(transports, send);
      if (sent && ending?.includes(action)) await this.#waitForEnd(end, signal);
      if (sent) return sent;
    }
    const startedBy = transports.find((transport) => transport !== 'copydata');
    if (!startedBy || (starting && !starting.includes(action))) throw new NotFoundError(notRunning(this.bridge));
    if (!this.options.start) throw new NotFoundError(`${this.#title} is not running, and this host does not start it.`);
    return this.#start(send(startedBy), signal);
  }

  /** The transports of an action that lead to the application itself, in the order in which they are tried. */
  #transportsOf(action: string): [Transport, ...Transport[]] {
    const bound = new Set(transportsOf(this.bridge, action));
    const [first, ...others] = (['copydata', 'exe', 'uri'] as const).filter((transport) => bound.has(transport));
    if (first) return [first, ...others];
    const { name } = this.bridge.definition;
    throw new FailedError(`The definition of ${name} binds ${action} to dde alone, which leads back to this host.`);
  }

  async #start(sending: Promise<AnyInvocation>, signal: AbortSignal): Promise<AnyInvocation> {
    const started = sending.then(() => this.#waitForWindow(signal)).catch(() => {});
    this.#starting = started.then(() => {
      this.#starting = undefined;
    });
    return sending;
  }

  /** Gives undefined when the application has just ended, and got nothing. */
  async #sendToRunning(
    [via]: readonly [Transport, ...Transport[]],
    send: (via: Transport) => Promise<AnyInvocation>,
  ): Promise<AnyInvocation | undefined> {
    try {
      return await send(via);
    } catch (error) {
      if (via !== 'copydata' || !(error instanceof NotFoundError)) throw error;
      if (this.#isRunning) throw new FailedError(inaccessible(this.#title), { cause: error });
      return undefined;
    }
  }

  /** One that was just started is given time for its window, so that no second one is started beside it. */
  async #waitForStart(end: number, signal: AbortSignal): Promise<void> {
    if (performance.now() >= end) {
      throw new TimedOutError(`${this.#title} was started, and has no window yet. Try again.`);
    }
    await pause(lookEvery, undefined, { signal });
  }

  async #waitForWindow(signal: AbortSignal): Promise<void> {
    const end = performance.now() + longestStart(this.bridge);
    while (!this.#isRunning && performance.now() < end) await pause(lookEvery, undefined, { signal });
  }

  /** The program only asks the running one to end; nobody says whether it did. */
  async #waitForEnd(end: number, signal: AbortSignal): Promise<void> {
    while (this.#isRunning) {
      if (performance.now() >= end) {
        throw new TimedOutError(`${this.#title} did not end in ${this.options.timeout} ms.`);
      }
      await pause(lookEvery, undefined, { signal });
    }
  }

  get #isRunning(): boolean {
    return this.tools.isRunning(this.bridge);
  }

  get #title(): string {
    return this.bridge.definition.title;
  }
}

function inaccessible(title: string): string {
  return `${title} runs, and Windows does not let this user see more of it: it may run as administrator. Run both at the same level.`;
}

/** In milliseconds. */
const lookEvery = 50;
