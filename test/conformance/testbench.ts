import { defineBridge } from '../../src/definition/bridge.js';

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
  },
});
