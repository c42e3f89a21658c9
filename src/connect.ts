import type { DdeTable } from './dde/index.js';
import type { ActionsOf, ArgumentsOf, Bridge, ItemsOf } from './definition/bridge.js';
import type { ArgumentValues } from './definition/resolve/resolve.js';
import type { BridgeDefinition, ItemDefinition } from './definition/schema.js';
import { FailedError } from './errors.js';
import { readItem, watchItem } from './items.js';
import { type RunOptions, type RunResult, runAction } from './run.js';
import type { WatchOptions } from './transports/ddeItems.js';
import type { PerformOptions } from './transports/index.js';

/** What all calls of a connection share, unless they say otherwise. */
export type ConnectOptions = Pick<RunOptions, 'via' | 'timeout'>;

/** An application to talk to: a method for each action of its bridge, and for each item. */
export type Connection<D extends BridgeDefinition> = {
  readonly [Name in ActionsOf<D>]: Method<D['actions'][Name], RunOptions, Promise<RunResult>>;
} & {
  /** Asks for an item: `await phone.read.status()`. */
  readonly read: {
    readonly [Name in ItemsOf<D> as ItemOf<D, Name> extends { request: false } ? never : Name]: Method<
      ItemOf<D, Name>,
      PerformOptions,
      Promise<ValueOf<ItemOf<D, Name>>>
    >;
  };
  /** Waits for each new value of an item: `for await (const status of phone.watch.status()) …`. */
  readonly watch: {
    readonly [Name in ItemsOf<D> as ItemOf<D, Name> extends { advise: false } ? never : Name]: Method<
      ItemOf<D, Name>,
      WatchOptions,
      AsyncGenerator<ValueOf<ItemOf<D, Name>>, void, undefined>
    >;
  };
  /** Gives up the calls under way, ends what is watched, and takes no more. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** What has no parameters takes none, or `{}` when options follow. */
type Method<Subject, Options, Result> = keyof ArgumentsOf<Subject> extends never
  ? (values?: Record<string, never>, options?: Options) => Result
  : Record<never, never> extends ArgumentsOf<Subject>
    ? (values?: ArgumentsOf<Subject>, options?: Options) => Result
    : (values: ArgumentsOf<Subject>, options?: Options) => Result;

type ItemOf<D extends BridgeDefinition, Name extends ItemsOf<D>> = D extends { items?: infer Items }
  ? NonNullable<Items>[Name & keyof NonNullable<Items>]
  : never;

/** The last two: an item that may be of any value, and one that says nothing of it. */
type ValueOf<Item> = Item extends { value: 'table' }
  ? DdeTable
  : Item extends { value: 'text' }
    ? string
    : 'value' extends keyof Item
      ? string | DdeTable
      : string;

/**
 * Connects a bridge to its application, as in `await connect(microsip).dial({ number: '5551234' })`. Nothing is opened
 * until a method is called; each call reaches the application anew.
 */
export function connect<const D extends BridgeDefinition>(
  bridge: Bridge<D>,
  options: ConnectOptions = {},
): Connection<D> {
  return connectWith({ runAction, readItem, watchItem }, bridge, options);
}

/** What a connection calls, and a test replaces. */
export interface ConnectTools {
  readonly runAction: typeof runAction;
  readonly readItem: typeof readItem;
  readonly watchItem: typeof watchItem;
}

/** `connect`, with what carries the calls out given. */
export function connectWith<const D extends BridgeDefinition>(
  tools: ConnectTools,
  bridge: Bridge<D>,
  options: ConnectOptions = {},
): Connection<D> {
  const definition: BridgeDefinition = bridge.definition;
  const closing = new AbortController();
  const close = async () => closing.abort(new FailedError('The connection was closed.'));
  const limitsOf = (own: PerformOptions) => {
    const signal = own.signal ? AbortSignal.any([own.signal, closing.signal]) : closing.signal;
    return { timeout: own.timeout ?? options.timeout, signal };
  };
  const act =
    (name: string) =>
    async (values: ArgumentValues = {}, own: RunOptions = {}) => {
      closing.signal.throwIfAborted();
      return tools.runAction(bridge, name, values, { via: own.via ?? options.via, ...limitsOf(own) });
    };
  const read =
    (name: string) =>
    async (values: ArgumentValues = {}, own: PerformOptions = {}) => {
      closing.signal.throwIfAborted();
      return tools.readItem(bridge, name, values, limitsOf(own));
    };
  const watch =
    (name: string) =>
    (values: ArgumentValues = {}, own: WatchOptions = {}) =>
      endedBy(closing.signal, () => tools.watchItem(bridge, name, values, { warm: own.warm, ...limitsOf(own) }));
  const items = Object.entries(definition.items ?? {});
  return {
    ...methods(Object.keys(definition.actions), act),
    read: methods(
      namesOf(items, ({ request }) => request !== false),
      read,
    ),
    watch: methods(
      namesOf(items, ({ advise }) => advise !== false),
      watch,
    ),
    close,
    [Symbol.asyncDispose]: close,
  } as unknown as Connection<D>;
}

function methods<Call>(names: readonly string[], make: (name: string) => Call): Record<string, Call> {
  return Object.fromEntries(names.map((name) => [name, make(name)]));
}

function namesOf(
  items: readonly (readonly [string, ItemDefinition])[],
  can: (item: ItemDefinition) => boolean,
): string[] {
  return items.filter(([, item]) => can(item)).map(([name]) => name);
}

/** To close a connection is the end of what is watched, and no failure of it. */
async function* endedBy<Value>(
  closing: AbortSignal,
  begin: () => AsyncIterable<Value>,
): AsyncGenerator<Value, void, undefined> {
  closing.throwIfAborted();
  try {
    yield* begin();
  } catch (error) {
    if (!closing.aborted || error !== closing.reason) throw error;
  }
}
