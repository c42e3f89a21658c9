import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { drive } from '../dde/drive.js';
import { openLab, type StartedProcess, waitFor } from '../lab/index.js';
import { expectFree } from '../lab/ticks.js';
import { callActions } from './drive.js';
import { phone } from './phone.js';

const lab = await openLab({ own: true });
let hanging: StartedProcess | undefined;

beforeEach(async () => {
  hanging = await lab?.startNode('20', 'test/transports/hang.mjs');
  await waitFor('a window that hangs', async () =>
    !lab || (await lab.windows()).some(({ title }) => title === 'Hanging') ? true : undefined,
  );
});
afterEach(() => hanging?.stop());
afterAll(() => lab?.close());

describe.skipIf(!lab)('while a program hangs', () => {
  const open = () => {
    if (!lab) throw new Error('no lab');
    return lab;
  };

  test('WM_COPYDATA to it ends in time, and leaves the main thread free', async () => {
    const application = { executables: ['node.exe'], windowClass: 'Static' };
    const { results } = await callActions(open(), '20', { ...phone, application }, [
      { action: 'answer', options: { via: 'copydata', timeout: 2000 } },
    ]);
    expect(results[0]?.error).toMatchObject({ type: 'TimedOutError', exitCode: 5 });
    expectFree(results[0]);
    console.log(`WM_COPYDATA: given up after ${Math.round(results[0]?.ms ?? 0)} ms, with ${results[0]?.ticks} ticks`);
  });

  test('a DDE connection is made, and one to nobody ends, with the main thread free', async () => {
    const server = await open().ddeServer({ service: 'Recorder', topic: 'control' });
    const connectToNobody = async () => {
      const { results } = await drive(open(), '20', [
        { connect: 'one', service: 'Recorder', topic: 'control' },
        { execute: 'one', command: '[One]' },
        { connect: 'two', service: 'Nobody', topic: 'x', options: { timeout: 2000 } },
        { close: true },
      ]);
      const [one, command, two] = results;
      expect([one?.error, command?.error]).toEqual([undefined, undefined]);
      if (two?.error?.exitCode !== 3) {
        expect(two?.error).toMatchObject({ exitCode: 5, message: expect.stringContaining('one hangs: end it') });
        expectFree(two);
      }
      return two?.error?.exitCode;
    };
    // It might serve, until Windows has noticed that it hangs.
    for (let code = await connectToNobody(); code !== 3; ) code = await connectToNobody();
    expect((await server.received()).every(({ text }) => text === '[One]')).toBe(true);
    await server.stop();
  });
});
