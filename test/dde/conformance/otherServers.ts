// otherServers.ts: what our client is put through with servers that were not made for it: Program Manager, and stand-ins
// for MetaTrader 4 and Excel, which were built from what their makers document.
import { expect } from 'vitest';
import type { Step, StepResult } from './ourClient.js';
import type { Heard } from './peers.js';
import { ansiBytes, unicodeBytes } from './texts.js';
import { toJson } from './values.mjs';

export const otherRows = {
  list: 'list servers',
  execute: 'EXECUTE',
  requestText: 'REQUEST CF_TEXT',
  requestUnicode: 'REQUEST CF_UNICODETEXT',
  requestAny: 'REQUEST, no format named',
  requestTable: 'REQUEST XlTable',
  pokeText: 'POKE CF_TEXT',
  pokeUnicode: 'POKE CF_UNICODETEXT',
  pokeTable: 'POKE XlTable',
  adviseHot: 'ADVISE, hot, and UNADVISE',
  refused: 'refused: what it does not have',
  system: 'topic System',
} as const;
export type OtherRow = keyof typeof otherRows;

export const otherPrograms = {
  progman: 'Program Manager',
  metatrader: 'MetaTrader 4 (stand-in)',
  excel: 'Excel (stand-in)',
} as const;
export type OtherProgram = keyof typeof otherPrograms;

interface OtherCase {
  readonly steps: readonly Step[];
  /** What the program heard: nothing of Program Manager, which keeps no record. */
  readonly check: (results: readonly StepResult[], heard: readonly Heard[]) => void;
}

const group = 'Größe & Gewicht';
const sheet = connect('Excel', '[Book1]Sheet1');
const bids = connect('MT4', 'BID');
const programs = connect('Progman', 'Progman');
const cells = [
  ['Name', 'Price', 'Open'],
  ['East', 1.5, true],
  ['Zürich', 22, null],
  ['Sum', 23.5, { error: '#N/A' }],
];
const cellsAsText = 'Name\tPrice\tOpen\r\nEast\t1.5\tTRUE\r\nZürich\t22\t\r\nSum\t23.5\t#N/A\r\n';

/** In the order in which they are carried out. */
export const otherCases: Record<OtherProgram, Partial<Record<OtherRow, OtherCase>>> = {
  progman: {
    execute: {
      steps: [programs, { act: 'execute', text: `[CreateGroup(${group})]` }],
      check: (results) => expectDone(results),
    },
    requestText: {
      steps: [programs, request('Groups', 'CF_TEXT')],
      check: (results) => expect(textOf(results[1])?.split('\r\n')).toContain(group),
    },
    requestAny: {
      steps: [programs, request('Groups'), { act: 'execute', text: `[DeleteGroup(${group})]` }, request('Groups')],
      check: (results) => {
        expectDone(results);
        expect(textOf(results[1])?.split('\r\n')).toContain(group);
        expect(textOf(results[3])?.split('\r\n')).not.toContain(group);
      },
    },
    refused: {
      steps: [programs, { act: 'execute', text: '[NoSuchCommand(x)]' }, request('Groups', 'XlTable')],
      check: (results) => expect(typesOf(results)).toEqual([undefined, refused, refused]),
    },
  },
  metatrader: {
    list: {
      steps: [{ act: 'servers', service: 'MT4', topic: '*' }],
      check: (results) => {
        expect(topicsOf(results[0])).toEqual(['ASK', 'BID', 'HIGH', 'LOW', 'QUOTE', 'TIME', 'TIMESEC']);
      },
    },
    requestText: {
      steps: [bids, request('EURUSD', 'CF_TEXT')],
      check: (results, heard) => {
        expect(textOf(results[1])).toBe('N/A');
        expect(heard[0]).toMatchObject({ kind: 'request', topic: 'BID', item: 'EURUSD', format: 'CF_TEXT' });
      },
    },
    requestAny: {
      steps: [bids, request('GBPUSD')],
      check: (results) => expect(textOf(results[1])).toMatch(/^N\/A$|^1\.265/),
    },
    adviseHot: {
      steps: [
        bids,
        { act: 'advise', item: 'USDJPY', options: { format: 'CF_TEXT', flowControl: false } },
        { act: 'take', count: 5 },
        { act: 'stop' },
      ],
      check: (results, heard) => {
        expectDone(results);
        const points = takenOf(results[2]).map((price) => Math.round(Number(price) * 1000));
        expect(points).toHaveLength(5);
        expect(points).toEqual(points.map((_, index) => (points[0] ?? Number.NaN) + index));
        expect(heard.map(({ kind }) => kind).slice(-2)).toEqual(['advise', 'unadvise']);
      },
    },
    refused: {
      steps: [bids, { act: 'execute', text: '[BUY]' }, poke('EURUSD', '1.1'), request('EURUSD', 'CF_UNICODETEXT')],
      check: (results) => expect(typesOf(results)).toEqual([undefined, refused, refused, refused]),
    },
  },
  excel: {
    list: {
      steps: [{ act: 'servers', service: 'Excel', topic: '*' }],
      check: (results) => {
        expect(topicsOf(results[0])).toEqual(['System', '[Book1]Sheet1']);
      },
    },
    execute: {
      steps: [sheet, { act: 'execute', text: '[OPEN("C:\\ü.XLS")][BEEP]' }],
      check: (results, heard) => {
        expectDone(results);
        expect(heard[0]?.bytes).toEqual(unicodeBytes('[OPEN("C:\\ü.XLS")][BEEP]'));
      },
    },
    requestText: {
      steps: [sheet, request('R1C1:R4C3', 'CF_TEXT')],
      check: (results) => expect(textOf(results[1])).toBe(cellsAsText),
    },
    requestUnicode: {
      steps: [sheet, request('R1C1:R4C3', 'CF_UNICODETEXT')],
      check: (results) => expect(textOf(results[1])).toBe(cellsAsText),
    },
    requestAny: {
      steps: [sheet, request('R3C1')],
      check: (results) => expect(textOf(results[1])).toBe('Zürich\r\n'),
    },
    requestTable: {
      steps: [sheet, request('R1C1:R4C3', 'XlTable')],
      check: (results) => expect(givenBy(results[1])).toEqual(toJson(cells)),
    },
    pokeText: {
      steps: [sheet, poke('R10C1:R10C2', 'Süd\t7\r\n', 'CF_TEXT'), request('R10C1:R10C2')],
      check: (results, heard) => {
        expect(textOf(results[2])).toBe('Süd\t7\r\n');
        expect(heard[0]?.bytes).toEqual(ansiBytes('Süd\t7\r\n'));
      },
    },
    pokeUnicode: {
      steps: [sheet, poke('R11C1', '日本', 'CF_UNICODETEXT'), request('R11C1', 'CF_UNICODETEXT')],
      check: (results, heard) => {
        expect(textOf(results[2])).toBe('日本\r\n');
        expect(heard[0]?.bytes).toEqual(unicodeBytes('日本'));
      },
    },
    pokeTable: {
      steps: [
        sheet,
        poke('R12C1:R13C2', [
          ['a', 1],
          [false, null],
        ]),
        poke('R12C1:R13C2', [
          [undefined, 2],
          [{ error: '#DIV/0!' }, 'é'],
        ]),
        request('R12C1:R13C2', 'XlTable'),
      ],
      check: (results) => {
        expectDone(results);
        const expected = [
          ['a', 2],
          [{ error: '#DIV/0!' }, 'é'],
        ];
        expect(givenBy(results[3])).toEqual(toJson(expected));
      },
    },
    adviseHot: {
      steps: [
        sheet,
        { act: 'advise', item: 'R20C1:R20C2', options: { format: 'CF_TEXT' } },
        poke('R20C1', 'one'),
        { act: 'take', count: 1 },
        poke('R20C2', 'two'),
        { act: 'take', count: 1 },
        { act: 'stop' },
      ],
      check: (results, heard) => {
        expectDone(results);
        expect([results[3]?.value, results[5]?.value]).toEqual([['one\t\r\n'], ['one\ttwo\r\n']]);
        expect(heard.at(-1)?.kind).toBe('unadvise');
      },
    },
    refused: {
      steps: [sheet, { act: 'execute', text: 'OPEN' }, request('R0C0', 'CF_TEXT'), poke('Nowhere', 'x', 'CF_TEXT')],
      check: (results) => expect(typesOf(results)).toEqual([undefined, refused, refused, refused]),
    },
    system: {
      steps: [
        connect('Excel', 'System'),
        request('Topics', 'CF_TEXT'),
        request('Formats'),
        request('Status', 'CF_TEXT'),
      ],
      check: (results) => {
        expectDone(results);
        expect(results.slice(1).map(textOf)).toEqual(['[Book1]Sheet1\tSystem', 'XlTable\tUNICODETEXT\tTEXT', 'Ready']);
      },
    },
  },
};

function connect(service: string, topic: string): Step {
  return { act: 'connect', service, topic };
}

function request(item: string, format?: string): Step {
  return { act: 'request', item, options: { format } };
}

function poke(item: string, value: Parameters<typeof toJson>[0], format?: string): Step {
  return { act: 'poke', item, value: toJson(value), options: { format } };
}

function topicsOf(result: StepResult | undefined): string[] {
  const servers = (result?.value ?? []) as { topic: string }[];
  return servers.map(({ topic }) => topic).sort();
}

function takenOf(result: StepResult | undefined): string[] {
  return (result?.value ?? []) as string[];
}

/** What a REQUEST gave. */
function givenBy(result: StepResult | undefined): unknown {
  return (result?.value as { value: unknown } | undefined)?.value;
}

function textOf(result: StepResult | undefined): string | undefined {
  return givenBy(result) as string | undefined;
}

function typesOf(results: readonly StepResult[]): (string | undefined)[] {
  return results.map(({ error }) => error?.type);
}

function expectDone(results: readonly StepResult[]): void {
  expect(results.map(({ error }) => error)).toEqual(results.map(() => undefined));
}

const refused = 'DdeNotProcessedError';
