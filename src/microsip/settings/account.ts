import { BridgesmithError, namedTogether } from '../../errors.js';
import { accountKey, accountKeys } from './accountKeys.js';
import { checkValue } from './keys.js';

/**
 * An account as people write it: with the phone's own keys, or the documented ones (Server, Port, Domain, Username,
 * AuthID, Password, DisplayName, Proxy). Case, blanks, hyphens and underscores in names do not matter.
 */
export type AccountDefinition = Readonly<Record<string, string | number | boolean>>;

/** An account that has been checked. */
export interface Account {
  /** Which `[AccountN]` it is; undefined where its place in a list says so. */
  readonly slot: number | undefined;
  /** Key and value, in the order of the phone's own files. */
  readonly keys: readonly (readonly [string, string])[];
  /** It comes from a file that a phone has written. */
  readonly isPhones?: boolean;
}

/** Why a definition is no account; each finishes the sentence "line 3: …". */
export type Problems = readonly string[];

/** @param force take also keys, and values of keys, that are not known, as another version of the phone may have. */
export function checkAccount(definition: AccountDefinition, force = false): Account | Problems {
  const problems: string[] = [];
  const given = new Map<string, string>();
  const unknown: string[] = [];
  for (const [written, value] of Object.entries(definition)) {
    const name = accountFieldName(written) ?? (force ? written : undefined);
    if (name === undefined) unknown.push(written);
    else if (given.has(name)) problems.push(`${written} is given twice`);
    else if (typeof value === 'object') problems.push(`${written} is no single value`);
    else given.set(name, String(value));
  }
  if (unknown.length > 0) problems.push(unknownFields(unknown));
  const slot = takeNumber(given, 'account', 999, problems);
  joinPort(given, takeNumber(given, 'port', 65535, problems), problems);
  if (!given.get('domain')) deriveDomain(given);
  for (const name of ['domain', 'username']) {
    if (!given.get(name)) problems.push(`${name} is missing: the phone has no account without it`);
  }
  const known = accountKeys.map(({ name }) => name).filter((name) => given.has(name));
  const names = new Set([...known, ...given.keys()]);
  const keys = [...names].map((name) => [name, checkedValue(name, given.get(name) ?? '', force, problems)] as const);
  return problems.length > 0 ? problems : { slot, keys };
}

export function isAccount(checked: Account | Problems): checked is Account {
  return !Array.isArray(checked);
}

/** The phone's own name for what a field of a definition is called; undefined when there is none. */
export function accountFieldName(written: string): string | undefined {
  return fieldNames.get(foldedField(written));
}

/** A name without what people write differently. */
export function foldedField(name: string): string {
  return name.toLowerCase().replace(/[ _-]/g, '');
}

/** `port` and `account` are not keys of the phone: the one is part of `server`, the other of the section's name. */
const fieldNames: ReadonlyMap<string, string> = new Map(
  [...accountKeys.map(({ name }) => name), 'port', 'account'].map((name) => [foldedField(name), name]),
);

/** All of them, as they are written here. */
export const accountFieldNames: readonly string[] = [...fieldNames.values()];

function takeNumber(
  given: Map<string, string>,
  name: 'port' | 'account',
  highest: number,
  problems: string[],
): number | undefined {
  const text = given.get(name);
  given.delete(name);
  if (text === undefined || text === '') return undefined;
  if (/^[1-9]\d{0,4}$/.test(text) && Number(text) <= highest) return Number(text);
  problems.push(`${name} is ${JSON.stringify(text)}, but expects a whole number from 1 to ${highest}`);
  return undefined;
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

/** A bare IPv6 address cannot be told from its port: it needs brackets. */
function withPort(server: string, port: number): string {
  const bare = /^[\da-f:]*:[\da-f:]*:[\da-f:]*$/i.test(server);
  return server.replace(/^[^;]*/, (name) => `${bare ? `[${name}]` : name}:${port}`);
}

/** Most providers have one name for both, and the phone needs the domain. */
function deriveDomain(given: Map<string, string>): void {
  const server = given.get('server');
  if (server) given.set('domain', server.replace(/;.*$/, '').replace(/:\d+$/, ''));
}

function checkedValue(name: string, value: string, force: boolean, problems: string[]): string {
  const key = accountKey(name);
  if (!key) return value;
  try {
    return checkValue(key, value, { force });
  } catch (error) {
    if (!(error instanceof BridgesmithError)) throw error;
    problems.push(error.message.replace(/\.$/, ''));
    return value;
  }
}

function unknownFields(names: readonly string[]): string {
  const fields = ['account', ...accountKeys.map((key) => key.name), 'port'].join(', ');
  const shown = namedTogether(names.map((name) => JSON.stringify(name)));
  return `${shown} ${names.length === 1 ? 'is' : 'are'} nothing that an account has. It has ${fields}`;
}
