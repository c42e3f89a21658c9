import { describe, expect, test } from 'vitest';
import { kinds } from '../../src/definition/kinds/index.js';
import { transports } from '../../src/definition/limits.js';
import { actionOf } from '../../src/definition/resolve/resolve.js';
import { type Case, casesOver } from './cases.js';

/** The kinds of what a case gives. */
function kindsOf({ bridge, action, values, flags }: Case): (string | undefined)[] {
  const { parameters = {} } = actionOf(bridge, action);
  return [...Object.keys(values), ...flags].map((name) => parameters[name]?.kind);
}

const cases = casesOver(transports, ['poke', 'topic']);

describe.each(kinds)('the kind $name', ({ name, given }) => {
  const own = cases.filter((one) => kindsOf(one).includes(name));

  test('has values that every target sends alike', () => {
    const sent = new Set(own.filter(({ expected }) => 'payload' in expected).map(({ transport }) => transport));
    expect([...sent].length).toBeGreaterThan(0);
  });

  // A flag that is given is set: there is nothing else to give.
  if (given === 'switch') return;
  test('has values that every target refuses', () => {
    const refused = own.filter(({ expected }) => 'exitCode' in expected && expected.exitCode === 4);
    expect(refused.map(({ name }) => name)).not.toEqual([]);
  });
});
