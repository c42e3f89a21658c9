import { checkComponent } from '../../doctor/component.js';
import { examineApplication, examineComputer } from '../../doctor/examine.js';
import { attempt, type Finding } from '../../doctor/finding.js';
import { checkHost, checkLogonStart } from '../../doctor/host.js';
import { checkLinks } from '../../doctor/links.js';
import { microsip } from '../../profiles/microsip/bridge.js';
import { checkPhones, checkPlace } from './phone.js';
import { checkSettings } from './settings.js';
import type { PhoneSurroundings } from './surroundings.js';

/** All checks about MicroSIP, and those of every bridge. */
export async function examinePhone(surroundings: PhoneSurroundings): Promise<Finding[]> {
  const { title } = microsip.definition;
  return [
    ...(await examineApplication(microsip, surroundings)),
    ...(await attempt(title, 'answers', () => checkPhones(surroundings))),
    ...(await attempt(title, 'kind', () => checkPlace(surroundings))),
    ...(await attempt('Settings', 'file', () => checkSettings(surroundings))),
    ...(await attempt('Links', 'status', () => checkLinks(microsip, surroundings))),
    ...(await attempt('DDE host', 'runs', () => checkHost(microsip, surroundings))),
    ...(await attempt('DDE host', 'starts at logon', () => checkLogonStart(microsip, surroundings))),
    ...(await attempt('Component', 'status', () => checkComponent(microsip, surroundings))),
    ...(await examineComputer(microsip, surroundings)),
  ];
}
