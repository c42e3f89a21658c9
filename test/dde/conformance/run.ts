// run.ts: carries cases out in the lab.
import { expect } from 'vitest';
import type { DdeResult, Lab } from '../../lab/index.js';
import type { NodeVersion } from '../drive.js';
import type { Step, StepResult } from './ourClient.js';
import type { Call } from './ourServer.js';
import type { Build } from './peers.js';

export interface NamedSteps {
  readonly name: string;
  readonly steps: readonly Step[];
  /** The cases of one group go one after the other, beside those of other groups. */
  readonly group?: string;
}

/** What came of each step of each case, by the names of the cases; all in one start of Windows Node. */
export async function runClient(
  lab: Lab,
  version: NodeVersion,
  cases: readonly NamedSteps[],
): Promise<Map<string, StepResult[]>> {
  const folder = 'C:\\conformance';
  const file = `${folder}\\client-${++runs}.json`;
  await lab.files.makeFolder(folder);
  await lab.files.write(file, JSON.stringify(cases));
  const run = await lab.node(version, 'test/dde/conformance/client.mjs', [file]);
  expect({ exitCode: run.exitCode, stderr: String(run.stderr) }).toEqual({ exitCode: 0, stderr: '' });
  return new Map(Object.entries(JSON.parse(run.stdout.toString()) as Record<string, StepResult[]>));
}

/** Runs the C client once for each call of a case, one after the other. */
export async function runC(lab: Lab, { build, charset }: Build, calls: readonly Call[]): Promise<DdeResult[]> {
  const answers: DdeResult[] = [];
  for (const { service, topic, words } of calls) {
    answers.push(await lab.ddeClient({ build, charset, service, topic }, ...words));
  }
  return answers;
}

/** Does so many things at once, and no more. */
export async function inTurns<Result>(limit: number, things: readonly (() => Promise<Result>)[]): Promise<void> {
  const waiting = [...things];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
  };
  await Promise.all(Array.from({ length: limit }, worker));
}

let runs = 0;
