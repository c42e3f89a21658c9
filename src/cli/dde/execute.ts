import type { Command } from 'commander';
import { BridgesmithError } from '../../errors.js';
import { errorLine } from '../output.js';
import { converse } from './converse.js';
import { addExamples, type ConversationFlags, conversationCommand } from './options.js';
import { printJson } from './print.js';

/** `bridgesmith dde execute Progman Progman "[CreateGroup(Tools)]"` */
export function addExecute(dde: Command): void {
  const command = conversationCommand(
    dde,
    'execute',
    'have a server carry out commands, one after the other, until it refuses one',
  )
    .argument('<commands...>', 'each is sent by itself, exactly as it is written here')
    .option('--json', 'print one JSON object');
  addExamples(command, 'execute Progman Progman "[CreateGroup(Tools)]" "[ShowGroup(Tools,1)]"');
  command.action(async (service: string, topic: string, commands: string[], flags: ConversationFlags) => {
    await converse(service, topic, flags, async (conversation) => {
      for (const [done, text] of commands.entries()) {
        await conversation.execute(text).catch((error) => {
          if (commands.length > 1 && error instanceof BridgesmithError) {
            errorLine(`${done} of ${commands.length} commands were carried out, and then:`);
          }
          throw error;
        });
      }
      const { service, topic, processId } = conversation;
      if (flags.json) await printJson({ service, topic, processId, executed: commands.length });
    });
  });
}
