import { newestBackup, undo, writeWithBackup } from '../files/backup.js';
import type { Files } from '../files/files.js';
import { removeLeftovers } from '../files/leftovers.js';
import { whileContested } from '../files/replaceFile.js';
import { type Change, changesBetween } from '../ini/changes.js';
import type { AnsiCoder } from '../ini/encoding.js';
import { type IniFile, iniBytes } from '../ini/file.js';
import type { ApplicationSettings } from './application.js';
import { newSettings, readSettings } from './file.js';
import { type ProvisionRequest, planProvision } from './plan.js';
import type { Phones } from './runningPhone.js';
import { type RestartOptions, runs, withoutPhone } from './withoutPhone.js';

/** What provisioning works with. */
export interface ProvisionTools {
  readonly files: Files;
  readonly phones: Phones;
  readonly coder: AnsiCoder;
}

export interface ProvisionOptions extends RestartOptions {
  /** Say what would be done, and do nothing. */
  readonly dryRun?: boolean;
}

export interface ProvisionResult {
  readonly file: string;
  /** Secrets are in them: show them by `shownChange`. */
  readonly changes: readonly Change[];
  readonly notes: readonly string[];
  /** Where what was there before is kept; undefined when nothing was written. */
  readonly backup?: string;
  /** Whether the phone was ended and started again. */
  readonly restarted: boolean;
}

/**
 * Provisions one settings file.
 *
 * @throws RefusedError when anything of the request is wrong; FailedError when the phone runs; TimedOutError. Nothing is
 *   changed then.
 */
export async function provision(
  settings: ApplicationSettings,
  path: string,
  request: ProvisionRequest,
  options: ProvisionOptions,
  tools: ProvisionTools,
): Promise<ProvisionResult> {
  const { files, coder } = tools;
  const file = await files.resolve(path);
  // Looked at twice, as a phone that ends has its settings rewritten: what is wrong is to be known before it is ended.
  const planned = plan(settings, await files.read(file), file, request, coder);
  if (options.dryRun || planned.changes.length === 0) {
    const running = planned.changes.length > 0 && !options.restart ? tools.phones.using(file) : undefined;
    const notes = running ? [...planned.notes, runs(running)] : planned.notes;
    return { file, changes: planned.changes, notes, restarted: false };
  }
  return withoutPhone(file, options, tools.phones, (restarted) =>
    whileContested(async () => {
      const present = await files.read(file);
      const { bytes, changes, notes } = plan(settings, present, file, request, coder);
      const backup = changes.length === 0 ? {} : { backup: await writeWithBackup(files, file, present, bytes) };
      return { file, changes, notes, ...backup, restarted };
    }),
  );
}

/**
 * Undoes the last provisioning of a settings file.
 *
 * @throws NotFoundError when nothing is kept; else as `provision`.
 */
export async function undoProvision(
  settings: ApplicationSettings,
  path: string,
  options: ProvisionOptions,
  tools: ProvisionTools,
): Promise<ProvisionResult> {
  const { files, coder } = tools;
  const file = await files.resolve(path);
  const read = (bytes: Buffer | undefined) => readOrNew(settings, bytes, file, coder);
  if (!options.dryRun) await removeLeftovers(files, file);
  const backup = await newestBackup(files, file);
  const present = await files.read(file);
  const changes = changesBetween(read(present), read(backup.bytes));
  if (options.dryRun) return { file, changes, notes: [], restarted: false };
  return withoutPhone(file, options, tools.phones, async (restarted) => {
    const current = await files.read(file);
    const kept = await undo(files, file, backup, current);
    const undone = changesBetween(read(current), read(backup.bytes));
    const notes = kept === undefined ? [] : [`It was changed since it was provisioned. That is kept as ${kept}.`];
    return { file, changes: undone, notes, restarted };
  });
}

function plan(
  settings: ApplicationSettings,
  bytes: Buffer | undefined,
  file: string,
  request: ProvisionRequest,
  coder: AnsiCoder,
) {
  const planned = planProvision(settings, readOrNew(settings, bytes, file, coder), request);
  return { ...planned, bytes: iniBytes(planned.file) };
}

/** The phone makes a new file of an empty one, too. */
function readOrNew(settings: ApplicationSettings, bytes: Buffer | undefined, file: string, coder: AnsiCoder): IniFile {
  return bytes === undefined || bytes.length === 0 ? newSettings(settings, coder) : readSettings(bytes, coder, file);
}
