import type { ActionDefinition } from '../../definition/schema.js';

/** A word that tSIP knows behind `/tsip=`, and in links behind `tsip:`. */
function phoneCommand<const Word extends string, const Name extends string>(word: Word, ddeName: Name) {
  return {
    dde: { execute: [`[${ddeName}]`] },
    exe: { arguments: [`/tsip=${word}`] },
    uri: { link: [`tsip:${word}`] },
  } as const;
}

/**
 * What stands behind `/tsip=` is a word of the phone, or a number. Of a number it keeps digits, `+`, `*` and `#`, and dials what
 * is left: `555,12` as 55512, and `1000@pbx.example.com` as 1000 (CommandLine.cpp; CleanNumber of TelecomUtils.cpp). So tones
 * and addresses are refused here. It would take `sip:1000@pbx.example.com` as an address, but decodes percent-escapes in it, and
 * reads `sip:HANGUP` or `sip:PROGRAMMABLE_BTN_3` as its own words, since it looks for them behind any scheme.
 */
const number = { kind: 'phoneNumber', tones: false, summary: 'The number to call.' } as const;

/** A phone that does not run is started by each of these. */
export const actions = {
  dial: {
    summary: 'Call a number.',
    description: 'Starts tSIP when it is not running.',
    verb: 'Start',
    noun: 'Call',
    parameters: { number },
    bindings: {
      dde: { execute: ['[Dial(', { parameter: 'number' }, ')]'] },
      exe: { arguments: [['/tsip=', { parameter: 'number' }]] },
      uri: { link: ['tsip:', { parameter: 'number' }] },
    },
  },
  answer: {
    summary: 'Answer the ringing call.',
    verb: 'Receive',
    noun: 'Call',
    bindings: phoneCommand('ANSWER', 'Answer'),
  },
  hangUp: {
    summary: 'End the current call, or reject it while it rings.',
    verb: 'Stop',
    noun: 'Call',
    bindings: phoneCommand('HANGUP', 'Hangup'),
  },
  startRecording: {
    summary: 'Record the current call.',
    description: 'Needs tSIP 0.1.75.',
    verb: 'Start',
    noun: 'Recording',
    bindings: phoneCommand('RECORD_START', 'StartRecording'),
  },
  pauseRecording: {
    summary: 'Pause the recording of the current call.',
    description: 'Needs tSIP 0.1.75.',
    verb: 'Suspend',
    noun: 'Recording',
    bindings: phoneCommand('RECORD_PAUSE', 'PauseRecording'),
  },
  pressButton: {
    summary: "Press one of the phone's programmable buttons, which does what its user has set.",
    description: 'Needs tSIP 0.1.62.',
    verb: 'Invoke',
    noun: 'Button',
    parameters: {
      button: {
        kind: 'integer',
        minimum: 0,
        maximum: 999,
        summary: 'Its ID, in the title of the window that edits it.',
      },
    },
    bindings: {
      dde: { execute: ['[PressButton(', { parameter: 'button' }, ')]'] },
      exe: { arguments: [['/tsip=PROGRAMMABLE_BTN_', { parameter: 'button' }]] },
      uri: { link: ['tsip:PROGRAMMABLE_BTN_', { parameter: 'button' }] },
    },
  },
  show: {
    summary: "Show the phone's window, also from the tray.",
    verb: 'Show',
    noun: 'Window',
    bindings: phoneCommand('SHOWWINDOW', 'Show'),
  },
  exit: {
    summary: 'Close the phone.',
    verb: 'Stop',
    noun: 'Phone',
    confirm: 'high',
    bindings: phoneCommand('APP_QUIT', 'Exit'),
  },
} as const satisfies Record<string, ActionDefinition>;
