// find.mjs: the browser that tests use: Chromium, or another made of it.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What Playwright's `launch` is told to start the browser by, or undefined where there is none. */
export function findBrowser() {
  if (process.platform === 'win32') return { channel: 'msedge' }; // a part of Windows
  const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'microsoft-edge'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
  return found === undefined ? undefined : { executablePath: found };
}
