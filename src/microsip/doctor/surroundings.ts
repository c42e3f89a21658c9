import type { PhoneState } from '../../calls/phoneState.js';
import type { Surroundings } from '../../doctor/surroundings.js';
import { systemCoder } from '../../files/systemCoder.js';
import type { AnsiCoder } from '../../ini/encoding.js';
import { readPhoneStates } from '../state/state.js';

/** What is asked of this computer about MicroSIP. */
export interface PhoneSurroundings extends Surroundings {
  /** What the phones that run show, in bounded time even when one hangs. */
  phones(): Promise<readonly PhoneState[]>;
  readonly coder: AnsiCoder;
}

/** The same computer, asked about MicroSIP, too. */
export function withPhones(surroundings: Surroundings): PhoneSurroundings {
  return { ...surroundings, phones: () => readPhoneStates(), coder: systemCoder() };
}
