import { BridgesmithError } from '../../errors.js';
import type { CliCommand } from '../command.js';
import { note, result } from '../output.js';
import { converse } from './converse.js';
import { type ConversationFlags, conversationCommand } from './options.js';

/** `bridgesmith dde execute Progman Progman "[CreateGroup(Tools)]"` */
export function addExecute(dde: CliCommand): void {
  const command = conversationCommand(
    dde,
    'execute',
    'have a server carry out commands, one after the other, until it refuses one',
  )
    .argument('<commands...>', 'each is sent by itself, exactly as it is written here')
    .examples('dde execute Progman Progman "[CreateGroup(Tools)]" "[ShowGroup(Tools,1)]"');
  command.action(async (service: string, topic: string, commands: string[], flags: ConversationFlags) => {
    await converse(service, topic, flags, async (conversation) => {
      const { service, topic, processId } = conversation;
      for (const [done, text] of commands.entries()) {
        result({ service, topic, processId, executed: done });
        await conversation.execute(text).catch((error) => {
          if (commands.length > 1 && error instanceof BridgesmithError) {
            note(`${done} of ${commands.length} commands were carried out, and then:`);
          }
          throw error;
        });
      }
      result({ service, topic, processId, executed: commands.length });
    });
  });
}
