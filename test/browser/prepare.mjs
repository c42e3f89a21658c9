// prepare.mjs: sees to it that there is a browser for tests. On Debian as root it installs Chromium; elsewhere it only
// looks. When there is one it ends at once.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findBrowser } from './find.mjs';

if (!findBrowser()) install();
if (!findBrowser()) {
  process.stderr.write(
    'browser: put chromium, google-chrome or microsoft-edge on PATH, or run this on Debian as root\n',
  );
  process.exitCode = 1;
}

function install() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  if (!/^ID=debian$/m.test(release) || process.getuid?.() !== 0) return;
  process.stderr.write('browser: installing chromium\n');
  const apt = (...words) =>
    spawnSync('apt-get', ['-q', ...words], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      encoding: 'utf8',
    });
  const [updated, installed] = [apt('update'), apt('install', '-y', '--no-install-recommends', 'chromium')];
  if (installed.status !== 0) process.stderr.write(`browser: ${updated.stderr}${installed.stderr}`);
}
