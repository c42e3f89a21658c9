import { expect } from 'vitest';
import type { BridgeDefinition } from '../../src/definition/index.js';
import type { NodeVersion } from '../dde/drive.js';
import type { Lab, RunOptions } from '../lab/index.js';
import type { Ticks } from '../lab/ticks.js';

export interface Call {
  action: string;
  values?: Record<string, unknown>;
  options?: { via?: string; timeout?: number };
}

export interface CallResult extends Ticks {
  transport?: string;
  error?: { type: string; exitCode: number; message: string };
}

/** Calls actions from Windows Node over the built package; the process must end by itself. */
export async function callActions(
  lab: Lab,
  version: NodeVersion,
  definition: BridgeDefinition,
  calls: Call[],
  options: RunOptions = {},
): Promise<{ results: CallResult[] }> {
  const words = Buffer.from(JSON.stringify({ definition, calls })).toString('base64');
  const run = await lab.node(version, 'test/transports/drive.mjs', [words], options);
  expect({ exitCode: run.exitCode, timedOut: run.timedOut, stderr: run.stderr.toString() }).toEqual({
    exitCode: 0,
    timedOut: false,
    stderr: '',
  });
  return JSON.parse(run.stdout.toString());
}
