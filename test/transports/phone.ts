import type { BridgeDefinition } from '../../src/definition/index.js';

/** A bridge to the phone stand-in, over every transport, that no profile's change can break. */
export const phone = {
  name: 'test-phone',
  title: 'Test Phone',
  summary: 'The stand-in of the lab.',
  application: {
    executables: ['microsip.exe'],
    override: 'BRIDGESMITH_TEST_PHONE',
    registry: [{ key: 'HKCU\\Software\\MicroSIP' }],
    folders: ['%ProgramFiles%\\MicroSIP'],
    windowClass: 'MicroSIP',
  },
  dde: { service: 'TestPhone', topic: 'control', server: 'host' },
  copydata: { number: 1 },
  uri: { schemes: ['bridgesmith-test'] },
  actions: {
    dial: {
      summary: 'Calls a number.',
      parameters: {
        number: { kind: 'phoneNumber' },
        account: { kind: 'integer', minimum: 1, maximum: 9, optional: true },
      },
      bindings: {
        dde: {
          execute: [
            '[Dial(',
            { parameter: 'number' },
            { when: 'account', write: [',', { parameter: 'account' }] },
            ')]',
          ],
        },
        copydata: {
          arguments: [{ parameter: 'number' }, { when: 'account', write: [['/account:', { parameter: 'account' }]] }],
        },
        exe: {
          arguments: [{ parameter: 'number' }, { when: 'account', write: [['/account:', { parameter: 'account' }]] }],
        },
        uri: { link: ['bridgesmith-test:', { parameter: 'number' }] },
      },
    },
    answer: {
      summary: 'Answers.',
      bindings: { dde: { execute: ['[Answer]'] }, copydata: { text: ['/answer'] }, exe: { arguments: ['/answer'] } },
    },
    say: {
      summary: 'Sends text.',
      parameters: {
        text: { kind: 'text', optional: true },
        mode: { kind: 'choice', choices: ['loud', 'soft'], default: 'soft' },
      },
      bindings: { copydata: { text: [{ parameter: 'text' }, { parameter: 'mode' }] } },
    },
    note: {
      summary: 'Notes a text.',
      parameters: { field: { kind: 'text' }, text: { kind: 'text', minimumLength: 0 } },
      bindings: { dde: { item: ['Note.', { parameter: 'field' }], poke: [{ parameter: 'text' }] } },
    },
  },
  items: {
    status: { summary: 'What it does.', item: ['Status'] },
    line: {
      summary: 'What a line does.',
      parameters: { line: { kind: 'integer', minimum: 1, maximum: 9, default: 1 } },
      item: ['Line', { parameter: 'line' }],
      advise: false,
    },
    calls: {
      summary: 'The calls of a day.',
      parameters: { day: { kind: 'text' } },
      topic: ['log.', { parameter: 'day' }],
      item: ['Calls'],
      value: 'table',
    },
    ringing: { summary: 'Who calls.', item: ['Ringing'], request: false },
  },
} as const satisfies BridgeDefinition;
