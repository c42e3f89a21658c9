import type { PageDefinition } from '../../definition/schema.js';

/**
 * The two buttons that pages about MicroSIP document: a call, and a call that enters a room by itself.
 *
 * The phone cuts a number at its first comma. A second after the call was answered it takes what stands up to the next
 * comma and sends it as tones; each further comma is a second more. So N commas are N seconds from the answer (its
 * FormatNumber, on_call_state and DTMFQueueTimerHandler, the same in 3.19.27, 3.20.5 and 3.22.3).
 */
export const page = {
  title: 'Call with MicroSIP',
  summary: 'Contacts whose links have MicroSIP call them, and enter their conference rooms.',
  fields: {
    number: { kind: 'phoneNumber', addresses: true, summary: 'The number or SIP address to call.' },
    extension: { kind: 'phoneNumber', summary: 'The extension that answers for the room.' },
    wait: {
      kind: 'integer',
      minimum: 1,
      maximum: 60,
      default: 3,
      summary: 'How many seconds after the answer the room is sent.',
    },
    room: { kind: 'dtmf', summary: 'The tones that enter the room, such as 4321#.' },
    pin: {
      kind: 'dtmf',
      summary: 'Tones that follow a second after those of the room. Whoever has the page can read them.',
    },
  },
  links: {
    client: {
      label: 'Call Client via MicroSIP',
      action: 'dial',
      arguments: { number: [{ parameter: 'number' }] },
    },
    room: {
      label: 'Call Extension and Enter Room',
      action: 'dial',
      arguments: {
        number: [
          { parameter: 'extension' },
          { repeat: ',', times: 'wait' },
          { parameter: 'room' },
          { when: 'pin', write: [',', { parameter: 'pin' }] },
        ],
      },
      shows: [
        { parameter: 'extension' },
        ', then ',
        { parameter: 'room' },
        ' ',
        { parameter: 'wait' },
        ' s after the answer',
        { when: 'pin', write: [', then ', { parameter: 'pin' }] },
      ],
    },
  },
  help: [
    {
      text: 'Nothing opens the links, or another program does: have Windows open them with the phone, each checked first, and choose it in Settings > Apps > Default apps.',
      command: 'bridgesmith microsip links install',
    },
    {
      text: 'The browser asks whether it may open the link: it may. It asks once for each page that it has not been told to trust.',
    },
    { text: 'The phone is in a call: as it is usually set, it takes no second one. End the first.' },
    { text: 'The call is there, but not the room: the tones came too early. Give the contact a longer wait.' },
  ],
  example: [
    { name: 'Ada Example', number: '+15555550100' },
    { name: 'Grace Example', number: 'grace@pbx.example.com' },
    { name: 'Monday meeting', extension: '7000', wait: 3, room: '4321#' },
    { name: 'Support', number: '+15555550199', extension: '7001', wait: 5, room: '100#', pin: '2468#' },
  ],
} as const satisfies PageDefinition;
