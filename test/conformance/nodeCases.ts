// nodeCases.ts: cases as the built package carries them out.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Bridge } from '../../src/definition/bridge.js';
import type { Lab } from '../lab/index.js';
import type { Case } from './cases.js';
import { compareStart } from './inOrder.js';
import type { Receivers } from './receivers.js';

/** What became of a case. */
export interface Result {
  readonly exitCode: number;
  readonly message: string;
}

/** Carries cases out in one process of Node for Windows, one after the other. */
export async function carryOut(
  windows: Lab,
  version: '20' | 'newest',
  receivers: Receivers,
  cases: readonly Case[],
  bridges: readonly Bridge[],
): Promise<Result[]> {
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

/** What is wrong with a case, of what can be told without its neighbours. */
export async function compare(
  receivers: Receivers,
  one: Case,
  index: number,
  result: Result,
): Promise<string | undefined> {
  const expected = 'exitCode' in one.expected ? one.expected.exitCode : 0;
  if (result.exitCode !== expected) return `expected exit code ${expected}, got ${result.exitCode}: ${result.message}`;
  return compareStart(receivers, one, index);
}
