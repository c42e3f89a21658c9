import type { CallsSupport } from '../calls/callList.js';
import type { StateSupport } from '../calls/stateSupport.js';
import type { DoctorSupport } from '../doctor/support.js';
import type { HostSupport } from '../host/support.js';
import { microsip } from '../profiles/microsip/bridge.js';
import type { ApplicationSettings } from '../settings/application.js';
import type { TraceSupport } from '../settings/trace.js';

/** What there is for MicroSIP beyond its definition. The list of support checks that it has the shape of all of them. */
export const microsipSupport = {
  bridge: microsip,
  summary: 'command a MicroSIP phone, set it up, and see what it does',
  examples: ['5551234', '-hangup --dry-run', 'status'],
  state: (): Promise<StateSupport> => import('./state/state.js'),
  host: async (): Promise<HostSupport> => (await import('./hostSupport.js')).microsipHost,
  calls: async (): Promise<CallsSupport> => (await import('./callsSupport.js')).microsipCalls,
  settings: async (): Promise<ApplicationSettings> => (await import('./settings/index.js')).microsipSettings,
  trace: async (): Promise<TraceSupport> => (await import('./trace/index.js')).microsipTrace,
  doctor: async (): Promise<DoctorSupport> => (await import('./doctor/index.js')).phoneDoctor,
};
