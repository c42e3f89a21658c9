import type { Bridge } from '../definition/bridge.js';
import type { BridgeDefinition } from '../definition/schema.js';
import { UsageError } from '../errors.js';
import { linkApplicationName, linkSettingsPage } from '../installation/links.js';
import type { PreparedStep, PreparedUndo, StepState } from '../installer/steps/prepared.js';
import { bridgeHelp, bridgeOf } from './bridgeArgument.js';
import type { CliCommand } from './command.js';
import { type ChosenParts, chosenParts, partOption } from './installationParts.js';
import { type NodePart, nodeParts } from './nodeParts.js';
import { line, result } from './output.js';

interface InstallFlags {
  readonly part?: readonly string[];
  readonly dryRun?: boolean;
  readonly force?: boolean;
}

/** `bridgesmith install microsip --part scripts,path` */
export function defineInstall(command: CliCommand): void {
  command
    .argument('<bridge>', bridgeHelp)
    .addOption(partOption('which parts; all that the bridge has but links and host, when left out'))
    .option('--dry-run', 'say what would be done, and do nothing')
    .option('--force', 'also in place of what is there already; it is kept, and put back by uninstall')
    .helpText(partHelp)
    .examples('install microsip --dry-run', 'install microsip --part scripts,module')
    .action(install);
}

const partHelp = `Parts:
  scripts    the scripts of all targets, in %LOCALAPPDATA%\\bridgesmith\\<bridge>
  module     the PowerShell module, where Windows PowerShell and PowerShell 7 look for it
  path       the launcher's folder in the PATH of this user
  component  the component, registered for this user
  links      what opens links that call (tel:, sip:, …), with no need of Node (only when named)
  host       the start of the DDE host at logon, where an application has one (only when named)`;

async function install(word: string, flags: InstallFlags): Promise<void> {
  const { renderBridge } = await import('../generate/generate.js');
  const { installationOf } = await import('../targets/installer/plan.js');
  const { chooseParts } = await import('../installation/chooseParts.js');
  const { prepareInstallation } = await import('../installer/install.js');
  const { readRecordFile } = await import('../installer/recordFile.js');
  const { thisSystem } = await import('../installer/system.js');
  const bridge = await bridgeOf(word);
  const { name } = bridge.definition;
  const chosen = chosenParts(flags.part);
  const others = chooseOthers(bridge, chosen);
  const plan = installationOf(bridge);
  chooseParts(plan, chosen?.parts); // a wrong word is wrong on every system
  const system = thisSystem();
  const files = await renderBridge(bridge, { source: word });
  const recorded = (await readRecordFile(system, name))?.others ?? [];
  const ours: NodePart[] = [];
  for (const other of others) if (recorded.includes(other.name) || !(await other.isInstalled(bridge))) ours.push(other);
  const prepared = await prepareInstallation(system, plan, new Map(files.map(({ path, bytes }) => [path, bytes])), {
    parts: chosen?.parts,
    force: flags.force,
    others: ours.map((other) => other.name),
  });
  const written = !flags.dryRun;
  if (written) {
    await prepared.carryOut();
    for (const other of ours) await other.install(bridge);
  }
  const steps = [...prepared.steps, ...prepared.leftovers].map(stepJson);
  const next = written ? adviceAfter(bridge, prepared.steps) : [];
  const done = { written, steps, others: others.map(({ name }) => ({ part: name, ours: includes(ours, name) })), next };
  result(done, () => {
    for (const text of stepLines(prepared.steps, written)) line(text);
    for (const leftover of prepared.leftovers) line(undoLine(leftover, written));
    for (const other of others) line(otherLine(bridge, other, ours.includes(other), written));
    if (!written) line('Nothing was changed: this was a dry run.');
    for (const text of next) line(text);
  });
}

/** What of a step is for programs. */
export function stepJson<State>({ part, kind, target, state }: Step<State>): Step<State> {
  return { part, kind, target, state };
}

type Step<State> = Pick<PreparedStep, 'part' | 'kind' | 'target'> & { readonly state: State };

/** What is left to the user. */
function adviceAfter(bridge: Bridge, steps: readonly PreparedStep[]): string[] {
  return [
    ...(steps.some(isNewHandler) ? [toChoose(bridge)] : []),
    ...(steps.some(isNewInPath) ? [toOpen(bridge)] : []),
  ];
}

function includes(parts: readonly NodePart[], name: string): boolean {
  return parts.some((part) => part.name === name);
}

function isNewHandler({ part, state }: PreparedStep): boolean {
  return part === 'links' && state !== 'unchanged' && state !== 'there';
}

function isNewInPath({ kind, state }: PreparedStep): boolean {
  return kind === 'path' && state === 'created';
}

function toOpen({ definition }: Bridge): string {
  const { launcher }: BridgeDefinition = definition;
  return `PATH is read by windows that are opened from now on${launcher ? `: there, try ${launcher.name} --help` : ''}.`;
}

function toChoose({ definition: { name, title } }: Bridge): string {
  return `Now choose ${linkApplicationName(title)} for its links in Settings > Apps > Default apps (start ${linkSettingsPage(name)}): Windows leaves that to you alone.`;
}

function chooseOthers(bridge: Bridge, chosen: ChosenParts | undefined): NodePart[] {
  return (chosen?.others ?? []).map((name) => {
    const part = nodeParts.find((other) => other.name === name);
    if (part?.isOf(bridge)) return part;
    throw new UsageError(`${bridge.definition.name} has no part "${name}" to install.`);
  });
}

/** A line for each; one for a part that is there as a whole, such as one that has a command of its own. */
export function stepLines(steps: readonly PreparedStep[], written: boolean): string[] {
  const parts = [...new Set(steps.map(({ part }) => part))];
  return parts.flatMap((part) => {
    const own = steps.filter((step) => step.part === part);
    if (own.every(({ state }) => state === 'there'))
      return `${part}: all of it is there already, installed in another way, and stays when this is uninstalled`;
    return own.map((step) => stepLine(step, written));
  });
}

/** `wrote C:\…\dial.cmd` */
function stepLine({ kind, target, state }: PreparedStep, written: boolean): string {
  const place = kind === 'path' ? `${target} in PATH` : target;
  if (state === 'unchanged') return `${place} is there`;
  if (state === 'there') return `${place} is there already, and stays when this is uninstalled`;
  return `${written ? 'wrote' : 'would write'} ${place}${endings[state]}`;
}

const endings: Readonly<Record<Exclude<StepState, 'unchanged' | 'there'>, string>> = {
  created: '',
  updated: ', in place of an older one',
  replaced: ', in place of what is there, which is kept',
};

/** `removed C:\…\dial.cmd` */
export function undoLine({ kind, target, state }: PreparedUndo, written: boolean): string {
  const place = kind === 'path' ? `${target} in PATH` : target;
  const lines = {
    removed: `${written ? 'removed' : 'would remove'} ${place}`,
    restored: `${written ? 'restored' : 'would restore'} ${place}`,
    left: `${written ? 'left as it is' : 'would leave as it is'}, since it was changed later: ${place}`,
    gone: `${place} is as it was`,
  };
  return lines[state];
}

function otherLine(bridge: Bridge, { name, summary }: NodePart, isOurs: boolean, written: boolean): string {
  if (!isOurs) return `${name} is there, installed by its own command`;
  return `${written ? 'installed' : 'would install'} ${name}: ${summary(bridge)}`;
}
