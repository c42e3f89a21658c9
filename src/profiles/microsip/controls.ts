import type { ActionDefinition } from '../../definition/schema.js';

/** A command that MicroSIP knows as `msip:…`, on its command line, in a message and as a link. */
function phoneCommand<const Command extends string, const Name extends string>(command: Command, ddeName: Name) {
  return {
    dde: { execute: [`[${ddeName}]`] },
    copydata: { arguments: [`msip:${command}`] },
    exe: { arguments: [`msip:${command}`] },
    uri: { link: [`msip:${command}`] },
  } as const;
}

export const controls = {
  mute: {
    summary: 'Mute the microphone.',
    description: 'Needs MicroSIP 3.21; older versions toggle.',
    verb: 'Disable',
    noun: 'Microphone',
    bindings: phoneCommand('micmute', 'Mute'),
  },
  unmute: {
    summary: 'Unmute the microphone.',
    description: 'Needs MicroSIP 3.21; older versions dial the word instead.',
    verb: 'Enable',
    noun: 'Microphone',
    bindings: phoneCommand('micunmute', 'Unmute'),
  },
  volumeUp: {
    summary: 'Turn the speaker up a step.',
    verb: 'Step',
    noun: 'VolumeUp',
    bindings: phoneCommand('speakup', 'VolumeUp'),
  },
  volumeDown: {
    summary: 'Turn the speaker down a step.',
    verb: 'Step',
    noun: 'VolumeDown',
    bindings: phoneCommand('speakdown', 'VolumeDown'),
  },
  microphoneUp: {
    summary: 'Turn the microphone up a step.',
    verb: 'Step',
    noun: 'MicrophoneUp',
    bindings: phoneCommand('micup', 'MicUp'),
  },
  microphoneDown: {
    summary: 'Turn the microphone down a step.',
    verb: 'Step',
    noun: 'MicrophoneDown',
    bindings: phoneCommand('micdown', 'MicDown'),
  },
  minimize: {
    summary: "Minimize the phone's window to the tray.",
    verb: 'Hide',
    noun: 'Window',
    bindings: phoneCommand('minimize', 'Minimize'),
  },
  // These two are known only to a second MicroSIP at its start: in a message, the phone would dial the words.
  hide: {
    summary: 'Start the phone hidden, with only its tray icon; a running one is left as it is.',
    verb: 'Start',
    noun: 'Hidden',
    bindings: { dde: { execute: ['[Hide]'] }, exe: { arguments: ['/hidden'] } },
  },
  exit: {
    summary: 'Close the phone.',
    verb: 'Stop',
    noun: 'Phone',
    confirm: 'high',
    bindings: { dde: { execute: ['[Exit]'] }, exe: { arguments: ['/exit'] } },
  },
} as const satisfies Record<string, ActionDefinition>;
