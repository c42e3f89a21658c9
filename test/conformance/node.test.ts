import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transports } from '../../src/definition/limits.js';
import { type Lab, labUnavailable, openLab } from '../lab/index.js';
import { bridges, type Case, casesOver } from './cases.js';
import { compareInOrder, compareStart } from './inOrder.js';
import { openReceivers, type Receivers } from './receivers.js';
import { isCutByWine } from './scripts.js';

const lab = await openLab({ own: true });
let receivers: Receivers;

const all = casesOver(transports, ['poke', 'topic']);
const cases = all.filter((one) => lab?.native === true || !isCutByWine(one));
const hostile = cases.filter((one) => one.hostile);

describe.skipIf(!lab)(`conformance of Node ${labUnavailable()}`, () => {
  beforeAll(async () => {
    receivers = await openReceivers(lab as Lab);
    await lab?.phone.install();
    await lab?.phone.start();
  });
  afterAll(async () => {
    await receivers?.close();
    await lab?.close();
  });

  for (const version of ['20', 'newest'] as const) {
    test(`Node ${version}: ${cases.length} cases, ${hostile.length} of them hostile`, async () => {
      const results = await carryOut(lab as Lab, version);
      const differences: string[] = [];
      for (const [index, one] of cases.entries()) {
        const difference = await compare(one, index, results[index] as Result);
        if (difference) differences.push(`${one.name}\n    ${difference}`);
      }
      differences.push(...(await compareInOrder(lab as Lab, receivers, cases)));
      expect(differences.join('\n')).toBe('');
    });
  }
  if (cases.length < all.length) test.skip(`${all.length - cases.length} cases that only Windows itself can carry out`);
});

interface Result {
  readonly exitCode: number;
  readonly message: string;
}

async function carryOut(windows: Lab, version: '20' | 'newest'): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bridgesmith-node-'));
  const input = join(folder, 'cases.json');
  const output = join(folder, 'results.json');
  const described = cases.map((one, index) => ({
    bridge: one.bridge.definition.name,
    action: one.action,
    values: { ...one.values, ...Object.fromEntries(one.flags.map((flag) => [flag, true])) },
    transport: one.transport,
    environment: receivers.environmentOf(one, index),
  }));
  writeFileSync(input, JSON.stringify({ definitions: bridges.map(({ definition }) => definition), cases: described }));
  await receivers.clear();
  await windows.phone.clear();
  const words = [windows.toWindows(input), windows.toWindows(output)];
  const run = await windows.node(version, 'test/conformance/node-driver.mjs', words);
  expect({ exitCode: run.exitCode, timedOut: run.timedOut, stderr: String(run.stderr) }).toEqual({
    exitCode: 0,
    timedOut: false,
    stderr: '',
  });
  return JSON.parse(readFileSync(output, 'utf8')) as Result[];
}

async function compare(one: Case, index: number, result: Result): Promise<string | undefined> {
  const expected = 'exitCode' in one.expected ? one.expected.exitCode : 0;
  if (result.exitCode !== expected) return `expected exit code ${expected}, got ${result.exitCode}: ${result.message}`;
  return compareStart(receivers, one, index);
}
