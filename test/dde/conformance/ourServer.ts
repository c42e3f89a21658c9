// ourServer.ts: what our server is put through by C clients: a few runs of the client for each case, and what must have
// come of them at both ends.
import { expect } from 'vitest';
import type { DdeName, DdeResult } from '../../lab/index.js';
import type { Build, Encoding, Heard, ServerDefinition } from './peers.js';
import {
  ansiBytes,
  bytes,
  bytesFormat,
  hostileNarrow,
  hostileWide,
  isAnsi,
  long,
  plain,
  tableBytes,
  unicodeBytes,
  wide,
  wideItem,
} from './texts.js';
import type { WineFault } from './wine.js';

export const serverRows = {
  connect: 'connect, in upper case',
  notFound: 'connect: no such topic',
  accept: 'connect: not accepted',
  wildcard: 'connect to `*`',
  list: 'be listed',
  execute: 'EXECUTE',
  executeSizes: 'EXECUTE: empty, 30,000 characters',
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
  refuseExecute: 'refused: EXECUTE',
  refuseRequest: 'refused: REQUEST',
  refusePoke: 'refused: POKE',
  refuseAdvise: 'refused: ADVISE',
  busy: 'busy, then done: EXECUTE, POKE',
  system: 'topic System, TopicItemList',
  disconnect: 'we see the client’s end',
  ended: 'the client sees our end',
} as const;
export type ServerRow = keyof typeof serverRows;

export interface About {
  readonly build: Build;
  /** What our server was told. */
  readonly encoding: Encoding;
  readonly native: boolean;
}

/** What a C client is to do: where, and the words of dde-client.c. */
export interface Call {
  readonly service: string;
  readonly topic: string;
  readonly words: readonly string[];
}

export interface Seen extends About {
  /** What came of each call. */
  readonly answers: readonly DdeResult[];
  /** The transactions that our server heard in the topic of the case. */
  readonly heard: readonly Heard[];
  readonly conversations: readonly Heard[];
  /** What dde-list.c says of our servers. */
  readonly listed: readonly DdeName[];
}

interface ServerCase {
  readonly server: ServerKind;
  /** The words of each call in the topic of the case; or the calls themselves. */
  readonly calls: (about: About) => readonly (readonly string[] | Call)[];
  readonly check: (seen: Seen) => WineFault | undefined;
}

type ServerKind = 'main' | 'refusing' | 'closed' | 'busy' | 'ending';

export function serviceOf(encoding: Encoding, kind: ServerKind): string {
  return `${encoding} ${kind}`;
}

export function topicOf(row: ServerRow, { build, encoding }: Pick<About, 'build' | 'encoding'>): string {
  return `${build.name} ${encoding} ${row}`;
}

/** Our servers, for all cases of some builds of the client. */
export function serversFor(
  encoding: Encoding,
  builds: readonly Build[],
): (ServerDefinition & { encoding: Encoding })[] {
  const rows = Object.keys(serverCases) as ServerRow[];
  const topicsOf = (kind: ServerKind) =>
    rows
      .filter((row) => serverCases[row].server === kind)
      .flatMap((row) => builds.map((build) => topicOf(row, { build, encoding })));
  const server = (kind: ServerKind, about: Partial<ServerDefinition> = {}) => ({
    service: serviceOf(encoding, kind),
    topics: topicsOf(kind),
    encoding,
    ...about,
  });
  return [
    server('main', {
      items: { Plain: plain, Empty: '', Wide: wideItem },
      long: { Long: long.length },
      formatted: { Bytes: { format: bytesFormat, bytes }, Table: { format: 'XlTable', bytes: tableBytes } },
      updates: { Price: '', Counter: bytesFormat },
    }),
    server('refusing', { items: { Plain: plain }, refuses: true }),
    server('closed', { acceptsNobody: true }),
    server('busy', { busy: 1 }),
    server('ending', { closesAfter: builds.length }),
  ];
}

export function callsFor(row: ServerRow, about: About): Call[] {
  const { server, calls } = serverCases[row];
  const own = { service: serviceOf(about.encoding, server), topic: topicOf(row, about) };
  return calls(about).map((call) => ('words' in call ? call : { ...own, words: call }));
}

/** Holds what came of a case against what must have. Returns what Wine cannot do of it. */
export function checkCase(
  row: ServerRow,
  about: About,
  answers: readonly DdeResult[],
  heard: readonly Heard[],
  listed: readonly DdeName[],
): WineFault | undefined {
  const isConversation = ({ kind }: Heard) => kind === 'connect' || kind === 'disconnect';
  return serverCases[row].check({
    ...about,
    answers,
    heard: heard.filter((one) => !isConversation(one)),
    conversations: heard.filter(isConversation),
    listed,
  });
}

const serverCases: Record<ServerRow, ServerCase> = {
  connect: {
    server: 'main',
    calls: (about) => [
      {
        service: serviceOf(about.encoding, 'main').toUpperCase(),
        topic: topicOf('connect', about).toUpperCase(),
        words: ['hold', '1'],
      },
    ],
    check: ({ answers, conversations, build }) => {
      expectExits(answers, [0]);
      expect(conversations[0]).toMatchObject({
        kind: 'connect',
        program: `dde-client-${build.build}-${build.charset}.exe`,
      });
    },
  },
  notFound: {
    server: 'main',
    calls: ({ encoding }) => [{ service: serviceOf(encoding, 'main'), topic: 'nowhere', words: ['hold', '1'] }],
    check: ({ answers }) => expectExits(answers, [3]),
  },
  accept: {
    server: 'closed',
    calls: () => [['hold', '1']],
    check: ({ answers, conversations }) => {
      expectExits(answers, [3]);
      expect(conversations).toEqual([]);
    },
  },
  wildcard: {
    server: 'main',
    calls: (about) => [
      { service: '*', topic: topicOf('wildcard', about), words: ['execute', '[by topic]'] },
      { service: serviceOf(about.encoding, 'busy'), topic: '*', words: ['hold', '1'] },
    ],
    check: ({ answers, heard }) => {
      expectExits(answers, [0, 0]);
      expect(heard.map(({ kind }) => kind)).toEqual(['execute']);
    },
  },
  list: {
    server: 'main',
    calls: () => [],
    check: ({ encoding, build, listed }) => {
      const there = serversFor(encoding, [build]).filter(({ service }) => service !== serviceOf(encoding, 'ending'));
      for (const { service, topics } of there) {
        const shown = listed.filter((one) => one.service === service).map(({ topic }) => topic);
        if (service === serviceOf(encoding, 'closed')) expect(shown).toEqual([]);
        else for (const topic of [...topics, 'System']) expect(shown).toContain(topic);
      }
    },
  },
  execute: {
    server: 'main',
    calls: () => [
      ['execute', `[Dial("${plain}")]`],
      ['execute', plain],
    ],
    check: (seen) => expectCommands(seen, [`[Dial("${plain}")]`, plain]),
  },
  executeSizes: {
    server: 'main',
    calls: () => [
      ['execute', ''],
      ['execute', ofCommandLine],
    ],
    check: (seen) => expectCommands(seen, ['', ofCommandLine]),
  },
  executeHostile: {
    server: 'main',
    calls: (about) => [['execute', `[${hostileFor(about)}]`]],
    check: (seen) => expectCommands(seen, [`[${hostileFor(seen)}]`]),
  },
  executeWide: {
    server: 'main',
    calls: (about) => [['execute', `[${wideFor(about)}]`]],
    check: (seen) => expectCommands(seen, [`[${wideFor(seen)}]`]),
  },
  requestText: {
    server: 'main',
    calls: () => ['Plain', 'Empty', 'Long'].map((item) => ['request', item, 'CF_TEXT']),
    check: (seen) => expectGiven(seen, [plain, '', long].map(ansiBytes)),
  },
  requestUnicode: {
    server: 'main',
    calls: () => ['Long', 'Wide'].map((item) => ['request', item, 'CF_UNICODETEXT']),
    check: (seen) => expectGiven(seen, [long, wideItem].map(unicodeBytes)),
  },
  requestBytes: {
    server: 'main',
    calls: () => [['request', 'Bytes', bytesFormat]],
    check: (seen) => expectGiven(seen, [bytes]),
  },
  requestTable: {
    server: 'main',
    calls: () => [['request', 'Table', 'XlTable']],
    check: (seen) => expectGiven(seen, [tableBytes]),
  },
  pokeText: {
    server: 'main',
    calls: () => [
      ...[plain, ''].map((text) => poke(text, 'CF_TEXT')),
      ['poke-big', 'Other', 'CF_TEXT', String(long.length)],
    ],
    check: (seen) => expectPoked(seen, 'CF_TEXT', [plain, '', long].map(ansiBytes)),
  },
  pokeUnicode: {
    server: 'main',
    calls: () => [poke(wideItem, 'CF_UNICODETEXT'), ['poke-big', 'Other', 'CF_UNICODETEXT', String(long.length)]],
    check: (seen) => expectPoked(seen, 'CF_UNICODETEXT', [wideItem, long].map(unicodeBytes)),
  },
  pokeHostile: {
    server: 'main',
    calls: () => [poke(ansiHostile, 'CF_TEXT'), poke(allHostile, 'CF_UNICODETEXT')],
    check: (seen) => {
      const [first, second] = seen.heard;
      expectPoked({ ...seen, heard: first ? [first] : [] }, 'CF_TEXT', [ansiBytes(ansiHostile)]);
      expectPoked({ ...seen, heard: second ? [second] : [] }, 'CF_UNICODETEXT', [unicodeBytes(allHostile)]);
    },
  },
  pokeBytes: {
    server: 'main',
    calls: () => [['poke-hex', 'Other', bytesFormat, bytes.toString('hex')]],
    check: (seen) => expectPoked(seen, bytesFormat, [bytes]),
  },
  pokeTable: {
    server: 'main',
    calls: () => [['poke-hex', 'Other', 'XlTable', tableBytes.toString('hex')]],
    check: (seen) => expectPoked(seen, 'XlTable', [tableBytes]),
  },
  adviseHot: {
    server: 'main',
    calls: () => [['advise', 'Price', 'CF_TEXT', '20', 'hot', 'noack']],
    check: (seen) => expectUpdates(seen, 20, numberOfText),
  },
  adviseFlow: {
    server: 'main',
    calls: () => [['advise', 'Price', 'CF_UNICODETEXT', '20', 'hot', 'ack']],
    // More than one means that the first has been acknowledged.
    check: ({ answers, heard }) => {
      expectExits(answers, [0]);
      const numbers = (answers[0]?.data ?? []).map(numberOfUnicode);
      expect(numbers).toHaveLength(20);
      expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
      expect(heard.map(({ kind }) => kind)).toEqual(['advise', 'unadvise']);
    },
  },
  adviseWarm: {
    server: 'main',
    calls: () => [['advise', 'Price', 'CF_TEXT', '3', 'warm']],
    check: ({ answers, heard }) => {
      expectExits(answers, [0]);
      expect(answers[0]?.notices).toEqual(['Price', 'Price', 'Price']);
      expect(answers[0]?.data).toEqual([]);
      expect(heard.map(({ kind }) => kind)).toEqual(['advise', 'unadvise']);
    },
  },
  adviseBytes: {
    server: 'main',
    calls: () => [['advise', 'Counter', bytesFormat, '5', 'hot', 'noack']],
    check: (seen) => expectUpdates(seen, 5, (data) => data.readUInt32BE()),
  },
  // The item goes on changing.
  unadvise: {
    server: 'main',
    calls: () => [['advise', 'Price', 'CF_TEXT', '2', 'hot', 'noack']],
    check: ({ answers, heard }) => {
      expectExits(answers, [0]);
      expect(answers[0]?.late).toBe(false);
      expect(heard.map(({ kind }) => kind)).toEqual(['advise', 'unadvise']);
    },
  },
  refuseExecute: refusal(['execute', '[No]'], 'execute'),
  refuseRequest: refusal(['request', 'Plain', 'CF_TEXT'], 'request'),
  refusePoke: refusal(['poke', 'Other', 'CF_TEXT', 'x'], 'poke'),
  refuseAdvise: refusal(['advise', 'Plain', 'CF_TEXT', '1'], 'advise'),
  busy: {
    server: 'busy',
    calls: () => [['execute', '[Again]'], ['execute', '[Again]'], poke('again', 'CF_TEXT')],
    check: ({ answers, heard, native }) => {
      expectExits(answers, [1, 0, 0]);
      expect(heard.map(({ kind }) => kind)).toEqual(['execute', 'execute', 'poke']);
      expect(answers[0]?.error).toBe(native ? busyCode : refusedCode);
      return native ? undefined : 'busyClient';
    },
  },
  system: {
    server: 'main',
    calls: (about) => [
      ...['Topics', 'SysItems', 'Formats'].map((item) => ({
        service: serviceOf(about.encoding, 'main'),
        topic: 'System',
        words: ['request', item, 'CF_TEXT'],
      })),
      ['request', 'TopicItemList', 'CF_TEXT'],
    ],
    check: ({ answers, ...about }) => {
      expectExits(answers, [0, 0, 0, 0]);
      const lists = answers.map(({ data }) =>
        (data[0] ?? Buffer.alloc(0)).toString('latin1').replace(/\0.*$/s, '').split('\t'),
      );
      for (const topic of [topicOf('system', about), 'System']) expect(lists[0]).toContain(topic);
      for (const item of ['SysItems', 'Topics', 'Formats', 'Status', 'Help']) expect(lists[1]).toContain(item);
      for (const format of ['TEXT', 'UNICODETEXT', 'XlTable']) expect(lists[2]).toContain(format);
      for (const item of ['Plain', 'Bytes', 'Table', 'Price', 'TopicItemList']) expect(lists[3]).toContain(item);
    },
  },
  disconnect: {
    server: 'main',
    calls: () => [['hold', '1']],
    check: ({ answers, conversations }) => {
      expectExits(answers, [0]);
      expect(conversations.map(({ kind }) => kind)).toEqual(['connect', 'disconnect']);
    },
  },
  // It closes when it has a client of each build.
  ended: {
    server: 'ending',
    calls: () => [['hold', '30000']],
    check: ({ answers }) => {
      expectExits(answers, [0]);
      expect(answers[0]?.disconnected).toBe(true);
    },
  },
};

/** What a line of commands can hold, with room for the rest of it. */
const ofCommandLine = `[${long.slice(0, 30_000)}]`;

function poke(text: string, format: string): string[] {
  return ['poke', 'Other', format, text];
}

function refusal(words: readonly string[], kind: string): ServerCase {
  return {
    server: 'refusing',
    calls: () => [words],
    check: ({ answers, heard, native }) => {
      expect(heard.map((one) => one.kind)).toEqual([kind]);
      if (kind === 'poke' && !native) {
        expectExits(answers, [0]);
        return 'pokeRefusal';
      }
      expect(answers.map(({ exitCode, error }) => ({ exitCode, error }))).toEqual([
        { exitCode: 1, error: refusedCode },
      ]);
      return undefined;
    },
  };
}

function expectCommands({ answers, heard, ...about }: Seen, texts: readonly string[]): undefined {
  expectExits(
    answers,
    texts.map(() => 0),
  );
  const arrives = isUnicode(about) ? 'unicode' : 'ansi';
  const bytesOf = arrives === 'unicode' ? unicodeBytes : ansiBytes;
  expect(heard.map((one) => [one.kind, one.bytes.toString('hex')])).toEqual(
    texts.map((text) => ['execute', bytesOf(text).toString('hex')]),
  );
  const isRead = about.encoding === 'auto' || about.encoding === arrives;
  if (isRead) expect(heard.map(({ text }) => text)).toEqual(texts);
}

function expectPoked({ answers, heard }: Seen, format: string, values: readonly Buffer[]): undefined {
  expectExits(
    answers,
    answers.map(() => 0),
  );
  expect(heard.map((one) => [one.kind, one.item, one.format, one.bytes.toString('hex')])).toEqual(
    values.map((value) => ['poke', 'Other', format, value.toString('hex')]),
  );
}

/** Windows may round the size of a memory object up; what is behind the end is not looked at. */
function expectGiven({ answers, heard }: Seen, values: readonly Buffer[]): undefined {
  expectExits(
    answers,
    values.map(() => 0),
  );
  expect(heard.map(({ kind }) => kind)).toEqual(values.map(() => 'request'));
  const given = answers.map(({ data }, index) => data[0]?.subarray(0, values[index]?.length).toString('hex'));
  expect(given).toEqual(values.map((value) => value.toString('hex')));
}

/** Each update is the one after the last. */
function expectUpdates({ answers, heard }: Seen, count: number, numberOf: (data: Buffer) => number): undefined {
  expectExits(answers, [0]);
  const numbers = (answers[0]?.data ?? []).map(numberOf);
  expect(numbers).toHaveLength(count);
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? Number.NaN) + index));
  expect(heard.map(({ kind }) => kind)).toEqual(['advise', 'unadvise']);
}

function expectExits(answers: readonly DdeResult[], codes: readonly number[]): undefined {
  expect(answers.map(({ exitCode }) => exitCode)).toEqual(codes);
}

/** Whether a command arrives in Unicode: if both windows are of that kind. */
function isUnicode({ build, encoding }: Pick<About, 'build' | 'encoding'>): boolean {
  return build.charset === 'unicode' && encoding !== 'ansi';
}

function hostileFor(about: About): string {
  return hostileNarrow.filter((text) => isWritable(text) && (isUnicode(about) || isAnsi(text))).join('|');
}

function wideFor(about: About): string {
  const texts = [wide, ...hostileWide].filter(isWritable);
  return texts.filter((text) => isUnicode(about) || isAnsi(text)).join('|');
}

/** Whether a command line of Windows can hold a text. */
function isWritable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}

const allHostile = [...hostileNarrow, ...hostileWide].filter(isWritable).join('|');
const ansiHostile = [...hostileNarrow, ...hostileWide].filter((text) => isWritable(text) && isAnsi(text)).join('|');
const numberOfText = (data: Buffer) => Number(data.toString('latin1').replace('\0', ''));
const numberOfUnicode = (data: Buffer) => Number(data.toString('utf16le').replace('\0', ''));
/** DDEML's numbers, as the client prints them. */
const busyCode = '4001';
const refusedCode = '4009';
