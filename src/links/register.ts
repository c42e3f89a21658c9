import type { Bridge } from '../definition/bridge.js';
import type { UserRegistry } from '../ffi/registryTree.js';
import type { UndoneChange } from '../installer/registry/changes.js';
import { installPlan, plannedChanges, recordedChanges, uninstallPlan } from '../installer/registry/install.js';
import type { DoneChange } from '../installer/registry/plan.js';
import { type LinkHandler, linkPlan, linkRecordKey } from './plan.js';
import type { LinkScheme } from './read.js';

/** What installing these schemes changes, with what is in the places now. Nothing is written. */
export function linkChanges(
  registry: UserRegistry,
  bridge: Bridge,
  schemes: readonly LinkScheme[],
  handler: LinkHandler,
): readonly DoneChange[] {
  return plannedChanges(registry, linkPlan(bridge, schemes, handler));
}

/** Registers the handler for these schemes; others that are registered already stay as they are. */
export function installLinks(
  registry: UserRegistry,
  bridge: Bridge,
  schemes: readonly LinkScheme[],
  handler: LinkHandler,
): void {
  installPlan(registry, linkPlan(bridge, schemes, handler));
}

/**
 * Takes back what was registered for these schemes; with the last of them, all that was ever written.
 *
 * @returns empty when nothing was registered.
 */
export function uninstallLinks(
  registry: UserRegistry,
  bridge: Bridge,
  schemes: readonly LinkScheme[],
): readonly UndoneChange[] {
  return uninstallPlan(registry, linkRecordKey(bridge), schemes)?.changes ?? [];
}

/** What uninstalling these schemes would take back. Nothing is written. */
export function linkChangesDone(
  registry: UserRegistry,
  bridge: Bridge,
  schemes: readonly LinkScheme[],
): readonly DoneChange[] {
  return recordedChanges(registry, linkRecordKey(bridge), schemes)?.changes ?? [];
}
