import { afterAll, beforeAll, describe } from 'vitest';
import { vbscript } from '../../src/targets/vbscript/index.js';
import { type Lab, labUnavailable, openLab } from '../lab/index.js';
import { openReceivers, type Receivers } from './receivers.js';
import { conformanceOf, isBeyondWine } from './scripts.js';

const lab = await openLab({ own: true });
let receivers: Receivers;

describe.skipIf(!lab)(`conformance of the VBScript target ${labUnavailable()}`, () => {
  beforeAll(async () => {
    receivers = await openReceivers(lab as Lab);
  });
  afterAll(async () => {
    await receivers?.close();
    await lab?.close();
  });
  conformanceOf(
    vbscript,
    (one) => lab?.native !== true && isBeyondWine(one),
    '.vbs',
    (windows, { script, words, options }) => windows.cscript(script, words, options),
    () => ({
      lab: lab as Lab,
      receivers,
    }),
  );
});
