import type { Bridge } from '../definition/bridge.js';
import { type Transport, transports } from '../definition/limits.js';
import type { AnyInvocation } from '../definition/resolve/invocation.js';
import { NotFoundError } from '../errors.js';
import { type Probe, probeWindows } from './probe.js';

/**
 * The automatic choice: the first transport, in the bridge's order of preference, that is known to reach the
 * application now. A single candidate is chosen without asking.
 *
 * - `dde`: the host is registered and runs; or, where the application itself answers, a process of it runs.
 * - `copydata`: a process of the application owns a window of its class.
 * - `exe`: the program is found.
 * - `uri`: a program is registered for the scheme.
 *
 * @throws NotFoundError that says for each candidate what was looked for, and how to mend it.
 */
export async function chooseTransport(
  bridge: Bridge,
  candidates: readonly Transport[],
  probe: Probe = probeWindows,
): Promise<Transport> {
  const order: readonly Transport[] = bridge.definition.prefer ?? transports;
  const sorted = order.filter((transport) => candidates.includes(transport));
  return choose(bridge, sorted, (transport) => probe(bridge, transport));
}

/** The same for an action that is resolved already, its invocations in the order of preference. */
export function chooseInvocation(
  bridge: Bridge,
  invocations: readonly AnyInvocation[],
  probe: Probe = probeWindows,
): AnyInvocation {
  const byTransport = new Map(invocations.map((invocation) => [invocation.transport, invocation]));
  const chosen = choose(bridge, [...byTransport.keys()], (transport) =>
    probe(bridge, transport, byTransport.get(transport)),
  );
  return byTransport.get(chosen) as AnyInvocation;
}

function choose(
  bridge: Bridge,
  candidates: readonly Transport[],
  unreachable: (transport: Transport) => string | undefined,
): Transport {
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return only;
  const reasons: string[] = [];
  for (const transport of candidates) {
    const reason = unreachable(transport);
    if (reason === undefined) return transport;
    reasons.push(`  ${transport}: ${reason.replaceAll('\n', '\n  ')}`);
  }
  throw new NotFoundError([`${bridge.definition.title} cannot be reached.`, ...reasons].join('\n'));
}
