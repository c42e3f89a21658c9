import { defineProfile } from '../defineProfile.js';

/** Toshiba Net Phone, the desktop phone of Strata CIX call centres. It takes quoted arguments, all of them present. */
export const netphone = defineProfile({
  name: 'netphone',
  title: 'Net Phone',
  prefix: 'NetPhone',
  summary: 'Drive Toshiba Net Phone: dial, answer and drop calls.',
  version: '1.0.0',
  application: { executables: ['NetPhone.exe'], override: 'NETPHONE_EXE', appPaths: true },
  dde: { service: 'AGNTPLUS', topic: 'SYSTEM', server: 'application', quotes: 'always' },
  actions: {
    dialNumber: {
      summary: 'Call a number.',
      verb: 'Start',
      noun: 'Call',
      parameters: {
        number: { kind: 'phoneNumber', summary: 'The number to call.' },
        outside: {
          kind: 'phoneNumber',
          maximumLength: 8,
          optional: true,
          summary: 'The code that gets an outside line.',
        },
        name: { kind: 'text', maximumLength: 60, optional: true, summary: 'The name to show for the call.' },
        account: { kind: 'phoneNumber', maximumLength: 32, optional: true, summary: 'The account code of the call.' },
      },
      bindings: {
        dde: {
          execute: [
            '[DialNumber(',
            { parameter: 'number' },
            ',',
            { parameter: 'outside' },
            ',',
            { parameter: 'name' },
            ',',
            { parameter: 'account' },
            ')]',
          ],
        },
      },
    },
    answerCall: {
      summary: 'Answer the ringing call.',
      verb: 'Receive',
      noun: 'Call',
      bindings: { dde: { execute: ['[AnswerCall(" ")]'] } },
    },
    dropCall: {
      summary: 'End the call.',
      verb: 'Stop',
      noun: 'Call',
      bindings: { dde: { execute: ['[DropCall()]'] } },
    },
  },
});
