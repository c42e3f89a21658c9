import type { TraceSupport } from '../../settings/trace.js';
import { TraceText } from './shown.js';
import { traceSetting, traceStatus } from './status.js';

/** The SIP trace of MicroSIP. */
export const microsipTrace: TraceSupport = { setting: traceSetting, status: traceStatus, text: () => new TraceText() };
