import type { Bridge } from '../definition/bridge.js';
import { microsipSupport } from '../microsip/support.js';
import { tsipSupport } from '../tsip/support.js';
import type { ApplicationSupport } from './support.js';

/** The applications that have support. Here, in the list of profiles and in their own rooms alone they have names. */
export const installedSupport: readonly ApplicationSupport[] = [microsipSupport, tsipSupport];

/** @returns undefined for a bridge of which there is nothing but its definition. */
export function supportOf(bridge: Bridge): ApplicationSupport | undefined {
  return installedSupport.find((support) => support.bridge === bridge);
}
