import type { PhoneState } from '../../calls/phoneState.js';
import type { Surroundings } from '../../doctor/surroundings.js';
import { thisComputer } from '../../doctor/system.js';
import { systemCoder } from '../../files/systemCoder.js';
import type { AnsiCoder } from '../../ini/encoding.js';
import { readPhoneStates } from '../state/state.js';

/** What is asked of this computer about MicroSIP. */
export interface PhoneSurroundings extends Surroundings {
  /** What the phones that run show, in bounded time even when one hangs. */
  phones(): Promise<readonly PhoneState[]>;
  readonly coder: AnsiCoder;
}

/** @throws FailedError on any system but Windows. */
export function thisPhoneComputer(): PhoneSurroundings {
  return { ...thisComputer(), phones: () => readPhoneStates(), coder: systemCoder() };
}
