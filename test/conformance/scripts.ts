import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hyphenated, variableOf } from '../../src/definition/names.js';
import type { Target } from '../../src/targets/target.js';
import { type Lab, type RunOptions, type RunResult, waitFor } from '../lab/index.js';
import { type Case, casesOver } from './cases.js';
import type { Receivers } from './receivers.js';

/** How a target's script is called: the script, its arguments, and the environment it is given. */
export interface ScriptCall {
  readonly script: string;
  readonly words: readonly string[];
  readonly options: RunOptions;
}

export type Caller = (lab: Lab, call: ScriptCall) => Promise<RunResult>;

/**
 * Runs every case through a target's generated scripts, arguments given by environment variables, which can hold what
 * no command line can.
 *
 * @param beyondLab whether a case needs more than this lab can do; such cases are reported as skipped.
 * @param cases those over the target's transports, when they are not those of the table.
 */
export function conformanceOf(
  target: Target,
  beyondLab: (one: Case) => boolean,
  extension: string,
  call: Caller,
  open: () => { lab: Lab; receivers: Receivers },
  cases: readonly Case[] = casesOver(target.transports, target.dde),
): void {
  const all = cases.map((one, index) => ({ one, index }));
  for (const transport of target.transports) {
    const group = all.filter(({ one }) => one.transport === transport);
    const possible = group.filter(({ one }) => !beyondLab(one));
    const title = `${target.name} over ${transport}: ${possible.length} cases, ${possible.filter(({ one }) => one.hostile).length} of them hostile`;
    test(title, async () => {
      const { lab, receivers } = open();
      const differences: string[] = [];
      const sent: Case[] = [];
      await inTurns(possible, 4, async ({ one, index }, turn) => {
        const folder = receivers.scriptsOf(turn);
        const outcome = await tryCase(target, extension, call, lab, receivers, folder, one, index);
        if (outcome === 'sent') sent.push(one);
        else if (outcome) differences.push(`${one.name}\n    ${outcome}`);
      });
      differences.push(...(await compareArrivals(receivers, sent)));
      await receivers.clear();
      expect(differences.join('\n')).toBe('');
    });
    if (possible.length < group.length) {
      test.skip(
        `${target.name} over ${transport}: ${group.length - possible.length} cases that only Windows itself can carry out`,
      );
    }
  }
}

/** What Wine cannot do for scripts: DDE and links with some characters. */
export function isBeyondWine(one: Case): boolean {
  return isCutByWine(one) || needsAscW(one);
}

/** Wine's VBScript has no AscW, which percent-encoding beyond ASCII needs. */
function needsAscW({ transport, expected }: Case): boolean {
  return transport === 'uri' && 'payload' in expected && /%[89A-F]/.test(expected.payload);
}

/** Wine's DDEML hands on only the first character of an EXECUTE with a character above U+00FF. */
export function isCutByWine({ transport, expected }: Case): boolean {
  if (transport !== 'dde' || !('payload' in expected) || expected.arrival.startsWith('poke ')) return false;
  return /[^\u0000-\u00ff]/.test(expected.payload);
}

/**
 * Compares what the DDE servers got with what was sent to them, once as many commands have arrived. Scripts run beside each
 * other, so the order does not count: each command has to arrive as often as cases send it, and no other.
 */
async function compareArrivals(receivers: Receivers, sent: readonly Case[]): Promise<string[]> {
  const allArrived = async () => {
    const arrived = await receivers.inOrder();
    return [...arrived.values()].flat().length >= sent.length ? arrived : undefined;
  };
  const arrived = await waitFor('commands to arrive', allArrived).catch(() => receivers.inOrder());
  const lost = sent.flatMap(({ name, bridge, expected }) => {
    const commands = arrived.get(bridge.definition.name) ?? [];
    const arrival = 'payload' in expected ? expected.arrival : '';
    const place = commands.indexOf(arrival);
    if (place >= 0) commands.splice(place, 1);
    return place >= 0 ? [] : [`${name}\n    expected ${JSON.stringify(arrival)}, which did not arrive`];
  });
  const unexpected = [...arrived].flatMap(([name, commands]) =>
    commands.map((command) => `a command that no case sends to ${name}: ${JSON.stringify(command)}`),
  );
  return [...lost, ...unexpected];
}

/** What is wrong with a case; `sent` for one over DDE that was sent, whose arrival is still to be seen. */
async function tryCase(
  target: Target,
  extension: string,
  call: Caller,
  lab: Lab,
  receivers: Receivers,
  folder: string,
  one: Case,
  index: number,
): Promise<string | undefined> {
  const arguments_ = argumentsOf(one);
  if (!arguments_) return undefined;
  const script = join(folder, one.bridge.definition.name, target.name, `${hyphenated(one.action)}${extension}`);
  const env = { ...receivers.environmentOf(one, index), ...arguments_.env };
  const words = [...arguments_.words, `/via:${one.transport}`, ...(one.transport === 'dde' ? ['/timeout:300'] : [])];
  const result = await call(lab, { script, words, options: { env } });
  const said = `${result.stdout}${result.stderr}`.trim();
  const refusal = 'payload' in one.expected && target.cannotSend?.(one.transport, one.expected.payload);
  if ('exitCode' in one.expected || refusal) {
    const expected = 'exitCode' in one.expected ? one.expected.exitCode : 4;
    return result.exitCode === expected ? undefined : `expected exit code ${expected}, got ${result.exitCode}: ${said}`;
  }
  if (result.exitCode !== 0) return `expected to be sent, got exit code ${result.exitCode}: ${said}`;
  if (one.transport === 'dde') return 'sent';
  const got = await receivers.received(one, index).catch((error: Error) => `NOTHING (${error.message})`);
  return got === one.expected.arrival
    ? undefined
    : `expected ${JSON.stringify(one.expected.arrival)}, got ${JSON.stringify(got)}`;
}

/** Arguments as variables; an empty one on the command line, since an empty variable counts as none. Undefined where Windows can pass a value in neither way. */
function argumentsOf(one: Case): { env: Record<string, string>; words: string[] } | undefined {
  const env: Record<string, string> = {};
  const words = ['/environment'];
  for (const [name, value] of Object.entries(one.values)) {
    if (value.includes('\0') || value.length > 32_000) return undefined;
    const secret = one.bridge.definition.actions[one.action]?.parameters?.[name]?.kind === 'secret';
    if (value === '' && secret) return undefined;
    if (value === '') words.push(`/${name}:`);
    else env[variableOf(name)] = value;
  }
  for (const flag of one.flags) words.push(`/${flag}`);
  return { env, words };
}

async function inTurns<T>(
  items: readonly T[],
  atOnce: number,
  act: (item: T, turn: number) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: atOnce }, async (_item, turn) => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await act(item, turn);
    }),
  );
}
