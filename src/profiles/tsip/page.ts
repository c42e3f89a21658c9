import type { PageDefinition } from '../../definition/schema.js';

/** Links of the phone's own scheme, as its author's page documents them. */
export const page = {
  title: 'Call with tSIP',
  summary: 'Contacts whose links have tSIP call them.',
  fields: { number: { kind: 'phoneNumber', tones: false, summary: 'The number to call.' } },
  links: {
    call: { label: 'Call', action: 'dial', arguments: { number: [{ parameter: 'number' }] } },
  },
  help: [
    {
      text: 'Nothing opens the links: start tSIP as administrator once, have it associate itself with the protocol tsip in Settings > Integration, and start it as usual again. Every page can command the phone then, not only this one.',
    },
    {
      text: 'The browser asks whether it may open the link: it may. It asks once for each page that it has not been told to trust.',
    },
  ],
  example: [
    { name: 'Ada Example', number: '+15555550100' },
    { name: 'Reception', number: '7000' },
  ],
} as const satisfies PageDefinition;
