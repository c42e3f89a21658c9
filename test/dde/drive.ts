import { expect } from 'vitest';
import type { Lab } from '../lab/index.js';
import type { Ticks } from '../lab/ticks.js';

export type NodeVersion = '20' | 'newest';
export type Step = Record<string, unknown>;

export interface StepResult extends Ticks {
  value?: unknown;
  error?: { type: string; code?: string; exitCode?: number; message: string };
}

export interface DriveResult {
  results: StepResult[];
}

/** Carries out steps with the built DDE client in Windows Node; the process must end by itself. */
export async function drive(lab: Lab, version: NodeVersion, steps: Step[], exitCode = 0): Promise<DriveResult> {
  const words = Buffer.from(JSON.stringify(steps)).toString('base64');
  const run = await lab.node(version, 'test/dde/drive.mjs', [words]);
  expect({ exitCode: run.exitCode, timedOut: run.timedOut, stderr: run.stderr.toString() }).toEqual({
    exitCode,
    timedOut: false,
    stderr: '',
  });
  return JSON.parse(run.stdout.toString()) as DriveResult;
}
