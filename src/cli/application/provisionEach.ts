import { UsageError } from '../../errors.js';
import type { ApplicationSettings, Edit } from '../../settings/index.js';
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
export async function provisionEach(application: ApplicationSettings, flags: EachFlags, folder: string): Promise<void> {
  const settings = await import('../../settings/index.js');
  const { accounts: file, nameColumn } = flags;
  if (file === undefined || !settings.isTable(file)) {
    throw new UsageError('--each-into takes a table: name a .csv file with --accounts.');
  }
  const tools = settings.systemTools(application);
  const table = await readTable(application, file, [nameColumn], flags);
  const { files, problems } = settings.settingsFiles(application, table.rows, {
    nameOf: ({ others }) => others.get(settings.foldedField(nameColumn)) ?? '',
    edits: await editsOf(application, flags),
    force: flags.force ?? false,
    unsafeHooks: flags.unsafeHooks ?? false,
  });
  const finish = reportBadLines(file, problems, flags.skipBadLines ?? false);
  if (!flags.dryRun) await settings.writeNewFiles(tools.files, folder, files, progress(files.length));
  const done = { folder, dryRun: flags.dryRun ?? false, files: files.map(({ name, lines }) => ({ name, lines })) };
  const where = `${flags.dryRun ? '(nothing written: dry run) for' : 'in'} ${folder}`;
  result(done, () => line(`${files.length} settings files ${where}`));
  table.finish();
  finish();
}

/** What is set and removed one by one. */
export async function editsOf(
  application: ApplicationSettings,
  { set = [], unset = [] }: Pick<EachFlags, 'set' | 'unset'>,
): Promise<readonly Edit[]> {
  const { editOf, removalOf } = await import('../../settings/index.js');
  return [...set.map((text) => editOf(application, text)), ...unset.map((name) => removalOf(application, name))];
}

/** Shown at a terminal only, in one line that is written over. */
function progress(all: number): (done: number) => void {
  if (!process.stderr.isTTY) return () => {};
  return (done) => {
    if (done % 50 === 0 || done === all) process.stderr.write(`\r${done} of ${all}${done === all ? '\n' : ''}`);
  };
}
