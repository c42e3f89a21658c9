import type { Finding } from './finding.js';
import type { Surroundings } from './surroundings.js';

/** What the doctor examines of one application beside what its definition says. */
export interface DoctorSupport {
  /** All findings. A check that fails is one that was not made, and not an error. */
  examine(surroundings: Surroundings): Promise<readonly Finding[]>;
}
