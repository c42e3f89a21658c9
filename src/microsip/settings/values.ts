import type { ValueRules } from '../../settings/key.js';
import { examineHook } from './hookCommand.js';

/** The phone calls GetPrivateProfileString with room for 255 characters; only a password may have more. */
export const values: ValueRules = { longest: 255, longestSecret: 1040, examineHook };
