import type { Bridge } from '../definition/bridge.js';
import type { BridgeDefinition } from '../definition/schema.js';
import { runningProcesses } from '../ffi/processes.js';
import { findWindows } from '../ffi/windows.js';
import { noWindow } from '../transports/copydata.js';

/** Whether an application runs: by its window where the definition names one, and by its processes otherwise. */
export function isRunning({ definition }: Bridge): boolean {
  const { application }: BridgeDefinition = definition;
  const executables = application?.executables ?? [];
  if (application?.windowClass) return findWindows(application.windowClass, executables).length > 0;
  const names = new Set(executables.map((name) => name.toLowerCase()));
  return [...runningProcesses().values()].some((name) => names.has(name.toLowerCase()));
}

/** How long an application that was just started may take until it is seen to run, in milliseconds. */
export function longestStart({ definition: { application } }: Bridge): number {
  return application?.windowClass ? 15_000 : 0;
}

/** Why an application that does not run was sent nothing, and what to do. */
export function notRunning(bridge: Bridge): string {
  const { application, title } = bridge.definition;
  return application?.windowClass ? noWindow(bridge) : `${title} is not running. Start it first.`;
}
