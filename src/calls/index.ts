export { type Call, type CallOutcome, callOutcomes } from './call.js';
export { type CellStyle, callColumns } from './cells.js';
export { type CallSources, type CollectedCalls, callCollector, collectCalls } from './collect.js';
export { appendCallsCsv, type CallsCsvOptions, callRows, callsCsv, writeCallsCsv } from './csvFile.js';
export { CallsCsvLog } from './csvLog.js';
export { followCalls } from './follow.js';
export { HostCallLog } from './hostCallLog.js';
export { type CallLogSetting, callLogSetting, logCallsNoMore, logCallsTo } from './logSetting.js';
export { CallRecord, type HostCall } from './record.js';
