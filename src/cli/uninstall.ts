import { bridgeHelp, bridgeOf } from './bridgeArgument.js';
import type { CliCommand } from './command.js';
import { stepJson, undoLine } from './install.js';
import { chosenParts, partOption } from './installationParts.js';
import { nodeParts } from './nodeParts.js';
import { line, result } from './output.js';

interface UninstallFlags {
  readonly part?: readonly string[];
  readonly dryRun?: boolean;
}

/** `bridgesmith uninstall microsip` */
export function defineUninstall(command: CliCommand): void {
  command
    .argument('<bridge>', `${bridgeHelp}; or the name of one whose file is no longer there`)
    .addOption(partOption('which parts; all that is installed, when left out'))
    .option('--dry-run', 'say what would be undone, and undo nothing')
    .examples('uninstall microsip --dry-run', 'uninstall microsip --part module')
    .action(uninstall);
}

async function uninstall(word: string, flags: UninstallFlags): Promise<void> {
  const { readRecordFile } = await import('../installer/recordFile.js');
  const { thisSystem } = await import('../installer/system.js');
  const { prepareUninstallation } = await import('../installer/uninstall.js');
  const name = await bridgeName(word);
  const system = thisSystem();
  const record = await readRecordFile(system, name);
  const chosen = chosenParts(flags.part);
  const isChosen = (other: string) => chosen === undefined || chosen.others.includes(other);
  const others = nodeParts.filter((other) => record?.others.includes(other.name) && isChosen(other.name));
  const prepared = await prepareUninstallation(system, name, {
    parts: chosen?.parts,
    others: others.map((other) => other.name),
  });
  const written = !flags.dryRun;
  if (written) {
    for (const other of others.toReversed()) await other.uninstall({ definition: { name } });
    await prepared.carryOut();
  }
  result({ written, steps: prepared.steps.map(stepJson), others: others.map((other) => other.name) }, () => {
    if (!record) line('nothing is installed');
    for (const other of others)
      line(`${written ? 'removed' : 'would remove'} ${other.name}: ${other.summary({ definition: { name } })}`);
    for (const step of prepared.steps) line(undoLine(step, written));
    if (!written && record) line('Nothing was changed: this was a dry run.');
  });
}

/** A name is enough to find the record; that of a file has a dot. */
async function bridgeName(word: string): Promise<string> {
  if (/^[a-z][a-z0-9-]{0,39}$/.test(word)) return word;
  return (await bridgeOf(word)).definition.name;
}
