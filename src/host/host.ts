import { setTimeout as pause } from 'node:timers/promises';
import { type HostState, type HostStateSource, unknownState } from '../calls/phoneState.js';
import type { HostCall } from '../calls/record.js';
import { CallTracker } from '../calls/tracker.js';
import { DdeServer } from '../dde/server.js';
import type { DdeTopic } from '../dde/topic.js';
import type { DdeTransaction } from '../dde/transaction.js';
import type { Bridge } from '../definition/bridge.js';
import { payloadOf } from '../definition/resolve/invocation.js';
import { FailedError, RefusedError, UsageError } from '../errors.js';
import { requireWindows } from '../ffi/library.js';
import { version } from '../version.js';
import { ApplicationCommands } from './commands.js';
import { CommandTable } from './commandTable.js';
import { type HostEvent, hostEvent, messageOf } from './events.js';
import { followState } from './followState.js';
import { HostInstance } from './instance.js';
import { itemTexts, unservedItems } from './items.js';
import { hostConversation, hostName } from './name.js';
import type { HostSupport } from './support.js';

export interface ApplicationHostOptions {
  /** Whether a command that makes sense then starts an application that does not run; true when left out. */
  readonly start?: boolean | undefined;
  /** How long a command may take before it is refused, in milliseconds; 5,000 when left out. */
  readonly timeout?: number | undefined;
  /** Takes the place of a host that runs already; without it, that is an error. */
  readonly replace?: boolean | undefined;
  /** Where the host learns what the phone does; as the application's support has it when left out. */
  readonly state?: HostStateSource | undefined;
  /** Called with what happens. */
  readonly report?: ((event: HostEvent) => void) | undefined;
  /** Called with each call when it has ended. */
  readonly called?: ((call: HostCall) => void) | undefined;
}

/**
 * Speaks DDE for an application that does not: a server that carries out the commands which the definition declares, and,
 * where it is supported, serves what the application does.
 *
 * A command is read by the definition's own bindings and resolved again before anything is sent, so that no client
 * reaches more of the application than the definition's actions. What goes wrong with that is the client's negative
 * acknowledgement, and never the end of the host.
 */
export class ApplicationHost {
  /** What clients may send. */
  readonly commands: CommandTable;
  /** Settled when the host has ended, for whatever reason, which it gives. */
  readonly ended: Promise<string>;
  readonly #name: string;
  readonly #source: HostStateSource | undefined;
  readonly #items: HostSupport['items'];
  /** Why items are not served. */
  readonly #unserved: string | undefined;
  readonly #options: ApplicationHostOptions;
  readonly #application: ApplicationCommands;
  readonly #closing = new AbortController();
  readonly #server: DdeServer;
  readonly #topic: DdeTopic;
  readonly #calls: CallTracker;
  #end: (reason: string) => void = () => {};
  #instance: HostInstance | undefined;

  /**
   * @param support what there is for the application beyond its definition.
   * @throws UsageError for an application that needs no host.
   */
  constructor(
    private readonly bridge: Bridge,
    support: HostSupport = {},
    options: ApplicationHostOptions = {},
  ) {
    this.#name = hostName(bridge);
    this.#source = options.state ?? support.state;
    this.#items = this.#source && support.items;
    this.#unserved = unservedItems(bridge, this.#items);
    this.commands = new CommandTable(bridge);
    this.#options = options;
    this.#application = new ApplicationCommands(bridge, support, {
      start: options.start ?? true,
      timeout: options.timeout ?? 5000,
    });
    this.#calls = new CallTracker(support.unanswered);
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.#server = new DdeServer({
      help: `Commands: ${this.commands.usage.join(' ')}. Made with bridgesmith ${version}.`,
      failed: (error, transaction) => this.#report('refused', messageOf(error), transaction),
    });
    const notSet = this.#items ? 'what the phone does can be read, and not set' : 'nothing here can be set';
    const { service, topic } = hostConversation(bridge);
    this.#topic = this.#server.topic(service, topic, {
      execute: (command, transaction) => this.#execute(command, transaction),
      ...(this.#unserved === undefined ? {} : { request: (item: string) => this.#refuse(item, this.#unserved) }),
      poke: (item) => this.#refuse(item, this.#unserved ?? notSet),
    });
    this.#show(unknownState);
  }

  /**
   * Begins to answer. The process stays alive until `close`, or until another host takes the place of this one.
   *
   * @throws FailedError when another host runs, or on any system but Windows.
   */
  async listen(): Promise<void> {
    requireWindows('A DDE host');
    if (this.#instance || this.#closing.signal.aborted) throw new UsageError('A host listens once. Make another one.');
    const replaced = () => void this.close('another host has taken its place');
    const instance = await HostInstance.claim(this.#name, replaced, { replace: this.#options.replace });
    this.#instance = instance;
    try {
      this.#closing.signal.throwIfAborted();
      await this.#followState();
      await this.#server.listen();
      instance.register();
    } catch (error) {
      await this.close('it could not begin');
      throw error;
    }
    const but = this.#unserved ? `; ${this.#unserved}` : '';
    this.#report('started', `answers as ${this.#name}, process ${process.pid}, version ${version}${but}`);
  }

  /** Ends all conversations, removes its registration, and answers no more. */
  async close(reason = 'it was told to'): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort(new FailedError('The host has ended.'));
    await this.#server.close();
    this.#instance?.release();
    if (this.#instance) this.#report('stopped', reason);
    this.#end(reason);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #execute(command: string, transaction: DdeTransaction): Promise<void> {
    const read = this.commands.read(command);
    this.#calls.sent(read.action);
    const sent = await this.#application.carryOut(read, this.#closing.signal).catch((error) => {
      this.#calls.sent(undefined);
      throw error;
    });
    this.#report('done', `sent over ${sent.transport}: ${payloadOf(sent)}`, transaction);
  }

  /** @throws RefusedError, which the client gets as a negative acknowledgement, and the log as a reason. */
  #refuse(item: string, why = ''): never {
    throw new RefusedError('', `${item}: ${why}. Send a command instead.`);
  }

  /** Begins to look at the phone, and lets those who ask first have an answer. */
  async #followState(): Promise<void> {
    const source = this.#source;
    if (!source) return;
    const seen = new Promise<void>((resolve) => {
      void followState(source, this.#closing.signal, {
        seen: (state) => {
          this.#show(state);
          for (const call of this.#calls.see(state, Date.now())) this.#options.called?.(call);
          resolve();
        },
        lost: () => this.#show(unknownState),
        trouble: (message) => this.#report('trouble', `cannot see what the phone does: ${message}`),
      });
    });
    await Promise.race([seen, pause(longestFirstLook, undefined, { ref: false })]);
  }

  /** Sets only what has changed: every `set` reaches all who are linked to the item. */
  #show(state: HostState): void {
    for (const [item, text] of itemTexts(this.bridge, state, this.#items)) {
      if (this.#topic.get(item) !== text) this.#topic.set(item, text);
    }
  }

  #report(event: HostEvent['event'], message: string, transaction?: DdeTransaction): void {
    const sent = transaction && { client: transaction.client, command: commandOf(transaction) };
    this.#options.report?.(hostEvent(event, message, sent));
  }
}

/** What a client sent, readable or not. */
function commandOf(transaction: DdeTransaction): string {
  try {
    return String(transaction.value);
  } catch {
    return `bytes ${Buffer.from(transaction.bytes).toString('hex')}`;
  }
}

/** In milliseconds. */
const longestFirstLook = 1000;
