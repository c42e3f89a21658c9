import nodePath from 'node:path';
import type { Command } from 'commander';
import type { Bridge } from '../definition/bridge.js';
import { UsageError } from '../errors.js';
import { defaultFolder, type Generated, generate } from '../generate/generate.js';
import type { Change, FileChange } from '../generate/write.js';
import { targets } from '../targets/index.js';
import { bridgeHelp, bridgeOf } from './bridgeArgument.js';
import { exitCodeHelp, json, line } from './output.js';

interface GenerateFlags {
  readonly target?: string[];
  readonly out?: string;
  readonly templates?: string;
  readonly contacts?: string;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `bridgesmith generate microsip --target vbscript --out DIR` */
export function addGenerate(program: Command): void {
  program
    .command('generate')
    .description('write the scripts of a bridge')
    .usage('<bridge> [options]')
    .argument('[bridge]', bridgeHelp) // not required of commander, which could not say what became of it
    .option('--target <name...>', 'only these targets, with blanks or commas between', names)
    .option('--out <folder>', 'where to write; generated/<bridge> when left out')
    .option('--templates <folder>', 'a folder whose <target>/… templates replace those of the same name')
    .option('--contacts <file>', "whom the bridge's page is for: a .csv, .json or .yaml file")
    .option('--dry-run', 'say what would change, and write nothing')
    .option('--force', 'also write over files that bridgesmith did not make, or that somebody has changed since')
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', `\n${exitCodeHelp}`)
    .action(async (word: string | undefined, flags: GenerateFlags) => {
      if (word === undefined) throw missingBridge(flags);
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
      if (flags.json)
        json({ bridge: bridge.definition.name, folder, dryRun: flags.dryRun ?? false, targets: generated });
      else summarize(folder, generated, flags.dryRun ?? false);
    });
}

/** What reads tables is loaded only for one. */
async function contactsOf(bridge: Bridge, { contacts }: GenerateFlags) {
  return contacts === undefined ? {} : (await import('./contacts.js')).readContactFile(bridge, contacts);
}

/** The names of one word, besides those of earlier ones. */
function names(word: string, earlier: readonly string[] = []): string[] {
  return [...earlier, ...word.split(',').map((name) => name.trim())].filter((name) => name !== '');
}

/** An option that takes many words takes the bridge behind them, too. */
function missingBridge({ target: [...chosen] = [] }: GenerateFlags): UsageError {
  const last = chosen.pop();
  if (last === undefined || targets.some(({ name }) => name === last)) {
    return new UsageError('generate needs a bridge, before its options: bridgesmith generate <bridge> [options]');
  }
  const rest = chosen.length > 0 ? ` --target ${chosen.join(' ')}` : '';
  return new UsageError(
    `The bridge stands before --target, which took "${last}" for a target: bridgesmith generate ${last}${rest}`,
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
