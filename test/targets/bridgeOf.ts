import type { Bridge } from '../../src/definition/bridge.js';
import { defineBridge } from '../../src/definition/defineBridge.js';

/**
 * A bridge with a parameter that is called `code` and goes over every transport of scripts; in a page, too, where
 * there is an example of it. Other parameters stand behind it.
 */
export function bridgeOf(parameter: { readonly kind: string }, example?: string, others: object = {}): Bridge {
  const pieces = [{ parameter: 'code' }];
  const more = Object.keys(others).map((parameter) => ({ parameter }));
  return defineBridge({
    name: 'made-up',
    title: 'Made Up',
    summary: 'Drives what does not exist.',
    application: { executables: ['made-up.exe'] },
    dde: { service: 'MadeUp', topic: 'control', server: 'application' },
    uri: { schemes: ['made'] },
    actions: {
      send: {
        summary: 'Sends it.',
        parameters: { code: parameter, ...others },
        bindings: {
          exe: { arguments: [...pieces, ...more] },
          dde: { execute: ['[Send(', ...pieces, ...more.flatMap((piece) => [',', piece]), ')]'] },
          uri: {
            link: ['made:', { parameter: 'code', ...(parameter.kind === 'paths' ? { separator: ',' } : {}) }, ...more],
          },
        },
      },
    },
    launcher: {
      name: 'made-cli',
      summary: 'Commands it.',
      flags: { send: { action: 'send', value: 'code' } },
      options: Object.fromEntries(Object.keys(others).map((parameter) => [parameter, { parameter }])),
    },
    component: { progId: 'Made.Up', classId: '{0E3F9C5A-0001-4000-8000-00000000BEEF}' },
    ...(example === undefined
      ? {}
      : {
          page: {
            title: 'Codes',
            summary: 'Sends codes.',
            fields: { code: parameter },
            links: { send: { label: 'Send', action: 'send', arguments: { code: pieces } } },
            example: [{ name: 'Ann', code: example }],
          },
        }),
  } as never);
}
