import type { LauncherDefinition } from '../../definition/schema.js';

/**
 * The flags that pages about a "MicroSIP API" document. The phone itself knows none of them, and would dial them as if
 * they were numbers.
 */
export const launcher = {
  name: 'microsip-cli',
  summary: 'Call a number, or command the phone.',
  flags: {
    dial: { action: 'dial', value: 'number' },
    hangup: { action: 'hangUp' },
    answer: { action: 'answer' },
    minimize: { action: 'minimize' },
    exit: { action: 'exit' },
  },
  default: { action: 'dial', value: 'number' },
  options: {
    account: {
      parameter: 'account',
      summary: 'The account to call from, by its number or its label.',
      names: { file: '%APPDATA%\\MicroSIP\\microsip.ini', section: 'Account', key: 'label' },
    },
  },
} as const satisfies LauncherDefinition;
