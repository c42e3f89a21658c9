import { expect, test } from 'vitest';
import { labUnavailable, openLab } from '../lab/index.js';

const lab = await openLab();

test.skipIf(!lab)(`a process ends at once when its DDE client is closed ${labUnavailable()}`, async () => {
  const run = await lab?.node('20', 'test/dde/close.mjs');
  const { close, end } = JSON.parse(String(run?.stdout));
  expect(close).toBeLessThan(700);
  expect(end).toBeLessThan(300);
});
