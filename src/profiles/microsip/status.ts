import type { ItemDefinition } from '../../definition/schema.js';

/** The items that a host has for MicroSIP; the phone itself has no DDE server. */
export const status = {
  status: { summary: 'What the phone does: idle, calling, ringing or in a call.', noun: 'Status', item: ['Status'] },
  caller: { summary: 'The number or address at the other end of the call.', noun: 'Caller', item: ['Caller'] },
  duration: { summary: 'How long the call has lasted.', noun: 'Duration', item: ['Duration'] },
  account: { summary: 'The account that is in use.', noun: 'Account', item: ['Account'] },
  version: { summary: 'The version of the phone.', noun: 'Version', item: ['Version'] },
} as const satisfies Record<string, ItemDefinition>;
