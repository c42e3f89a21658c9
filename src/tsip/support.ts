import type { HostSupport } from '../host/support.js';
import { tsip } from '../profiles/tsip/bridge.js';

type Action = keyof typeof tsip.definition.actions;

/** The other actions have nothing to act on in a phone that has just been started. What it does, no program is told. */
const host: HostSupport = {
  starting: ['dial', 'show'] satisfies Action[],
  ending: ['exit'] satisfies Action[],
};

/** What there is for tSIP beyond its definition. The list of support checks that it has the shape of all of them. */
export const tsipSupport = {
  bridge: tsip,
  summary: 'command a tSIP phone',
  examples: ['5551234', '-hangup --dry-run', 'links status'],
  host: async (): Promise<HostSupport> => host,
};
