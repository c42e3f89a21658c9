// prepare.mjs: sees to it that there is a browser for tests. On Debian as root it installs Chromium; elsewhere it only
// looks. When there is one it ends at once.
import { installPackages, isDebianRoot } from '../preparation/debian.mjs';
import { findBrowser } from './find.mjs';

const say = (what) => process.stderr.write(`browser: ${what}\n`);

try {
  if (!findBrowser() && isDebianRoot()) await installPackages(['chromium'], say);
  if (!findBrowser())
    throw new Error('put chromium, google-chrome or microsoft-edge on PATH, or run this on Debian as root');
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
