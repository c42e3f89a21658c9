// conformance.lab.test.ts: every kind of transaction, both ways, between the product and C programs that use DDEML, in
// each of their builds and in each encoding, and with itself; the bytes are compared where they arrive. docs/dde.md has a
// table of what was seen: `UPDATE_DOCS=1 npx vitest run test/dde/conformance.lab.test.ts` writes it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DdeName, type DdeResult, labUnavailable, openLab } from '../lab/index.js';
import { type OtherProgram, otherCases, otherPrograms, otherRows } from './conformance/otherServers.js';
import type { ClientRow, Peer, StepResult } from './conformance/ourClient.js';
import * as ourClient from './conformance/ourClient.js';
import type { ServerRow } from './conformance/ourServer.js';
import * as ourServer from './conformance/ourServer.js';
import {
  type Build,
  builds,
  type Encoding,
  encodings,
  type Heard,
  heardOf,
  type RunningServer,
  startC,
  startOurs,
} from './conformance/peers.js';
import { claimsOf, document, documented, markdownOf, Results } from './conformance/results.js';
import { inTurns, runC, runClient } from './conformance/run.js';

const opened = await openLab({ own: true });
const lab = opened as NonNullable<typeof opened>;
const native = opened?.native ?? false;
const built = builds.filter(({ build }) => opened?.runs(build));
const columns = Object.fromEntries(
  builds.map(({ name }) => [name, name.replace('unicode', 'Unicode').replace('ansi', 'ANSI')]),
);
const versions = ['20', 'newest'] as const;
/** What our client and our server are told: with the newest Node all that can meet, with the oldest what belongs together. */
const pairs = {
  20: encodings.map((encoding) => ({ encoding, told: encoding })),
  newest: encodings.flatMap((encoding) => encodings.map((told) => ({ encoding, told }))),
};
const nameOfPair = (encoding: Encoding, told: Encoding) => `${encoding}, server ${told}`;

const clientResults = new Results({
  title: 'Our client, and servers: C with DDEML, and our own',
  rows: ourClient.clientRows,
  columns: { ...columns, 'node 20': 'ours, Node 20', 'node newest': 'ours, newest Node' },
  variants: (column) => {
    if (!column.startsWith('node')) return encodings;
    const version = column === 'node 20' ? '20' : 'newest';
    return pairs[version].map(({ encoding, told }) => nameOfPair(encoding, told));
  },
});
const serverResults = new Results({
  title: 'Our server, and clients: C with DDEML',
  rows: ourServer.serverRows,
  columns,
  variants: () => encodings,
});
const otherResults = new Results({
  title: 'Our client, and servers that were not made for it',
  rows: otherRows,
  columns: otherPrograms,
  variants: () => ['auto'],
});

afterAll(() => opened?.close());

describe.skipIf(!opened)(`our client and C servers ${labUnavailable()}`, () => {
  const peerOf = (build: Build): Peer => ({ name: build.name, window: build.charset, build, told: undefined });
  const peers = built.map(peerOf);
  const heard: Heard[] = [];
  let results = new Map<string, StepResult[]>();

  beforeAll(async () => {
    const starts = peers.flatMap((peer) => ourClient.serversFor(peer).map((definition) => ({ peer, definition })));
    const servers: { peer: Peer; server: RunningServer }[] = [];
    await inTurns(
      4,
      starts.map(({ peer, definition }) => async () => {
        if (peer.build) servers.push({ peer, server: await startC(lab, peer.build, definition) });
      }),
    );
    const abouts = peers.flatMap((peer) => encodings.map((encoding) => ({ peer, encoding, native })));
    results = await runClient(lab, '20', abouts.flatMap(ourClient.casesFor));
    for (const { peer, server } of servers) {
      heard.push(
        ...(await server.heard()).map((one) => ({ ...one, topic: `${peer.name}: ${one.topic.toLowerCase()}` })),
      );
      await server.stop();
    }
  });

  for (const build of builds) {
    const peer = peerOf(build);
    describe.skipIf(!built.includes(build)).each(encodings)(`${peer.name}, our client in %s`, (encoding) => {
      test.each(entriesOf(ourClient.clientRows))('%s: %s', (row: ClientRow) => {
        const about = { peer, encoding, native };
        const topic = `${peer.name}: ${ourClient.topicOf(row, encoding).toLowerCase()}`;
        const steps = results.get(ourClient.nameOf(row, about)) ?? [];
        const fault = ourClient.checkCase(
          row,
          about,
          steps,
          heard.filter((one) => one.topic === topic),
        );
        clientResults.add(row, peer.name, encoding, fault);
      });
    });
  }
});

describe.skipIf(!opened).each(versions)('our client and our server in Node %s', (version) => {
  const peerOf = (told: Encoding): Peer => ({
    name: `ours ${told}`,
    window: told === 'ansi' ? 'ansi' : 'unicode',
    build: undefined,
    told,
  });
  const heard = new Map<string, Heard[]>();
  let results = new Map<string, StepResult[]>();

  beforeAll(async () => {
    const definitions = encodings.flatMap((told) =>
      ourClient
        .serversFor(peerOf(told), pairs[version].filter((pair) => pair.told === told).length)
        .map((one) => ({ ...one, encoding: told })),
    );
    const servers = await startOurs(lab, version, definitions);
    const abouts = pairs[version].map(({ encoding, told }) => ({ peer: peerOf(told), encoding, native }));
    results = await runClient(lab, version, abouts.flatMap(ourClient.casesFor));
    for (const { service } of definitions) heard.set(service, await servers.heard(service));
    await servers.stop();
  });

  describe.each(pairs[version])('our client in $encoding, our server in $told', ({ encoding, told }) => {
    test.each(entriesOf(ourClient.clientRows))('%s: %s', (row: ClientRow) => {
      const about = { peer: peerOf(told), encoding, native };
      const topic = ourClient.topicOf(row, encoding);
      const own = [...heard].filter(([service]) => service.startsWith(about.peer.name)).flatMap(([, all]) => all);
      const fault = ourClient.checkCase(
        row,
        about,
        results.get(ourClient.nameOf(row, about)) ?? [],
        own.filter((one) => one.topic === topic),
      );
      clientResults.add(row, `node ${version}`, nameOfPair(encoding, told), fault);
    });
  });
});

describe.skipIf(!opened)('C clients and our server', () => {
  const answers = new Map<string, DdeResult[]>();
  const heard: Heard[] = [];
  let listed: DdeName[] = [];
  const nameOf = (row: ServerRow, encoding: Encoding, build: string) => `${build}, ${encoding}: ${row}`;

  beforeAll(async () => {
    const definitions = encodings.flatMap((encoding) => ourServer.serversFor(encoding, built));
    const servers = await startOurs(lab, 'newest', definitions);
    const runs = encodings.flatMap((encoding) =>
      built.flatMap((build) =>
        entriesOf(ourServer.serverRows).map(([row]) => ({
          row,
          run: async () => {
            const calls = ourServer.callsFor(row, { build, encoding, native });
            answers.set(nameOf(row, encoding, build.name), await runC(lab, build, calls));
          },
        })),
      ),
    );
    // Those that wait for the end of the server wait for each other.
    await Promise.all(runs.filter(({ row }) => row === 'ended').map(({ run }) => run()));
    await inTurns(
      8,
      runs.filter(({ row }) => row !== 'ended').map(({ run }) => run),
    );
    for (const { service, encoding } of definitions) {
      heard.push(...(await servers.heard(service)).map((one) => ({ ...one, topic: `${encoding}: ${one.topic}` })));
    }
    listed = await lab.ddeList({});
    await servers.stop();
  });

  for (const build of builds) {
    describe.skipIf(!built.includes(build)).each(encodings)(`${build.name}, our server in %s`, (encoding) => {
      test.each(entriesOf(ourServer.serverRows))('%s: %s', (row: ServerRow) => {
        const about = { build, encoding, native };
        const topic = `${encoding}: ${ourServer.topicOf(row, about)}`;
        const own = answers.get(nameOf(row, encoding, build.name)) ?? [];
        const fault = ourServer.checkCase(
          row,
          about,
          own,
          heard.filter((one) => one.topic === topic),
          listed,
        );
        serverResults.add(row, build.name, encoding, fault);
      });
    });
  }
});

describe.skipIf(!opened)('our client and a server that was not made for it', () => {
  const heard = new Map<OtherProgram, Heard[]>();
  const all = entriesOf(otherCases).flatMap(([program, cases]) =>
    entriesOf(cases).map(([row, one]) => ({ program, row, name: `${program}: ${row}`, ...one })),
  );
  let results = new Map<string, StepResult[]>();

  beforeAll(async () => {
    await lab.programManager();
    const servers = { metatrader: await lab.metaTrader(), excel: await lab.excel() };
    results = await runClient(lab, 'newest', all);
    for (const [program, server] of entriesOf(servers)) {
      heard.set(program, (await server.received()).map(heardOf));
      await server.stop();
    }
  });

  test.each(all)('$name', ({ program, row, name, steps, check }) => {
    const items = steps.map(({ act, item }) => (act === 'execute' ? '-' : item));
    check(results.get(name) ?? [], heard.get(program)?.filter(({ item }) => items.includes(item)) ?? []);
    otherResults.add(row, program, 'auto');
  });
});

describe.skipIf(!opened)('docs/dde.md', () => {
  const seen = () => markdownOf([clientResults, serverResults, otherResults]);
  const isWhole = built.length === builds.length;

  test.skipIf(!isWhole)('claims what this run has seen, of 64 and of 32 bits, and no more', () => {
    expect(seen()).not.toContain('not seen');
    if (process.env.UPDATE_DOCS === '1' && !native) document(seen());
    // Wine can do less than Windows, where nothing is expected to be missing.
    if (native) expect(claimsOf(seen())).toEqual(expect.arrayContaining(claimsOf(documented())));
    else expect(documented()).toBe(seen());
  });

  test.skipIf(isWhole)('claims of 64 bits what this run has seen, and no more', () => {
    const of64Bits = claimsOf(documented()).filter((claim) => !/, x86 (?:Unicode|ANSI): /.test(claim));
    expect(of64Bits.length).toBeGreaterThan(100);
    expect(claimsOf(seen())).toEqual(of64Bits);
  });
});

function entriesOf<Key extends string, Value>(rows: Partial<Readonly<Record<Key, Value>>>): [Key, Value][] {
  return Object.entries(rows) as [Key, Value][];
}
