import type { Bridge } from '../definition/bridge.js';
import type { AnyInvocation } from '../definition/resolve/invocation.js';
import { generateInstead, requireWindows } from '../ffi/library.js';
import { performCopyData } from './copydata.js';
import { performDde } from './dde.js';
import { performExe } from './exe.js';
import type { PerformOptions } from './limits.js';
import { performUri } from './uri.js';

export { chooseTransport } from './choose.js';
export { findApplication } from './findApplication.js';
export type { PerformOptions } from './limits.js';

/**
 * Carries out one invocation over its transport.
 *
 * @throws NotFoundError, FailedError, TimedOutError or RefusedError, as the transport says; FailedError on any system
 *   but Windows.
 */
export async function perform(bridge: Bridge, invocation: AnyInvocation, options: PerformOptions = {}): Promise<void> {
  requireWindows('Running an action', generateInstead);
  options.signal?.throwIfAborted();
  switch (invocation.transport) {
    case 'dde':
      return performDde(bridge, invocation, options);
    case 'copydata':
      return performCopyData(bridge, invocation, options);
    case 'exe':
      return performExe(bridge, invocation);
    case 'uri':
      return performUri(bridge, invocation, options);
  }
}
