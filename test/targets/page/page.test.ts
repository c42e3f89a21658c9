// page.test.ts: the page in a real browser: what it shows, what its links open, and what hostile names do (nothing).
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Contact } from '../../../src/definition/contacts/contacts.js';
import { renderTarget } from '../../../src/generate/generate.js';
import { microsip } from '../../../src/profiles/index.js';
import { page as target } from '../../../src/targets/page/index.js';
import { describeBrowser, handedOn } from '../../browser/index.js';
import { hostileNames } from '../../corpora/names.js';
import { hangs, polling } from '../../limits.js';

const example = readFileSync(fileURLToPath(new URL('../../../generated/microsip/page/example.html', import.meta.url)));
const exampleLinks = [
  ['Call Client via MicroSIP Ada Example', 'callto:+15555550100', '+15555550100'],
  ['Call Client via MicroSIP Grace Example', 'callto:grace@pbx.example.com', 'grace@pbx.example.com'],
  ['Call Extension and Enter Room Monday meeting', 'callto:7000,,,4321#', '7000, then 4321# 3 s after the answer'],
  ['Call Client via MicroSIP Support', 'callto:+15555550199', '+15555550199'],
  [
    'Call Extension and Enter Room Support',
    'callto:7001,,,,,100#,2468#',
    '7001, then 100# 5 s after the answer, then 2468#',
  ],
] as const;
const team = ['Ann', 'Zo\u00EB', 'Bj\u00F8rn', 'Li', 'Ann-Marie', 'Jos\u00E9'].map((name, index) => ({
  name,
  number: `555000${index}`,
}));
const hostile = hostileNames.map(({ text }) => ({ name: text, number: '5551234', extension: '7000', room: '12#' }));
const looks: readonly [string, BrowserContextOptions][] = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['dark, at 320 pixels', { colorScheme: 'dark', viewport: { width: 320, height: 640 } }],
  ['forced colours', { forcedColors: 'active' }],
];

async function rendered(contacts: readonly Contact[]): Promise<Buffer> {
  const [file] = await renderTarget(microsip, target, { contacts });
  return file?.bytes ?? Buffer.alloc(0);
}

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bridgesmith page [1] #'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A file's address, in a folder whose name holds what addresses read as their own. */
async function fileOf(bytes: Buffer): Promise<string> {
  const file = join(folder, 'page.html');
  await writeFile(file, bytes);
  return pathToFileURL(file).href;
}

/** The address of a server that has only this page. */
async function served(bytes: Buffer, contentType: string): Promise<string> {
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': contentType }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describeBrowser('the page in a browser', (browser) => {
  /** Opens a page; nothing it does may go beyond the page itself, or be refused by its own policy. */
  const open = async (address: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser().newContext(options);
    context.setDefaultTimeout(hangs);
    const page = await context.newPage();
    const said: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => {
      // Where no program opens such links, a browser may say so.
      if (!message.text().startsWith("Failed to launch 'callto:")) said.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => asked.push(request.url()));
    onTestFinished(async () => {
      await context.close();
      expect(said).toEqual([]);
      expect(asked.filter((url) => !['data:,', address].includes(url) && !url.startsWith('callto:'))).toEqual([]);
    });
    await page.addInitScript('window.canary = () => { window.sang = true; };');
    await page.goto(address);
    return page;
  };
  /** The links that are opened from now on, which the browser is kept from handing on. */
  const held = async (page: Page): Promise<() => Promise<string[]>> => {
    await page.evaluate(`window.links = []; document.addEventListener('click', (event) => {
      const link = event.target.closest('a');
      if (link) { event.preventDefault(); links.push(link.href); }
    })`);
    return async () => (await page.evaluate('links')) as string[];
  };
  const focused = (page: Page) => page.locator(':focus');

  describe.each(['from a file', 'from a server', 'from a server that claims another encoding'])('%s', (from) => {
    const place = async (bytes: Buffer) => {
      if (from === 'from a file') return fileOf(bytes);
      return served(bytes, from === 'from a server' ? 'text/html' : 'text/html; charset=iso-8859-1');
    };

    test('each link is named by what it does and for whom, and opens what the bridge says', async () => {
      const address = await place(example);
      const page = await open(address);
      const request = page.waitForRequest((one) => one.url() !== address);
      await page.getByRole('link').first().click({ noWaitAfter: true });
      expect((await request).url()).toBe(exampleLinks[0][1]);
      const other = await open(address);
      const links = await held(other);
      for (const [name, , shown] of exampleLinks) {
        const link = other.getByRole('link', { name, exact: true });
        await link.click();
        expect(await other.locator(`#${await link.getAttribute('aria-describedby')}`).textContent()).toBe(shown);
      }
      expect(await links()).toEqual(exampleLinks.map(([, uri]) => uri));
      expect(await other.locator('a').count()).toBe(exampleLinks.length);
    });

    test('hostile names are shown as they are, and do nothing', async () => {
      const page = await open(await place(await rendered(hostile)));
      expect(await page.locator('h3').allTextContents()).toEqual(hostile.map(({ name }) => name));
      const links = await page.$$eval('a', (all) => all.map((link) => link.getAttribute('href')));
      expect(links).toEqual(hostile.flatMap(() => ['callto:5551234', 'callto:7000,,,12#']));
      const kinds = await page.$$eval('*', (all) => [...new Set(all.map(({ tagName }) => tagName))].sort());
      expect(kinds.join(' ')).toBe(
        'A BDI BODY CODE DIV FOOTER H1 H2 H3 HEAD HEADER HTML INPUT LABEL LI LINK MAIN META P SCRIPT SECTION SPAN STYLE TITLE UL',
      );
      expect(await page.locator('script, style, title').count()).toBe(3);
      for (const link of await page.locator('h3, a').all()) await link.dispatchEvent('mouseover');
      for (const name of await page.locator('bdi').all()) await name.dispatchEvent('click');
      expect(await page.evaluate('window.sang')).toBeUndefined();
    });
  });

  test.skipIf(process.platform !== 'linux')(
    'the system gets each link whole, with all that # and commas are',
    async () => {
      const address = await served(example, 'text/html');
      await handedOn({ origin: new URL(address).origin, scheme: 'callto' }, async (context, handed) => {
        for (const [index, [name, uri]] of exampleLinks.entries()) {
          const page = await context.newPage();
          await page.goto(address);
          await page.getByRole('link', { name, exact: true }).press('Enter', { noWaitAfter: true });
          await expect.poll(handed, polling).toHaveLength(index + 1);
          expect((await handed()).at(-1)).toBe(uri);
          await page.close();
        }
      });
    },
  );

  test('without script, every link is there, and nothing that would need it', async () => {
    const page = await open(await fileOf(await rendered(hostile)), { javaScriptEnabled: false });
    expect(await page.getByRole('link').count()).toBe(hostile.length * 2);
    expect(await page.getByRole('searchbox').count()).toBe(0);
    expect(await page.getByText('No contact has that').isVisible()).toBe(false);
  });

  test('what its policy does not name is not run', async () => {
    const bytes = (await rendered([{ name: 'Ann', number: '1' }])).toString();
    const spoilt = bytes.replace('<main>', '<main><script>canary()</script><img src="x.png" onerror="canary()">');
    const context = await browser().newContext();
    const page = await context.newPage();
    await page.addInitScript('window.canary = () => { window.sang = true; };');
    await page.goto(await fileOf(Buffer.from(spoilt)));
    await page.locator('h1').click();
    expect(await page.evaluate('window.sang')).toBeUndefined();
    await context.close();
  });

  test('by keyboard alone: Tab goes from link to link, each seen to be there, and Enter opens it', async () => {
    const page = await open(await fileOf(example));
    const links = await held(page);
    for (const [, uri] of exampleLinks) {
      await page.keyboard.press('Tab');
      expect(await focused(page).getAttribute('href')).toBe(uri);
      const ring = await focused(page).evaluate((link) => {
        const { outlineStyle, outlineWidth } = link.ownerDocument.defaultView.getComputedStyle(link);
        return `${outlineStyle} ${outlineWidth}`;
      });
      expect(ring).toBe('solid 3px');
      await page.keyboard.press('Enter');
      expect((await links()).at(-1)).toBe(uri);
    }
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page).getAttribute('href')).toBe(exampleLinks.at(-2)?.[1]);
    expect(await links()).toHaveLength(exampleLinks.length);
  });

  test('says what was opened, to those who do not see it as well', async () => {
    const page = await open(await fileOf(example));
    await held(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const status = page.getByRole('status').filter({ hasText: 'Opened' });
    expect(await status.textContent()).toBe('Opened: Call Client via MicroSIP. The browser may ask first.Ada Example');
  });

  test('finds contacts among many by name and number, whatever the accents and case', async () => {
    const page = await open(await fileOf(await rendered(team)));
    const seen = () => page.locator('h3:visible').allTextContents();
    await page.keyboard.press('Tab');
    for (const [typed, names] of [
      ['ANN', ['Ann', 'Ann-Marie']],
      ['zoe', ['Zo\u00EB']],
      ['JOS\u00C9', ['Jos\u00E9']],
      ['5550003', ['Li']],
      ['marie ann', ['Ann-Marie']],
      ['nobody', []],
      ['', team.map(({ name }) => name)],
    ] as const) {
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type(typed);
      if (typed === '') await page.keyboard.press('Delete');
      expect(await seen()).toEqual(names);
      expect(await page.locator('#found').textContent()).toBe(typed === '' ? '' : `${names.length} of 6`);
      expect(await page.getByText('No contact has that').isVisible()).toBe(names.length === 0);
    }
    await page.keyboard.type('jose');
    await page.keyboard.press('Tab');
    expect(await focused(page).getAttribute('href')).toBe('callto:5550005');
  });

  test('is not searched where there are few', async () => {
    const page = await open(await fileOf(example));
    expect(await page.getByRole('searchbox').isVisible()).toBe(false);
  });

  describe.each(looks)('in %s', (_look, options) => {
    test.each([
      ['the examples', async () => example],
      ['hostile names', () => rendered(hostile)],
    ])('%s: no barrier that can be found by program, and nothing beyond the edge', async (_name, bytes) => {
      const page = await open(await fileOf(await bytes()), options);
      await held(page);
      await page.locator('a').first().click();
      await page.evaluate(axe.source);
      const { violations, passes } = (await page.evaluate('axe.run()')) as axe.AxeResults;
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`)).toEqual([]);
      expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(['link-name', 'landmark-one-main']));
      const [inner, scrolled] = (await page.evaluate('[innerWidth, document.documentElement.scrollWidth]')) as number[];
      expect(scrolled).toBeLessThanOrEqual(inner ?? 0);
    });
  });

  test.each(['light', 'dark'] as const)(
    'in %s, what is no text is told from what is around it (3:1)',
    async (colorScheme) => {
      const page = await open(await fileOf(example), { colorScheme });
      const names = [
        'back',
        'card',
        'text',
        'quiet',
        'control',
        'button',
        'button-over',
        'on-button',
        'focus',
        'typed',
      ];
      const read = `${JSON.stringify(names)}.map((name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name))`;
      const colours = (await page.evaluate(read)) as string[];
      const colour = Object.fromEntries(names.map((name, index) => [name, colours[index] ?? '']));
      const between = (one: string, other: string) => contrast(colour[one] ?? '', colour[other] ?? '');
      for (const sign of ['focus', 'control', 'button', 'button-over']) {
        for (const ground of ['back', 'card']) expect(between(sign, ground)).toBeGreaterThanOrEqual(3);
      }
      for (const [text, ground] of [
        ...['back', 'card', 'typed'].flatMap((ground) => [
          ['text', ground],
          ['quiet', ground],
        ]),
        ['on-button', 'button'],
        ['on-button', 'button-over'],
      ]) {
        expect(between(text ?? '', ground ?? '')).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  test('moves nothing for those who want no motion, and prints without what cannot be pressed', async () => {
    const page = await open(await fileOf(example), { reducedMotion: 'reduce' });
    const duration = await page
      .locator('a')
      .first()
      .evaluate((link) => link.ownerDocument.defaultView.getComputedStyle(link).transitionDuration);
    expect(duration).toBe('0s');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('contentinfo').isVisible()).toBe(false);
    expect(await page.getByText('+15555550100').isVisible()).toBe(true);
  });
});

/** Source: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((place) => Number.parseInt(colour.slice(place, place + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
