import { FailedError } from '../../errors.js';
import { newestBackup, undo, writeWithBackup } from '../../files/backup.js';
import type { Files } from '../../files/files.js';
import { removeLeftovers } from '../../files/leftovers.js';
import { whileContested } from '../../files/replaceFile.js';
import type { AnsiCoder } from '../../ini/encoding.js';
import { emptyIni, type IniFile, iniBytes, readIni } from '../../ini/file.js';
import { type Change, changesBetween } from './changes.js';
import { type ProvisionRequest, planProvision } from './plan.js';
import type { Phones, RunningPhone } from './runningPhone.js';

/** What provisioning works with. */
export interface ProvisionTools {
  readonly files: Files;
  readonly phones: Phones;
  readonly coder: AnsiCoder;
}

export interface ProvisionOptions {
  /** Say what would be done, and do nothing. */
  readonly dryRun?: boolean;
  /** End a phone that uses the file, and start it again afterwards. */
  readonly restart?: boolean;
  /** The command line with which it is started again; as it was, when left out. */
  readonly way?: string;
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
  path: string,
  request: ProvisionRequest,
  options: ProvisionOptions,
  tools: ProvisionTools,
): Promise<ProvisionResult> {
  const { files, coder } = tools;
  const file = await files.resolve(path);
  // Looked at twice, as a phone that ends has its settings rewritten: what is wrong is to be known before it is ended.
  const planned = plan(await files.read(file), file, request, coder);
  if (options.dryRun || planned.changes.length === 0) {
    const running = planned.changes.length > 0 && !options.restart ? tools.phones.using(file) : undefined;
    const notes = running ? [...planned.notes, runs(running)] : planned.notes;
    return { file, changes: planned.changes, notes, restarted: false };
  }
  return withoutPhone(file, options, tools, (restarted) =>
    whileContested(async () => {
      const present = await files.read(file);
      const { bytes, changes, notes } = plan(present, file, request, coder);
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
  path: string,
  options: ProvisionOptions,
  tools: ProvisionTools,
): Promise<ProvisionResult> {
  const { files, coder } = tools;
  const file = await files.resolve(path);
  const read = (bytes: Buffer | undefined) => readOrNew(bytes, file, coder);
  if (!options.dryRun) await removeLeftovers(files, file);
  const backup = await newestBackup(files, file);
  const present = await files.read(file);
  const changes = changesBetween(read(present), read(backup.bytes));
  if (options.dryRun) return { file, changes, notes: [], restarted: false };
  return withoutPhone(file, options, tools, async (restarted) => {
    const current = await files.read(file);
    const kept = await undo(files, file, backup, current);
    const undone = changesBetween(read(current), read(backup.bytes));
    const notes = kept === undefined ? [] : [`It was changed since it was provisioned. That is kept as ${kept}.`];
    return { file, changes: undone, notes, restarted };
  });
}

function plan(bytes: Buffer | undefined, file: string, request: ProvisionRequest, coder: AnsiCoder) {
  const planned = planProvision(readOrNew(bytes, file, coder), request);
  return { ...planned, bytes: iniBytes(planned.file) };
}

/** The phone makes a new file of an empty one, too. */
function readOrNew(bytes: Buffer | undefined, file: string, coder: AnsiCoder): IniFile {
  return bytes === undefined || bytes.length === 0 ? emptyIni(coder) : readIni(bytes, coder, file);
}

async function withoutPhone(
  file: string,
  options: ProvisionOptions,
  { phones }: ProvisionTools,
  act: (restarted: boolean) => Promise<ProvisionResult>,
): Promise<ProvisionResult> {
  const phone = phones.using(file);
  if (!phone) return act(false);
  if (!options.restart) throw new FailedError(`${runs(phone)} Nothing was changed.`);
  if (phone.count !== undefined && phone.count > 1) throw new FailedError(severalRun(phone.count));
  if (await phones.isBusy(phone)) {
    throw new FailedError('The phone has a call, which ending it would cut off. Nothing was changed. Try again later.');
  }
  await phones.stop(phone);
  try {
    return await act(true);
  } finally {
    if (options.way === undefined || phone.executable === undefined) await phones.start(phone);
    else await phones.open(phone.executable, options.way);
  }
}

function runs({ executable }: RunningPhone): string {
  const which = executable === undefined ? 'A phone' : executable;
  return `${which} runs, and would write over its settings when it ends. Close it, or use --restart.`;
}

function severalRun(count: number): string {
  return `${count} phones run with these settings, and --restart ends one only. Nothing was changed. End them, and try again.`;
}
