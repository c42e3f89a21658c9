import type { CallsSupport } from '../calls/callList.js';
import { findSettingsFile } from '../settings/place.js';
import { systemTools } from '../settings/system.js';
import { phoneCallList } from './callList.js';
import { microsipSettings } from './settings/index.js';

/** The phone's own list of calls. */
export const microsipCalls: CallsSupport = {
  list: (place) => phoneCallList(findSettingsFile(microsipSettings, place), systemTools(microsipSettings)),
  logSettingFile: 'log-calls.json',
};
