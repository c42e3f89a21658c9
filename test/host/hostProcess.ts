import type { NodeVersion } from '../dde/drive.js';
import { type Lab, type RunOptions, waitFor } from '../lab/index.js';

export const registeredServers = 'HKCU\\Software\\bridgesmith\\Servers';
export const name = 'MicroSIP|control';

export interface HostProcess {
  readonly pid: number;
  /** The lines of its log, the hosts before it included that wrote to the same. */
  log(): Promise<string[]>;
  /** Waits until a line of its log holds a text. */
  waitForLog(text: string): Promise<string>;
  /** Kills it. */
  stop(): Promise<void>;
}

/** Where `startHost` has its hosts log. */
const logFile = 'C:\\bridgesmith-lab\\host.log';

/** Starts `bridgesmith host <bridge>` in Windows Node, MicroSIP's when none is named, and waits until it answers. */
export async function startHost(
  lab: Lab,
  words: readonly string[] = [],
  { bridge = 'microsip', version = '20', ...options }: RunOptions & { bridge?: string; version?: NodeVersion } = {},
): Promise<HostProcess> {
  const before = await startedHosts(lab);
  const all = ['host', bridge, '--verbose', '--host-log', logFile, '--timeout', '120', ...words];
  const { pid, stop } = await lab.startNode(version, 'dist/cli/main.js', all, options);
  await waitFor('the host to answer', async () => ((await startedHosts(lab)) > before ? true : undefined));
  const log = () => linesOf(lab);
  const waitForLog = (text: string) =>
    waitFor(`a line of the log with ${text}`, async () => (await log()).find((line) => line.includes(text)));
  return { pid, log, waitForLog, stop };
}

/** The process that is registered. */
export async function registeredHost(lab: Lab): Promise<number | undefined> {
  const registered = await lab.registry.get(registeredServers, name);
  return registered === undefined ? undefined : Number(registered);
}

export async function clearLog(lab: Lab): Promise<void> {
  await lab.files.remove(logFile);
}

async function startedHosts(lab: Lab): Promise<number> {
  return (await linesOf(lab)).filter((line) => / started |"started"/.test(line)).length;
}

async function linesOf(lab: Lab): Promise<string[]> {
  if (!lab.files.exists(logFile)) return [];
  return (await lab.files.readText(logFile)).split('\r\n').slice(0, -1);
}
