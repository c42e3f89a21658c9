export { writeNewFiles } from '../files/writeNewFiles.js';
export { shownChange } from '../ini/changes.js';
export { type Account, foldedField } from './account.js';
export { type CsvAccount, type CsvProblem, readAccountsCsv } from './accountsCsv.js';
export type { ApplicationSettings } from './application.js';
export { type Condition, chooseAccounts, conditionOf, matching } from './chooseAccounts.js';
export { isTable, readDefinition, type SettingsDefinition } from './definitionFile.js';
export { readIniDefinition } from './definitionIni.js';
export type { Edit } from './edit.js';
export { type LaunchResult, launch } from './launch.js';
export { isAboutAccount, launchOf, showsPassword } from './launchFlags.js';
export { settingsFiles } from './many.js';
export { findSettingsFile, type SettingsPlace } from './place.js';
export {
  type ProvisionOptions,
  type ProvisionResult,
  type ProvisionTools,
  provision,
  undoProvision,
} from './provision.js';
export { editOf, hasPassword, removalOf, settingsEdits, withPassword } from './request.js';
export { systemTools, tidySettings } from './system.js';
