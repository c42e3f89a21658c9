import type { Bridge } from '../definition/bridge.js';
import type { UserRegistry } from '../ffi/registryTree.js';
import {
  installPlan,
  plannedChanges,
  type RecordedChanges,
  recordedChanges,
  type TakenBack,
  uninstallPlan,
} from '../installer/registry/install.js';
import type { DoneChange } from '../installer/registry/plan.js';
import { type ComponentPlace, componentPlan, componentRecordKey, type Scope } from './plan.js';

/** What installing changes in the registry, with what is in the places now. Nothing is written. */
export function componentChanges(
  registry: UserRegistry,
  bridge: Bridge,
  place: ComponentPlace,
  scope: Scope,
): readonly DoneChange[] {
  return plannedChanges(registry, componentPlan(bridge, place, scope));
}

/**
 * Registers the component. One that is there already is taken back first.
 *
 * @param files the files that were made for it, to be removed with it.
 */
export function installComponent(
  registry: UserRegistry,
  bridge: Bridge,
  place: ComponentPlace,
  scope: Scope,
  files: readonly string[],
): readonly DoneChange[] {
  return installPlan(registry, componentPlan(bridge, place, scope, files));
}

/**
 * Takes back what was registered.
 *
 * @param removeFiles removes the files that were made for it.
 * @returns what became of each change, and those files; undefined when nothing was registered.
 */
export function uninstallComponent(
  registry: UserRegistry,
  bridge: Bridge,
  scope: Scope,
  removeFiles?: (files: readonly string[]) => void,
): TakenBack | undefined {
  return uninstallPlan(registry, componentRecordKey(bridge, scope), undefined, removeFiles);
}

/** What uninstalling would take back; undefined when nothing is registered. Nothing is written. */
export function componentChangesDone(
  registry: UserRegistry,
  bridge: Bridge,
  scope: Scope,
): RecordedChanges | undefined {
  return recordedChanges(registry, componentRecordKey(bridge, scope));
}
