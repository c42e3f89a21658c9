export { inputText } from '../../files/inputText.js';
export { type Account, type AccountDefinition, foldedField } from './account.js';
export { type CsvAccount, type CsvProblem, readAccountsCsv } from './accountsCsv.js';
export { type Change, shownChange } from './changes.js';
export { type Condition, chooseAccounts, conditionOf, matching } from './chooseAccounts.js';
export { isTable, readDefinition, type SettingsDefinition } from './definitionFile.js';
export { readIniDefinition } from './definitionIni.js';
export { type LaunchRequest, type LaunchResult, launch } from './launch.js';
export { isAboutAccount, launchOf, showsPassword } from './launchFlags.js';
export { settingsFiles, writeSettingsFiles } from './many.js';
export type { Edit, ProvisionRequest } from './plan.js';
export {
  type ProvisionOptions,
  type ProvisionResult,
  type ProvisionTools,
  provision,
  undoProvision,
} from './provision.js';
export { editOf, removalOf, settingsEdits, withPassword } from './request.js';
export { findSettingsFile, systemTools } from './system.js';
