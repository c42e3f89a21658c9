import type { Bridge } from '../definition/bridge.js';
import { commandAbout } from '../definition/bridgeWord.js';
import { logonStatus } from '../host/logonStatus.js';
import { hostName } from '../host/name.js';
import { registeredServers } from '../transports/probe.js';
import { areaOf, type Finding } from './finding.js';
import type { Surroundings } from './surroundings.js';

const { ok, warning, problem } = areaOf('DDE host');

/** Whether a host runs and answers. Clients know by its registration that one runs; that it answers is another thing. */
export async function checkHost(bridge: Bridge, surroundings: Surroundings): Promise<Finding[]> {
  return [await checkRegistration(bridge, surroundings)];
}

/** Whether a host starts at logon, and what it needs for that is there. */
export function checkLogonStart(bridge: Bridge, surroundings: Surroundings): Finding[] {
  const install = `${commandAbout(bridge, 'host')} --install`;
  const status = logonStatus(bridge, surroundings);
  if (status === undefined) return [ok('starts at logon', 'no')];
  const { command, missing } = status;
  if (missing.length > 0) {
    return [problem('starts at logon', `it would, but ${missing.join(' and ')} is no longer there`, install)];
  }
  if (command === undefined) {
    return [problem('starts at logon', 'it was installed, and its value of the Run key is gone', install)];
  }
  return [ok('starts at logon', command)];
}

async function checkRegistration(bridge: Bridge, surroundings: Surroundings): Promise<Finding> {
  const { readRegistry, processes, servers } = surroundings;
  const [name, command] = [hostName(bridge), commandAbout(bridge, 'host')];
  const startsAtLogon = logonStatus(bridge, surroundings) !== undefined;
  const id = Number(readRegistry(registeredServers, name));
  const registered = id > 0 && processes().has(id) ? id : undefined;
  const [service = '', topic = ''] = name.split('|');
  const answering = await servers(service, topic);
  const [first] = answering;
  const who = first && `process ${first.processId} (${first.program ?? 'unknown'})`;
  if (registered !== undefined && answering.some(({ processId }) => processId === registered)) {
    return ok('runs', `process ${registered} answers as ${name}`);
  }
  if (registered !== undefined) {
    const found = `process ${registered} is registered as the host, and ${who ?? 'nobody'} answers as ${name}`;
    return problem('runs', found, `${command} --replace, at the elevation of what commands it`);
  }
  if (who !== undefined) {
    const found = `${who} answers as ${name}, and is not registered: it is no host of bridgesmith`;
    return warning('runs', found, `End it, and start ${command}.`);
  }
  return startsAtLogon
    ? warning('runs', 'it starts at logon, and none runs', command)
    : ok('runs', 'none runs: what others send over DDE reaches nobody');
}
