import type { Command } from 'commander';
import { launcherHelp } from '../../definition/launcher.js';
import { launcherArguments } from '../../launch.js';
import { microsip } from '../../profiles/index.js';
import { table } from '../output.js';
import { addRunOptions, type RunFlags, sendAction } from '../run.js';

/**
 * `bridgesmith microsip 5551234`, `bridgesmith microsip -hangup`: what the generated launcher takes. It stands for all
 * words behind the group that are none of its commands, so commander leaves what it does not know as it is.
 */
export function addLaunch(group: Command): void {
  addRunOptions(group.command('launch', { isDefault: true, hidden: true }))
    .argument('[words...]')
    .allowUnknownOption()
    .action(async (words: string[], sending: RunFlags) => {
      const { action, values } = launcherArguments(microsip, words);
      await sendAction(microsip, action, values, sending);
    });
  group.addHelpText(
    'after',
    `
Without a command, what stands there commands the phone:
${table(launcherHelp(microsip))}
and options of "bridgesmith run": --via, --timeout, --dry-run, --json.`,
  );
}
