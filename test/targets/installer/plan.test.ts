import { describe, expect, test } from 'vitest';
import { type Bridge, parseBridge } from '../../../src/definition/index.js';
import { renderBridge } from '../../../src/generate/generate.js';
import type { CopyFile } from '../../../src/installation/steps.js';
import { profiles } from '../../../src/profiles/index.js';
import { installationOf } from '../../../src/targets/installer/plan.js';
import { doubled, everything, itemsOnly, linksOnly, unquoted } from '../powershell/bridges.js';
import { syntaxErrors } from '../powershell/syntax.js';

/** Whose title would end strings, comments and the here-string, if it were not written with care. */
const hostile = parseBridge(
  JSON.stringify({
    name: 'hostile',
    version: '1.0.0',
    title: '\'@ #> $(calc) \u2019 %Documents% " \\ \u{1F600}',
    summary: "'@ #> hostile",
    dde: { service: 'Hostile', topic: 'control', server: 'application' },
    actions: { ring: { summary: 'Rings.', parameters: {}, bindings: { dde: { execute: ['[Ring]'] } } } },
    component: { progId: 'HostileClient', classId: '{DDB2D4B1-576F-4216-BD39-07971ED31334}' },
  }),
  'hostile.json',
);

const bridges: readonly Bridge[] = [...profiles, everything, unquoted, doubled, itemsOnly, linksOnly, hostile];

describe.each(bridges.map((bridge) => [bridge.definition.name, bridge] as const))(
  'install.ps1 of %s',
  (_name, bridge) => {
    test('has the plan that Node carries out, and parses', async () => {
      const files = await renderBridge(bridge);
      const text = files.find(({ path }) => path === 'install.ps1')?.bytes.toString('utf8') ?? '';
      const [, embedded = ''] = /@'\r\n(\{[\s\S]*?\r\n\})\r\n'@\r\n/.exec(text) ?? [];
      expect(embedded).toMatch(/^[\r\n -~]+$/);
      const plan = installationOf(bridge);
      expect(JSON.parse(embedded)).toEqual(plan);
      const copies = plan.parts.flatMap(({ steps }) => steps.filter((step): step is CopyFile => 'from' in step));
      const paths = files.map(({ path }) => path);
      expect(copies.map(({ from }) => from)).toEqual(expect.arrayContaining(paths));
      expect(copies.filter(({ from, step }) => step === 'copyFile' && !paths.includes(from))).toEqual([]);
      expect(text.split("\r\n'@").length).toBe(2);
      expect(await syntaxErrors(text)).toEqual([]);
    });
  },
);
