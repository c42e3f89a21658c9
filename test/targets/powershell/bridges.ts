// bridges.ts: bridges that use everything a definition can say, for the tests of this target.
import { defineBridge } from '../../../src/definition/defineBridge.js';

/** Every kind of parameter, every transport, conditions inside conditions, and names that PowerShell has itself. */
export const everything = defineBridge({
  name: 'everything',
  title: 'Every "Thing" \u2019s',
  prefix: 'Everything',
  summary: 'Uses all that a definition can say. #> <# $(canary) `',
  version: '2.10.3',
  application: {
    executables: ['every thing.exe', 'everything.exe'],
    override: 'EVERYTHING_EXE',
    registry: [{ key: 'HKLM\\SOFTWARE\\Every Thing', value: 'Folder' }],
    appPaths: true,
    uninstall: ['Every Thing'],
    folders: ['%ProgramFiles%\\Every Thing', 'C:\\Every [Thing]'],
    windowClass: 'Every Thing',
  },
  dde: { service: 'Every', topic: "It's", server: 'application' },
  copydata: { number: 7 },
  uri: { schemes: ['every+thing'] },
  prefer: ['exe', 'dde', 'uri', 'copydata'],
  actions: {
    tell: {
      summary: '.starts with a dot',
      parameters: {
        text: { kind: 'text', minimumLength: 0, maximumLength: 1000, summary: 'Any text.' },
        level: { kind: 'integer', minimum: -5, maximum: 100, default: 7 },
        mode: { kind: 'choice', choices: ['slow', 'Fast', 'x.y-z'], optional: true },
        host: { kind: 'text', optional: true, summary: 'A name that PowerShell has itself.' },
        file: { kind: 'path', optional: true },
        values: { kind: 'dtmf', optional: true, summary: 'A name that the function has itself.' },
        loud: { kind: 'flag' },
      },
      bindings: {
        exe: {
          arguments: [
            { when: 'loud', write: ['/loud on'], otherwise: ['/quiet'] },
            ['/text:', { parameter: 'text' }],
            '',
            {
              when: 'mode',
              write: [['/mode=', { parameter: 'mode' }], { when: 'file', write: [{ parameter: 'file' }] }],
              otherwise: [{ when: 'file', write: ['/file', { parameter: 'file' }] }],
            },
            ['/level:', { parameter: 'level' }],
            { when: 'host', write: [['@', { parameter: 'host' }, '\\']] },
          ],
        },
        dde: {
          execute: [
            '[Tell(',
            { parameter: 'text' },
            ',',
            { parameter: 'level' },
            { when: 'host', write: [',', { parameter: 'host' }] },
            { when: 'values', write: [',', { parameter: 'values' }] },
            ')]',
          ],
        },
        uri: {
          link: [
            'every+thing:tell?text=',
            { parameter: 'text' },
            '&level=',
            { parameter: 'level' },
            { when: 'loud', write: ['&loud'], otherwise: ['&quiet'] },
            { when: 'file', write: ['&file=', { parameter: 'file' }] },
          ],
        },
        copydata: {
          text: [
            'tell ',
            { parameter: 'level' },
            ' ',
            { parameter: 'text' },
            { when: 'mode', write: [{ parameter: 'mode' }] },
          ],
        },
      },
    },
    signIn: {
      summary: 'Sign in with a secret.',
      verb: 'Connect',
      noun: 'Session',
      confirm: 'medium',
      parameters: {
        user: { kind: 'text', maximumLength: 20 },
        password: { kind: 'secret' },
        pin: { kind: 'secret', optional: true, maximumLength: 8 },
      },
      bindings: {
        dde: {
          execute: [
            '[SignIn(',
            { parameter: 'user' },
            ',',
            { parameter: 'password' },
            { when: 'pin', write: [',', { parameter: 'pin' }] },
            ')]',
          ],
        },
        copydata: { arguments: [{ parameter: 'user' }, ['/p:', { parameter: 'password' }]] },
      },
    },
    setLevel: {
      summary: 'Set the level of a channel.',
      parameters: {
        channel: {
          kind: 'text',
          minimumLength: 0,
          maximumLength: 300,
          summary: 'A name that may be none, or too long.',
        },
        level: { kind: 'text', maximumLength: 1000 },
        page: { kind: 'choice', choices: ['one', 'two'], optional: true },
      },
      bindings: {
        dde: {
          poke: [{ parameter: 'level' }],
          item: [{ parameter: 'channel' }],
          topic: ['Page ', { when: 'page', write: [{ parameter: 'page' }], otherwise: ["'main'"] }],
        },
        copydata: { text: [{ parameter: 'channel' }, { parameter: 'level' }, { parameter: 'page' }] },
      },
    },
    setMark: {
      summary: 'Set the mark.',
      confirm: 'medium',
      parameters: { mark: { kind: 'secret' } },
      bindings: { dde: { poke: ['mark: ', { parameter: 'mark' }], item: ['Mark'], format: 'CF_TEXT' } },
    },
  },
  items: {
    status: { summary: 'What it is doing.', item: ['Status'] },
    level: {
      summary: 'The level of a channel.',
      noun: 'ChannelLevel',
      parameters: {
        channel: { kind: 'text', minimumLength: 0, maximumLength: 300 },
        page: { kind: 'choice', choices: ['one', 'two'], optional: true },
        links: { kind: 'flag', summary: 'A name that the function has itself.' },
      },
      item: [{ parameter: 'channel' }, { when: 'links', write: ['+links'] }],
      topic: ['Page ', { when: 'page', write: [{ parameter: 'page' }], otherwise: ["'main'"] }],
    },
    cells: { summary: 'Cells, two "rows" of them.', item: ['R1C1:R2C2'], value: 'table', description: '.dotted' },
    alarm: { summary: 'An alarm.', item: ["Al'arm"], request: false, format: 'CF_TEXT' },
    report: { summary: 'A report.', item: ['Report'], advise: false, format: 'Csv' },
  },
});

/** A server that takes no quotes, and ANSI only. */
export const unquoted = defineBridge({
  name: 'unquoted',
  title: 'Unquoted',
  summary: 'A DDE server that takes no quotes.',
  dde: { service: 'Plain', topic: 'Any', server: 'host', quotes: 'never', encoding: 'ansi' },
  actions: {
    sendText: {
      summary: 'Send a text.',
      parameters: {
        text: { kind: 'text', maximumLength: 1000 },
        more: { kind: 'text', optional: true, maximumLength: 1000 },
      },
      bindings: {
        dde: {
          execute: ['[Send(', { parameter: 'text' }, { when: 'more', write: [',', { parameter: 'more' }] }, ')]'],
        },
      },
    },
  },
});

/** A server that wants everything in quotes, and quotes doubled. */
export const doubled = defineBridge({
  name: 'doubled',
  title: 'Doubled',
  summary: 'A DDE server that wants quotes doubled.',
  dde: { service: 'Doubled', topic: 'Any', server: 'application', quotes: 'always', innerQuotes: 'doubled' },
  actions: {
    sendText: {
      summary: 'Send a text.',
      parameters: {
        text: { kind: 'text', maximumLength: 1000 },
        count: { kind: 'integer', minimum: 0, maximum: 999_999_999, optional: true },
      },
      bindings: { dde: { execute: ['[Send(', { parameter: 'text' }, ',', { parameter: 'count' }, ')]'] } },
    },
  },
});

/** Items only: nothing to tell the application. */
export const itemsOnly = defineBridge({
  name: 'items-only',
  title: 'Items',
  summary: 'Reads prices.',
  dde: { service: 'Prices', topic: 'Bid', server: 'application', encoding: 'ansi' },
  actions: {},
  items: {
    price: {
      summary: 'The price of a symbol.',
      parameters: { symbol: { kind: 'text', maximumLength: 20, summary: 'Such as EURUSD.' } },
      item: [{ parameter: 'symbol' }],
    },
  },
});

/** Links only: no embedded C#. */
export const linksOnly = defineBridge({
  name: 'links-only',
  title: 'Links',
  summary: 'Opens links.',
  uri: { schemes: ['go'] },
  actions: {
    visit: {
      summary: 'Visit a place.',
      parameters: { place: { kind: 'text', maximumLength: 400 } },
      bindings: { uri: { link: ['go:', { parameter: 'place' }] } },
    },
  },
});

/** Optional parameters that stand without a condition: absent, they are empty text, which needs quotes. */
export const sparse = defineBridge({
  name: 'sparse',
  title: 'Sparse',
  summary: 'Leaves things out.',
  application: { executables: ['sparse.exe'], folders: ['%ProgramFiles%\\Sparse'] },
  dde: { service: 'Sparse', topic: 'Any', server: 'application' },
  actions: {
    leaveOut: {
      summary: 'Leave everything out.',
      parameters: {
        tones: { kind: 'dtmf', optional: true },
        count: { kind: 'integer', minimum: 0, maximum: 9, optional: true },
        mode: { kind: 'choice', choices: ['a', 'b'], optional: true },
      },
      bindings: {
        dde: {
          execute: ['[Leave(', { parameter: 'tones' }, ',', { parameter: 'count' }, ',', { parameter: 'mode' }, ')]'],
        },
        exe: {
          arguments: [
            { parameter: 'tones' },
            [{ parameter: 'count' }, { parameter: 'mode' }],
            ['/m:', { parameter: 'mode' }],
          ],
        },
      },
    },
  },
});
