// ourClient.ts: what our client is put through with a server: a conversation for each case, its steps (client.mjs carries
// them out), and what must have come of them at both ends.
import { expect } from 'vitest';
import { patience } from '../../limits.js';
import { type Build, type Encoding, encodings, type Heard, type ServerDefinition } from './peers.js';
import {
  ansiBytes,
  bytes,
  bytesFormat,
  hostileNarrow,
  hostileWide,
  isAnsi,
  long,
  plain,
  table,
  tableBytes,
  unicodeBytes,
  wide,
  wideItem,
} from './texts.js';
import { toJson } from './values.mjs';
import type { WineFault } from './wine.js';

export const clientRows = {
  connect: 'connect, in upper case',
  notFound: 'connect: nobody serves it',
  wildcard: 'connect to `*`',
  list: 'list servers',
  execute: 'EXECUTE',
  executeSizes: 'EXECUTE: empty, 64 KB',
  executeHostile: 'EXECUTE: hostile texts',
  executeWide: 'EXECUTE: beyond U+00FF',
  requestText: 'REQUEST CF_TEXT',
  requestUnicode: 'REQUEST CF_UNICODETEXT',
  requestBytes: 'REQUEST, a registered format',
  requestTable: 'REQUEST XlTable',
  pokeText: 'POKE CF_TEXT',
  pokeUnicode: 'POKE CF_UNICODETEXT',
  pokeHostile: 'POKE: hostile texts',
  pokeBytes: 'POKE, a registered format',
  pokeTable: 'POKE XlTable',
  adviseHot: 'ADVISE, hot',
  adviseFlow: 'ADVISE, with flow control',
  adviseWarm: 'ADVISE, warm',
  adviseBytes: 'ADVISE, a registered format',
  unadvise: 'UNADVISE: no update after it',
  unadviseBytes: 'UNADVISE, a registered format',
  refuseExecute: 'refused: EXECUTE',
  refuseRequest: 'refused: REQUEST',
  refusePoke: 'refused: POKE',
  refuseAdvise: 'refused: ADVISE',
  busy: 'busy, then done: EXECUTE, POKE',
  system: 'topic System, TopicItemList',
  disconnect: 'the server sees our end',
  ended: 'we see the server’s end',
} as const;
export type ClientRow = keyof typeof clientRows;

/** A server of somebody else or of ours. */
export interface Peer {
  readonly name: string;
  /** What its windows are. */
  readonly window: 'unicode' | 'ansi';
  /** Undefined for the product itself. */
  readonly build: Build | undefined;
  /** What the product's server was told. */
  readonly told: Encoding | undefined;
}

export interface Step {
  readonly act: string;
  readonly [about: string]: unknown;
}

export interface StepResult {
  readonly value?: unknown;
  readonly error?: { readonly type: string; readonly code?: string; readonly message: string };
}

export interface About {
  readonly peer: Peer;
  readonly encoding: Encoding;
  readonly native: boolean;
}

export interface Seen extends About {
  /** Of the steps after the connection. */
  readonly results: readonly StepResult[];
  /** The transactions that the server heard in the topic of the case. */
  readonly heard: readonly Heard[];
  /** The beginnings and ends of conversations there. Whoever lists servers begins and ends one with each topic. */
  readonly conversations: readonly string[];
}

interface ClientCase {
  readonly server: ServerKind;
  /** Whether it begins with the connection to its own topic. */
  readonly connects?: false;
  /** Whether the server has a topic for it; there is room for 64 in the C server. */
  readonly ownTopic?: false;
  /** Whether it waits for something, and the others are not to wait for it. */
  readonly isAlone?: true;
  readonly steps: (about: About) => readonly Step[];
  readonly check: (seen: Seen) => WineFault | undefined;
}

type ServerKind = 'main' | 'refusing' | 'busy' | 'ending';

export function serviceOf(peer: Peer, kind: ServerKind, encoding: Encoding): string {
  return kind === 'busy' ? `${peer.name} busy ${encoding}` : `${peer.name} ${kind}`;
}

export function topicOf(row: ClientRow, encoding: Encoding): string {
  return `${encoding} ${row}`;
}

/**
 * The servers that the cases need.
 *
 * @param clients how many encodings our client will use.
 */
export function serversFor(peer: Peer, clients: number = encodings.length): ServerDefinition[] {
  const rows = Object.keys(clientCases) as ClientRow[];
  const topicsOf = (kind: ServerKind, of: readonly Encoding[] = encodings) =>
    rows
      .filter((row) => clientCases[row].server === kind && clientCases[row].ownTopic !== false)
      .flatMap((row) => of.map((encoding) => topicOf(row, encoding)));
  return [
    {
      service: serviceOf(peer, 'main', 'auto'),
      topics: topicsOf('main'),
      items: { Plain: plain, Empty: '', Wide: wideItem, Note: '' },
      long: { Long: long.length },
      formatted: { Bytes: { format: bytesFormat, bytes }, Table: { format: 'XlTable', bytes: tableBytes } },
      updates: { Price: '', Counter: bytesFormat },
    },
    {
      service: serviceOf(peer, 'refusing', 'auto'),
      topics: [alone(peer), ...topicsOf('refusing')],
      items: { Plain: plain },
      refuses: true,
    },
    ...encodings.map((encoding) => ({
      service: serviceOf(peer, 'busy', encoding),
      topics: topicsOf('busy', [encoding]),
      busy: 2,
    })),
    { service: serviceOf(peer, 'ending', 'auto'), topics: topicsOf('ending'), closesAfter: clients },
  ];
}

/** The steps of all cases with a server, for client.mjs. */
export function casesFor(about: About) {
  return (Object.entries(clientCases) as [ClientRow, ClientCase][]).map(
    ([row, { server, connects, isAlone, steps }]) => {
      const name = nameOf(row, about);
      const service = serviceOf(about.peer, server, about.encoding);
      const connection = connects === false ? [] : [connect(about, service, topicOf(row, about.encoding))];
      return { name, group: isAlone ? name : about.peer.name, steps: [...connection, ...steps(about)] };
    },
  );
}

export function nameOf(row: ClientRow, { peer, encoding }: Pick<About, 'peer' | 'encoding'>): string {
  return `${peer.name}, ${encoding}: ${row}`;
}

/** Holds what came of a case against what must have. Returns what Wine cannot do of it. */
export function checkCase(
  row: ClientRow,
  about: About,
  results: readonly StepResult[],
  heard: readonly Heard[],
): WineFault | undefined {
  const { connects, check } = clientCases[row];
  const isConversation = ({ kind }: Heard) => kind === 'connect' || kind === 'disconnect';
  const seen = {
    ...about,
    heard: heard.filter((one) => !isConversation(one)),
    conversations: heard.filter(isConversation).map(({ kind }) => kind),
  };
  if (connects === false) return check({ ...seen, results });
  expect(results[0]?.error).toBeUndefined();
  return check({ ...seen, results: results.slice(1) });
}

const clientCases: Record<ClientRow, ClientCase> = {
  connect: {
    server: 'main',
    connects: false,
    steps: (about) => [
      connect(
        about,
        serviceOf(about.peer, 'main', 'auto').toUpperCase(),
        topicOf('connect', about.encoding).toUpperCase(),
      ),
    ],
    check: ({ results, conversations }) => {
      expectDone(results);
      expect(conversations[0]).toBe('connect');
    },
  },
  notFound: {
    server: 'refusing',
    connects: false,
    steps: (about) => [
      connect(about, serviceOf(about.peer, 'refusing', 'auto'), 'nowhere'),
      connect(about, 'nobody', alone(about.peer)),
    ],
    check: ({ results, heard }) => {
      expect(typesOf(results)).toEqual(['DdeNotFoundError', 'DdeNotFoundError']);
      expect(heard).toEqual([]);
    },
  },
  wildcard: {
    server: 'refusing',
    connects: false,
    steps: (about) => [
      connect(about, serviceOf(about.peer, 'refusing', 'auto'), '*'),
      { act: 'disconnect' },
      connect(about, '*', alone(about.peer)),
    ],
    check: ({ peer, results }) => {
      expectDone(results);
      const service = serviceOf(peer, 'refusing', 'auto').toLowerCase();
      const found = [results[0], results[2]].map((result) => result?.value as { service: string; topic: string });
      expect(found.map((one) => one.service.toLowerCase())).toEqual([service, service]);
      expect(found[0]?.topic).not.toBe('');
      expect(found[1]?.topic).toBe(alone(peer));
    },
  },
  list: {
    server: 'refusing',
    connects: false,
    steps: ({ peer }) => [
      { act: 'servers', service: serviceOf(peer, 'refusing', 'auto'), topic: '*' },
      { act: 'servers', service: '*', topic: alone(peer) },
      { act: 'servers', service: 'nobody', topic: '*' },
    ],
    check: ({ peer, results }) => {
      expectDone(results);
      const [all, one, none] = results.map(
        ({ value }) => value as { service: string; topic: string; program: string }[],
      );
      const refusing = serversFor(peer)[1];
      expect(all?.map(({ topic }) => topic).sort()).toEqual([...(refusing?.topics ?? []), 'System'].sort());
      expect(one?.map(({ service }) => service)).toEqual([refusing?.service]);
      expect(one?.[0]?.program).toBe(
        peer.build ? `dde-server-${peer.build.build}-${peer.build.charset}.exe` : 'node.exe',
      );
      expect(none).toEqual([]);
    },
  },
  execute: {
    server: 'main',
    steps: () => executes([`[Dial("${plain}")]`, plain]),
    check: (seen) => expectCommands(seen, [`[Dial("${plain}")]`, plain]),
  },
  executeSizes: {
    server: 'main',
    steps: () => executes(['', `[${long}]`]),
    check: (seen) => expectCommands(seen, ['', `[${long}]`]),
  },
  executeHostile: {
    server: 'main',
    steps: () => executes(hostileNarrow.map((text) => `[${text}]`)),
    check: (seen) =>
      expectCommands(
        seen,
        hostileNarrow.map((text) => `[${text}]`),
      ),
  },
  executeWide: {
    server: 'main',
    steps: () => executes([wide, ...hostileWide].map((text) => `[${text}]`)),
    check: (seen) =>
      expectCommands(
        seen,
        [wide, ...hostileWide].map((text) => `[${text}]`),
      ),
  },
  requestText: {
    server: 'main',
    steps: () => [...requests(['Plain', 'Empty', 'Long'], 'CF_TEXT'), ...requests(['Plain'], undefined)],
    check: ({ results }) => {
      expectDone(results);
      const texts = [plain, '', long];
      expect(results.map(({ value }) => (value as Given).value)).toEqual([...texts, plain]);
      for (const [index, text] of texts.entries()) expectGiven(results[index], 'CF_TEXT', ansiBytes(text));
    },
  },
  requestUnicode: {
    server: 'main',
    steps: () => requests(['Plain', 'Empty', 'Long', 'Wide'], 'CF_UNICODETEXT'),
    check: ({ results }) => {
      expectDone(results);
      const texts = [plain, '', long, wideItem];
      expect(results.map(({ value }) => (value as Given).value)).toEqual(texts);
      for (const [index, text] of texts.entries()) expectGiven(results[index], 'CF_UNICODETEXT', unicodeBytes(text));
    },
  },
  requestBytes: {
    server: 'main',
    steps: () => requests(['Bytes'], bytesFormat),
    check: ({ results }) => {
      expectDone(results);
      expectGiven(results[0], bytesFormat, bytes);
    },
  },
  requestTable: {
    server: 'main',
    steps: () => requests(['Table'], 'XlTable'),
    check: ({ results }) => {
      expectDone(results);
      expectGiven(results[0], 'XlTable', tableBytes);
      expect(givenOf(results[0]).value).toEqual(toJson(table));
    },
  },
  pokeText: {
    server: 'main',
    steps: () => pokes([plain, '', long, wide], 'CF_TEXT'),
    check: (seen) => expectPokes(seen, 'CF_TEXT', [plain, '', long, wide]),
  },
  pokeUnicode: {
    server: 'main',
    steps: () => pokes([plain, '', long, wide], 'CF_UNICODETEXT'),
    check: (seen) => expectPokes(seen, 'CF_UNICODETEXT', [plain, '', long, wide]),
  },
  pokeHostile: {
    server: 'main',
    steps: () => textFormats.flatMap((format) => pokes(hostileFor(format), format)),
    check: ({ results, heard, ...about }) => {
      const count = hostileFor('CF_TEXT').length;
      const inText = {
        ...about,
        results: results.slice(0, count),
        heard: heard.filter((one) => one.format === 'CF_TEXT'),
      };
      const others = {
        ...about,
        results: results.slice(count),
        heard: heard.filter((one) => one.format !== 'CF_TEXT'),
      };
      expectPokes(inText, 'CF_TEXT', hostileFor('CF_TEXT'));
      expectPokes(others, 'CF_UNICODETEXT', hostileFor('CF_UNICODETEXT'));
      return undefined;
    },
  },
  pokeBytes: {
    server: 'main',
    steps: () => [{ act: 'poke', item: 'Other', value: toJson(bytes), options: { format: bytesFormat } }],
    check: (seen) => expectPoked(seen, bytesFormat, [bytes]),
  },
  pokeTable: {
    server: 'main',
    steps: () => [table, partOfTable].map((value) => ({ act: 'poke', item: 'Other', value: toJson(value) })),
    check: (seen) => expectPoked(seen, 'XlTable', [tableBytes, partOfTableBytes]),
  },
  adviseHot: {
    server: 'main',
    steps: () => [
      { act: 'advise', item: 'Price', options: { flowControl: false } },
      { act: 'take', count: 1 },
      { act: 'pause', milliseconds: 120 },
      { act: 'take', count: 20 },
      { act: 'stop' },
    ],
    check: ({ results }) => {
      expectDone(results);
      const numbers = taken(results).map(Number);
      expect(numbers).toHaveLength(21);
      expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? Number.NaN) + index));
    },
  },
  adviseFlow: {
    server: 'main',
    // Wine's C server does not wait for acknowledgements, and does not answer two REQUESTs alike.
    steps: ({ peer, native }) => [
      { act: 'advise', item: 'Price' },
      { act: 'take', count: 1 },
      peer.build && !native ? { act: 'pause', milliseconds: 250 } : { act: 'pass', item: 'Price', count: 5 },
      { act: 'take', count: 2 },
      { act: 'stop' },
    ],
    // While nothing is taken, no more than one update is under way; the next is the newest.
    check: ({ results, peer, native }) => {
      expectDone(results);
      const [first = Number.NaN, second = Number.NaN, third = Number.NaN] = taken(results).map(Number);
      expect(second).toBeGreaterThan(first);
      if (peer.build && !native) {
        expect(third).toBe(second + 1);
        return 'acknowledgement';
      }
      expect(third).toBeGreaterThan(second + 1);
      return undefined;
    },
  },
  adviseWarm: {
    server: 'main',
    steps: () => [
      { act: 'advise', item: 'Note', options: { warm: true } },
      { act: 'poke', item: 'Note', value: 'one' },
      { act: 'take', count: 1 },
      { act: 'poke', item: 'Note', value: plain },
      { act: 'take', count: 1 },
      { act: 'stop' },
    ],
    check: ({ results, heard }) => {
      expectDone(results);
      expect(taken(results)).toEqual(['one', plain]);
      expect(heard.map(({ kind }) => kind)).toEqual([...['advise', 'poke', 'request', 'poke', 'request', 'unadvise']]);
    },
  },
  adviseBytes: {
    server: 'main',
    steps: () => [
      { act: 'advise', item: 'Counter', options: { format: bytesFormat, flowControl: false } },
      { act: 'take', count: 10 },
    ],
    check: ({ results }) => {
      expectDone(results);
      const numbers = taken(results).map((value) => Buffer.from((value as { hex: string }).hex, 'hex').readUInt32BE());
      expect(numbers).toHaveLength(10);
      expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? Number.NaN) + index));
      return undefined;
    },
  },
  unadvise: {
    server: 'main',
    steps: () => [
      { act: 'advise', item: 'Note' },
      { act: 'stop' },
      { act: 'poke', item: 'Note', value: 'nobody listens' },
      { act: 'advise', item: 'Note' },
      { act: 'poke', item: 'Note', value: 'heard' },
      { act: 'take', count: 1 },
      { act: 'stop' },
    ],
    check: ({ results, heard }) => {
      expectDone(results);
      expect(taken(results)).toEqual(['heard']);
      expect(heard.map(({ kind }) => kind)).toEqual([...['advise', 'unadvise', 'poke', 'advise', 'poke', 'unadvise']]);
    },
  },
  unadviseBytes: {
    server: 'main',
    // No more time than a server needs that does answer, where it is to be waited for in vain.
    steps: ({ peer, native }) => [
      {
        act: 'advise',
        item: 'Bytes',
        options: { format: bytesFormat, timeout: peer.build && !native ? 3000 : patience },
      },
      { act: 'stop' },
    ],
    check: ({ results, heard, peer, native }) => {
      if (peer.build && !native) {
        expect(typesOf(results)).toEqual([undefined, 'DdeUnadviseTimeoutError']);
        return 'bytesLink';
      }
      expectDone(results);
      expect(heard.map(({ kind }) => kind)).toEqual(['advise', 'unadvise']);
      return undefined;
    },
  },
  refuseExecute: refusal([{ act: 'execute', text: '[No]' }], 'execute'),
  refuseRequest: refusal(requests(['Plain'], 'CF_TEXT'), 'request'),
  refusePoke: refusal(pokes(['x'], 'CF_TEXT'), 'poke'),
  refuseAdvise: refusal([{ act: 'advise', item: 'Plain', options: { format: 'CF_TEXT' } }], 'advise'),
  busy: {
    server: 'busy',
    steps: () => [{ act: 'together', steps: [{ act: 'execute', text: '[Again]' }, ...pokes(['again'], 'CF_TEXT')] }],
    check: ({ results, heard }) => {
      expectDone(results);
      expectDone(results[0]?.value as StepResult[]);
      const kinds = heard.map(({ kind }) => kind).sort();
      expect(kinds).toEqual(['execute', 'execute', 'poke', 'poke']);
    },
  },
  system: {
    server: 'main',
    connects: false,
    ownTopic: false,
    steps: (about) => {
      const service = serviceOf(about.peer, 'main', 'auto');
      return [
        connect(about, service, 'System'),
        ...requests(['Topics', 'SysItems', 'Formats', 'Status'], 'CF_TEXT'),
        { act: 'disconnect' },
        connect(about, service, topicOf('connect', about.encoding)),
        ...requests(['TopicItemList'], 'CF_TEXT'),
      ];
    },
    check: ({ peer, results }) => {
      expectDone(results);
      const lists = results.map(({ value }) => String((value as Given | undefined)?.value).split('\t'));
      expect(lists[1]?.sort()).toEqual([...(serversFor(peer)[0]?.topics ?? []), 'System'].sort());
      for (const item of ['SysItems', 'Topics', 'Formats', 'Status']) expect(lists[2]).toContain(item);
      for (const format of ['TEXT', 'UNICODETEXT']) expect(lists[3]).toContain(format);
      expect(lists[4]).toEqual(['Ready']);
      for (const item of ['Plain', 'Bytes', 'Table', 'Price']) expect(lists[7]).toContain(item);
    },
  },
  disconnect: {
    server: 'main',
    steps: () => [{ act: 'disconnect' }],
    check: ({ results, conversations }) => {
      expectDone(results);
      expect(conversations).toEqual(['connect', 'disconnect']);
    },
  },
  ended: {
    server: 'ending',
    isAlone: true,
    steps: () => [{ act: 'ended' }],
    check: ({ results }) => {
      expect(results).toEqual([{ value: true }]);
    },
  },
};

/** What a REQUEST gave. */
interface Given {
  readonly format: string;
  readonly hex: string;
  readonly value: unknown;
}

function givenOf(result: StepResult | undefined): Given {
  return result?.value as Given;
}

function connect({ encoding }: About, service: string, topic: string): Step {
  return { act: 'connect', service, topic, options: { encoding } };
}

/** A topic that no other server has. */
function alone(peer: Peer): string {
  return `only ${peer.name}`;
}

function executes(texts: readonly string[]): Step[] {
  return texts.map((text) => ({ act: 'execute', text }));
}

function requests(items: readonly string[], format: string | undefined): Step[] {
  return items.map((item) => ({ act: 'request', item, options: { format } }));
}

function pokes(texts: readonly string[], format: string): Step[] {
  return texts.map((value) => ({ act: 'poke', item: 'Other', value, options: { format } }));
}

/** Refused twice, so that the conversation is seen to go on after it. */
function refusal(steps: readonly Step[], kind: string): ClientCase {
  return {
    server: 'refusing',
    steps: () => [...steps, ...steps],
    check: ({ results, heard }) => {
      expect(typesOf(results)).toEqual(['DdeNotProcessedError', 'DdeNotProcessedError']);
      expect(heard.map((one) => one.kind)).toEqual([kind, kind]);
    },
  };
}

/** Every command that the encoding can carry must have been heard, byte for byte, and nothing else. */
function expectCommands(seen: Seen, texts: readonly string[]): WineFault | undefined {
  const { encoding, peer, native, results, heard } = seen;
  const sent = encoding === 'auto' ? peer.window : encoding;
  const carried = (text: string) => !text.includes('\0') && (sent === 'unicode' || isAnsi(text));
  expect(typesOf(results)).toEqual(texts.map((text) => (carried(text) ? undefined : 'RefusedError')));
  // DDEML gives a program the text in what the program takes.
  const arrives = peer.build?.charset === 'unicode' ? 'unicode' : sent;
  const bytesOf = arrives === 'unicode' ? unicodeBytes : ansiBytes;
  const isCut = (text: string) =>
    !native && peer.build?.charset === 'unicode' && sent === 'unicode' && /[^\0-\u00ff]/.test(text);
  const arriving = texts.filter(carried);
  expect(heard.map(({ kind }) => kind)).toEqual(arriving.map(() => 'execute'));
  const commands = heard.filter(({ kind }) => kind === 'execute');
  expect(commands.map((one) => one.bytes.toString('hex'))).toEqual(
    arriving.map((text) => bytesOf(isCut(text) ? text.slice(0, 1) : text).toString('hex')),
  );
  const isRead = peer.told === 'auto' || peer.told === sent;
  if (!peer.build && isRead) expect(commands.map(({ text }) => text)).toEqual(arriving);
  return arriving.some(isCut) ? 'wideCommand' : undefined;
}

function expectPokes(seen: Seen, format: string, texts: readonly string[]): undefined {
  const carried = (text: string) => !text.includes('\0') && (format === 'CF_UNICODETEXT' || isAnsi(text));
  expect(typesOf(seen.results)).toEqual(texts.map((text) => (carried(text) ? undefined : 'RefusedError')));
  const bytesOf = format === 'CF_UNICODETEXT' ? unicodeBytes : ansiBytes;
  expectPoked({ ...seen, results: [] }, format, texts.filter(carried).map(bytesOf));
}

function expectPoked({ results, heard }: Seen, format: string, values: readonly Buffer[]): undefined {
  expectDone(results);
  const about = heard;
  expect(about.map((one) => [one.kind, one.item, one.format, one.bytes.toString('hex')])).toEqual(
    values.map((value) => ['poke', 'Other', format, value.toString('hex')]),
  );
}

/** Windows may round the size of a memory object up; what is behind the end is not looked at. */
function expectGiven(result: StepResult | undefined, format: string, expected: Buffer): void {
  const given = result?.value as Given;
  expect(given.format).toBe(format);
  expect(given.hex.slice(0, 2 * expected.length)).toBe(expected.toString('hex'));
}

function expectDone(results: readonly StepResult[]): void {
  expect(results.map(({ error }) => error)).toEqual(results.map(() => undefined));
}

function typesOf(results: readonly StepResult[]): (string | undefined)[] {
  return results.map(({ error }) => error?.type);
}

/** What all `take` steps brought. */
function taken(results: readonly StepResult[]): unknown[] {
  return results.flatMap(({ value }) => (Array.isArray(value) ? value : []));
}

/** Those that the format can carry as one text, and each of the others, which must be refused. */
function hostileFor(format: string): string[] {
  const isCarried = (text: string) => !text.includes('\0') && (format === 'CF_UNICODETEXT' || isAnsi(text));
  const texts = [...hostileNarrow, ...hostileWide];
  return [texts.filter(isCarried).join('|'), ...texts.filter((text) => !isCarried(text))];
}

const textFormats = ['CF_TEXT', 'CF_UNICODETEXT'] as const;
/** A skipped cell is left as it is. */
const partOfTable = [[undefined, 'x']];
const partOfTableBytes = Buffer.from('1000040001000200' + '070002000100' + '020002000178', 'hex');
