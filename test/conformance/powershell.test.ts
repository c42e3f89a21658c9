import { expect, test } from 'vitest';
import { transports } from '../../src/definition/limits.js';
import { exitCodes } from '../../src/errors.js';
import { powershell } from '../../src/targets/powershell/index.js';
import { describePowerShell, type PowerShell } from '../powershell/host.js';
import { type Outcome, powershellOutcomes } from '../targets/powershell/outcomes.js';
import { type Case, casesOver, type Sent } from './cases.js';

/** Secrets are shown as *** by the module, so their payloads cannot be compared here. */
const cases = casesOver(transports, powershell.dde).filter(({ action }) => action !== 'logIn');
const hostile = cases.filter((one) => one.hostile);

const body = (host: PowerShell) => {
  test(`PowerShell: ${cases.length} cases, ${hostile.length} of them hostile`, async () => {
    const asked = cases.map((one) => ({
      ...one,
      values: { ...one.values, ...Object.fromEntries(one.flags.map((flag) => [flag, true])) },
    }));
    const outcomes = await powershellOutcomes(host, asked);
    const differences = cases.flatMap((one, index) => difference(one, outcomes[index] as Outcome));
    expect(differences.join('\n')).toBe('');
  });
};

// In the lab the same cases are sent: powershell.lab.test.ts.
await describePowerShell('conformance of the PowerShell target', body, { lab: false });

function difference({ name, expected }: Case, outcome: Outcome): string[] {
  if ('payload' in expected) {
    // Modules with pokes, or with topics of their own, also show where a command goes.
    const shown = [expected.place + expected.payload, ...(isPlain(expected) ? [expected.payload] : [])];
    if (outcome.kind === 'payload' && shown.includes(outcome.payload)) return [];
  } else if (outcome.kind === (expected.exitCode === exitCodes.refused ? 'refused' : 'usage')) return [];
  return [`${name}\n    expected ${JSON.stringify(expected)}, got ${JSON.stringify(outcome)}`];
}

/** Whether nothing but the payload need be shown. */
function isPlain({ payload, arrival }: Sent): boolean {
  return arrival === payload;
}
