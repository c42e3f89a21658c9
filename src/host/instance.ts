import { setTimeout as pause } from 'node:timers/promises';
import { FailedError } from '../errors.js';
import { kernel32 } from '../ffi/kernel32.js';
import { NamedEvent, takeName } from '../ffi/namedObjects.js';
import { runningProcesses } from '../ffi/processes.js';
import { userRegistry } from '../ffi/registryTree.js';
import { removeEmptyKeys } from '../installer/registry/changes.js';
import { registeredServers } from '../transports/probe.js';

/** How a second host behaves towards the one that runs. */
export interface ClaimOptions {
  /** Has the one that runs end. */
  readonly replace?: boolean | undefined;
  /** How long that may take, in milliseconds. */
  readonly patience?: number | undefined;
}

/** What makes a host the only one of its name in the user's session, from its beginning to its end. */
export class HostInstance {
  readonly #watch: NodeJS.Timeout;

  private constructor(
    private readonly name: string,
    private readonly handle: number,
    private readonly ending: NamedEvent,
    replaced: () => void,
  ) {
    this.ending.reset();
    this.#watch = setInterval(() => {
      if (this.ending.wasSet) replaced();
    }, listenEvery).unref();
  }

  /**
   * @param name what the host answers as, `<service>|<topic>`.
   * @param replaced called when another host wants to take its place.
   * @throws FailedError when another one runs, and does not end or is not to.
   */
  static async claim(name: string, replaced: () => void, options: ClaimOptions = {}): Promise<HostInstance> {
    const ending = new NamedEvent(`${objectPrefix}${name} end`);
    const handle = await takeOver(name, ending, options);
    if (handle !== undefined) return new HostInstance(name, handle, ending, replaced);
    ending.close();
    throw new FailedError(runsAlready(name, options));
  }

  /** Registers the host, by which clients know that it runs. An entry that was left behind is overwritten. */
  register(): void {
    userRegistry.writeTree(registeredServers, { values: { [this.name]: String(process.pid) }, keys: {} });
  }

  release(): void {
    clearInterval(this.#watch);
    const registered = userRegistry.readValue(registeredServers, this.name);
    if (registered === String(process.pid)) userRegistry.deleteValue(registeredServers, this.name);
    removeEmptyKeys(userRegistry, [registeredServers, ownKey]);
    this.ending.close();
    kernel32().CloseHandle(this.handle);
  }
}

/** The host that runs, and the id of its process once it is registered; undefined when none runs. */
export function runningHost(name: string): { readonly process: number | undefined } | undefined {
  const handle = takeName(`${objectPrefix}${name}`);
  if (handle === undefined) return { process: registeredProcess(name) };
  kernel32().CloseHandle(handle);
  return undefined;
}

/** Takes the name, if need be after the one that has it has ended. */
async function takeOver(name: string, ending: NamedEvent, { replace, patience }: ClaimOptions) {
  let handle = takeName(`${objectPrefix}${name}`);
  if (handle !== undefined || !replace) return handle;
  ending.set();
  for (
    const end = performance.now() + (patience ?? longestGoodbye);
    handle === undefined && performance.now() < end;
  ) {
    await pause(askEvery);
    handle = takeName(`${objectPrefix}${name}`);
  }
  return handle;
}

function runsAlready(name: string, { replace }: ClaimOptions): string {
  const registered = registeredProcess(name);
  const which = registered === undefined ? '' : ` It is process ${registered}.`;
  return replace
    ? `The host that answers as ${name} did not end.${which} End it in the Task Manager, and start this one again.`
    : `A host answers as ${name} already in this session.${which} Use --replace to take its place.`;
}

function registeredProcess(name: string): number | undefined {
  const registered = Number(userRegistry.readValue(registeredServers, name));
  return Number.isInteger(registered) && runningProcesses().has(registered) ? registered : undefined;
}

const ownKey = 'HKCU\\Software\\bridgesmith';
const objectPrefix = 'bridgesmith host ';
/** In milliseconds. */
const longestGoodbye = 10_000;
const listenEvery = 200;
const askEvery = 50;
