import { defineProfile } from '../defineProfile.js';
import { calls } from './calls.js';
import { controls } from './controls.js';
import { launcher } from './launcher.js';
import { page } from './page.js';
import { status } from './status.js';

/**
 * The MicroSIP softphone (3.19 to 3.21). It takes its commands on its command line, in WM_COPYDATA messages and in
 * links; it has no DDE server, so the DDE bindings and items are for a host that speaks for it.
 */
export const microsip = defineProfile({
  name: 'microsip',
  title: 'MicroSIP',
  summary: 'Drive the MicroSIP softphone: calls, transfers, tones, audio and its window.',
  version: '1.0.0',
  application: {
    executables: ['microsip.exe'],
    override: 'MICROSIP_EXE',
    registry: [{ key: 'HKCU\\Software\\MicroSIP' }, { key: 'HKLM\\Software\\MicroSIP' }],
    appPaths: true,
    uninstall: ['MicroSIP'],
    folders: [
      '%ProgramFiles%\\MicroSIP',
      '%ProgramFiles(x86)%\\MicroSIP',
      '%LOCALAPPDATA%\\MicroSIP',
      '%APPDATA%\\MicroSIP',
    ],
    windowClass: 'MicroSIP',
  },
  dde: { service: 'MicroSIP', topic: 'control', server: 'host', quotes: 'whenNeeded' },
  copydata: { number: 1 },
  uri: { schemes: ['callto', 'msip'] },
  prefer: ['dde', 'copydata', 'exe', 'uri'],
  actions: { ...calls, ...controls },
  items: status,
  launcher,
  links: { schemes: ['sip', 'sips', 'tel', 'callto'], action: 'dial', value: 'number' },
  component: { progId: 'DDEClient', classId: '{DDB2D4B1-576F-4216-BD39-07971ED31333}' },
  page,
});
