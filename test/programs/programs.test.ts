import { describe, expect, test } from 'vitest';
import { findProblems } from '../../src/definition/check/index.js';
import { payloadOf } from '../../src/definition/resolve/invocation.js';
import { resolve, transportsOf } from '../../src/definition/resolve/resolve.js';
import type { Transport } from '../../src/definition/schema.js';
import { RefusedError } from '../../src/errors.js';
import { documented, programs, refused } from './programs.js';

describe.each(programs.map((bridge) => ({ bridge, name: bridge.definition.name })))('$name', ({ bridge, name }) => {
  test('is a definition without a problem', () => {
    expect(findProblems(bridge.definition)).toEqual([]);
  });

  const commands = documented.filter((one) => one.bridge === bridge);
  test.each(commands)('$action $values $flags is what its document prints', ({ action, values, flags = [], says }) => {
    const given = { ...values, ...Object.fromEntries(flags.map((flag) => [flag, true])) };
    const said = Object.keys(says).map((transport) => [
      transport,
      payloadOf(resolve(bridge, action, given, transport as Transport)),
    ]);
    expect(Object.fromEntries(said)).toEqual(says);
  });

  test.each(refused.filter((one) => one.bridge === bridge))('$action $values is refused', ({ action, values }) => {
    for (const transport of transportsOf(bridge, action)) {
      expect(() => resolve(bridge, action, values, transport), `${name} over ${transport}`).toThrow(RefusedError);
    }
  });
});
