// index.ts: a real browser, where there is one.
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { hangs } from '../limits.js';
import { findBrowser } from './find.mjs';

/**
 * Describes tests that need a browser, which is started once for them. Where there is none they are reported as skipped;
 * with CI=true that is an error.
 *
 * @param body gets the browser, which is there as soon as the tests run.
 */
export function describeBrowser(title: string, body: (browser: () => Browser) => void): void {
  const found = findBrowser();
  if (!found && process.env.CI === 'true') throw new Error('There is no browser: run node test/browser/prepare.mjs.');
  describe.skipIf(!found)(found ? title : `${title} (needs chromium, google-chrome or microsoft-edge on PATH)`, () => {
    let browser: Browser | undefined;
    beforeAll(async () => {
      browser = await chromium.launch({ ...found, args: quiet, timeout: hangs });
    });
    afterAll(() => browser?.close());
    body(() => {
      if (!browser) throw new Error('the browser is not started yet');
      return browser;
    });
  });
}

/**
 * What the browser hands to the system for links of a scheme that an origin may open without asking. On Linux only, where
 * the system is `xdg-open`, and this puts one of its own in its place.
 *
 * @param visit opens the links.
 */
export async function handedOn(
  { origin, scheme }: { origin: string; scheme: string },
  visit: (context: BrowserContext, handed: () => Promise<string[]>) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bridgesmith-browser-'));
  const [bin, profile, log] = [join(folder, 'bin'), join(folder, 'profile'), join(folder, 'log')];
  const preferences = { protocol_handler: { allowed_origin_protocol_pairs: { [origin]: { [scheme]: true } } } };
  await mkdir(join(profile, 'Default'), { recursive: true });
  await mkdir(bin);
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  await writeFile(log, '');
  await writeFile(join(bin, 'xdg-open'), `#!/bin/sh\nprintf '%s\\n' "$@" >>'${log}'\n`);
  await chmod(join(bin, 'xdg-open'), 0o755);
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` } as Record<string, string>;
  const context = await chromium.launchPersistentContext(profile, {
    ...findBrowser(),
    args: quiet,
    env,
    timeout: hangs,
  });
  context.setDefaultTimeout(hangs);
  try {
    await visit(context, async () => (await readFile(log, 'utf8')).split('\n').filter((line) => line !== ''));
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Nothing that a test does goes beyond this machine. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
