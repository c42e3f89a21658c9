import type { ActionDefinition } from '../../definition/schema.js';

/**
 * A number may be a SIP user or address, since not every SIP user is a number. Spaces are never allowed: MicroSIP sends
 * what follows one as an instant message.
 */
const number = { kind: 'phoneNumber', addresses: true } as const;

const account = {
  kind: 'integer',
  minimum: 1,
  maximum: 99,
  optional: true,
  summary: 'The number of the account to call from, as the phone counts them; it becomes the current one.',
} as const;

const dialArguments = [
  { parameter: 'number' },
  { when: 'account', write: [['/account:', { parameter: 'account' }]] },
] as const;

export const calls = {
  dial: {
    summary: 'Call a number.',
    description: 'Starts MicroSIP when it is not running. With an account, switches to it first.',
    verb: 'Start',
    noun: 'Call',
    parameters: { number: { ...number, summary: 'The number or SIP address to call.' }, account },
    bindings: {
      dde: {
        execute: ['[Dial(', { parameter: 'number' }, { when: 'account', write: [',', { parameter: 'account' }] }, ')]'],
      },
      copydata: { arguments: dialArguments },
      exe: { arguments: dialArguments },
      uri: { link: ['callto:', { parameter: 'number', raw: true }] },
    },
  },
  answer: {
    summary: 'Answer the ringing call.',
    verb: 'Receive',
    noun: 'Call',
    bindings: {
      dde: { execute: ['[Answer]'] },
      copydata: { arguments: ['/answer'] },
      exe: { arguments: ['/answer'] },
      uri: { link: ['msip:answer'] },
    },
  },
  hangUp: {
    summary: 'End all calls.',
    verb: 'Stop',
    noun: 'Call',
    bindings: {
      dde: { execute: ['[Hangup]'] },
      copydata: { arguments: ['/hangupall'] },
      exe: { arguments: ['/hangupall'] },
      uri: { link: ['msip:hangupall'] },
    },
  },
  reject: {
    summary: 'Reject the ringing call.',
    verb: 'Deny',
    noun: 'Call',
    bindings: {
      dde: { execute: ['[Reject]'] },
      copydata: { arguments: ['/hangupincoming'] },
      exe: { arguments: ['/hangupincoming'] },
    },
  },
  cancel: {
    summary: 'Cancel the outgoing call that is not answered yet.',
    verb: 'Undo',
    noun: 'Call',
    bindings: {
      dde: { execute: ['[Cancel]'] },
      copydata: { arguments: ['/hangupcalling'] },
      exe: { arguments: ['/hangupcalling'] },
    },
  },
  sendDtmf: {
    summary: 'Send tones in the call.',
    verb: 'Send',
    noun: 'Dtmf',
    parameters: { digits: { kind: 'dtmf', summary: 'The tones: digits, * # and A to D.' } },
    bindings: {
      dde: { execute: ['[SendDTMF(', { parameter: 'digits' }, ')]'] },
      copydata: { arguments: [['/dtmf:', { parameter: 'digits' }]] },
      exe: { arguments: [['/dtmf:', { parameter: 'digits' }]] },
    },
  },
  transfer: {
    summary: 'Transfer the call to a number, without asking there first (blind transfer).',
    verb: 'Move',
    noun: 'Call',
    parameters: { number: { ...number, summary: 'The number or SIP address to transfer the call to.' } },
    bindings: {
      dde: { execute: ['[Transfer(', { parameter: 'number' }, ')]'] },
      copydata: { arguments: [['/transfer:', { parameter: 'number' }]] },
      exe: { arguments: [['/transfer:', { parameter: 'number' }]] },
      uri: { link: ['msip:transfer_', { parameter: 'number', raw: true }] },
    },
  },
  hold: {
    summary: 'Hold the call, or take it up again.',
    verb: 'Suspend',
    noun: 'Call',
    bindings: {
      dde: { execute: ['[Hold]'] },
      copydata: { arguments: ['msip:hold'] },
      exe: { arguments: ['msip:hold'] },
      uri: { link: ['msip:hold'] },
    },
  },
} as const satisfies Record<string, ActionDefinition>;
