// wellFormed.test.ts: what is generated as XML is XML, by a parser that is strict about comments, too (PowerShell finds
// no help in a file that is not, and says nothing).
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import type { Bridge } from '../../src/definition/bridge.js';
import { defineBridge } from '../../src/definition/defineBridge.js';
import { type FileInMemory, renderTarget } from '../../src/generate/generate.js';
import { profiles } from '../../src/profiles/index.js';
import { component } from '../../src/targets/component/index.js';
import { powershell } from '../../src/targets/powershell/index.js';
import { doubled, everything, unquoted } from './powershell/bridges.js';

const hostileWords = '--> ]]> -- <!-- & <b> "\' ?>';

const hostile = defineBridge({
  name: 'hostile',
  title: `Hostile ${hostileWords}`,
  summary: `A title with ${hostileWords}`,
  dde: { service: 'HOSTILE', topic: 'system', server: 'application' },
  component: { progId: 'HostileClient', classId: '{0F2C8F6E-5B0B-4C0B-8F0F-2B7C5E1D9A11}' },
  actions: {
    say: {
      summary: `Says ${hostileWords}.`,
      verb: 'Send',
      noun: 'Words',
      parameters: { words: { kind: 'text', summary: `Words such as ${hostileWords}` } },
      bindings: { dde: { execute: ['[Say(', { parameter: 'words' }, ')]'] } },
    },
  },
});

describe.each(
  [...profiles, everything, unquoted, doubled, hostile].map((bridge) => [bridge.definition.name, bridge] as const),
)('the XML of %s', (_name, bridge) => {
  test('is well-formed', async () => {
    const files = await xmlFiles(bridge);
    expect(files.map(({ path }) => path)).not.toEqual([]);
    for (const { path, bytes } of files) expect(mistakes(bytes.toString('utf8')), path).toEqual([]);
  });
});

test('a comment with -- in it is no XML', () => {
  expect(mistakes('<?xml version="1.0"?><!-- by --force --><a/>')).not.toEqual([]);
});

async function xmlFiles(bridge: Bridge): Promise<FileInMemory[]> {
  const targets = bridge.definition.component ? [powershell, component] : [powershell];
  const files = (await Promise.all(targets.map((target) => renderTarget(bridge, target)))).flat();
  return files.filter(({ path }) => /\.(?:xml|wsc)$/.test(path));
}

function mistakes(text: string): string[] {
  const found: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', ({ message }) => found.push(message));
  parser.write(text.replace(/^\uFEFF/, '')).close();
  return found;
}
