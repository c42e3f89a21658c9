import type { Bridge } from '../definition/bridge.js';
import type { AnyInvocation } from '../definition/resolve/invocation.js';
import type { DdeDefinition, Transport } from '../definition/schema.js';
import { NotFoundError } from '../errors.js';
import { runningProcesses } from '../ffi/processes.js';
import { readRegistry } from '../ffi/registry.js';
import { findWindow } from '../ffi/windows.js';
import { noWindow } from './copydata.js';
import { findApplication } from './findApplication.js';
import { startHost } from './ownCommands.js';
import { hasHandler, noHandler, schemeOf } from './uri.js';

/**
 * Says why a transport is not known to reach the application now, and how to mend it; undefined when it is known to.
 * Asks the system only, never the application, so that the answer comes at once.
 */
export type Probe = (bridge: Bridge, transport: Transport, invocation?: AnyInvocation) => string | undefined;

/** Where a host is registered while it runs: the id of its process, under the name `<service>|<topic>`. */
export const registeredServers = 'HKCU\\Software\\bridgesmith\\Servers';

/** Probes this Windows. */
export const probeWindows: Probe = (bridge, transport, invocation) => {
  switch (transport) {
    case 'dde':
      return probeDde(bridge);
    case 'copydata':
      return probeCopyData(bridge);
    case 'exe':
      return probeExe(bridge);
    case 'uri':
      return probeUri(bridge, invocation);
  }
};

function probeDde(bridge: Bridge): string | undefined {
  const { dde } = bridge.definition;
  if (!dde) return undeclared(bridge, 'dde');
  return dde.server === 'host' ? probeHost(bridge, dde) : probeServer(bridge);
}

function probeHost(bridge: Bridge, { service, topic }: DdeDefinition): string | undefined {
  const name = `${service}|${topic}`;
  const registered = readRegistry(registeredServers, name);
  if (registered !== undefined && runningProcesses().has(Number(registered))) return undefined;
  return noHost(bridge, name, registered === undefined ? 'none' : 'one that has ended');
}

/** Why no host of a bridge can be reached, and how to start one. */
export function noHost(bridge: Bridge, name: string, registered: 'none' | 'one that has ended'): string {
  return `no host answers as ${name} (${registeredServers} names ${registered}). ${startHost(bridge)}`;
}

function probeServer({ definition: { title, application } }: Bridge): string | undefined {
  const executables = application?.executables ?? [];
  const running = new Set([...runningProcesses().values()].map((name) => name.toLowerCase()));
  if (executables.some((name) => running.has(name.toLowerCase()))) return undefined;
  return `${title} is not running: no process is ${executables.join(' or ') || 'known to be its'}. Start it first.`;
}

function probeCopyData(bridge: Bridge): string | undefined {
  const { application } = bridge.definition;
  if (!application?.windowClass) return undeclared(bridge, 'copydata');
  return findWindow(application.windowClass, application.executables) === undefined ? noWindow(bridge) : undefined;
}

function probeExe(bridge: Bridge): string | undefined {
  const { application, title } = bridge.definition;
  if (!application) return undeclared(bridge, 'exe');
  try {
    findApplication(title, application);
    return undefined;
  } catch (error) {
    if (error instanceof NotFoundError) return error.message;
    throw error;
  }
}

function probeUri(bridge: Bridge, invocation?: AnyInvocation): string | undefined {
  const schemes = invocation?.transport === 'uri' ? [schemeOf(invocation.uri)] : (bridge.definition.uri?.schemes ?? []);
  return schemes.some(hasHandler) ? undefined : noHandler(bridge, schemes);
}

function undeclared(bridge: Bridge, transport: Transport): string {
  return `${bridge.definition.name} does not say how ${transport} reaches it.`;
}
