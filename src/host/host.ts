import { setTimeout as pause } from 'node:timers/promises';
import { type HostState, type HostStateSource, unknownState } from '../calls/phoneState.js';
import type { HostCall } from '../calls/record.js';
import { CallTracker } from '../calls/tracker.js';
import { DdeServer } from '../dde/server.js';
import type { DdeTopic } from '../dde/topic.js';
import type { DdeTransaction } from '../dde/transaction.js';
import { payloadOf } from '../definition/resolve/invocation.js';
import { FailedError, RefusedError, UsageError } from '../errors.js';
import { requireWindows } from '../ffi/library.js';
import { watchPhoneState } from '../microsip/state/state.js';
import { microsip } from '../profiles/microsip/bridge.js';
import { version } from '../version.js';
import { PhoneCommands } from './commands.js';
import { CommandTable } from './commandTable.js';
import { type HostEvent, hostEvent } from './events.js';
import { HostInstance } from './instance.js';
import { itemTexts } from './items.js';
import { hostName } from './name.js';

export interface MicrosipHostOptions {
  /** Whether a command that makes sense without a running phone starts it; true when left out. */
  readonly startPhone?: boolean | undefined;
  /** How long a command may take before it is refused, in milliseconds; 5,000 when left out. */
  readonly timeout?: number | undefined;
  /** Takes the place of a host that runs already; without it, that is an error. */
  readonly replace?: boolean | undefined;
  /** Where the host learns what the phone does; from the phone's windows when left out. */
  readonly state?: HostStateSource | undefined;
  /** Hears what happens. */
  readonly report?: ((event: HostEvent) => void) | undefined;
  /** Hears of each call when it has ended. */
  readonly called?: ((call: HostCall) => void) | undefined;
}

/**
 * Speaks DDE for MicroSIP, which does not: a server `MicroSIP|control` that carries out the commands which the definition
 * declares, and serves and tells what the phone does.
 *
 * A command is read by the definition's own bindings and resolved again before anything is sent, so that no client
 * reaches more of the phone than the definition's actions. What goes wrong with the phone is the client's negative
 * acknowledgement, and never the end of the host.
 */
export class MicrosipHost {
  /** What clients may send. */
  readonly commands = new CommandTable(microsip);
  /** Settled when the host has ended, for whatever reason, which it gives. */
  readonly ended: Promise<string>;
  readonly #options: MicrosipHostOptions;
  readonly #phone: PhoneCommands;
  readonly #closing = new AbortController();
  readonly #server: DdeServer;
  readonly #topic: DdeTopic;
  readonly #calls = new CallTracker({ reject: ['reject', 'hangUp'], cancel: ['cancel', 'hangUp'] });
  #end: (reason: string) => void = () => {};
  #instance: HostInstance | undefined;

  constructor(options: MicrosipHostOptions = {}) {
    this.#options = options;
    this.#phone = new PhoneCommands({ startPhone: options.startPhone ?? true, timeout: options.timeout ?? 5000 });
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.#server = new DdeServer({
      help: `Commands: ${this.commands.usage.join(' ')}. Made with bridgesmith ${version}.`,
      failed: (error, transaction) => this.#report('refused', messageOf(error), transaction),
    });
    this.#topic = this.#server.topic(service, topic, {
      execute: (command, transaction) => this.#execute(command, transaction),
      poke: (item) => {
        throw new RefusedError('', `${item}: what the phone does can be read, and not set. Send a command instead.`);
      },
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
    const instance = await HostInstance.claim(hostName(microsip), replaced, { replace: this.#options.replace });
    this.#instance = instance;
    try {
      this.#closing.signal.throwIfAborted();
      await this.#seePhone();
      await this.#server.listen();
      instance.mark();
    } catch (error) {
      await this.close('it could not begin');
      throw error;
    }
    this.#report('started', `answers as ${hostName(microsip)}, process ${process.pid}, version ${version}`);
  }

  /** Ends all conversations, removes the host's mark, and answers no more. */
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
    const sent = await this.#phone.carryOut(read, this.#closing.signal).catch((error) => {
      this.#calls.sent(undefined);
      throw error;
    });
    this.#report('done', `sent over ${sent.transport}: ${payloadOf(sent)}`, transaction);
  }

  /** Begins to look at the phone, and lets those who ask first have an answer. */
  async #seePhone(): Promise<void> {
    const seen = new Promise<void>((resolve) => {
      void this.#follow(resolve);
    });
    await Promise.race([seen, pause(longestFirstLook, undefined, { ref: false })]);
  }

  /** Keeps the items what the phone is. Whatever becomes of the source, the host goes on, and looks again. */
  async #follow(seen: () => void): Promise<void> {
    const { signal } = this.#closing;
    const source = this.#options.state ?? watchPhoneState;
    let told = '';
    while (!signal.aborted) {
      try {
        for await (const state of source({ signal })) {
          told = '';
          this.#show(state);
          for (const call of this.#calls.see(state, Date.now())) this.#options.called?.(call);
          seen();
        }
      } catch (error) {
        if (signal.aborted) return;
        const message = messageOf(error);
        if (message !== told) this.#report('trouble', `cannot see what the phone does: ${message}`);
        told = message;
      }
      if (signal.aborted) return;
      this.#show(unknownState);
      await pause(lookAgain, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  /** Tells only what has changed: every `set` reaches all who are linked to the item. */
  #show(state: HostState): void {
    for (const [item, text] of itemTexts(state)) {
      if (this.#topic.get(item) !== text) this.#topic.set(item, text);
    }
  }

  #report(event: HostEvent['event'], message: string, transaction?: DdeTransaction): void {
    const sent = transaction && { client: transaction.client, command: commandOf(transaction) };
    this.#options.report?.(hostEvent(event, message, sent));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What a client sent, readable or not. */
function commandOf(transaction: DdeTransaction): string {
  try {
    return String(transaction.value);
  } catch {
    return `bytes ${Buffer.from(transaction.bytes).toString('hex')}`;
  }
}

const { service, topic } = microsip.definition.dde;

/** In milliseconds. */
const lookAgain = 2000;
const longestFirstLook = 1000;
