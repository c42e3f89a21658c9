import { DdeClient, type DdeConversation } from '../../dde/index.js';
import { requireName } from '../../dde/names.js';
import type { ConversationFlags } from './options.js';

/** Holds a conversation with a server for as long as something is done in it. */
export async function converse<Result>(
  service: string,
  topic: string,
  { encoding, codePage, timeout }: ConversationFlags,
  act: (conversation: DdeConversation) => Promise<Result>,
): Promise<Result> {
  const client = new DdeClient({ timeout });
  try {
    return await act(await client.connect(service, topic, { encoding, codePage }));
  } finally {
    await client.close();
  }
}

/** @throws UsageError for names that DDE cannot carry, before anything is sent. */
export function requireItems(items: readonly string[]): void {
  for (const item of items) requireName('item', item);
}
