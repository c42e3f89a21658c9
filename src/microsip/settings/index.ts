import { microsip } from '../../profiles/microsip/bridge.js';
import type { ApplicationSettings } from '../../settings/application.js';
import { readPhoneState } from '../state/state.js';
import { accountFields, completeAccount } from './accountFields.js';
import { accountKeys } from './accountKeys.js';
import { portableSettingsFile, possibleSettingsFiles, settingsFileOf } from './location.js';
import { settingsKeys } from './settingsKeys.js';
import { values } from './values.js';
import { wholeFileRules } from './wholeFile.js';

/** The settings of MicroSIP, in `microsip.ini`. */
export const microsipSettings: ApplicationSettings = {
  bridge: microsip,
  section: 'Settings',
  keys: settingsKeys,
  accounts: {
    section: 'Account',
    keys: accountKeys,
    required: ['domain', 'username'],
    fields: accountFields,
    complete: completeAccount,
  },
  values,
  newFile: '[Settings]\r\n',
  toUtf16: 'Start the phone once and close it: it converts the file to UTF-16.',
  place: {
    portable: portableSettingsFile,
    possible: (executable, environment) =>
      Object.values(possibleSettingsFiles(executable, environment)).filter((path) => path !== undefined),
    of: settingsFileOf,
  },
  running: {
    exit: microsip.definition.launcher.settings.start.stop,
    minimized: '/minimized',
    async isBusy(executable) {
      const { status } = await readPhoneState({ executable });
      return status !== 'idle' && status !== 'notRunning';
    },
  },
  whole: wholeFileRules,
};
