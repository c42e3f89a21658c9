import type { CallsSupport } from '../calls/callList.js';
import { phoneCallList } from './callList.js';
import { findSettingsFile, systemTools } from './settings/system.js';

/** The phone's own list of calls. */
export const microsipCalls: CallsSupport = {
  list: (place) => phoneCallList(findSettingsFile(place), systemTools()),
  logSettingFile: 'log-calls.json',
};
