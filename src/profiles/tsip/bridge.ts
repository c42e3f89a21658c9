import { defineProfile } from '../defineProfile.js';
import { actions } from './actions.js';
import { launcher } from './launcher.js';
import { page } from './page.js';

/**
 * The tSIP softphone (0.2 and 0.3), after its author's page and its public source, read at 0.3.14. It takes its commands on
 * its command line and in links of its own scheme; it has no DDE server, so the DDE bindings are for a host that speaks for it.
 *
 * Left out, since nothing public has it or the definition cannot say it:
 * - Holding, transfers, tones and what the phone is doing: no command line has them, only scripts that run within the phone.
 *   Those (`SCRIPT=`, `SCRIPT_B64=`, `SCRIPT_FILE=`) are off in its settings, and could do anything.
 * - WM_COPYDATA: a second phone hands on its command line in blocks of 1024 bytes, one an argument, padded with zeros. The
 *   command line does the same, and also where no phone runs yet.
 * - SIP addresses: see actions.ts.
 * - Settings: tSIP.json beside the program, or in the folder of `/profiledir=`, which is no .ini file.
 * - An installer, and where it would put the program: the phone comes as a .zip and runs from any folder.
 *   TSIP_EXE names it, or App Paths where somebody registered it; Scoop alone has a folder of its own for it.
 *
 * Sources: http://tomeko.net/software/SIPclient/browser_integration.php;
 * https://github.com/tomek-o/tSIP/tree/v0.3.14: tSIP/CommandLine.cpp, tSIP/FormMain.cpp (HandleCommandLine), tSIP/Paths.cpp,
 * tSIP/_doc/changelog.h; https://github.com/ScoopInstaller/Extras/blob/master/bucket/tsip.json;
 * https://github.com/ScoopInstaller/Scoop/wiki/Scoop-Folder-Layout
 */
export const tsip = defineProfile({
  name: 'tsip',
  title: 'tSIP',
  prefix: 'TSip',
  summary: 'Drive the tSIP softphone: calls, recording, its buttons and its window.',
  version: '1.0.0',
  application: {
    executables: ['tSIP.exe'],
    override: 'TSIP_EXE',
    appPaths: true,
    folders: ['%USERPROFILE%\\scoop\\apps\\tsip\\current', '%ProgramData%\\scoop\\apps\\tsip\\current'],
    // Of its main window. The title, by which the phone knows itself, is the user's to change.
    windowClass: 'TfrmMain',
  },
  dde: { service: 'tSIP', topic: 'control', server: 'host', quotes: 'whenNeeded' },
  uri: { schemes: ['tsip'] },
  actions,
  launcher,
  links: { schemes: ['tel', 'callto'], action: 'dial', value: 'number' },
  component: { progId: 'TSip.Client', classId: '{57F47A9F-9DA9-4CE2-8112-E2208CE70464}' },
  page,
});
