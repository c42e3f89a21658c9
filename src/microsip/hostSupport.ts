import type { HostSupport } from '../host/support.js';
import type { microsip } from '../profiles/microsip/bridge.js';
import { watchPhoneState } from './state/state.js';

type Action = keyof typeof microsip.definition.actions;

/** Its state from its windows. The other actions have nothing to act on in a phone that has just been started. */
export const microsipHost: HostSupport = {
  state: watchPhoneState,
  items: ['status', 'caller', 'duration', 'account', 'version'],
  starting: ['dial', 'hide'] satisfies Action[],
  ending: ['exit'] satisfies Action[],
  unanswered: { reject: ['reject', 'hangUp'] satisfies Action[], cancel: ['cancel', 'hangUp'] satisfies Action[] },
};
