import nodePath from 'node:path';
import type { Bridge } from '../definition/bridge.js';
import { defaultFolder, type Generated, generate } from '../generate/generate.js';
import type { Change, FileChange } from '../generate/write.js';
import { targets } from '../targets/index.js';
import { bridgeHelp, bridgeOf } from './bridgeArgument.js';
import type { CliCommand } from './command.js';
import { listOption } from './listOption.js';
import { line, result } from './output.js';

interface GenerateFlags {
  readonly target?: readonly string[];
  readonly out?: string;
  readonly templates?: string;
  readonly contacts?: string;
  readonly dryRun?: boolean;
  readonly force?: boolean;
}

/** `bridgesmith generate microsip --target vbscript --out DIR` */
export function defineGenerate(command: CliCommand): void {
  command
    .argument('<bridge>', bridgeHelp)
    .allowExcessArguments() // for commander could not say what became of them
    .addOption(
      listOption(
        '--target <names>',
        'only these targets',
        targets.map(({ name }) => name),
      ),
    )
    .option('--out <folder>', 'where to write; generated/<bridge> when left out')
    .option('--templates <folder>', 'a folder whose <target>/… templates replace those of the same name')
    .option('--contacts <file>', "whom the bridge's page is for: a .csv, .json or .yaml file")
    .option('--dry-run', 'say what would change, and write nothing')
    .option('--force', 'also write over files that bridgesmith did not make, or that somebody has changed since')
    .examples(
      'generate microsip',
      'generate pager.yaml --target powershell,batch --out scripts',
      'generate microsip --target page --contacts contacts.csv --dry-run',
    )
    .action(async (word: string, flags: GenerateFlags) => {
      requireOneBridge(command);
      const bridge = await bridgeOf(word);
      const folder = flags.out ?? defaultFolder(bridge);
      const generated = await generate(bridge, folder, {
        ...(flags.target ? { targets: flags.target } : {}),
        ...(flags.templates ? { templates: flags.templates } : {}),
        ...(await contactsOf(bridge, flags)),
        dryRun: flags.dryRun ?? false,
        force: flags.force ?? false,
        source: word,
      });
      const dryRun = flags.dryRun ?? false;
      const { name } = bridge.definition;
      result({ bridge: name, folder, dryRun, targets: generated }, () => summarize(folder, generated, dryRun));
    });
}

/** What reads tables is loaded only for one. */
async function contactsOf(bridge: Bridge, { contacts }: GenerateFlags) {
  return contacts === undefined ? {} : (await import('./contacts.js')).readContactFile(bridge, contacts);
}

/** Targets with blanks between are several words, of which one would be taken for the bridge. */
function requireOneBridge(command: CliCommand): void {
  if (command.args.length === 1) return;
  const stray = command.args.find((word) => targets.some(({ name }) => name === word));
  command.error(
    stray === undefined
      ? `too many arguments: there is one bridge, and these are ${command.args.length}`
      : `"${stray}" is a target: write --target ${stray}, and commas between several`,
  );
}

const signs: Readonly<Record<Change, string>> = { created: '+', updated: '~', unchanged: '=', removed: '-' };

function summarize(folder: string, generated: readonly Generated[], dryRun: boolean): void {
  for (const { target, files } of generated) {
    if (files.length === 0) {
      line(`${target}: no files, for there is nothing in this bridge that it can do`);
      continue;
    }
    for (const { path, change, inTheWay } of files) {
      const isTold = dryRun ? change !== 'unchanged' : change === 'removed' || inTheWay !== undefined;
      if (isTold) line(`${signs[change]} ${path}${inTheWay === undefined ? '' : ` (${wordsFor(inTheWay)})`}`);
    }
    const counts = (['created', 'updated', 'unchanged', 'removed'] as const)
      .map((change) => [change, files.filter((file) => file.change === change).length] as const)
      .filter(([, count]) => count > 0)
      .map(([change, count]) => `${count} ${change}`);
    line(
      `${target}: ${counts.join(', ')}${dryRun ? ' (nothing written: dry run)' : ''} in ${folderOf(folder, target)}`,
    );
  }
}

function wordsFor(inTheWay: NonNullable<FileChange['inTheWay']>): string {
  if (typeof inTheWay === 'object') return `made from another bridge, ${inTheWay.bridge}`;
  return inTheWay === 'edited' ? 'changed by hand' : 'not made by bridgesmith';
}

/** Where a target's files are, as the paths of this system are written. */
export function folderOf(folder: string, name: string, { join } = nodePath as Pick<typeof nodePath, 'join'>): string {
  return targets.find((target) => target.name === name)?.atTop ? join(folder) : join(folder, name);
}
