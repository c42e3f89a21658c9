import { Option } from 'commander';
import type { Bridge } from '../../definition/bridge.js';
import { UsageError } from '../../errors.js';
import { linkApplicationName } from '../../installation/links.js';
import { commandOf } from '../../installer/registry/changes.js';
import type { DoneChange } from '../../installer/registry/plan.js';
import type { NodeHandler } from '../../links/plan.js';
import { type LinkScheme, linkSchemes } from '../../links/read.js';
import type { LinkStatus } from '../../links/status.js';
import type { CliCommand } from '../command.js';
import { listOption } from '../listOption.js';
import { line, result } from '../output.js';
import { bridgeExamples, commandWords, definitionPart, onBridge, takeBridge } from './ofBridge.js';
import { placeOf, undoneLine } from './registryLines.js';

interface LinksFlags {
  readonly scheme: readonly LinkScheme[];
  readonly dryRun?: boolean;
  readonly notify: NodeHandler['notify'];
  readonly openSettings?: boolean;
}

/** `bridgesmith links install | status | uninstall <bridge>` */
export function defineLinks(links: CliCommand): void {
  bridgeExamples(links, ['links install', '--dry-run'], ['links status']);
  const command = (name: string, about: string) => {
    const added = takeBridge(links.command(name).description(about)).addOption(
      listOption('--scheme <names>', 'only links of these schemes', linkSchemes).default(linkSchemes, 'all'),
    );
    return bridgeExamples(added, [`links ${name}`], [`links ${name}`, '--scheme tel,sip']);
  };
  const installing = command('install', 'register for links, for this user; Windows then lets the user choose it')
    .option('--dry-run', 'show what would be written to the registry, and write nothing')
    .option('--open-settings', "open the page of Windows' settings on which it is chosen")
    .addOption(
      new Option('--notify <how>', 'where it is said why a link was not dialled: in a message box, or in the log only')
        .choices(['box', 'log'])
        .default('box'),
    );
  onLinks(installing, install);
  onLinks(command('status', 'say for each scheme who opens its links now'), status);
  const uninstalling = command('uninstall', 'take back all that install wrote').option(
    '--dry-run',
    'show what would be taken back, and take nothing back',
  );
  onLinks(uninstalling, uninstall);
}

/** Those of the schemes that were named which the bridge opens. */
function onLinks(command: CliCommand, act: (bridge: Bridge, flags: LinksFlags) => Promise<void>): void {
  onBridge(command, async (bridge, flags: LinksFlags) => {
    const { schemes } = definitionPart(bridge, 'links', 'links');
    const scheme = flags.scheme.filter((name) => schemes.includes(name));
    if (scheme.length === 0)
      throw new UsageError(`${bridge.definition.name} opens links of ${schemes.join(', ')} only.`);
    await act(bridge, { ...flags, scheme });
  });
}

async function install(bridge: Bridge, flags: LinksFlags): Promise<void> {
  const { installLinks, linkChanges } = await import('../../links/register.js');
  const system = await import('../../links/system.js');
  const registry = system.linkRegistry();
  const handler = system.thisHandler(bridge, { words: commandWords(bridge, 'link'), notify: flags.notify });
  const changes = linkChanges(registry, bridge, flags.scheme, handler);
  if (!flags.dryRun) {
    installLinks(registry, bridge, flags.scheme, handler);
    system.tellShell();
  }
  const choice = `Now choose ${linkApplicationName(bridge.definition.title)} for each scheme in ${system.whereToChoose}: Windows leaves that to you alone.`;
  const next = flags.dryRun ? [] : [choice];
  result({ written: !flags.dryRun, changes, next }, () => {
    for (const change of changes) line(changeLine(flags.dryRun ? 'would write' : 'wrote', change));
    for (const text of next) line(text);
  });
  if (flags.openSettings && !flags.dryRun) await system.openDefaultApps(bridge);
}

async function status(bridge: Bridge, flags: LinksFlags): Promise<void> {
  const { linkStatus } = await import('../../links/status.js');
  const { linkSurroundings } = await import('../../links/system.js');
  const surroundings = linkSurroundings();
  const all = flags.scheme.map((scheme) => linkStatus(bridge, scheme, surroundings));
  result({ schemes: all }, () => {
    for (const one of all) line(statusLine(one));
  });
}

async function uninstall(bridge: Bridge, flags: LinksFlags): Promise<void> {
  const { linkChangesDone, uninstallLinks } = await import('../../links/register.js');
  const system = await import('../../links/system.js');
  const registry = system.linkRegistry();
  if (flags.dryRun) {
    const changes = linkChangesDone(registry, bridge, flags.scheme);
    return result({ written: false, changes }, () => {
      for (const change of changes) line(`would take back ${placeOf(change.change)}`);
    });
  }
  const undone = uninstallLinks(registry, bridge, flags.scheme);
  if (undone.length > 0) system.tellShell();
  result({ written: true, changes: undone }, () => {
    if (undone.length === 0) line('nothing was registered');
    for (const change of undone) line(undoneLine(change));
  });
}

/** `wrote HKCU\Software\Classes\tel: "…\node.exe" … "%1", in place of: "…\bridge.exe" "%1"` */
function changeLine(verb: string, { change, before }: DoneChange): string {
  const after = 'tree' in change ? commandOf(change.tree) : change.value;
  const former = before !== null && typeof before === 'object' && 'keys' in before ? commandOf(before) : before;
  const place = `${verb} ${placeOf(change)}: ${after}`;
  if (before === null || former === after) return place;
  return `${place}, in place of: ${typeof former === 'string' ? former : 'what is there'}`;
}

/** `tel     registered; links are opened by "…\Other.exe" "%1", as you chose (Other.tel)` */
function statusLine({ scheme, registered, missing, command, chosen, openedBy }: LinkStatus): string {
  const openers = {
    bridgesmith: 'links are dialled, each checked first',
    phone: `links go to the phone unchecked, which a hostile one can command: ${command}`,
    other: `links are opened by ${command ?? 'an app'}`,
    nobody: 'nobody opens links',
  };
  const choice = chosen === undefined ? '' : `, as you chose (${chosen})`;
  const gone = missing.length > 0 ? `; ${missing.join(' and ')} is no longer there, so install again` : '';
  return `${scheme.padEnd(7)} ${registered ? 'registered' : 'not registered'}; ${openers[openedBy]}${choice}${gone}`;
}
