import { join, resolve } from 'node:path';
import { Option } from 'commander';
import type { Scope } from '../../component/plan.js';
import type { ComponentStatus } from '../../component/status.js';
import type { Bridge } from '../../definition/bridge.js';
import type { DoneChange } from '../../installer/registry/plan.js';
import { componentOf } from '../../targets/component/plan.js';
import type { CliCommand } from '../command.js';
import { line, result } from '../output.js';
import { bridgeExamples, definitionPart, onBridge, takeBridge } from './ofBridge.js';
import { placeOf, undoneLine } from './registryLines.js';

interface ComponentFlags {
  readonly machine?: boolean;
  readonly out?: string;
  readonly dryRun?: boolean;
}

/** `bridgesmith component install | status | uninstall <bridge>` */
export function defineComponent(commands: CliCommand): void {
  const { component } = commands.bridge?.definition ?? {};
  if (component) commands.description(`let any script speak DDE to the phone by CreateObject("${component.progId}")`);
  bridgeExamples(commands, ['component install', '--dry-run'], ['component status']);
  const command = (name: string, about: string) => {
    const added = takeBridge(commands.command(name).description(about)).option(
      '--machine',
      'for all users, also for programs that run as administrator; needs an administrator',
    );
    return bridgeExamples(added, [`component ${name}`], [`component ${name}`, '--machine']);
  };
  const installing = command('install', 'write the component, and register it for this user')
    .option('--out <folder>', 'where its files are to be; a folder of the user, or of the machine, when left out')
    .addOption(new Option('--folder <folder>', 'the same, as it was called before').hideHelp().conflicts('out'))
    .option('--dry-run', 'show what would be written, and write nothing');
  onBridge(installing, (bridge, { folder, out = folder, ...flags }: ComponentFlags & { folder?: string }) =>
    install(bridge, { ...flags, ...(out === undefined ? {} : { out }) }),
  );
  onBridge(command('status', 'say whether it is registered, and where'), status);
  const uninstalling = command('uninstall', 'take back all that install wrote').option(
    '--dry-run',
    'show what would be taken back, and take nothing back',
  );
  onBridge(uninstalling, uninstall);
}

async function install(bridge: Bridge, flags: ComponentFlags): Promise<void> {
  const component = definitionPart(bridge, 'component', 'component');
  const { generate } = await import('../../generate/generate.js');
  const { componentChanges, installComponent } = await import('../../component/register.js');
  const { scriptletUrl } = await import('../../component/plan.js');
  const system = await import('../../component/system.js');
  const registry = system.componentRegistry();
  const scope = scopeOf(flags);
  const folder = resolve(flags.out ?? system.usualFolder(bridge, scope));
  const file = join(folder, 'component', componentOf(component.progId));
  scriptletUrl(file);
  const place = { file, windows: system.windowsFolder() };
  const dryRun = flags.dryRun ?? false;
  const [generated] = await generate(bridge, folder, { targets: ['component'], dryRun });
  const files = generated?.files ?? [];
  const created = files.filter(({ change }) => change === 'created').map(({ path }) => join(folder, path));
  const changes = dryRun
    ? componentChanges(registry, bridge, place, scope)
    : installComponent(registry, bridge, place, scope, created);
  result({ written: !dryRun, folder, files, changes }, () => {
    const verb = dryRun ? 'would write' : 'wrote';
    for (const { path, change } of files)
      line(change === 'unchanged' ? `${path} is there` : `${verb} ${join(folder, path)}`);
    for (const change of changes) line(changeLine(verb, change));
  });
}

async function status(bridge: Bridge, flags: ComponentFlags): Promise<void> {
  const component = definitionPart(bridge, 'component', 'component');
  const { componentStatus } = await import('../../component/status.js');
  const { componentSurroundings } = await import('../../component/system.js');
  const scopes: Scope[] = flags.machine ? ['machine'] : ['user', 'machine'];
  const surroundings = componentSurroundings();
  const all = scopes.map((scope) => componentStatus(bridge, scope, surroundings));
  result({ scopes: all }, () => {
    for (const one of all) line(statusLine(component.progId, one));
  });
}

async function uninstall(bridge: Bridge, flags: ComponentFlags): Promise<void> {
  definitionPart(bridge, 'component', 'component');
  const { componentChangesDone, uninstallComponent } = await import('../../component/register.js');
  const { componentRegistry, removeFiles } = await import('../../component/system.js');
  const registry = componentRegistry();
  const scope = scopeOf(flags);
  if (flags.dryRun) {
    const { changes = [], files = [] } = componentChangesDone(registry, bridge, scope) ?? {};
    const places = [...changes.map(({ change }) => placeOf(change)), ...files];
    return result({ written: false, files, changes }, () => {
      for (const place of places) line(`would take back ${place}`);
    });
  }
  const undone = uninstallComponent(registry, bridge, scope, removeFiles);
  const { files, changes } = undone ?? { files: [], changes: [] };
  result({ written: true, files, changes }, () => {
    if (!undone) line('nothing was registered');
    for (const change of changes) line(undoneLine(change));
    for (const file of files) line(`removed ${file}`);
  });
}

function scopeOf({ machine }: ComponentFlags): Scope {
  return machine ? 'machine' : 'user';
}

function changeLine(verb: string, { change, before }: DoneChange): string {
  return `${verb} ${placeOf(change)}${before === null ? '' : ', in place of what is there'}`;
}

/** `user     registered for 64-bit and 32-bit programs, from C:\…\DDEClient.wsc` */
function statusLine(progId: string, { scope, registered, file, isThere, for64Bit, for32Bit }: ComponentStatus): string {
  const kinds = [...(for64Bit ? ['64-bit'] : []), ...(for32Bit ? ['32-bit'] : [])].join(' and ') || 'no';
  const states = {
    ours: `registered for ${kinds} programs, from ${file}${isThere ? '' : ', which is no longer there: install again'}`,
    other: `${progId} is registered by another program`,
    nobody: 'not registered',
  };
  return `${scope.padEnd(8)} ${states[registered]}`;
}
