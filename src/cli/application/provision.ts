import { InvalidArgumentError, Option } from 'commander';
import type { Bridge } from '../../definition/bridge.js';
import { UsageError } from '../../errors.js';
import type { ApplicationSettings, ProvisionResult } from '../../settings/index.js';
import type { CliCommand } from '../command.js';
import { result as handBack } from '../output.js';
import { bridgeExamples, onBridge, supportPart, takeBridge } from './ofBridge.js';
import { type AccountFlags, readAccounts } from './provisionAccounts.js';
import { type EachFlags, editsOf, provisionEach } from './provisionEach.js';
import { showChanges } from './settingsChanges.js';
import { addSettingsPlace, type SettingsPlace } from './settingsPlace.js';

export interface ProvisionFlags extends AccountFlags, EachFlags, SettingsPlace {
  readonly restart?: boolean;
  readonly undo?: boolean;
}

/** `bridgesmith provision <bridge> --accounts users.csv --where computer=PC-17` */
export function defineProvision(command: CliCommand): void {
  takeBridge(command)
    .option('--accounts <file>', 'accounts from a .csv, .json, .yaml or .ini file')
    .addOption(repeated('--where <column=value>', 'of a table, only the lines with this value; can be repeated'))
    .addOption(repeated('--ignore <column>', 'a column that is not for the phone; can be repeated'))
    .option('--skip-bad-lines', 'go on with the good lines of a table; the exit code is 4 then')
    .addOption(repeated('--set <key=value>', 'a setting, or account1.key=value; can be repeated'))
    .addOption(repeated('--unset <key>', 'remove a key; can be repeated'))
    .addOption(new Option('--account <number>', 'which account the one that is given becomes').argParser(slot))
    .option('--password-stdin', 'read the password of the account from standard input')
    .option('--ask-password', 'ask for the password of the account');
  addSettingsPlace(command)
    .addOption(
      new Option('--each-into <folder>', 'write a new settings file for each line of a table').conflicts([
        ...['file', 'portable', 'undo', 'restart', 'passwordStdin', 'askPassword', 'account'],
      ]),
    )
    .option('--name-column <column>', 'with --each-into, the column that names the file', 'username')
    .option('--restart', 'end a phone that runs with these settings, and start it again afterwards')
    .option('--force', 'also set keys and values that are not known, as a newer phone may have')
    .option('--unsafe-hooks', 'also programs for events in which what a caller chose may run as a command')
    .option('--dry-run', 'say what would change, and write nothing')
    .option('--undo', 'bring back what was there before the last time, byte for byte')
    .helpText(help);
  bridgeExamples(
    command,
    ['provision', '--set volumeOutput=80 --dry-run'],
    ['provision', '--accounts users.csv --where computer=PC-17'],
    ['provision', '--accounts users.csv --each-into settings'],
    ['provision', '--undo'],
  );
  onBridge(command, async (bridge, flags: ProvisionFlags) => {
    await run(bridge, await supportPart(bridge, 'settings', 'provision'), flags);
  });
}

async function run(bridge: Bridge, application: ApplicationSettings, flags: ProvisionFlags): Promise<void> {
  if (flags.eachInto !== undefined) return provisionEach(application, flags, flags.eachInto);
  const settings = await import('../../settings/index.js');
  const tools = settings.systemTools(application);
  const options = { dryRun: flags.dryRun ?? false, restart: flags.restart ?? false };
  if (flags.undo) {
    if (asksForChange(flags)) throw new UsageError('--undo brings back what was there; it takes nothing to change.');
    return await show(
      bridge,
      await settings.undoProvision(application, settings.findSettingsFile(application, flags), options, tools),
      flags,
    );
  }
  const edits = await editsOf(application, flags);
  const given = await readAccounts(application, flags);
  const request = {
    edits: [...settings.settingsEdits(application, given, edits), ...edits, ...given.edits],
    accounts: given.accounts,
    force: flags.force ?? false,
    unsafeHooks: flags.unsafeHooks ?? false,
  };
  if (request.edits.length + request.accounts.length === 0) {
    throw new UsageError('There is nothing to provision. Use --accounts, --set or --unset.');
  }
  const result = await settings.provision(
    application,
    settings.findSettingsFile(application, flags),
    request,
    options,
    tools,
  );
  await show(bridge, { ...result, notes: [...(given.notes ?? []), ...result.notes] }, flags);
  given.finish();
}

function asksForChange({ accounts, set, unset }: ProvisionFlags): boolean {
  return [accounts, set, unset].some((asked) => asked !== undefined);
}

async function show(bridge: Bridge, result: ProvisionResult, flags: ProvisionFlags): Promise<void> {
  const { shownChange } = await import('../../settings/index.js');
  const shown = { ...result, changes: result.changes.map(shownChange) };
  handBack({ ...shown, dryRun: flags.dryRun ?? false }, () => showChanges(bridge, shown, flags));
}

function repeated(flags: string, description: string): Option {
  const collect = (word: string, earlier: readonly string[] = []) => [...earlier, word];
  return new Option(flags, description).argParser<readonly string[]>(collect);
}

function slot(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a whole number from 1 to 999.');
}

const help = `A password is never an option: it comes from the accounts' file, --password-stdin, --ask-password or the variable
BRIDGESMITH_PASSWORD.`;
