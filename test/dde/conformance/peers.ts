// peers.ts: who is at the other end: the lab's C programs in each of their builds, and the product itself.
import { bigText, type DdeBuild, type DdeServer, type Lab, waitFor } from '../../lab/index.js';
import { readLines } from '../../lab/records.js';
import type { NodeVersion } from '../drive.js';
import { type JsonValue, toJson } from './values.mjs';

export const encodings = ['auto', 'unicode', 'ansi'] as const;
export type Encoding = (typeof encodings)[number];

export interface Build extends Required<DdeBuild> {
  readonly name: string;
}

export const builds: readonly Build[] = (['x64', 'x86'] as const).flatMap((build) =>
  (['unicode', 'ansi'] as const).map((charset) => ({ build, charset, name: `${build} ${charset}` })),
);

/** What a server is to serve, and how it is to answer. */
export interface ServerDefinition {
  readonly service: string;
  readonly topics: readonly string[];
  readonly items?: Readonly<Record<string, string>>;
  /** Items of so many characters of `bigText`. */
  readonly long?: Readonly<Record<string, number>>;
  /** In one clipboard format each. */
  readonly formatted?: Readonly<Record<string, { readonly format: string; readonly bytes: Uint8Array }>>;
  /** Items that become 1, 2, 3, … when somebody advises them; in a clipboard format, as numbers of four bytes. */
  readonly updates?: Readonly<Record<string, string>>;
  readonly refuses?: boolean;
  readonly acceptsNobody?: boolean;
  /** The first so many transactions: of a C server, or of each topic of ours. */
  readonly busy?: number;
  /** It ends after so many clients have come. */
  readonly closesAfter?: number;
}

/** What a server heard. */
export interface Heard {
  readonly kind: string;
  readonly topic: string;
  readonly item: string;
  readonly bytes: Buffer;
  /** `-` where there is none. */
  readonly format: string;
  /** What the product made of it. */
  readonly text?: string | undefined;
  readonly program?: string | undefined;
}

export interface RunningServer {
  heard(): Promise<Heard[]>;
  stop(): Promise<void>;
}

export async function startC(lab: Lab, build: Build, definition: ServerDefinition): Promise<RunningServer> {
  const { service, topics, items = {}, long = {}, formatted, updates = {}, refuses, busy, closesAfter } = definition;
  const counters = Object.entries(updates).filter(([, format]) => format !== '');
  const raw = Object.fromEntries(counters.map(([item, format]) => [item, { format, bytes: new Uint8Array(4) }]));
  const server = await lab.ddeServer({
    build: build.build,
    charset: build.charset,
    service,
    topic: [...topics],
    items: { ...items },
    big: { ...long },
    raw: { ...raw, ...formatted },
    updates: Object.fromEntries(Object.keys(updates).map((item) => [item, updatesOfC])),
    options: {
      system: true,
      logConnections: true,
      ...(refuses ? { negative: true } : {}),
      ...(busy ? { busy } : {}),
      ...(closesAfter ? { disconnectAfterMs: 200, clients: closesAfter } : {}),
    },
  });
  return { heard: async () => (await server.received()).map(heardOf), stop: () => server.stop() };
}

export function heardOf(record: Awaited<ReturnType<DdeServer['received']>>[number]): Heard {
  const { kind, topic, item, bytes, formatName } = record;
  return { kind, topic, item, bytes, format: formatName };
}

export interface OurServers {
  heard(service: string): Promise<Heard[]>;
  stop(): Promise<void>;
}

/** Starts servers of the product, all in one process. */
export async function startOurs(
  lab: Lab,
  version: NodeVersion,
  definitions: readonly (ServerDefinition & { readonly encoding: Encoding })[],
): Promise<OurServers> {
  const folder = `C:\\conformance\\${version}-${definitions[0]?.service}`;
  await lab.files.makeFolder(folder);
  const logs = new Map(definitions.map(({ service }, index) => [service, `${folder}\\${index}.log`]));
  await lab.files.write(
    `${folder}\\servers.json`,
    JSON.stringify(definitions.map((one) => forDriver(one, logs.get(one.service)))),
  );
  const words = ['servers.json', 'ready.log'].map((name) => `${folder}\\${name}`);
  const started = await lab.startNode(version, 'test/dde/conformance/server.mjs', words);
  await waitFor('our DDE servers', async () =>
    (await readLines(lab.files, `${folder}\\ready.log`))[0] ? true : undefined,
  );
  return {
    heard: async (service) => (await readLines(lab.files, logs.get(service) ?? '')).map(heardOfOurs),
    stop: () => started.stop(),
  };
}

function forDriver(definition: ServerDefinition & { readonly encoding: Encoding }, log: string | undefined) {
  const { service, topics, encoding, items, long = {}, formatted = {}, updates, ...behaviour } = definition;
  const texts = Object.entries(long).map(([item, length]) => [item, bigText(length)]);
  const raw: [string, Record<string, JsonValue>][] = Object.entries(formatted).map(([item, { format, bytes }]) => [
    item,
    { [format]: toJson(bytes) },
  ]);
  return {
    log,
    service,
    topics,
    encoding,
    items: { ...items, ...Object.fromEntries([...texts, ...raw]) },
    updates,
    behaviour,
  };
}

function heardOfOurs(line: string): Heard {
  const { kind, topic, item, hex = '', format, text, program } = JSON.parse(line) as Record<string, string | undefined>;
  return {
    kind: kind ?? '',
    topic: topic ?? '',
    item: item || '-',
    bytes: Buffer.from(hex, 'hex'),
    format: format || '-',
    text,
    program,
  };
}

const updatesOfC = 60;
