import type { Bridge } from '../definition/bridge.js';
import type { BridgeDefinition } from '../definition/schema.js';
import { processesOf } from './application.js';
import { areaOf, type Finding } from './finding.js';
import type { Surroundings } from './surroundings.js';

/** Whether an application that is a DDE server answers as one. */
export async function checkDdeServer(bridge: Bridge, surroundings: Surroundings): Promise<Finding[]> {
  const { title, application, dde }: BridgeDefinition = bridge.definition;
  if (!application || dde?.server !== 'application') return [];
  const { ok, problem, notChecked } = areaOf(title);
  const name = `${dde.service}|${dde.topic}`;
  const servers = await surroundings.servers(dde.service, dde.topic);
  const [first] = servers;
  if (first) return [ok('DDE', `process ${first.processId} (${first.program ?? 'unknown'}) answers as ${name}`)];
  if (processesOf(application, surroundings).length === 0) {
    return [notChecked('DDE', `nobody answers as ${name} while it does not run`)];
  }
  const remedy = `Turn DDE on in the options of ${title}, and close a dialog that it shows. It has to run at the same elevation.`;
  return [problem('DDE', `${title} runs, and does not answer as ${name}`, remedy)];
}
