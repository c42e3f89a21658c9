import { findApplication } from '../transports/findApplication.js';
import type { ApplicationSettings } from './application.js';
import type { Edit } from './edit.js';
import { thisPhonesSettingsFile } from './place.js';
import { type ProvisionOptions, type ProvisionResult, type ProvisionTools, provision } from './provision.js';

export interface LaunchRequest {
  readonly edits: readonly Edit[];
  /** The command line to start the phone with; an empty one when left out. */
  readonly commandLine?: string;
  /** Whether what follows is a call, which starts the phone by itself. */
  readonly calls: boolean;
}

export interface LaunchResult {
  /** Undefined when no setting is asked for. */
  readonly settings?: ProvisionResult;
  /** The command line with which the phone was started; undefined when it was not. */
  readonly started?: string;
  /** What its user should know, besides the notes of the settings. */
  readonly notes: readonly string[];
}

/**
 * Sets what is asked for, and starts the phone unless it runs. A phone that runs is ended only for a change, and only
 * where the options say so.
 *
 * @throws as `provision`, and NotFoundError where there is no phone.
 */
export async function launch(
  rules: ApplicationSettings,
  { edits, commandLine, calls }: LaunchRequest,
  options: ProvisionOptions,
  tools: ProvisionTools,
): Promise<LaunchResult> {
  const { title, application } = rules.bridge.definition;
  const file = thisPhonesSettingsFile(rules);
  const executable = findApplication(title, application);
  const provisioning = { ...options, ...(commandLine === undefined ? {} : { commandLine }) };
  const settings = edits.length === 0 ? undefined : await provision(rules, file, { edits }, provisioning, tools);
  const result = settings === undefined ? {} : { settings };
  if (tools.phones.using(file)) {
    const asked = commandLine !== undefined && !settings?.restarted;
    return { ...result, notes: asked ? ['The phone runs already, and stays shown as it is.'] : [] };
  }
  if (calls && !commandLine) return { ...result, notes: [] };
  if (!options.dryRun) await tools.phones.open(executable, commandLine ?? '');
  return { ...result, started: commandLine ?? '', notes: [] };
}
