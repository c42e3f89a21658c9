import type { Bridge } from '../definition/bridge.js';
import type { AnyInvocation } from '../definition/resolve/invocation.js';
import { requireWindows } from '../ffi/library.js';
import { type RunResult, type RunTools, resolveAll, runAction } from '../run.js';
import { perform } from '../transports/index.js';
import { probeWindows } from '../transports/probe.js';
import type { PhoneLink } from './phoneLink.js';
import { linksOf } from './read.js';

/**
 * Dials the number of a link over any transport but a link: this program may be the one that Windows opens those with,
 * and would start itself without end.
 *
 * @throws NotFoundError, FailedError or TimedOutError.
 */
export function dialLink(
  bridge: Bridge,
  { number }: Pick<PhoneLink, 'number'>,
  { probe, ...tools }: RunTools = { requireWindows, probe: probeWindows, perform },
): Promise<RunResult> {
  const { action, value } = linksOf(bridge);
  return runAction(
    bridge,
    action,
    { [value]: number },
    {},
    {
      ...tools,
      probe: (asked, transport, invocation) =>
        transport === 'uri' ? 'a link is not answered by opening another.' : probe(asked, transport, invocation),
    },
  );
}

/** What dialling the number of a link may send, the preferred first. */
export function linkInvocations(bridge: Bridge, { number }: PhoneLink): AnyInvocation[] {
  const { action, value } = linksOf(bridge);
  return resolveAll(bridge, action, { [value]: number }).filter(({ transport }) => transport !== 'uri');
}
