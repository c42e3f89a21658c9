import { isNothingDelivered } from './dde/errors.js';
import type { Bridge } from './definition/bridge.js';
import type { AnyInvocation } from './definition/resolve/invocation.js';
import { type ArgumentValues, resolve, transportsOf } from './definition/resolve/resolve.js';
import type { Transport } from './definition/schema.js';
import { RefusedError, UsageError } from './errors.js';
import { generateInstead, requireWindows } from './ffi/library.js';
import { chooseInvocation } from './transports/choose.js';
import { type PerformOptions, perform } from './transports/index.js';
import { type Probe, probeWindows } from './transports/probe.js';

/** How one action is run. */
export interface RunOptions extends PerformOptions {
  /** The transport to use; chosen automatically when left out. */
  readonly via?: Transport | undefined;
}

/** What was done. */
export interface RunResult {
  readonly transport: Transport;
  readonly invocation: AnyInvocation;
}

/** The parts of running that a test replaces. */
export interface RunTools {
  readonly requireWindows: (what: string, instead?: string) => void;
  readonly probe: Probe;
  readonly perform: typeof perform;
}

/**
 * Runs an action. Refused arguments are reported before anything else is looked at.
 *
 * Without `via`, transports that cannot carry the arguments are left out, and the first of the others that is known to
 * reach the application is used. When it is DDE and no conversation begins, nothing was delivered and the next one is
 * used; after anything else an error is final, so that no command is ever carried out twice.
 *
 * @throws UsageError, RefusedError, NotFoundError, FailedError or TimedOutError.
 */
export async function runAction(
  bridge: Bridge,
  action: string,
  values: ArgumentValues,
  options: RunOptions = {},
  tools: RunTools = { requireWindows, probe: probeWindows, perform },
): Promise<RunResult> {
  const { via } = options;
  let candidates = via === undefined ? resolveAll(bridge, action, values) : [resolve(bridge, action, values, via)];
  tools.requireWindows('Running an action', generateInstead);
  for (;;) {
    const invocation = chooseInvocation(bridge, candidates, tools.probe);
    try {
      await tools.perform(bridge, invocation, options);
      return { transport: invocation.transport, invocation };
    } catch (error) {
      if (!isNothingDelivered(error) || candidates.length === 1) throw error;
      candidates = candidates.filter((other) => other !== invocation);
    }
  }
}

/** The invocations of an action over all transports that can carry its arguments, in the order of preference. */
export function resolveAll(bridge: Bridge, action: string, values: ArgumentValues): AnyInvocation[] {
  const invocations: AnyInvocation[] = [];
  let refusal: RefusedError | undefined;
  for (const transport of transportsOf(bridge, action)) {
    try {
      invocations.push(resolve(bridge, action, values, transport));
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      refusal ??= error;
    }
  }
  if (refusal && invocations.length === 0) throw refusal;
  if (invocations.length === 0) {
    throw new UsageError(`${action} goes over no transport that ${bridge.definition.name} prefers. Name one with via.`);
  }
  return invocations;
}
