import { cpSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bridge } from '../../src/definition/bridge.js';
import type { BridgeDefinition } from '../../src/definition/schema.js';
import { generate } from '../../src/generate/generate.js';
import { type DdeRecord, type DdeServer, type Lab, waitFor } from '../lab/index.js';
import { bridges as all, type Case, ddeArrival } from './cases.js';

/** What stands at the other end in a conformance run: a program, links, and DDE servers, which all record. */
export interface Receivers {
  /**
   * The folder of the generated scripts, as the host sees it: `<bridge>/<target>/…`. Each of the turns that are taken at
   * once has a copy: Wine's script host opens its script for itself alone, and one that finds it open does nothing.
   */
  scriptsOf(turn: number): string;
  /** The environment in which a case's script finds its program, and in which that program records. */
  environmentOf(one: Case, index: number): Record<string, string>;
  /** What the program or the handler of links was started with for a case, once it was. */
  received(one: Case, index: number): Promise<string>;
  /** What arrived over DDE, by bridge, in the order in which it did. */
  inOrder(): Promise<Map<string, string[]>>;
  /** Forgets what arrived. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** A folder with a space, an ampersand, a percent sign and letters of two scripts: the path must not matter. */
const folder = 'C:\\Test & B\u00FCro 100% \u6F22';
const program = `${folder}\\testbench.exe`;
/** The handler of links is named in the registry, where a percent sign would begin a placeholder. */
const handlerFolder = 'C:\\Test & B\u00FCro \u6F22';
const handler = `${handlerFolder}\\testbench.exe`;

/** Generates the bridges' scripts, and puts the receivers up. */
export async function openReceivers(lab: Lab, bridges: readonly Bridge[] = all): Promise<Receivers> {
  const scripts = mkdtempSync(join(tmpdir(), 'bridgesmith-conformance-'));
  for (const bridge of bridges) await generate(bridge, join(scripts, '0', bridge.definition.name));
  await lab.makeFolder(folder);
  await lab.copyIn(lab.program('arguments.exe'), program);
  await lab.makeFolder(handlerFolder);
  await lab.copyIn(lab.program('arguments.exe'), handler);
  await registerLinks(lab, bridges);
  const servers = await startServers(lab, bridges);
  const logOf = (index: number) => `C:\\bridgesmith-lab\\case-${index}.log`;
  await lab.makeFolder('C:\\bridgesmith-lab');
  return {
    scriptsOf: (turn) => {
      const copy = join(scripts, String(turn));
      if (!existsSync(copy)) cpSync(join(scripts, '0'), copy, { recursive: true });
      return copy;
    },
    environmentOf: ({ bridge }, index) => {
      const { application }: BridgeDefinition = bridge.definition;
      const override = application?.override;
      return { BRIDGESMITH_ARGUMENTS_LOG: logOf(index), ...(override ? { [override]: program } : {}) };
    },
    received: (one, index) => nextStart(lab, logOf(index), one.transport === 'uri'),
    inOrder: async () => {
      const entries = [...servers].map(
        async ([name, server]) => [name, (await server.received()).map(arrivalAt(bridges, name))] as const,
      );
      return new Map(await Promise.all(entries));
    },
    clear: async () => {
      for (const server of servers.values()) await server.clear();
      await lab.files.remove('C:\\bridgesmith-lab\\case-0.log');
    },
    close: async () => {
      for (const server of servers.values()) await server.stop();
    },
  };
}

async function startServers(lab: Lab, bridges: readonly Bridge[]): Promise<Map<string, DdeServer>> {
  const servers = new Map<string, DdeServer>();
  for (const bridge of bridges) {
    const { dde }: BridgeDefinition = bridge.definition;
    // Of every topic, so that a wrong one shows.
    if (dde) servers.set(bridge.definition.name, await lab.ddeServer({ service: dde.service, topic: [] }));
  }
  return servers;
}

async function registerLinks(lab: Lab, bridges: readonly Bridge[]): Promise<void> {
  for (const bridge of bridges) {
    const { uri }: BridgeDefinition = bridge.definition;
    for (const scheme of uri?.schemes ?? []) {
      await lab.registry.set(`HKCU\\Software\\Classes\\${scheme}`, 'URL Protocol', '');
      await lab.registry.set(`HKCU\\Software\\Classes\\${scheme}\\shell\\open\\command`, '', `"${handler}" "%1"`);
    }
  }
}

function arrivalAt(bridges: readonly Bridge[], name: string): (record: DdeRecord) => string {
  const bridge = bridges.find(({ definition }) => definition.name === name) as Bridge;
  return (record) => ddeArrival(bridge, record);
}

/** The command line that the program was started with, less its own path; for a link, the link. */
export async function nextStart(lab: Lab, log: string, isLink: boolean): Promise<string> {
  const record = await waitFor(`the program to be started (${log})`, async () => {
    const text = (await lab.files.exists(log)) ? await lab.readText(log) : '';
    return text.includes('end -') ? text : undefined;
  });
  const line = Buffer.from(/^line ([0-9a-f]*)$/m.exec(record)?.[1] ?? '', 'hex').toString('utf16le');
  const tail = line.replace(/^"[^"]*"/, '').trim();
  return isLink ? tail.replace(/^"(.*)"$/, '$1') : tail;
}
