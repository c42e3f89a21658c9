/// <reference lib="esnext.disposable" preserve="true" />
export type { JsonEnd, JsonEvent, JsonNote } from './cli/envelope.js';
export { type Connection, type ConnectOptions, connect } from './connect.js';
export type { DdeCell, DdeTable } from './dde/xlTable.js';
export * from './definition/index.js';
export { batch, type Dialect, DialectError, html, jscript, powershell, vbscript } from './dialects/index.js';
export {
  BridgesmithError,
  DefinitionError,
  type DefinitionProblem,
  type ExitCode,
  exitCodes,
  FailedError,
  NotFoundError,
  RefusedError,
  TimedOutError,
  UsageError,
} from './errors.js';
export { type Generated, type GenerateOptions, generate, renderTarget } from './generate/generate.js';
export { NotOursError } from './generate/notOurs.js';
export type { FileChange } from './generate/write.js';
export { type ItemValue, readItem, type WatchOptions, watchItem } from './items.js';
export { launcherArguments } from './launch.js';
export * from './profiles/index.js';
export { type RunOptions, type RunResult, runAction } from './run.js';
export { targets } from './targets/index.js';
export type { Header, PlannedFile, Target } from './targets/target.js';
export { version } from './version.js';
