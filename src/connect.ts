import type { ActionsOf, ArgumentsOf, Bridge } from './definition/bridge.js';
import type { ArgumentValues } from './definition/resolve.js';
import type { BridgeDefinition } from './definition/schema.js';
import { FailedError } from './errors.js';
import { type RunOptions, type RunResult, runAction } from './run.js';

/** What all calls of a connection share, unless they say otherwise. */
export type ConnectOptions = Pick<RunOptions, 'via' | 'timeout'>;

/** An application to talk to: a method for each action of its bridge. */
export type Connection<D extends BridgeDefinition> = {
  readonly [Name in ActionsOf<D>]: Method<D['actions'][Name]>;
} & {
  /** Gives up the calls under way, and takes no more. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** An action without parameters takes none, or `{}` when options follow. */
type Method<A> = keyof ArgumentsOf<A> extends never
  ? (values?: Record<string, never>, options?: RunOptions) => Promise<RunResult>
  : Record<never, never> extends ArgumentsOf<A>
    ? (values?: ArgumentsOf<A>, options?: RunOptions) => Promise<RunResult>
    : (values: ArgumentsOf<A>, options?: RunOptions) => Promise<RunResult>;

/**
 * Connects a bridge to its application, as in `await connect(microsip).dial({ number: '5551234' })`. Nothing is opened
 * until an action is called; each call reaches the application anew.
 */
export function connect<const D extends BridgeDefinition>(
  bridge: Bridge<D>,
  options: ConnectOptions = {},
): Connection<D> {
  return connectWith(runAction, bridge, options);
}

/** `connect`, with what runs the actions given. */
export function connectWith<const D extends BridgeDefinition>(
  run: typeof runAction,
  bridge: Bridge<D>,
  options: ConnectOptions = {},
): Connection<D> {
  const names = Object.keys(bridge.definition.actions);
  const closing = new AbortController();
  const close = async () => closing.abort(new FailedError('The connection was closed.'));
  const methods = names.map((name) => {
    const method = async (values: ArgumentValues = {}, own: RunOptions = {}) => {
      const signal = own.signal ? AbortSignal.any([own.signal, closing.signal]) : closing.signal;
      signal.throwIfAborted();
      const via = own.via ?? options.via;
      return run(bridge, name, values, { via, timeout: own.timeout ?? options.timeout, signal });
    };
    return [name, method] as const;
  });
  return { ...Object.fromEntries(methods), close, [Symbol.asyncDispose]: close } as unknown as Connection<D>;
}
