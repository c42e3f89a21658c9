import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Bridge } from '../../../src/definition/bridge.js';
import { defineBridge } from '../../../src/definition/defineBridge.js';
import type { BridgeDefinition } from '../../../src/definition/schema.js';
import { RefusedError, UsageError } from '../../../src/errors.js';
import { type GenerateOptions, generate, renderTarget } from '../../../src/generate/generate.js';
import { excel, microsip } from '../../../src/profiles/index.js';
import { page } from '../../../src/targets/page/index.js';
import { changed, right } from '../../definition/right.js';

const ann = { name: 'Ann', number: '5551234' };
const textOf = async (options: GenerateOptions = {}, bridge: Bridge = microsip) => {
  const files = await renderTarget(bridge, page, options);
  return { path: files.map(({ path }) => path).join(), text: files.map(({ bytes }) => bytes.toString('utf8')).join() };
};
const folder = async () => {
  const path = await mkdtemp(join(tmpdir(), 'bridgesmith-page-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
};

describe('the page', () => {
  test('of examples says that they are, and how to make a page of other contacts', async () => {
    const { path, text } = await textOf();
    expect(path).toBe('page/example.html');
    expect(text).toContain('These contacts are examples.');
    expect(text).toContain('<code>name,number,extension,wait,room,pin</code>');
    expect(text).toContain('<code>bridgesmith generate microsip --target page --contacts contacts.csv</code>');
  });

  test('of contacts has a name and a mark of its own, and says what made it', async () => {
    const { path, text } = await textOf({ contacts: [ann], contactsSource: 'our team.csv' });
    expect(path).toBe('page/contacts.html');
    expect(text).toContain('[bridgesmith:microsip/page:contacts ');
    expect(text).toContain('bridgesmith generate microsip --target page --contacts "our team.csv"');
    expect(text).not.toContain('examples');
    expect(text).toContain('<bdi>Ann</bdi>');
  });

  test("of a bridge of one's own has its links, labels and help", async () => {
    const { text } = await textOf({}, defineBridge(right as BridgeDefinition));
    expect(text).toContain('<title>Desk calls</title>');
    expect(text).toContain('href="callto:5551234%2C12%23" ');
    expect(text).toContain('<bdi>5551234 and 12#</bdi>');
    expect(text).toContain('href="desk:Hello%20%26%20bye?loud" ');
    expect(text).toContain('<li>Install it. <code>desk install</code></li>');
  });

  test('is not for a bridge that declares none', async () => {
    expect(await renderTarget(excel, page)).toEqual([]);
    const without = defineBridge(changed({ page: undefined }) as BridgeDefinition);
    expect(await renderTarget(without, page)).toEqual([]);
  });

  test('names the contact that is none', async () => {
    const wrong = textOf({ contacts: [ann, { name: 'Bob', number: 'javascript:canary' }] });
    await expect(wrong).rejects.toThrow(RefusedError);
    await expect(wrong).rejects.toThrow(/^Contact 2: number: expected a number/);
  });

  test("lets its browser run its own style and script only, also with a template of the user's own", async () => {
    const own = await folder();
    const script = '\r\nwindow.mine = 1;\r\n';
    await writeFile(join(await made(own, 'page/parts'), 'script.js.hbs'), script);
    for (const text of [(await textOf()).text, (await textOf({ templates: own })).text]) {
      const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text)?.[1] ?? '';
      const hash = (tag: string) => {
        const inner = text.split(`<${tag}>`)[1]?.split(`</${tag}>`)[0] ?? '';
        return createHash('sha256').update(inner.replaceAll('\r\n', '\n')).digest('base64');
      };
      expect(policy).toBe(
        `default-src 'none'; style-src 'sha256-${hash('style')}'; script-src 'sha256-${hash('script')}'; ` +
          "img-src data:; base-uri 'none'; form-action 'none'",
      );
    }
    await writeFile(join(own, 'page/parts/script.js.hbs'), '{{title}}');
    await expect(textOf({ templates: own })).rejects.toThrow('a part with a hash has nothing to fill in');
  });
});

describe('making pages', () => {
  test('leaves the other page alone', async () => {
    const out = await folder();
    const changesOf = async (options: GenerateOptions) =>
      (await generate(microsip, out, { targets: ['page'], ...options })).flatMap(({ files }) => files);
    expect(await changesOf({})).toEqual([{ path: 'page/example.html', change: 'created' }]);
    expect(await changesOf({ contacts: [ann] })).toEqual([{ path: 'page/contacts.html', change: 'created' }]);
    expect(await changesOf({})).toEqual([{ path: 'page/example.html', change: 'unchanged' }]);
    expect(await changesOf({ contacts: [ann] })).toEqual([{ path: 'page/contacts.html', change: 'unchanged' }]);
    expect(await readFile(join(out, 'page/contacts.html'), 'utf8')).toContain('Ann');
  });

  test('is refused where nothing would show the contacts', async () => {
    const out = await folder();
    await expect(generate(excel, out, { contacts: [ann] })).rejects.toThrow(UsageError);
    await expect(generate(microsip, out, { contacts: [ann], targets: ['batch'] })).rejects.toThrow(
      'Contacts are for the target page, which is not among those asked for.',
    );
  });
});

async function made(folderPath: string, inner: string): Promise<string> {
  const path = join(folderPath, inner);
  await mkdir(path, { recursive: true });
  return path;
}
