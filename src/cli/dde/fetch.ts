import { Option } from 'commander';
import { type DdeAdvise, type DdeConversation, type DdeData, DdeNotProcessedError } from '../../dde/index.js';
import type { CliCommand } from '../command.js';
import { converse, requireItems } from './converse.js';
import { inTime } from './inTime.js';
import { conversationCommand, milliseconds } from './options.js';
import { addOnceOptions, type OnceFlags, readOnce, requireOnce } from './readings.js';

interface FetchFlags extends OnceFlags {
  readonly delay: number;
}

/**
 * `bridgesmith dde fetch MT4 BID EURUSD`: as DDECmd has it, an ADVISE and then a REQUEST. Servers of prices know only
 * what somebody is advised of, and answer a plain REQUEST with N/A.
 */
export function addFetch(dde: CliCommand): void {
  const command = conversationCommand(
    dde,
    'fetch',
    'print the values of items once: what the server sends, or else what it answers',
  )
    .argument('<items...>', 'the items; one by itself is printed without its name')
    .addOption(
      new Option('--delay <seconds>', 'how long updates may take before the items are asked for')
        .argParser(milliseconds)
        .default(1000, '1'),
    );
  addOnceOptions(command).examples(
    'dde fetch MT4 BID EURUSD GBPUSD',
    'dde fetch Excel Sheet1 R1C1:R9C9 --format XlTable --out cells.bin',
  );
  command.action(async (service: string, topic: string, items: string[], flags: FetchFlags) => {
    requireItems(items);
    requireOnce(items, flags);
    await converse(service, topic, flags, async (conversation) => {
      const updates = await firstUpdates(conversation, items, flags);
      await readOnce(
        conversation,
        items,
        flags,
        async (item) => updates.get(item) ?? conversation.requestData(item, { format: flags.format }),
      );
    });
  });
}

/** The first update of each item that has one in time. The loops end with the conversation. */
async function firstUpdates(
  conversation: DdeConversation,
  items: readonly string[],
  { format, delay }: FetchFlags,
): Promise<Map<string, DdeData>> {
  const updates = new Map<string, DdeData>();
  const waiting = [...new Set(items)].map(async (item) => {
    const advise = await begin(conversation, item, format);
    const first = await advise?.next();
    if (first && !first.done) updates.set(item, first.value);
  });
  await inTime(Promise.all(waiting), delay);
  return updates;
}

/** Nothing when the server does not advise of the item: it may answer a request yet. */
async function begin(
  conversation: DdeConversation,
  item: string,
  format: string | undefined,
): Promise<DdeAdvise<DdeData> | undefined> {
  try {
    return await conversation.adviseData(item, { format });
  } catch (error) {
    if (error instanceof DdeNotProcessedError) return undefined;
    throw error;
  }
}
