import { afterAll, beforeAll, describe } from 'vitest';
import { batch } from '../../src/targets/batch/index.js';
import { type Lab, labUnavailable, openLab } from '../lab/index.js';
import { openReceivers, type Receivers } from './receivers.js';
import { conformanceOf, isBeyondWine } from './scripts.js';

const lab = await openLab({ own: true });
let receivers: Receivers;

describe.skipIf(!lab)(`conformance of the batch target ${labUnavailable()}`, () => {
  beforeAll(async () => {
    receivers = await openReceivers(lab as Lab);
  });
  afterAll(async () => {
    await receivers?.close();
    await lab?.close();
  });
  conformanceOf(
    batch,
    (one) => lab?.native !== true && isBeyondWine(one),
    '.cmd',
    (windows, { script, words, options }) => windows.cmd(script, words.join(' '), options),
    () => ({
      lab: lab as Lab,
      receivers,
    }),
  );
});
