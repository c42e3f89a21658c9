import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drive } from '../dde/drive.js';
import { openLab, type StartedProcess, waitFor } from '../lab/index.js';
import { callActions } from './drive.js';
import { phone } from './phone.js';

const lab = await openLab({ own: true });
let hanging: StartedProcess | undefined;

beforeAll(async () => {
  hanging = await lab?.startNode('20', 'test/transports/hang.mjs');
  await waitFor('a window that hangs', async () =>
    !lab || (await lab.windows()).some(({ title }) => title === 'Hanging') ? true : undefined,
  );
});
afterAll(async () => {
  await hanging?.stop();
  await lab?.close();
});

describe.skipIf(!lab)('while a program hangs', () => {
  const open = () => {
    if (!lab) throw new Error('no lab');
    return lab;
  };

  test('WM_COPYDATA to it ends in time, and leaves the main thread free', async () => {
    const application = { executables: ['node.exe'], windowClass: 'Static' };
    const { results, longestDelay } = await callActions(open(), '20', { ...phone, application }, [
      { action: 'answer', options: { via: 'copydata', timeout: 1000 } },
    ]);
    expect(results[0]?.error).toMatchObject({ type: 'TimedOutError', exitCode: 5 });
    expect(results[0]?.ms).toBeLessThan(2000);
    expect(longestDelay).toBeLessThan(500);
    console.log(
      `WM_COPYDATA: given up after ${Math.round(results[0]?.ms ?? 0)} ms, ${Math.round(longestDelay)} ms late`,
    );
  });

  test('a DDE connection is made, or ends in time, and leaves the main thread free', async () => {
    const server = await open().ddeServer({ service: 'Recorder', topic: 'control' });
    const { results, longestDelay } = await drive(open(), '20', [
      { connect: 'one', service: 'Recorder', topic: 'control', options: { timeout: 3000 } },
      { connect: 'two', service: 'Nobody', topic: 'x', options: { timeout: 3000 } },
      { close: true },
    ]);
    await server.stop();
    for (const { error, ms } of results.slice(0, 2)) {
      expect([undefined, 3, 5]).toContain(error?.exitCode);
      expect(ms).toBeLessThan(4000);
    }
    expect(longestDelay).toBeLessThan(500);
    console.log(
      results.map(({ error, ms }) => `${error?.code ?? 'done'} in ${Math.round(ms)} ms`).join(', '),
      longestDelay,
    );
  });
});
