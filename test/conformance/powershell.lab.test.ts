// powershell.lab.test.ts: the cases of the table, sent by the generated modules in a PowerShell of Windows; what arrives
// at the other end is compared.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transports } from '../../src/definition/limits.js';
import { exitCodes } from '../../src/errors.js';
import { powershell } from '../../src/targets/powershell/index.js';
import { type Lab, openLab } from '../lab/index.js';
import { type PowerShell, powerShellInLab } from '../powershell/host.js';
import { type Outcome, powershellOutcomes } from '../targets/powershell/outcomes.js';
import { type Case, casesOver } from './cases.js';
import { compareInOrder, compareStart } from './inOrder.js';
import { openReceivers, type Receivers } from './receivers.js';
import { isCutByWine } from './scripts.js';

const lab = await openLab({ own: true });
const host = await powerShellInLab(lab);
let receivers: Receivers;

const all = casesOver(transports, powershell.dde);
const cases = all.filter((one) => lab?.native === true || !isCutByWine(one));
const hostile = cases.filter((one) => one.hostile);

describe.skipIf(!host)('conformance of the PowerShell target, sent (needs the lab and a .NET SDK)', () => {
  beforeAll(async () => {
    receivers = await openReceivers(lab as Lab);
    await lab?.phone.install();
    await lab?.phone.start();
    await lab?.phone.clear();
  });
  afterAll(async () => {
    await receivers?.close();
    await lab?.close();
  });

  test(`PowerShell: ${cases.length} cases, ${hostile.length} of them hostile`, async () => {
    const asked = cases.map((one) => ({
      ...one,
      values: { ...one.values, ...Object.fromEntries(one.flags.map((flag) => [flag, true])) },
    }));
    const outcomes = await powershellOutcomes(host as PowerShell, asked, (index) =>
      receivers.environmentOf(cases[index] as Case, index),
    );
    const differences: string[] = [];
    for (const [index, one] of cases.entries()) {
      const difference = refusal(one, outcomes[index] as Outcome) ?? (await compareStart(receivers, one, index));
      if (difference) differences.push(`${one.name}\n    ${difference}`);
    }
    differences.push(...(await compareInOrder(lab as Lab, receivers, cases)));
    expect(differences.join('\n')).toBe('');
  });
  if (cases.length < all.length) test.skip(`${all.length - cases.length} cases that only Windows itself can carry out`);
});

/** What is wrong with whether a case was sent. */
function refusal({ expected }: Case, outcome: Outcome): string | undefined {
  const kind = 'payload' in expected ? 'payload' : expected.exitCode === exitCodes.refused ? 'refused' : 'usage';
  return outcome.kind === kind ? undefined : `expected ${kind}, got ${JSON.stringify(outcome)}`;
}
