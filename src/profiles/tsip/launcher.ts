import type { LauncherDefinition } from '../../definition/schema.js';

export const launcher = {
  name: 'tsip-cli',
  summary: 'Call a number, or command the phone.',
  flags: {
    dial: { action: 'dial', value: 'number' },
    answer: { action: 'answer' },
    hangup: { action: 'hangUp' },
    record: { action: 'startRecording' },
    pause: { action: 'pauseRecording', summary: 'Pause the recording of the current call.' },
    button: { action: 'pressButton', value: 'button' },
    show: { action: 'show' },
    exit: { action: 'exit' },
  },
  default: { action: 'dial', value: 'number' },
} as const satisfies LauncherDefinition;
