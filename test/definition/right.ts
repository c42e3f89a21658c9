import type { BridgeDefinition } from '../../src/definition/index.js';

/** A right definition that uses every part of the language, for tests to read, write down and spoil. */
export const right = {
  name: 'desk-phone',
  title: 'Desk Phone',
  summary: 'Drives a phone that does not exist.',
  version: '1.2.3',
  prefix: 'DeskPhone',
  application: {
    executables: ['DeskPhone.exe', 'desk-phone_2.0++.EXE'],
    folders: ['%ProgramFiles%\\Desk Phone'],
    registry: [{ key: 'HKCU\\Software\\DeskPhone', value: 'Folder' }],
    appPaths: true,
    uninstall: ['Desk Phone'],
    override: 'DESK_PHONE_EXE',
    windowClass: 'DeskPhone',
  },
  dde: { service: 'DeskPhone', topic: 'control', server: 'application', quotes: 'whenNeeded', innerQuotes: 'doubled' },
  copydata: { number: 1 },
  uri: { schemes: ['desk', 'callto'] },
  prefer: ['copydata', 'dde'],
  actions: {
    dial: {
      summary: 'Calls a number.',
      description: 'Starts the phone\nwhen it is not there.',
      verb: 'Start',
      noun: 'Call',
      confirm: 'low',
      parameters: {
        number: { kind: 'phoneNumber', addresses: true, summary: 'Whom to call.' },
        account: { kind: 'integer', minimum: 1, maximum: 9, optional: true },
        urgent: { kind: 'flag' },
      },
      bindings: {
        dde: {
          execute: [
            '[Dial(',
            { parameter: 'number' },
            { when: 'account', write: [',', { parameter: 'account' }] },
            { when: 'urgent', write: [',TRUE'], otherwise: [',FALSE'] },
            ')]',
          ],
        },
        exe: {
          arguments: [
            { parameter: 'number' },
            { when: 'account', write: [['/account:', { parameter: 'account' }]] },
            { when: 'urgent', write: ['/urgent'] },
          ],
        },
        uri: { link: ['callto:', { parameter: 'number' }] },
      },
    },
    say: {
      summary: 'Sends a text.',
      parameters: {
        text: { kind: 'text', minimumLength: 2, maximumLength: 40 },
        mode: { kind: 'choice', choices: ['loud', 'soft'], default: 'soft' },
      },
      bindings: {
        dde: { execute: ['[Say(', { parameter: 'text' }, ',', { parameter: 'mode', raw: true }, ')]'] },
        copydata: { text: [{ parameter: 'mode' }, ':', { parameter: 'text' }] },
        uri: { link: ['desk:', { parameter: 'text' }, '?', { parameter: 'mode' }] },
      },
    },
    logIn: {
      summary: 'Logs in.',
      parameters: {
        tones: { kind: 'dtmf', maximumLength: 8, default: '12#' },
        file: { kind: 'path', optional: true },
        password: { kind: 'secret' },
      },
      bindings: {
        dde: {
          execute: [
            '[LogIn(',
            { parameter: 'tones' },
            ',',
            { parameter: 'password' },
            ',',
            { parameter: 'file' },
            ')]',
          ],
        },
        copydata: { arguments: [['/tones:', { parameter: 'tones' }], { parameter: 'password' }] },
      },
    },
    setField: {
      summary: 'Fills a field.',
      parameters: {
        field: { kind: 'text', maximumLength: 300 },
        value: { kind: 'text', minimumLength: 0 },
        window: { kind: 'text', maximumLength: 300, optional: true },
      },
      bindings: {
        dde: {
          topic: [{ when: 'window', write: ['[', { parameter: 'window' }, ']'], otherwise: ['form'] }],
          item: ['Field.', { parameter: 'field' }],
          poke: [{ parameter: 'value' }],
          format: 'CF_TEXT',
        },
      },
    },
  },
  items: {
    status: { summary: 'What the phone does.', item: ['Status'] },
    line: {
      summary: 'What a line does.',
      description: 'Idle lines too.',
      noun: 'PhoneLine',
      parameters: {
        line: { kind: 'integer', minimum: 1, maximum: 8, default: 1 },
        part: { kind: 'text', maximumLength: 300, optional: true },
      },
      item: ['Line', { parameter: 'line' }, { when: 'part', write: ['.', { parameter: 'part' }] }],
      advise: false,
      format: 'Csv',
    },
    calls: {
      summary: 'The calls of a day.',
      parameters: { day: { kind: 'text' } },
      topic: ['log ', { parameter: 'day' }],
      item: ['Calls'],
      request: false,
      value: 'table',
    },
  },
  launcher: {
    name: 'desk-cli',
    summary: 'Commands the phone.',
    flags: {
      dial: { action: 'dial', value: 'number', summary: 'Calls.' },
      'say-it': { action: 'say', value: 'text' },
    },
    default: { action: 'dial', value: 'number' },
    options: {
      account: {
        parameter: 'account',
        summary: 'From which account.',
        names: { file: '%APPDATA%\\desk.ini', section: 'Account', key: 'label' },
      },
      how: { parameter: 'mode' },
    },
    settings: {
      folder: '%APPDATA%\\Desk',
      registry: [{ key: 'HKCU\\Software\\Desk', value: 'Folder' }],
      numbered: {
        section: 'Line',
        option: 'account',
        needs: ['host'],
        current: { section: 'Desk', key: 'line', none: { key: 'local', value: '1' }, older: 'host' },
      },
      flags: {
        host: {
          summary: 'Where.',
          value: { kind: 'text', pattern: '[a-z.]+' },
          set: [{ section: 'Line', key: 'host' }],
        },
        'log-in': {
          summary: 'Who.',
          value: { kind: 'text', maximumLength: 20, expected: 'a name' },
          set: [{ section: 'Line', key: 'user' }],
          besides: { flag: 'host', set: [{ section: 'Line', key: 'login' }] },
        },
        pin: {
          summary: 'Secret.',
          value: { kind: 'secret', maximumLength: 9 },
          set: [{ section: 'Line', key: 'pin', removes: 'pinSize' }],
        },
        ring: {
          summary: 'How loud.',
          value: { kind: 'integer', minimum: 0, maximum: 9 },
          set: [{ section: 'Desk', key: 'ring' }],
          words: [{ words: ['off', 'silent'], set: [{ section: 'Desk', key: 'ring', value: '0' }] }],
          alone: 'off',
          otherwise: 'Louder is not possible.',
        },
      },
      start: { flag: 'show', summary: 'How.', ways: { normal: '', tray: '/tray' }, stop: '/quit', action: 'dial' },
      refused: { fax: 'there is no paper.' },
    },
  },
  component: { progId: 'Desk.Phone', classId: '{0E3F9C5A-0001-4000-8000-00000000BEEF}', services: ['Other'] },
  page: {
    title: 'Desk calls',
    summary: 'Calls and texts.',
    fields: {
      number: { kind: 'phoneNumber', addresses: true },
      pauses: { kind: 'integer', minimum: 0, maximum: 9, default: 2 },
      tones: { kind: 'dtmf' },
      greeting: { kind: 'text', minimumLength: 2, maximumLength: 40, summary: 'What is said.' },
    },
    links: {
      call: {
        label: 'Call',
        action: 'dial',
        arguments: {
          number: [
            { parameter: 'number' },
            { when: 'tones', write: [{ repeat: ',', times: 'pauses' }, { parameter: 'tones' }] },
          ],
        },
        shows: [{ parameter: 'number' }, { when: 'tones', write: [' and ', { parameter: 'tones' }] }],
      },
      say: { label: 'Say hello', action: 'say', arguments: { text: [{ parameter: 'greeting' }], mode: ['loud'] } },
    },
    help: [{ text: 'Install it.', command: 'desk install' }, { text: 'Wait.' }],
    example: [
      { name: 'Ann', number: '5551234', tones: '12#', pauses: 1 },
      { name: 'Bob', greeting: 'Hello & bye' },
    ],
  },
  links: { schemes: ['tel', 'callto', 'sip'], action: 'dial', value: 'number' },
} as const satisfies BridgeDefinition;

/** A copy with some places changed, each by its path with dots; `undefined` takes the place out. */
export function changed(places: Readonly<Record<string, unknown>>): unknown {
  const copy: unknown = structuredClone(right);
  for (const [path, value] of Object.entries(places)) {
    const keys = path.split('.');
    const last = keys.pop() as string;
    const parent = keys.reduce((node, key) => (node as Record<string, unknown>)[key], copy) as Record<string, unknown>;
    if (value === undefined) delete parent[last];
    else Object.defineProperty(parent, last, { value, enumerable: true, configurable: true, writable: true });
  }
  return copy;
}
