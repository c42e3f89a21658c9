import { takeNumber } from '../../settings/account.js';

/** What people may write of an account that is no key of the phone. */
export const accountFields: readonly string[] = ['port'];

/** Puts a port behind the name of the server, and takes the domain from it where there is none. */
export function completeAccount(given: Map<string, string>, problems: string[]): void {
  joinPort(given, takeNumber(given, 'port', 65535, problems), problems);
  if (!given.get('domain')) deriveDomain(given);
}

/** The phone has no key for a port: it stands behind the server's name. */
function joinPort(given: Map<string, string>, port: number | undefined, problems: string[]): void {
  if (port === undefined) return;
  const server = given.get('server') || given.get('domain');
  const own = server === undefined ? undefined : portOf(server);
  if (!server) problems.push('port is given, but no server');
  else if (own !== undefined && own !== String(port)) problems.push(`port is ${port}, but server says ${own}`);
  else if (own === undefined) given.set('server', withPort(server, port));
}

function portOf(server: string): string | undefined {
  return /^(?:\[[^\]]*\]|[^:;]*):(\d+)(?:;|$)/.exec(server)?.[1];
}

/** A bare IPv6 address cannot be distinguished from its port: it needs brackets. */
function withPort(server: string, port: number): string {
  const bare = /^[\da-f:]*:[\da-f:]*:[\da-f:]*$/i.test(server);
  return server.replace(/^[^;]*/, (name) => `${bare ? `[${name}]` : name}:${port}`);
}

/** Most providers have one name for both, and the phone needs the domain. */
function deriveDomain(given: Map<string, string>): void {
  const server = given.get('server');
  if (server) given.set('domain', server.replace(/;.*$/, '').replace(/:\d+$/, ''));
}
