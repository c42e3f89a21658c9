import type { Bridge } from '../definition/bridge.js';
import { excel } from './excel/bridge.js';
import { metatrader } from './metatrader/bridge.js';
import { microsip } from './microsip/bridge.js';
import { netphone } from './netphone/bridge.js';
import { progman } from './progman/bridge.js';
import { tsip } from './tsip/bridge.js';

export { excel, metatrader, microsip, netphone, progman, tsip };

/** The bridges that come with bridgesmith. */
export const profiles: readonly Bridge[] = [microsip, tsip, progman, netphone, excel, metatrader];
