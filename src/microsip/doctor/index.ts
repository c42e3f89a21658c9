import type { Finding } from '../../doctor/finding.js';
import { attempt } from '../../doctor/finding.js';
import type { DoctorSupport } from '../../doctor/support.js';
import { microsip } from '../../profiles/microsip/bridge.js';
import { checkPhones, checkPlace } from './phone.js';
import { checkSettings } from './settings.js';
import { type PhoneSurroundings, withPhones } from './surroundings.js';

/** What the doctor examines of MicroSIP alone. */
export const phoneDoctor: DoctorSupport = {
  examine: (surroundings) => examinePhone(withPhones(surroundings)),
};

/** The phones that run, and their settings. */
export async function examinePhone(surroundings: PhoneSurroundings): Promise<Finding[]> {
  const { title } = microsip.definition;
  return [
    ...(await attempt(title, 'answers', () => checkPhones(surroundings))),
    ...(await attempt(title, 'kind', () => checkPlace(surroundings))),
    ...(await attempt('Settings', 'file', () => checkSettings(surroundings))),
  ];
}
