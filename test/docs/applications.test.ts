// applications.test.ts: the table of applications says what their definitions have.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { transports } from '../../src/definition/limits.js';
import { transportsOf } from '../../src/definition/resolve/resolve.js';
import type { BridgeDefinition } from '../../src/definition/schema.js';
import { profiles } from '../../src/profiles/index.js';

const page = readFileSync(fileURLToPath(new URL('../../docs/applications.md', import.meta.url)), 'utf8');

test('the table of applications has every bridge, with the transports and the parts of its definition', () => {
  const cells = [...page.matchAll(/^\| `.*$/gm)].map(([row]) => row.split('|').map((cell) => cell.trim()));
  const rows = cells.map(([, name = '', , over, also = '']) => ({
    name: name.replaceAll('`', ''),
    over,
    also: also.replace(/;.*/, ''),
  }));
  expect(rows).toEqual(
    profiles.map((bridge) => {
      const definition: BridgeDefinition = bridge.definition;
      const used = new Set(Object.keys(definition.actions).flatMap((action) => transportsOf(bridge, action)));
      if (definition.items) used.add('dde');
      const byHost = definition.dde?.server === 'host' ? 'dde (by a host)' : 'dde';
      const parts = (['links', 'page', 'component', 'launcher', 'items'] as const).filter((part) => definition[part]);
      return {
        name: definition.name,
        over: transports
          .filter((one) => used.has(one))
          .map((one) => (one === 'dde' ? byHost : one))
          .join(', '),
        also: parts.join(', '),
      };
    }),
  );
});
