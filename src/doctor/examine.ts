import type { Bridge } from '../definition/bridge.js';
import type { BridgeDefinition } from '../definition/schema.js';
import { checkProgram, checkRunning, programCheck } from './application.js';
import { checkComponent } from './component.js';
import { checkDdeServer } from './ddeServer.js';
import { checkExecutionPolicies } from './executionPolicy.js';
import { attempt, type Finding } from './finding.js';
import { checkHost, checkLogonStart } from './host.js';
import { checkInstallation } from './installation.js';
import { checkLanguageMode } from './languageMode.js';
import { checkLauncher } from './launcher.js';
import { checkLinks } from './links.js';
import { checkNode } from './node.js';
import { checkOffice } from './office.js';
import { checkModule } from './powershellModule.js';
import { checkScriptHost } from './scriptHost.js';
import type { DoctorSupport } from './support.js';
import type { Surroundings } from './surroundings.js';

/**
 * What is about the application itself, and what is done for it here.
 *
 * @param support what else there is to examine of this application.
 */
export async function examineApplication(
  bridge: Bridge,
  surroundings: Surroundings,
  support?: DoctorSupport,
): Promise<Finding[]> {
  const { title, links, dde, component }: BridgeDefinition = bridge.definition;
  const hosted = dde?.server === 'host';
  return [
    ...(await attempt(title, programCheck, () => checkProgram(bridge, surroundings))),
    ...(await attempt(title, 'running', () => checkRunning(bridge, surroundings))),
    ...(await attempt(title, 'DDE', () => checkDdeServer(bridge, surroundings))),
    ...((await support?.examine(surroundings)) ?? []),
    ...(links ? await attempt('Links', 'status', () => checkLinks(bridge, surroundings)) : []),
    ...(hosted ? await attempt('DDE host', 'runs', () => checkHost(bridge, surroundings)) : []),
    ...(hosted ? await attempt('DDE host', 'starts at logon', () => checkLogonStart(bridge, surroundings)) : []),
    ...(component ? await attempt('Component', 'status', () => checkComponent(bridge, surroundings)) : []),
  ];
}

/** What is about this computer: whether the scripts of a bridge can run here, and reach the application. */
export async function examineComputer(bridge: Bridge, surroundings: Surroundings): Promise<Finding[]> {
  const { dde }: BridgeDefinition = bridge.definition;
  return [
    ...(await attempt('Installation', 'record', () => checkInstallation(bridge, surroundings))),
    ...(await attempt('Windows Script Host', 'settings', () => checkScriptHost(surroundings))),
    ...(await attempt('PowerShell', 'scripts', () => checkExecutionPolicies(surroundings))),
    ...(await attempt('PowerShell', 'language mode', () => checkLanguageMode(surroundings))),
    ...(await attempt('PowerShell', 'module', () => checkModule(bridge, surroundings))),
    ...(await attempt('Launcher', 'PATH', () => checkLauncher(bridge, surroundings))),
    ...(dde ? await attempt('Office as DDE client', 'policies', () => checkOffice(surroundings)) : []),
    ...(await attempt('Node', 'version', () => checkNode(surroundings))),
  ];
}
