import { expect, test } from 'vitest';
import { type AnyInvocation, payloadOf } from '../../../src/definition/resolve/invocation.js';
import { resolveItem } from '../../../src/definition/resolve/item.js';
import { resolve } from '../../../src/definition/resolve/resolve.js';
import type { BridgeDefinition } from '../../../src/definition/schema.js';
import { BridgesmithError, exitCodes } from '../../../src/errors.js';
import { excel, microsip, netphone, progman } from '../../../src/profiles/index.js';
import { hostileTexts } from '../../corpora/hostile.js';
import { describePowerShell } from '../../powershell/host.js';
import { doubled, everything, itemsOnly, linksOnly, sparse, unquoted } from './bridges.js';
import { type Case, type Outcome, powershellOutcomes } from './outcomes.js';

/** Texts that PowerShell, of all languages, might take for something else. */
const powershellTexts = [
  ...['007', '5.0', '0x10', '1e3', '+5', '-5', '-0', '0', '1_000', '5 ', ' 5', '999999999', '1000000000', '2kb', '5l'],
  ...[
    '$null',
    '$true',
    '$(canary)',
    '@(1)',
    '@{a=1}',
    '-Via',
    '-WhatIf:$false',
    '--',
    '--%',
    '`n',
    '#',
    '%',
    '{}',
    '0not given',
  ],
  ...[
    '\u0000not given\u0000',
    'Fast',
    'fast',
    'FAST',
    'slow\u200B',
    '\u00ADslow',
    'C:\\',
    'C:/a b',
    'C:\\a\\',
    '\\\\s\\x y\\',
    'D:x',
  ],
  ...[
    "!'()*~-._",
    'a&b=c d+e%',
    '\u00E9\u{1F600}',
    'a\\"b',
    'a\\\\',
    '\\\\"',
    'tab\there',
    '[x](y),"z"',
    '""',
    '*',
    'A1B2#',
  ],
];

const texts = [...hostileTexts.map(({ text }) => text), ...powershellTexts];

const cases: Case[] = [
  ...texts.flatMap((text) => [
    ...over(microsip, 'dial', { number: text }, ['dde', 'exe', 'copydata', 'uri']),
    ...over(microsip, 'dial', { number: '5551234', account: text }, ['dde', 'exe', 'copydata', 'uri']),
    ...over(microsip, 'sendDtmf', { digits: text }, ['dde']),
    ...over(netphone, 'dialNumber', { number: '5', name: text }, ['dde']),
    ...over(progman, 'createGroup', { name: text }, ['dde']),
    ...over(excel, 'runMacro', { macro: text }, ['dde']),
    ...over(excel, 'open', { file: text, readOnly: true }, ['dde', 'exe']),
    ...over(everything, 'tell', { text, mode: 'Fast' }, ['exe', 'copydata']),
    ...over(everything, 'tell', { text }, ['exe', 'dde', 'uri', 'copydata']),
    ...over(everything, 'tell', { text: 'x', mode: text }, ['exe', 'dde']),
    ...over(everything, 'tell', { text: 'x', level: text, loud: true }, ['exe', 'uri']),
    ...over(everything, 'tell', { text: '', file: text, mode: 'slow', loud: false }, ['exe', 'uri']),
    ...over(everything, 'tell', { text: '', host: text, values: '1' }, ['exe', 'dde']),
    ...over(everything, 'signIn', { user: 'me', password: text }, ['dde', 'copydata']),
    ...over(everything, 'signIn', { user: 'me', password: 'x', pin: text }, ['dde', 'copydata']),
    ...over(everything, 'setLevel', { channel: text, level: 'x' }, ['dde', 'copydata']),
    ...over(everything, 'setLevel', { channel: 'x', level: text, page: 'two' }, ['dde', 'copydata']),
    ...over(everything, 'setMark', { mark: text }, ['dde']),
    ...over(everything, 'level', { channel: text, links: true }, [undefined]),
    ...over(everything, 'level', { channel: 'x', page: text }, [undefined]),
    ...over(itemsOnly, 'price', { symbol: text }, [undefined]),
    ...over(unquoted, 'sendText', { text }, ['dde']),
    ...over(doubled, 'sendText', { text, count: 3 }, ['dde']),
    ...over(linksOnly, 'visit', { place: text }, ['uri']),
  ]),
  ...over(unquoted, 'sendText', { text: 'x'.repeat(1000), more: 'y'.repeat(1000) }, ['dde']),
  ...over(linksOnly, 'visit', { place: '\u20AC'.repeat(400) }, ['uri']),
  ...[{}, { tones: '1' }, { count: 3 }, { mode: 'b' }, { tones: '1', count: 0, mode: 'a' }].flatMap((values) =>
    over(sparse, 'leaveOut', values, ['dde', 'exe']),
  ),
  ...[0, 1, 255, 256, 300, 301].flatMap((length) => [
    ...over(everything, 'setLevel', { channel: 'c'.repeat(length), level: 'x' }, ['dde', 'copydata']),
    ...over(everything, 'level', { channel: 'c'.repeat(length) }, [undefined]),
  ]),
  ...over(everything, 'setLevel', { channel: 'c', level: 'x'.repeat(1000) }, ['dde']),
  ...over(everything, 'status', {}, [undefined]),
  ...over(everything, 'report', {}, [undefined]),
  ...over(everything, 'level', {}, [undefined]),
  ...over(everything, 'level', { channel: 'x', stranger: 'y' }, [undefined]),
  ...over(everything, 'tell', {}, ['exe']),
  ...over(everything, 'tell', { text: 'x', stranger: 'y' }, ['exe']),
  ...over(everything, 'signIn', { user: 'me', password: 'x' }, ['exe']),
  ...[microsip, progman, netphone, excel].flatMap((bridge) =>
    Object.keys(bridge.definition.actions).flatMap((action) =>
      over(bridge, action, {}, ['dde', 'copydata', 'exe', 'uri']),
    ),
  ),
];

await describePowerShell('the modules', (host) => {
  test(`send what resolve says, or refuse what it refuses, in ${cases.length} cases`, async () => {
    const outcomes = await powershellOutcomes(host, cases);
    const differences = cases.flatMap((one, index) => {
      const [expected, found] = [expectedOutcome(one), outcomes[index]];
      return found && same(expected, found) ? [] : [{ ...one, bridge: one.bridge.definition.name, expected, found }];
    });
    expect(outcomes).toHaveLength(cases.length);
    expect(differences.slice(0, 20)).toEqual([]);
  }, 300_000);
});

function over(bridge: Case['bridge'], action: string, values: Case['values'], transports: Case['transport'][]): Case[] {
  return transports.map((transport) => ({ bridge, action, values, transport }));
}

function expectedOutcome({ bridge, action, values, transport }: Case): Outcome {
  try {
    if (transport === undefined) return { kind: 'payload', payload: itemText(bridge, action, values) };
    resolve(bridge, action, values, transport);
    const invocation = resolve(bridge, action, masked(bridge, action, values), transport);
    return { kind: 'payload', payload: `${placeOf(bridge, invocation)}${payloadOf(invocation)}` };
  } catch (error) {
    if (!(error instanceof BridgesmithError)) throw error;
    return { kind: error.exitCode === exitCodes.usage ? 'usage' : 'refused', message: error.message };
  }
}

function itemText(bridge: Case['bridge'], name: string, values: Case['values']): string {
  const { topic, item, format } = resolveItem(bridge, name, values);
  const { dde }: BridgeDefinition = bridge.definition;
  const formats = format ?? (dde?.encoding === 'ansi' ? 'CF_TEXT' : 'CF_UNICODETEXT,CF_TEXT');
  return `${topic}|${item}|${formats}`;
}

/** Where a command goes to, in modules that tell. */
function placeOf(bridge: Case['bridge'], invocation: AnyInvocation): string {
  const { actions }: BridgeDefinition = bridge.definition;
  const tells = Object.values(actions).some(({ bindings: { dde } }) => dde && (dde.topic || 'poke' in dde));
  if (!tells) return '';
  if (invocation.transport !== 'dde') return '||';
  return `${invocation.topic}|${'poke' in invocation ? invocation.poke.item : ''}|`;
}

/** Secrets are shown by `***` wherever a command is shown. */
function masked(bridge: Case['bridge'], action: string, values: Case['values']): Case['values'] {
  const parameters = bridge.definition.actions[action]?.parameters ?? {};
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, parameters[name]?.kind === 'secret' ? '***' : value]),
  );
}

function same(expected: Outcome, found: Outcome): boolean {
  if (expected.kind !== found.kind) return false;
  return expected.kind !== 'payload' || found.kind !== 'payload' || expected.payload === found.payload;
}
