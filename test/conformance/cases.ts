import type { Bridge } from '../../src/definition/bridge.js';
import { payloadOf } from '../../src/definition/resolve/invocation.js';
import { type ArgumentValues, actionOf, resolve, transportsOf } from '../../src/definition/resolve/resolve.js';
import type { BridgeDefinition, Transport } from '../../src/definition/schema.js';
import { BridgesmithError } from '../../src/errors.js';
import { excel, microsip, netphone, tsip } from '../../src/profiles/index.js';
import { canCarry } from '../../src/targets/model/actions.js';
import type { DdeAbility } from '../../src/targets/target.js';
import { hostileTexts } from '../corpora/hostile.js';
import { linebench, testbench } from './testbench.js';

/**
 * The conformance table: each case is an action, its arguments and a transport, with what `resolve` makes of it. Every
 * target must send exactly that payload, or refuse with exactly that exit code.
 */
export interface Case {
  readonly name: string;
  readonly bridge: Bridge;
  readonly action: string;
  readonly values: Readonly<Record<string, string>>;
  readonly flags: readonly string[];
  readonly transport: Transport;
  readonly hostile: boolean;
  readonly expected: Expected;
}

export type Expected = Sent | { readonly exitCode: number };

export interface Sent {
  readonly payload: string;
  /** The payload; when it is more than a command in the bridge's own DDE topic, in the words of `ddeArrival`. */
  readonly arrival: string;
  /** Of a message, what kind of data it is. */
  readonly number?: number;
  /** Where it goes over DDE, as `topic|item|`; the item of a command is empty. */
  readonly place: string;
}

/** What arrives at a DDE server, in words. Names are atoms, which come in the case in which anybody used them first. */
export function ddeArrival(
  bridge: Bridge,
  { kind, topic, item, text }: { kind: string; topic: string; item: string; text: string },
): string {
  const { dde }: BridgeDefinition = bridge.definition;
  if (kind !== 'execute') return `${kind} ${topic.toLowerCase()}!${item.toLowerCase()}: ${text}`;
  return topic.toLowerCase() === dde?.topic.toLowerCase() ? text : `execute ${topic.toLowerCase()}: ${text}`;
}

export interface Row {
  readonly bridge: Bridge;
  readonly action: string;
  readonly values: Record<string, string>;
  readonly flags?: readonly string[];
  readonly name?: string;
  readonly hostile?: boolean;
  /** The transports to try; all that the action is bound to when left out. */
  readonly over?: readonly Transport[];
}

/** Program Manager is missing here: a recording server cannot stand beside the real one, which has tests of its own. */
const ordinary: readonly Row[] = [
  ...Object.keys(microsip.definition.actions)
    .filter((action) => !['dial', 'sendDtmf', 'transfer'].includes(action))
    .map((action) => ({ bridge: microsip, action, values: {} })),
  ...[
    '5551234',
    '+15551234567',
    '*21#',
    '00441234567890',
    '555,12;34',
    '#',
    '1000@pbx.example.com',
    'sip:1000@pbx.example.com:5060',
    'sips:john.doe@pbx',
    'john',
    'a+b~c_d-e@h-1.example;transport=tls',
    '555,12AD*#,,;3',
    '555,;1',
    '555,',
    'sip:john,12',
    '1000@[2001:db8::1]',
    'sip:1000@[2001:db8::1]:5060;transport=tcp',
    '1000@[::1];x',
    '100-anna',
    '1000a',
    '1234567e0',
    '12e5-',
    '800bob',
    '1e10',
    'sip:555.1234',
    'sip:1.2.3',
    'sip:1.2.3.4567',
    'john.doe',
    '1.5.2',
    '5x',
    'x5x6',
    '5extx',
    '+',
    '+x',
    '5extensio1',
    '+5',
    '8005551234a',
    '1x5@pbx',
  ].map((number) => ({ bridge: microsip, action: 'dial', values: { number } })),
  { bridge: microsip, action: 'dial', values: { number: '5551234', account: '2' } },
  { bridge: microsip, action: 'dial', values: { number: '555,1', account: '99' } },
  { bridge: microsip, action: 'sendDtmf', values: { digits: '0123456789*#ABCD' } },
  { bridge: microsip, action: 'transfer', values: { number: '5559876' } },
  ...Object.keys(tsip.definition.actions)
    .filter((action) => !['dial', 'pressButton'].includes(action))
    .map((action) => ({ bridge: tsip, action, values: {} })),
  ...['5551234', '+15551234567', '*21#', '#', '+'].map((number) => ({
    bridge: tsip,
    action: 'dial',
    values: { number },
  })),
  ...['0', '999'].map((button) => ({ bridge: tsip, action: 'pressButton', values: { button } })),
  { bridge: netphone, action: 'dialNumber', values: { number: '5551234' } },
  {
    bridge: netphone,
    action: 'dialNumber',
    values: { number: '5551234', outside: '9', name: 'Jo Ann (home)', account: '12' },
  },
  { bridge: netphone, action: 'answerCall', values: {} },
  { bridge: netphone, action: 'dropCall', values: {} },
  { bridge: excel, action: 'open', values: { file: 'C:\\Reports\\May (1).xlsx' } },
  { bridge: excel, action: 'open', values: { file: '\\\\server\\share\\a b.xlsx' }, flags: ['readOnly'] },
  { bridge: excel, action: 'newWorkbook', values: {} },
  { bridge: excel, action: 'runMacro', values: { macro: "'My Book.xlsm'!Refresh" } },
  { bridge: excel, action: 'save', values: {} },
  { bridge: excel, action: 'closeWorkbook', values: {} },
  { bridge: excel, action: 'closeWorkbook', values: {}, flags: ['saveChanges'] },
  {
    bridge: excel,
    action: 'setCells',
    values: { book: 'May (1).xlsx', sheet: "Jo's", range: 'R1C1', value: '=1+"2"' },
  },
  { bridge: testbench, action: 'say', values: { text: 'hello' } },
  { bridge: testbench, action: 'say', values: { text: 'hello there, world (again)' } },
  { bridge: testbench, action: 'say', values: { text: 'x'.repeat(200) } },
  { bridge: testbench, action: 'pair', values: { first: 'one' } },
  { bridge: testbench, action: 'pair', values: { first: 'one', second: 'two words' } },
  { bridge: testbench, action: 'pair', values: { first: 'back\\slash\\', second: 'C:\\end\\' } },
  { bridge: testbench, action: 'set', values: { level: '0' } },
  { bridge: testbench, action: 'set', values: { level: '-50', mode: 'very-loud' }, flags: ['force'] },
  { bridge: testbench, action: 'set', values: { level: '999999999', mode: 'x.1' } },
  { bridge: testbench, action: 'open', values: { file: 'C:\\Program Files\\a b.txt' } },
  { bridge: testbench, action: 'open', values: { file: '\\\\server\\share\\x' } },
  { bridge: testbench, action: 'call', values: { number: '5551234', tones: '12*#' } },
  { bridge: testbench, action: 'call', values: { number: '5,5;1' } },
  { bridge: testbench, action: 'logIn', values: { user: 'Jo Ann', password: 'p,a(s)s' } },
  { bridge: testbench, action: 'save', values: { name: 'May 1, all' } },
  { bridge: testbench, action: 'note', values: { field: 'name', text: 'Jo, Ann (home)' } },
  { bridge: testbench, action: 'note', values: { field: 'name', text: '' } },
  { bridge: testbench, action: 'note', values: { field: 'a b', text: 'x', book: 'May 1' }, flags: ['important'] },
  ...[
    { file: 'C:\\a, b.lbl', copies: '3' },
    { file: 'C:\\a.lbl', scale: '-1.5' },
    { file: 'C:\\a (1).lbl', copies: '99', scale: '999999999' },
    { file: '\\\\server\\a b.lbl', scale: '0' },
    { file: 'C:\\x', scale: '999999998.999999' },
    { file: 'C:\\x', scale: '-0.50' },
    { file: 'C:\\x', scale: '-1' },
  ].map((values) => ({ bridge: testbench, action: 'print', values })),
  ...[
    {},
    { mode: 'fit' },
    { mode: 'singlePage', width: '640' },
    { mode: 'fit', height: '480' },
    { mode: 'wide', width: '640', height: '480' },
    { mode: 'singlePage', width: '640', height: '480', title: 'a, b "c"' },
    { mode: 'fit', title: 'a b\\' },
  ].map((values) => ({ bridge: testbench, action: 'show', values })),
  ...[
    'C:\\a.txt',
    'C:\\a.txt|C:\\b c.txt',
    'C:\\a,b.txt|\\\\server\\share\\*.jp?|D:/x',
    'C:\\a;b|C:\\c',
    'C:\\a&file=b|C:\\c (1)\\',
  ].flatMap((files) => [
    { bridge: testbench, action: 'openAll', values: { files } },
    { bridge: testbench, action: 'openAll', values: { files }, flags: ['side'] },
  ]),
  ...['x=[1 2]', '[Quit]', 'a"b', 'disp(1),[x', ' y '].map((line) => ({
    bridge: linebench,
    action: 'evaluate',
    values: { line },
  })),
  { bridge: testbench, action: 'paint', values: { colour: '#00ff00' } },
  { bridge: testbench, action: 'paint', values: { colour: 'red', pen: 'thin, "blue"' } },
  ...['https://example.com/a?b=1&c=2#d', 'https://[::1]:8080/%20(x),y;z', 'rtsp://host/a', 'svn+ssh:x'].map(
    (address) => ({ bridge: testbench, action: 'browse', values: { address } }),
  ),
  { bridge: testbench, action: 'browse', values: { address: 'https://x/', pictures: 'C:\\Photos\\*.jp?' } },
  { bridge: testbench, action: 'note', values: { field: 'x'.repeat(250), text: 'x', book: 'y'.repeat(248) } },
];

/** Values that are wrong in ways of their own kind. */
const wrong: readonly Row[] = [
  ...[
    '007',
    '+5',
    ' 5',
    '5 ',
    '5.0',
    '1e3',
    '0x10',
    '1000000000',
    '99999999999999999999',
    '-51',
    '-0',
    '--5',
    '٥',
    'five',
    '5\n',
  ].map((level) => ({ bridge: testbench, action: 'set', values: { level } })),
  ...['Quiet', 'QUIET', 'quiet ', 'loud', 'x11', 'quiet|Normal', 'very-loud\n'].map((mode) => ({
    bridge: testbench,
    action: 'set',
    values: { level: '1', mode },
  })),
  ...['0', '100', '1.5', '2/password:x'].map((account) => ({
    bridge: microsip,
    action: 'dial',
    values: { number: '555', account },
  })),
  ...[
    'a@b@c',
    '@host',
    'user@',
    'user@-host',
    'sip:',
    'sip:@x',
    'msip:hangupall',
    'tel:555',
    'SIP:555',
    'user:pw@host',
    '555,abc',
    '555,a',
    '555,+1',
    '555,1@pbx.example.com',
    '0900123456,1@partner.example',
    '0900123456,1@partner.example,2',
    'a;b,c@host',
    '1.55555E+10',
    '1,55555E+10',
    '1E+10',
    '1.5e5',
    '1.5ee-5',
    '+1.5E+10',
    'sip:1.01E+10',
    '1.01E+10@pbx.example.com',
    '1.01E+10,12',
    '5551234.0',
    '+5551234.0@pbx',
    '5551234x12',
    '*97x12',
    '#+3x63',
    '+5x1',
    '5x1p2EXT3w',
    '555extension12',
    '5551234ext12',
    '5551234EXT.12',
    '555-1234pp12#',
    '+1555w1,2',
    '1-800-FLOWERS',
    '1-800-FLOWERS,12',
    '1800flowers',
    '0.800-reifen1',
    '800abcdefg',
    '+1800FLOWERS',
    '+a',
    '12-A',
    '3C.3',
    'sip:pbx.example.com',
    'sips:pbx.example.com,1',
    'sip:a.',
    'sip:192.0.2.1',
    'sip:1.2..3.4.',
    'jo@[::1',
    'jo@[]',
    'jo@[g::1]',
    'jo@[::1]]',
    'jo@[::1]/',
    'jo[::1]',
    '[::1]',
    '+49(0)30123456',
    '.john',
    '~x',
  ].map((number) => ({ bridge: microsip, action: 'dial', values: { number } })),
  ...[
    '',
    '5,12',
    '5;1',
    '5A',
    'sip:5@pbx',
    '1000@pbx.example.com',
    'HANGUP',
    'sip:HANGUP',
    'SCRIPT=x',
    '/tsip=5',
    '-5',
    '5 5',
    '%35',
    '5'.repeat(65),
  ].map((number) => ({ bridge: tsip, action: 'dial', values: { number } })),
  ...['-1', '1000', '3@pbx', ''].map((button) => ({ bridge: tsip, action: 'pressButton', values: { button } })),
  ...[
    { field: 'x'.repeat(251), text: 'x' },
    { field: 'x', text: 'x', book: 'y'.repeat(249) },
    { field: '', text: 'x' },
    { field: 'x', text: 'two\nlines' },
    { field: 'x', text: 'x'.repeat(201) },
  ].map((values) => ({ bridge: testbench, action: 'note', values })),
  ...[
    'file.txt',
    'C:file.txt',
    '.\\x',
    'C:\\a:b',
    'C:\\a|b',
    '/etc/passwd',
    'C:\\a"b',
    'C:\\',
    '\\\\?\\C:\\x',
    'file:///C:/x',
  ].map((file) => ({
    bridge: testbench,
    action: 'open',
    values: { file },
  })),
  ...[
    '1,5',
    '1.',
    '.5',
    '+1',
    '01.5',
    '1e3',
    '-1.6',
    '-2',
    '999999999.5',
    '1.1234567',
    '1000000000',
    '-0',
    ' 1',
    '1\n',
  ].map((scale) => ({ bridge: testbench, action: 'print', values: { file: 'C:\\x', scale } })),
  ...['single page', 'SinglePage', 'singlepage', 'wide|fit', '/w:100% (1,2)', ''].map((mode) => ({
    bridge: testbench,
    action: 'show',
    values: { mode },
  })),
  ...['', '|', 'C:\\a|', '|C:\\a', 'C:\\a||C:\\b', 'C:\\a|b', 'C:\\*\\b', 'C:\\a"b', 'C:\\a\nC:\\b', '-x|C:\\a'].map(
    (files) => ({ bridge: testbench, action: 'openAll', values: { files } }),
  ),
  ...['a b', 'a]', '[x', 'a,b', '"a"', '(a)', ''].map((colour) => ({
    bridge: testbench,
    action: 'paint',
    values: { colour },
  })),
  ...[
    'http://x/',
    'HTTPS://x/',
    'https:',
    'https://a b',
    'https://x/%2',
    'https://x/%zz',
    'https://x/"',
    'https://x/<a>',
    'https://x/\\y',
    'https://x/\u00e9',
    'svnxssh:x',
    'javascript:alert(1)',
    ' https://x/',
    'https://x/\n',
  ].map((address) => ({ bridge: testbench, action: 'browse', values: { address } })),
  ...['C:\\*\\x', '*.jpg', 'C:\\a|b', 'C:\\?\\', '\\\\?\\C:\\x'].map((pictures) => ({
    bridge: testbench,
    action: 'browse',
    values: { address: 'https://x/', pictures },
    over: ['dde', 'exe'] as const,
  })),
  ...['12w', 'abcd', '1 2', '1,2'].map((digits) => ({ bridge: microsip, action: 'sendDtmf', values: { digits } })),
  { bridge: microsip, action: 'dial', values: {} },
  { bridge: testbench, action: 'logIn', values: { user: 'x' } },
  { bridge: testbench, action: 'logIn', values: { user: 'x', password: 'x'.repeat(61) } },
].map((row): Row => ({ ...row, hostile: true }));

/**
 * Where hostile texts are put: all of them into free text over every transport, and into a number that a phone would
 * dial; and in turns into free text beside another, into a path, a name and a password.
 */
const hostile: readonly Row[] = hostileTexts.flatMap(({ name, text }, index) => {
  const row = (bridge: Bridge, action: string, values: Record<string, string>, over?: readonly Transport[]): Row => ({
    bridge,
    action,
    values,
    name,
    hostile: true,
    ...(over ? { over } : {}),
  });
  const turns = [
    row(testbench, 'pair', { first: 'x', second: text }, ['exe', 'copydata']),
    row(testbench, 'open', { file: `C:\\${text}` }, ['exe', 'uri']),
    row(netphone, 'dialNumber', { number: '555', name: text }),
    row(testbench, 'logIn', { user: 'x', password: text }),
    row(testbench, 'note', { field: text, text: 'x', book: text }),
    row(testbench, 'print', { file: `C:\\${text}`, scale: '0.5' }, ['dde', 'exe']),
    row(testbench, 'show', { title: text }, ['dde', 'exe']),
    row(testbench, 'openAll', { files: `C:\\x|C:\\${text}` }, ['dde', 'exe']),
    row(linebench, 'evaluate', { line: text }),
    row(testbench, 'paint', { colour: text, pen: text }),
    row(testbench, 'browse', { address: `https://${text}` }),
    row(tsip, 'dial', { number: text }),
  ];
  return [
    row(testbench, 'say', { text }),
    row(testbench, 'note', { field: 'x', text }),
    row(microsip, 'dial', { number: text }, index % 4 === 0 ? ['dde', 'copydata', 'uri'] : ['exe']),
    ...turns.filter((_row, turn) => turn === index % turns.length),
  ];
});

export const bridges: readonly Bridge[] = [microsip, tsip, netphone, excel, testbench, linebench];

/** The cases over some transports, and with some abilities over DDE. */
export function casesOver(transports: readonly Transport[], dde: readonly DdeAbility[] = []): Case[] {
  return casesOf([...ordinary, ...wrong, ...hostile], transports, dde);
}

/** The cases that rows amount to. */
export function casesOf(
  rows: readonly Row[],
  transports: readonly Transport[],
  dde: readonly DdeAbility[] = [],
): Case[] {
  return rows.flatMap((row) =>
    transportsOf(row.bridge, row.action)
      .filter((transport) => transports.includes(transport) && (row.over ?? transports).includes(transport))
      .filter((transport) => canCarry(actionOf(row.bridge, row.action), transport, dde))
      .map((transport) => caseOf(row, transport)),
  );
}

function caseOf(row: Row, transport: Transport): Case {
  const { bridge, action, values } = row;
  const flags = row.flags ?? [];
  const all = { ...values, ...Object.fromEntries(flags.map((flag) => [flag, true])) };
  const shown =
    row.name ?? [...Object.values(values).map((value) => JSON.stringify(value).slice(0, 40)), ...flags].join(' ');
  return {
    name: `${bridge.definition.name} ${action} over ${transport}: ${shown}`,
    bridge,
    action,
    values,
    flags,
    transport,
    hostile: row.hostile ?? false,
    expected: expectation(bridge, action, all, transport),
  };
}

function expectation(bridge: Bridge, action: string, values: ArgumentValues, transport: Transport): Expected {
  try {
    const invocation = resolve(bridge, action, values, transport);
    const payload = payloadOf(invocation);
    if (invocation.transport === 'copydata') {
      return { payload, arrival: payload, place: '||', number: invocation.number };
    }
    if (invocation.transport !== 'dde') return { payload, arrival: payload, place: '||' };
    const { topic } = invocation;
    const [kind, item] = 'poke' in invocation ? (['poke', invocation.poke.item] as const) : (['execute', ''] as const);
    return { payload, arrival: ddeArrival(bridge, { kind, topic, item, text: payload }), place: `${topic}|${item}|` };
  } catch (error) {
    if (error instanceof BridgesmithError) return { exitCode: error.exitCode };
    throw error;
  }
}
