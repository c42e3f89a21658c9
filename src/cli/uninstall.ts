import type { Command } from 'commander';
import { bridgeHelp, bridgeOf } from './bridgeArgument.js';
import { undoLine } from './install.js';
import { type ChosenParts, partOption } from './installationParts.js';
import { nodePartsOf } from './nodeParts.js';
import { exitCodeHelp, json, line } from './output.js';

interface UninstallFlags {
  readonly part?: ChosenParts;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `bridgesmith uninstall microsip` */
export function addUninstall(program: Command): void {
  program
    .command('uninstall')
    .description('undo what install, or install.ps1, did for this user')
    .argument('<bridge>', `${bridgeHelp}; or the name of one whose file is no longer there`)
    .addOption(partOption('which, separated by commas; all that is installed, when left out'))
    .option('--dry-run', 'say what would be undone, and undo nothing')
    .option('--json', 'print JSON')
    .addHelpText('after', `\n${exitCodeHelp}`)
    .action(uninstall);
}

async function uninstall(word: string, flags: UninstallFlags): Promise<void> {
  const { readRecordFile } = await import('../installer/recordFile.js');
  const { thisSystem } = await import('../installer/system.js');
  const { prepareUninstallation } = await import('../installer/uninstall.js');
  const name = await bridgeName(word);
  const system = thisSystem();
  const record = await readRecordFile(system, name);
  const isChosen = (other: string) => flags.part === undefined || flags.part.others.includes(other);
  const others = nodePartsOf(name).filter((other) => record?.others.includes(other.name) && isChosen(other.name));
  const prepared = await prepareUninstallation(system, name, {
    parts: flags.part?.parts,
    others: others.map((other) => other.name),
  });
  const written = !flags.dryRun;
  if (written) {
    for (const other of others.toReversed()) await other.uninstall();
    await prepared.carryOut();
  }
  if (flags.json) {
    const steps = prepared.steps.map(({ part, kind, target, state }) => ({ part, kind, target, state }));
    json({ written, steps, others: others.map((other) => other.name) });
    return;
  }
  if (!record) line('nothing is installed');
  for (const other of others) line(`${written ? 'removed' : 'would remove'} ${other.name}: ${other.summary}`);
  for (const step of prepared.steps) line(undoLine(step, written));
  if (!written && record) line('Nothing was changed: this was a dry run.');
}

/** A name is enough to find the record; that of a file has a dot. */
async function bridgeName(word: string): Promise<string> {
  if (/^[a-z][a-z0-9-]{0,39}$/.test(word)) return word;
  return (await bridgeOf(word)).definition.name;
}
