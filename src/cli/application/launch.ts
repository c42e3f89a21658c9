import { launcherHelp } from '../../definition/launcher/words.js';
import { launcherArguments } from '../../launch.js';
import { microsip } from '../../profiles/index.js';
import type { Candidate, CliCommand } from '../command.js';
import { table } from '../output.js';
import { addRunOptions, type RunFlags, sendAction } from '../run.js';

/**
 * `bridgesmith microsip 5551234`, `bridgesmith microsip -hangup`, `bridgesmith microsip --setvolume 80`: what the generated
 * launcher takes. It stands for all words behind the group that are none of its commands, so commander leaves what it does
 * not know as it is.
 */
export function addLaunch(group: CliCommand): void {
  addRunOptions(group.command('launch', { isDefault: true, hidden: true }).speaksFor(group))
    .argument('[words...]')
    .allowUnknownOption()
    .action(async (words: string[], sending: RunFlags) => {
      const { action, values, settings, others } = launcherArguments(microsip, words, undefined, ['log']);
      if (action !== undefined && !settings && !others) return sendAction(microsip, action, values, sending);
      const call = action === undefined ? undefined : { action, values };
      const { launchPhone } = await import('./launchPhone.js');
      await launchPhone({ settings, call, log: others?.log }, sending);
    });
  group.extraOptions = launcherHelp(microsip).flatMap(([flag, about]) => flagCandidate(flag, about));
  group.helpText(
    `Without a command, what stands there commands the phone, and sets it up before:
${table(launcherHelp(microsip))}
and options of "bridgesmith run": --via, --timeout, --dry-run, --json. Settings are written while no phone runs, or with
--restart; what was there is kept, and "provision --undo" brings it back. A password comes from BRIDGESMITH_PASSWORD, too.
--log FILE.csv has the host add each call from now on to a file, as "calls --log" does.`,
  );
}

/** `-dial:number` or `--show normal|minimized|hidden`, as completion has it. */
function flagCandidate(flag: string, about: string): Candidate[] {
  const [, word, value] = /^(-[a-z-]+:?)(?: ?\[?([^\]]+)\]?)?$/.exec(flag) ?? [];
  if (word === undefined) return [];
  if (value === undefined || word.endsWith(':')) return [{ word, about }];
  return [{ word, about, values: value.includes('|') ? value.split('|') : [] }];
}
