// programs.lab.test.ts: the same commands, carried out by what is generated and by the package, against programs and
// servers that write down what they receive.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transports } from '../../src/definition/limits.js';
import { exitCodes } from '../../src/errors.js';
import { batch } from '../../src/targets/batch/index.js';
import { vbscript } from '../../src/targets/vbscript/index.js';
import { type Case, casesOf } from '../conformance/cases.js';
import { compareInOrder, compareStart } from '../conformance/inOrder.js';
import { carryOut, compare, type Result } from '../conformance/nodeCases.js';
import { openReceivers, type Receivers } from '../conformance/receivers.js';
import { conformanceOf, isBeyondWine } from '../conformance/scripts.js';
import { type Lab, labUnavailable, openLab } from '../lab/index.js';
import { type PowerShell, powerShellInLab } from '../powershell/host.js';
import { type Outcome, powershellOutcomes } from '../targets/powershell/outcomes.js';
import { documented, programs, refused } from './programs.js';

const lab = await openLab({ own: true });
const host = await powerShellInLab(lab);
let receivers: Receivers;

const rows = [...documented, ...refused];
const cases = casesOf(rows, transports);
const beyond = (one: Case) => lab?.native !== true && isBeyondWine(one);

describe.skipIf(!lab)(`definitions of programs ${labUnavailable()}`, () => {
  beforeAll(async () => {
    receivers = await openReceivers(lab as Lab, programs);
  });
  afterAll(async () => {
    await receivers?.close();
    await lab?.close();
  });
  const open = () => ({ lab: lab as Lab, receivers });

  conformanceOf(
    vbscript,
    beyond,
    '.vbs',
    (windows, { script, words, options }) => windows.cscript(script, words, options),
    open,
    casesOf(rows, vbscript.transports),
  );

  conformanceOf(
    batch,
    beyond,
    '.cmd',
    (windows, { script, words, options }) => windows.cmd(script, words.join(' '), options),
    open,
    casesOf(rows, batch.transports),
  );

  test(`Node: ${cases.length} cases`, async () => {
    const results = await carryOut(lab as Lab, 'newest', receivers, cases, programs);
    const differences: string[] = [];
    for (const [index, one] of cases.entries()) {
      const difference = await compare(receivers, one, index, results[index] as Result);
      if (difference) differences.push(`${one.name}\n    ${difference}`);
    }
    differences.push(...(await compareInOrder(lab as Lab, receivers, cases, programs)));
    await receivers.clear();
    expect(differences.join('\n')).toBe('');
  });

  test.skipIf(!host)(`PowerShell: ${cases.length} cases (needs a .NET SDK, too)`, async () => {
    const asked = cases.map((one) => ({
      ...one,
      values: { ...one.values, ...Object.fromEntries(one.flags.map((flag) => [flag, true])) },
    }));
    const outcomes = await powershellOutcomes(host as PowerShell, asked, (index) =>
      receivers.environmentOf(cases[index] as Case, index),
    );
    const differences: string[] = [];
    for (const [index, one] of cases.entries()) {
      const difference = unlike(one, outcomes[index] as Outcome) ?? (await compareStart(receivers, one, index));
      if (difference) differences.push(`${one.name}\n    ${difference}`);
    }
    differences.push(...(await compareInOrder(lab as Lab, receivers, cases, programs)));
    await receivers.clear();
    expect(differences.join('\n')).toBe('');
  });
});

function unlike({ expected }: Case, outcome: Outcome): string | undefined {
  const kind = 'payload' in expected ? 'payload' : expected.exitCode === exitCodes.refused ? 'refused' : 'usage';
  return outcome.kind === kind ? undefined : `expected ${kind}, got ${JSON.stringify(outcome)}`;
}
