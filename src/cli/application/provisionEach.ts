import { UsageError } from '../../errors.js';
import { line, result } from '../output.js';
import { type AccountFlags, readTable, reportBadLines } from './provisionAccounts.js';

export interface EachFlags extends AccountFlags {
  readonly eachInto?: string;
  readonly nameColumn: string;
  readonly set?: readonly string[];
  readonly unset?: readonly string[];
  readonly dryRun?: boolean;
}

/** Writes a settings file for each line of a table into a folder. */
export async function provisionEach(flags: EachFlags, folder: string): Promise<void> {
  const settings = await import('../../microsip/settings/index.js');
  const { accounts: file, nameColumn } = flags;
  if (file === undefined || !settings.isTable(file)) {
    throw new UsageError('--each-into takes a table: name a .csv file with --accounts.');
  }
  const tools = settings.systemTools();
  const table = await readTable(file, [nameColumn], flags);
  const { files, problems } = settings.settingsFiles(table.rows, {
    nameOf: ({ others }) => others.get(settings.foldedField(nameColumn)) ?? '',
    edits: [...(flags.set ?? []).map(settings.editOf), ...(flags.unset ?? []).map(settings.removalOf)],
    force: flags.force ?? false,
    unsafeHooks: flags.unsafeHooks ?? false,
  });
  const finish = reportBadLines(file, problems, flags.skipBadLines ?? false);
  if (!flags.dryRun) await settings.writeSettingsFiles(tools.files, folder, files, progress(files.length));
  const done = { folder, dryRun: flags.dryRun ?? false, files: files.map(({ name, lines }) => ({ name, lines })) };
  const where = `${flags.dryRun ? '(nothing written: dry run) for' : 'in'} ${folder}`;
  result(done, () => line(`${files.length} settings files ${where}`));
  table.finish();
  finish();
}

/** Shown at a terminal only, in one line that is written over. */
function progress(all: number): (done: number) => void {
  if (!process.stderr.isTTY) return () => {};
  return (done) => {
    if (done % 50 === 0 || done === all) process.stderr.write(`\r${done} of ${all}${done === all ? '\n' : ''}`);
  };
}
