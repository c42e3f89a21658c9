import type { Bridge } from '../../definition/bridge.js';
import { launcherHelp } from '../../definition/launcher/help.js';
import { launcherArguments } from '../../launch.js';
import { type Candidate, CliCommand } from '../command.js';
import { table } from '../output.js';
import { addRunOptions, type RunFlags, sendAction } from '../run.js';
import { hasCommand } from './commands.js';
import { bridgeExamples, definitionPart, onBridge, takeBridge } from './ofBridge.js';

/**
 * `bridgesmith launch <bridge> -hangup`: what the generated launcher takes. In the short command of an application
 * (`bridgesmith <name of the bridge> 5551234`) it stands for all words that are none of its commands. Commander leaves what
 * it does not know as it is.
 */
export function defineLaunch(command: CliCommand): void {
  if (command.bridge !== undefined && command.parent instanceof CliCommand)
    standFor(command.parent, command.bridge, command);
  addRunOptions(takeBridge(command)).argument('[words...]').allowUnknownOption();
  bridgeExamples(command, ['launch', '-hangup --dry-run']);
  onBridge(command, async (bridge, words: string[], sending: RunFlags) => {
    definitionPart(bridge, 'launcher', 'launch');
    const { action, values, settings, others } = launcherArguments(bridge, words, undefined, ['log']);
    if (action !== undefined && !settings && !others) return sendAction(bridge, action, values, sending);
    const call = action === undefined ? undefined : { action, values };
    const { launchPhone } = await import('./launchPhone.js');
    await launchPhone(bridge, { settings, call, log: others?.log }, sending);
  });
}

/** In the short command of an application nobody types a name for it: what is said of it is said of the group. */
function standFor(group: CliCommand, bridge: Bridge, command: CliCommand): void {
  command.speaksFor(group);
  group.extraOptions = launcherHelp(bridge).flatMap(([flag, about]) => flagCandidate(flag, about));
  const setsUp = bridge.definition.launcher?.settings !== undefined;
  const settings = `Settings are written while no phone runs, or with
--restart; what was there is kept, and "provision --undo" brings it back. A password comes from BRIDGESMITH_PASSWORD, too.`;
  const log = '--log FILE.csv has the host add each call from now on to a file, as "calls --log" does.';
  group.helpText(
    `Without a command, what stands there commands the phone${setsUp ? ', and sets it up before' : ''}:
${table(launcherHelp(bridge))}
and options of "bridgesmith run": --via, --timeout, --dry-run, --json.${setsUp ? ` ${settings}` : ''}${hasCommand(bridge, 'calls') ? `\n${log}` : ''}`,
  );
}

/** `-dial:number` or `--show normal|minimized|hidden`, as completion has it. */
function flagCandidate(flag: string, about: string): Candidate[] {
  const [, word, value] = /^(-[a-z-]+:?)(?: ?\[?([^\]]+)\]?)?$/.exec(flag) ?? [];
  if (word === undefined) return [];
  if (value === undefined || word.endsWith(':')) return [{ word, about }];
  return [{ word, about, values: value.includes('|') ? value.split('|') : [] }];
}
