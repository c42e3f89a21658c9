// computer.ts: a computer for the doctor's checks, made of facts.

import type { PhoneState } from '../../src/calls/phoneState.js';
import type { DdeServerInformation } from '../../src/dde/index.js';
import type { Finding } from '../../src/doctor/finding.js';
import type { Self } from '../../src/doctor/surroundings.js';
import type { IntegrityLevel } from '../../src/ffi/integrity.js';
import { asciiCoder } from '../../src/ini/encoding.js';
import type { PhoneSurroundings } from '../../src/microsip/doctor/surroundings.js';

/** What is to be found on a computer; nothing else is. Letter case does not matter in keys, values, files and variables. */
export interface Facts {
  readonly variables?: Readonly<Record<string, string>>;
  /** By `key|value`; the default value's name is empty. */
  readonly registry?: Readonly<Record<string, string | number>>;
  /** By path; an error is one that reading it gives. */
  readonly files?: Readonly<Record<string, string | Uint8Array | Error>>;
  readonly processes?: Readonly<Record<number, string>>;
  readonly images?: Readonly<Record<number, string>>;
  /** Of processes that Windows tells of. */
  readonly levels?: Readonly<Record<number, IntegrityLevel>>;
  readonly versions?: Readonly<Record<string, string>>;
  readonly servers?: readonly Partial<DdeServerInformation>[] | Error;
  readonly phones?: readonly Partial<PhoneState>[];
  readonly self?: Partial<Self>;
}

export function computer(facts: Facts = {}): PhoneSurroundings {
  const variables = folded({ SystemRoot: 'C:\\Windows', ProgramFiles: 'C:\\Program Files', ...facts.variables });
  const registry = folded(facts.registry ?? {});
  const files = folded(facts.files ?? {});
  const processes = new Map(Object.entries(facts.processes ?? {}).map(([id, name]) => [Number(id), name]));
  const held = (key: string, value: string) => registry.get(`${key}|${value}`.toLowerCase());
  return {
    environment: (name) => variables.get(name.toLowerCase()),
    readRegistry: (key, value) => {
      const found = held(key, value);
      return typeof found === 'string' ? found : undefined;
    },
    readNumber: (key, value) => {
      const found = held(key, value);
      return typeof found === 'number' ? found : undefined;
    },
    isFile: (path) => files.has(path.toLowerCase()),
    readFile: (path) => {
      const found = files.get(path.toLowerCase());
      if (found instanceof Error) throw found;
      return typeof found === 'string' ? Buffer.from(found) : found;
    },
    names: (folder) => {
      const start = `${folder.toLowerCase()}\\`;
      const below = Object.keys(facts.files ?? {}).filter((path) => path.toLowerCase().startsWith(start));
      return [...new Set(below.map((path) => path.slice(start.length).split('\\')[0] ?? ''))];
    },
    processes: () => processes,
    imageOf: (process) => facts.images?.[process],
    integrityOf: (process) => (process === 1 ? (facts.levels?.[1] ?? 'medium') : facts.levels?.[process]),
    versionOf: (file) => facts.versions?.[file],
    servers: async () => {
      if (facts.servers instanceof Error) throw facts.servers;
      return (facts.servers ?? []).map((server) => ({ ...noServer, ...server }));
    },
    phones: async () => (facts.phones ?? []).map((phone) => ({ ...idle, ...phone })),
    coder: asciiCoder(),
    self: { ...self, ...facts.self },
  };
}

/** A finding in short: `problem: what was found -> what to do`. */
export function short({ state, found, remedy }: Finding): string {
  return `${state}: ${found}${remedy === undefined ? '' : ` -> ${remedy}`}`;
}

/** The findings of a check in short. */
export function of(findings: readonly Finding[], check: string): string[] {
  return findings.filter((finding) => finding.check === check).map(short);
}

function folded<Value>(record: Readonly<Record<string, Value>>): Map<string, Value> {
  return new Map(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]));
}

const noServer: DdeServerInformation = { service: '', topic: '', processId: 0, program: undefined };
const idle: PhoneState = { status: 'idle', certainty: 'certain', source: 'windows' };
const self: Self = {
  process: 1,
  nodeVersion: '22.11.0',
  architecture: 'x64',
  node: 'C:\\Program Files\\nodejs\\node.exe',
  package: 'C:\\bridgesmith',
};
