import type { AnyInvocation } from '../definition/resolve/invocation.js';
import { requireWindows } from '../ffi/library.js';
import { microsip } from '../profiles/microsip/bridge.js';
import { type RunResult, type RunTools, resolveAll, runAction } from '../run.js';
import { perform } from '../transports/index.js';
import { probeWindows } from '../transports/probe.js';
import type { PhoneLink } from './phoneLink.js';

/**
 * Dials the number of a link over any transport but a link: this program may be the one that Windows opens those with,
 * and would start itself without end.
 *
 * @throws NotFoundError, FailedError or TimedOutError.
 */
export function dialLink(
  { number }: Pick<PhoneLink, 'number'>,
  { probe, ...tools }: RunTools = { requireWindows, probe: probeWindows, perform },
): Promise<RunResult> {
  return runAction(
    microsip,
    'dial',
    { number },
    {},
    {
      ...tools,
      probe: (bridge, transport, invocation) =>
        transport === 'uri' ? 'a link is not answered by opening another.' : probe(bridge, transport, invocation),
    },
  );
}

/** What dialling the number of a link may send, the preferred first. */
export function linkInvocations({ number }: PhoneLink): AnyInvocation[] {
  return resolveAll(microsip, 'dial', { number }).filter(({ transport }) => transport !== 'uri');
}
