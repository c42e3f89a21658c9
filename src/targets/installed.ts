import { batch } from './batch/index.js';
import { component } from './component/index.js';
import { launcher } from './launcher/index.js';
import { links } from './links/index.js';
import { page } from './page/index.js';
import { powershell } from './powershell/index.js';
import type { Target } from './target.js';
import { vbscript } from './vbscript/index.js';

/** Every target whose files can be installed, in the order in which they are generated. */
export const installed: readonly Target[] = [powershell, vbscript, batch, launcher, component, page, links];
