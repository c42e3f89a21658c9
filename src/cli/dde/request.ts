import type { CliCommand } from '../command.js';
import { converse, requireItems } from './converse.js';
import { conversationCommand } from './options.js';
import { addOnceOptions, type OnceFlags, readOnce, requireOnce } from './readings.js';

/** `bridgesmith dde request Excel Sheet1 R1C1` */
export function addRequest(dde: CliCommand): void {
  const command = conversationCommand(dde, 'request', 'ask for items, and print their values').argument(
    '<items...>',
    'the items; one by itself is printed without its name',
  );
  addOnceOptions(command).examples(
    'dde request Excel Sheet1 R1C1:R3C2 --format XlTable --json',
    'dde request Progman Progman Groups',
  );
  command.action(async (service: string, topic: string, items: string[], flags: OnceFlags) => {
    requireItems(items);
    requireOnce(items, flags);
    await converse(service, topic, flags, async (conversation) =>
      readOnce(conversation, items, flags, (item) => conversation.requestData(item, { format: flags.format })),
    );
  });
}
