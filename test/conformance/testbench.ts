import { defineBridge } from '../../src/definition/defineBridge.js';

/** A bridge for tests: every parameter kind over every transport, for an application that is a stand-in. */
export const testbench = defineBridge({
  name: 'testbench',
  title: 'Test Bench',
  prefix: 'TestBench',
  summary: 'Meet every parameter kind over every transport.',
  application: {
    executables: ['testbench.exe', 'microsip.exe'],
    override: 'TESTBENCH_EXE',
    windowClass: 'MicroSIP',
  },
  dde: { service: 'TestBench', topic: 'control', server: 'host', quotes: 'whenNeeded', innerQuotes: 'doubled' },
  copydata: { number: 2 },
  uri: { schemes: ['bench'] },
  actions: {
    say: {
      summary: 'Say a text.',
      verb: 'Write',
      noun: 'Text',
      parameters: { text: { kind: 'text', maximumLength: 200 } },
      bindings: {
        dde: { execute: ['[Say(', { parameter: 'text' }, ')]'] },
        copydata: { text: ['say ', { parameter: 'text' }] },
        exe: { arguments: ['say', { parameter: 'text' }] },
        uri: { link: ['bench:say?', { parameter: 'text' }] },
      },
    },
    pair: {
      summary: 'Say one text, or two.',
      verb: 'Write',
      noun: 'Pair',
      parameters: { first: { kind: 'text' }, second: { kind: 'text', optional: true, minimumLength: 0 } },
      bindings: {
        dde: {
          execute: [
            '[Pair(',
            { parameter: 'first' },
            { when: 'second', write: [',', { parameter: 'second' }] },
            ')][Done]',
          ],
        },
        copydata: {
          arguments: [
            ['first=', { parameter: 'first' }],
            { when: 'second', write: ['second', { parameter: 'second' }] },
          ],
        },
        exe: {
          arguments: [
            ['first=', { parameter: 'first' }],
            { when: 'second', write: ['second', { parameter: 'second' }], otherwise: [''] },
          ],
        },
      },
    },
    set: {
      summary: 'Set a level and a mode.',
      verb: 'Set',
      noun: 'Level',
      parameters: {
        level: { kind: 'integer', minimum: -50, maximum: 999_999_999 },
        mode: { kind: 'choice', choices: ['quiet', 'Normal', 'very-loud', 'x.1'], default: 'Normal' },
        force: { kind: 'flag' },
      },
      bindings: {
        dde: {
          execute: [
            '[Set(',
            { parameter: 'level' },
            ',',
            { parameter: 'mode' },
            { when: 'force', write: [',TRUE'], otherwise: [',FALSE'] },
            ')]',
          ],
        },
        copydata: {
          text: ['set ', { parameter: 'level' }, ' ', { parameter: 'mode' }, { when: 'force', write: ['!'] }],
        },
        exe: {
          arguments: [
            ['/level:', { parameter: 'level' }],
            ['/mode:', { parameter: 'mode' }],
            { when: 'force', write: ['/force'] },
          ],
        },
        uri: {
          link: [
            'bench:set/',
            { parameter: 'level', raw: true },
            '/',
            { parameter: 'mode' },
            { when: 'force', write: ['/force'] },
          ],
        },
      },
    },
    open: {
      summary: 'Open a file.',
      verb: 'Open',
      noun: 'File',
      parameters: { file: { kind: 'path' } },
      bindings: {
        dde: { execute: ['[Open(', { parameter: 'file' }, ')]'] },
        copydata: { arguments: [{ parameter: 'file' }] },
        exe: { arguments: [{ parameter: 'file' }] },
        uri: { link: ['bench:open?', { parameter: 'file' }] },
      },
    },
    call: {
      summary: 'Call a plain number with tones.',
      verb: 'Start',
      noun: 'Call',
      parameters: { number: { kind: 'phoneNumber' }, tones: { kind: 'dtmf', optional: true } },
      bindings: {
        dde: {
          execute: ['[Call(', { parameter: 'number' }, { when: 'tones', write: [',', { parameter: 'tones' }] }, ')]'],
        },
        copydata: { arguments: [{ parameter: 'number' }, { when: 'tones', write: [{ parameter: 'tones' }] }] },
        exe: { arguments: [{ parameter: 'number' }, { when: 'tones', write: [{ parameter: 'tones' }] }] },
        uri: { link: ['bench:', { parameter: 'number' }] },
      },
    },
    logIn: {
      summary: 'Log in.',
      verb: 'Connect',
      noun: 'Account',
      parameters: { user: { kind: 'text', maximumLength: 60 }, password: { kind: 'secret', maximumLength: 60 } },
      bindings: {
        dde: { execute: ['[LogIn(', { parameter: 'user' }, ',', { parameter: 'password' }, ')]'] },
        copydata: { text: ['login ', { parameter: 'user' }, ' ', { parameter: 'password' }] },
      },
    },
    save: {
      summary: 'Save the notes, in a conversation about them.',
      verb: 'Save',
      noun: 'Note',
      parameters: { name: { kind: 'text', maximumLength: 60 } },
      bindings: { dde: { topic: ['notes'], execute: ['[Save(', { parameter: 'name' }, ')]'] } },
    },
    note: {
      summary: 'Note a text in a field.',
      verb: 'Set',
      noun: 'Note',
      parameters: {
        field: { kind: 'text', maximumLength: 260 },
        text: { kind: 'text', minimumLength: 0, maximumLength: 200 },
        book: { kind: 'text', maximumLength: 260, optional: true },
        important: { kind: 'flag' },
      },
      bindings: {
        dde: {
          topic: [{ when: 'book', write: ['[', { parameter: 'book' }, ']notes'], otherwise: ['notes'] }],
          item: ['Note.', { parameter: 'field' }],
          poke: [{ parameter: 'text' }, { when: 'important', write: ['!'] }],
        },
      },
    },
    print: {
      summary: 'Print a file: the text is quoted, the numbers are not.',
      verb: 'Out',
      noun: 'File',
      parameters: {
        file: { kind: 'path' },
        copies: { kind: 'integer', minimum: 1, maximum: 99, default: 1 },
        scale: { kind: 'decimal', minimum: -1.5, maximum: 999_999_999, places: 6, default: 1.5 },
      },
      bindings: {
        dde: {
          execute: [
            '[Print(',
            { parameter: 'file', quotes: 'always' },
            ',',
            { parameter: 'copies', quotes: 'never' },
            ',',
            { parameter: 'scale', quotes: 'never' },
            ')]',
          ],
        },
        copydata: {
          number: 1,
          arguments: ['/print', { parameter: 'file' }, { parameter: 'copies' }, ['x', { parameter: 'scale' }]],
        },
        exe: { arguments: ['/print', { parameter: 'file' }, { parameter: 'copies' }, ['x', { parameter: 'scale' }]] },
        uri: {
          link: [
            'bench:print?',
            { parameter: 'file' },
            '&',
            { parameter: 'copies' },
            '&',
            { parameter: 'scale', raw: true },
          ],
        },
      },
    },
    show: {
      summary: 'Show in a mode, in a size.',
      verb: 'Show',
      noun: 'Page',
      parameters: {
        mode: {
          kind: 'choice',
          choices: ['fit', { name: 'singlePage', sends: 'single page' }, { name: 'wide', sends: '/w:100% (1,2)' }],
          default: 'singlePage',
        },
        width: { kind: 'integer', minimum: 1, maximum: 9999, optional: true },
        height: { kind: 'integer', minimum: 1, maximum: 9999, optional: true },
        title: { kind: 'text', optional: true, maximumLength: 100 },
      },
      bindings: {
        dde: {
          execute: [
            '[Show(',
            { parameter: 'mode' },
            { when: 'width', write: [',', { parameter: 'width' }], otherwise: [',auto'] },
            { when: 'height', write: [',', { parameter: 'height' }], otherwise: [',auto'] },
            ',',
            { parameter: 'title', quotes: 'always' },
            ')]',
          ],
        },
        copydata: {
          text: [
            { parameter: 'mode' },
            { when: 'width', write: [{ parameter: 'width' }] },
            'x',
            { when: 'height', write: [{ parameter: 'height' }] },
            { when: 'title', write: [' ', { parameter: 'title' }] },
          ],
        },
        exe: {
          arguments: [
            { parameter: 'mode' },
            {
              when: 'width',
              write: [
                ['/size=(', { parameter: 'width' }, { when: 'height', write: [',', { parameter: 'height' }] }, ')'],
              ],
              otherwise: [
                ['/size=', { when: 'height', write: ['(,', { parameter: 'height' }, ')'], otherwise: ['auto'] }],
              ],
            },
            { when: 'title', write: [['/title=', { parameter: 'title' }, '!']] },
          ],
        },
      },
    },
    openAll: {
      summary: 'Open files.',
      verb: 'Open',
      noun: 'AllFile',
      parameters: { files: { kind: 'paths', wildcards: true }, side: { kind: 'flag' } },
      bindings: {
        dde: {
          execute: ['[OpenAll(', { parameter: 'files' }, { when: 'side', write: [',1'] }, ')]'],
        },
        copydata: { text: ['open ', { parameter: 'files', separator: ';' }, { when: 'side', write: ['!'] }] },
        exe: {
          arguments: [
            {
              when: 'side',
              write: [['/side=(', { parameter: 'files', separator: ',' }, ')'], '/done'],
              otherwise: [{ parameter: 'files' }],
            },
          ],
        },
        uri: {
          link: ['bench:open?file=', { parameter: 'files', separator: '&file=' }, { when: 'side', write: ['&side'] }],
        },
      },
    },
    paint: {
      summary: 'Paint in a colour.',
      verb: 'Set',
      noun: 'Colour',
      parameters: {
        colour: { kind: 'text', maximumLength: 40 },
        pen: { kind: 'text', maximumLength: 40, optional: true },
      },
      bindings: {
        dde: {
          execute: [
            '[Paint ',
            { parameter: 'colour', quotes: 'never' },
            { when: 'pen', write: [' ', { parameter: 'pen', quotes: 'always' }] },
            ']',
          ],
        },
      },
    },
    browse: {
      summary: 'Open an address.',
      verb: 'Open',
      noun: 'Address',
      parameters: {
        address: { kind: 'url', schemes: ['https', 'rtsp', 'svn+ssh'] },
        pictures: { kind: 'path', wildcards: true, optional: true },
      },
      bindings: {
        dde: {
          execute: [
            '[Browse(',
            { parameter: 'address' },
            { when: 'pictures', write: [',', { parameter: 'pictures' }] },
            ')]',
          ],
        },
        exe: { arguments: [{ parameter: 'address' }, { when: 'pictures', write: [{ parameter: 'pictures' }] }] },
        uri: { link: ['bench://', { parameter: 'address', raw: true }] },
      },
    },
  },
});

/** One whose commands are lines of a language of its own, as MATLAB's are. */
export const linebench = defineBridge({
  name: 'linebench',
  title: 'Line Bench',
  prefix: 'LineBench',
  summary: 'Evaluate lines.',
  dde: { service: 'LineBench', topic: 'engine', server: 'application' },
  actions: {
    evaluate: {
      summary: 'Evaluate a line of its own language.',
      verb: 'Invoke',
      noun: 'Line',
      parameters: { line: { kind: 'text', maximumLength: 300 } },
      bindings: { dde: { execute: [{ parameter: 'line', raw: true }] } },
    },
  },
});
