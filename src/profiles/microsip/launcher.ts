import type { LauncherDefinition } from '../../definition/schema.js';
import { settings } from './launcherSettings.js';

/**
 * The flags that pages about a "MicroSIP API" document. The phone itself knows none of them, and would dial them as if
 * they were numbers.
 */
export const launcher = {
  name: 'microsip-cli',
  summary: 'Call a number, or command the phone.',
  flags: {
    dial: { action: 'dial', value: 'number' },
    call: { action: 'dial', value: 'number', summary: 'The same, under another name.' },
    hangup: { action: 'hangUp' },
    answer: { action: 'answer' },
    minimize: { action: 'minimize' },
    exit: { action: 'exit' },
  },
  default: { action: 'dial', value: 'number' },
  options: {
    account: {
      parameter: 'account',
      summary: 'The account to call from, and to set up, by its number or its label; the first is set up without it.',
      names: { file: '%APPDATA%\\MicroSIP\\microsip.ini', section: 'Account', key: 'label' },
    },
  },
  settings,
} as const satisfies LauncherDefinition;
