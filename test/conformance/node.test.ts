import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transports } from '../../src/definition/limits.js';
import { type Lab, labUnavailable, openLab } from '../lab/index.js';
import { bridges, casesOver } from './cases.js';
import { compareInOrder } from './inOrder.js';
import { carryOut, compare, type Result } from './nodeCases.js';
import { openReceivers, type Receivers } from './receivers.js';
import { isCutByWine } from './scripts.js';

const lab = await openLab({ own: true });
let receivers: Receivers;

const all = casesOver(transports, ['poke', 'topic']);
const cases = all.filter((one) => lab?.native === true || !isCutByWine(one));
const hostile = cases.filter((one) => one.hostile);

describe.skipIf(!lab)(`conformance of Node ${labUnavailable()}`, () => {
  beforeAll(async () => {
    receivers = await openReceivers(lab as Lab);
    await lab?.phone.install();
    await lab?.phone.start();
  });
  afterAll(async () => {
    await receivers?.close();
    await lab?.close();
  });

  for (const version of ['20', 'newest'] as const) {
    test(`Node ${version}: ${cases.length} cases, ${hostile.length} of them hostile`, async () => {
      const results = await carryOut(lab as Lab, version, receivers, cases, bridges);
      const differences: string[] = [];
      for (const [index, one] of cases.entries()) {
        const difference = await compare(receivers, one, index, results[index] as Result);
        if (difference) differences.push(`${one.name}\n    ${difference}`);
      }
      differences.push(...(await compareInOrder(lab as Lab, receivers, cases)));
      expect(differences.join('\n')).toBe('');
    });
  }
  if (cases.length < all.length) test.skip(`${all.length - cases.length} cases that only Windows itself can carry out`);
});
