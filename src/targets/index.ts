import { installed } from './installed.js';
import { installer } from './installer/index.js';
import type { Target } from './target.js';

/** Every target, in the order in which they are generated. */
export const targets: readonly Target[] = [...installed, installer];
