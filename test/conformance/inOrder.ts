// inOrder.ts: what the receivers got of cases that one process carried out, one after the other.
import type { Bridge } from '../../src/definition/bridge.js';
import type { Lab } from '../lab/index.js';
import { bridges as all, type Case } from './cases.js';
import type { Receivers } from './receivers.js';

/** What is wrong with a case over a transport that starts a program of its own, once it was carried out. */
export async function compareStart(receivers: Receivers, one: Case, index: number): Promise<string | undefined> {
  if ('exitCode' in one.expected || one.transport === 'dde' || one.transport === 'copydata') return undefined;
  const got = await receivers.received(one, index).catch((error: Error) => `NOTHING (${error.message})`);
  if (got === one.expected.payload) return undefined;
  return `expected ${JSON.stringify(one.expected.payload)}, got ${JSON.stringify(got)}`;
}

/** What the shared receivers of DDE and of messages got, against what was sent to them, in order. */
export async function compareInOrder(
  lab: Lab,
  receivers: Receivers,
  cases: readonly Case[],
  bridges: readonly Bridge[] = all,
): Promise<string[]> {
  const sent = cases.flatMap(({ bridge, transport, expected }) =>
    'payload' in expected
      ? [{ transport, bridge: bridge.definition.name, arrival: withNumber(expected.number, expected.arrival) }]
      : [],
  );
  const arrivals = (transport: string, bridge?: string) =>
    sent
      .filter((one) => one.transport === transport && (bridge === undefined || one.bridge === bridge))
      .map(({ arrival }) => arrival);
  const messages = (await lab.phone.received())
    .filter(({ how }) => how !== 'commandline')
    .map(({ how, text }) => withNumber(Number(how.replace('copydata', '')), text));
  const got = await receivers.inOrder();
  return [
    ...bridges.flatMap(({ definition: { name } }) => differences(arrivals('dde', name), got.get(name) ?? [])),
    ...differences(arrivals('copydata'), messages),
  ];
}

/** A message with its dwData. */
function withNumber(number: number | undefined, text: string): string {
  return number === undefined ? text : `${number}: ${text}`;
}

function differences(expected: readonly string[], got: readonly string[]): string[] {
  const longest = Math.max(expected.length, got.length);
  return Array.from({ length: longest }, (_item, index) => index)
    .filter((index) => expected[index] !== got[index])
    .slice(0, 5)
    .map((index) => `expected ${JSON.stringify(expected[index])}, got ${JSON.stringify(got[index])}`);
}
