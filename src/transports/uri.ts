import type { Bridge } from '../definition/bridge.js';
import type { UriInvocation } from '../definition/resolve/invocation.js';
import { FailedError, NotFoundError, TimedOutError } from '../errors.js';
import { readRegistry } from '../ffi/registry.js';
import { defaultTimeout, type PerformOptions } from './limits.js';
import { registerLinks } from './ownCommands.js';
import { runTask } from './task.js';

/**
 * Has the shell open a link with the scheme's registered handler.
 *
 * @throws NotFoundError when the scheme has no handler; TimedOutError; FailedError when the handler does not start.
 */
export async function performUri(
  bridge: Bridge,
  invocation: UriInvocation,
  options: PerformOptions = {},
): Promise<void> {
  const scheme = schemeOf(invocation.uri);
  if (!hasHandler(scheme)) throw new NotFoundError(noHandler(bridge, [scheme]));
  const timeout = options.timeout ?? defaultTimeout;
  const late = () => new TimedOutError(`The handler of ${scheme}: links did not start in ${timeout} ms.`);
  const { done, error } = await runTask(
    { type: 'open', uri: invocation.uri },
    { timeout, signal: options.signal, late },
  );
  if (!done) throw openError(bridge, scheme, error);
}

export function schemeOf(uri: string): string {
  return uri.slice(0, uri.indexOf(':')).toLowerCase();
}

/**
 * Whether a program is registered for a scheme.
 *
 * Source: https://learn.microsoft.com/previous-versions/windows/internet-explorer/ie-developer/platform-apis/aa767914(v=vs.85)
 */
export function hasHandler(scheme: string): boolean {
  return readRegistry(`HKCR\\${scheme}`, 'URL Protocol') !== undefined;
}

/** Why no link reaches the application, and what to do. */
export function noHandler(bridge: Bridge, schemes: readonly string[]): string {
  const { title } = bridge.definition;
  return `No program is registered for ${schemes.join(': or ')}: links. Install ${title}, or ${registerLinks(bridge)}`;
}

/** The error for a link that the shell did not open. */
export function openError(bridge: Bridge, scheme: string, error: number): Error {
  if (error === noAssociation) return new NotFoundError(noHandler(bridge, [scheme]));
  if (error === fileNotFound) {
    return new NotFoundError(
      `The program registered for ${scheme}: links is no longer there. Install ${bridge.definition.title} again.`,
    );
  }
  return new FailedError(`Windows could not open the ${scheme}: link (Windows error ${error}).`);
}

const fileNotFound = 2; // ERROR_FILE_NOT_FOUND
const noAssociation = 1155; // ERROR_NO_ASSOCIATION
