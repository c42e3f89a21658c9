import type { Bridge } from '../definition/bridge.js';
import type { BridgeDefinition } from '../definition/schema.js';
import { checkProgram, checkRunning, programCheck } from './application.js';
import { checkDdeServer } from './ddeServer.js';
import { checkExecutionPolicies } from './executionPolicy.js';
import { attempt, type Finding } from './finding.js';
import { checkInstallation } from './installation.js';
import { checkLanguageMode } from './languageMode.js';
import { checkLauncher } from './launcher.js';
import { checkNode } from './node.js';
import { checkOffice } from './office.js';
import { checkModule } from './powershellModule.js';
import { checkScriptHost } from './scriptHost.js';
import type { Surroundings } from './surroundings.js';

/** What is about the application itself. */
export async function examineApplication(bridge: Bridge, surroundings: Surroundings): Promise<Finding[]> {
  const { title } = bridge.definition;
  return [
    ...(await attempt(title, programCheck, () => checkProgram(bridge, surroundings))),
    ...(await attempt(title, 'running', () => checkRunning(bridge, surroundings))),
    ...(await attempt(title, 'DDE', () => checkDdeServer(bridge, surroundings))),
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
