import { definedComponent } from '../component/plan.js';
import { componentStatus } from '../component/status.js';
import type { Bridge } from '../definition/bridge.js';
import { commandAbout } from '../definition/bridgeWord.js';
import { areaOf, type Finding } from './finding.js';
import { isRedirected, type Surroundings } from './surroundings.js';

const { ok, warning, problem, notChecked } = areaOf('Component');

/** Whether `CreateObject` of a bridge's component gives what it should, for each kind of program. */
export function checkComponent(bridge: Bridge, surroundings: Surroundings): Finding[] {
  const { progId } = definedComponent(bridge);
  if (isRedirected(surroundings)) return [notChecked(progId, '32-bit Node does not see how 64-bit programs find it')];
  const { readRegistry, isFile } = surroundings;
  const asked = { readValue: (key: string, name: string) => readRegistry(key, name), isFile };
  return (['user', 'machine'] as const).map((scope) => {
    const check = `${progId} of the ${scope}`;
    const install = `${commandAbout(bridge, 'component install')}${scope === 'machine' ? ' --machine' : ''}`;
    const { registered, file, isThere, for32Bit, for64Bit } = componentStatus(bridge, scope, asked);
    if (registered === 'nobody') return ok(check, 'is not registered');
    if (registered === 'other') {
      return warning(check, 'belongs to another program', `Uninstall that, and then: ${install}`);
    }
    if (!isThere) return problem(check, `${file ?? 'its file'} is not there`, install);
    if (for32Bit && for64Bit) return ok(check, `${file}, for 64-bit and 32-bit programs`);
    const lost = for64Bit ? '32-bit' : for32Bit ? '64-bit' : 'any';
    return problem(check, `${file} is there, and ${lost} programs do not find it`, install);
  });
}
