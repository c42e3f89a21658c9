import { describe, expect, test, vi } from 'vitest';
import { DdeExecuteTimeoutError, DdeNotFoundError, DdeNotProcessedError, DdeTimedOutError } from '../src/dde/errors.js';
import { defineBridge, type Transport } from '../src/definition/index.js';
import { NotFoundError } from '../src/errors.js';
import { type RunTools, runAction } from '../src/run.js';
import { chooseTransport } from '../src/transports/index.js';
import type { Probe } from '../src/transports/probe.js';
import { phone } from './transports/phone.js';

const bridge = defineBridge(phone);
const reaching =
  (...transports: Transport[]): Probe =>
  (_bridge, transport) =>
    transports.includes(transport) ? undefined : `no ${transport} here`;

describe('the automatic choice', () => {
  test.each([
    [['dde', 'copydata', 'exe', 'uri'], 'dde'],
    [['exe', 'uri', 'copydata'], 'copydata'],
    [['uri', 'exe'], 'exe'],
    [['uri'], 'uri'],
  ] as [Transport[], Transport][])('of what reaches (%s) is %s', async (reached, chosen) => {
    const candidates: Transport[] = ['uri', 'exe', 'copydata', 'dde'];
    expect(await chooseTransport(bridge, candidates, reaching(...reached))).toBe(chosen);
  });

  test("keeps to the bridge's own order", async () => {
    const own = defineBridge({ ...phone, prefer: ['exe', 'dde'] });
    expect(await chooseTransport(own, ['dde', 'exe'], reaching('dde', 'exe'))).toBe('exe');
  });

  test('does not ask for a single candidate', async () => {
    const probe = vi.fn(reaching());
    expect(await chooseTransport(bridge, ['dde'], probe)).toBe('dde');
    expect(probe).not.toHaveBeenCalled();
  });

  test('says what was looked for when nothing reaches', async () => {
    const choice = chooseTransport(bridge, ['dde', 'exe'], reaching());
    await expect(choice).rejects.toBeInstanceOf(NotFoundError);
    await expect(choice).rejects.toThrow('Test Phone cannot be reached.\n  dde: no dde here\n  exe: no exe here');
  });
});

describe('running an action', () => {
  const tools = (probe: Probe, perform: RunTools['perform'] = async () => {}): RunTools => ({
    requireWindows: () => {},
    probe,
    perform,
  });

  test('says over which transport, and what was sent', async () => {
    expect(await runAction(bridge, 'dial', { number: '55' }, {}, tools(reaching('exe')))).toMatchObject({
      transport: 'exe',
      invocation: { action: 'dial', commandLine: '55' },
    });
  });

  test('leaves out transports that cannot carry an argument', async () => {
    const result = await runAction(bridge, 'dial', { number: '55', account: 2 }, {}, tools(reaching('uri', 'exe')));
    expect(result.transport).toBe('exe');
    const onlyUri = runAction(bridge, 'dial', { number: '55', account: 2 }, { via: 'uri' }, tools(reaching('uri')));
    await expect(onlyUri).rejects.toMatchObject({ exitCode: 4, parameter: 'account' });
  });

  test('falls on from DDE when no conversation begins, and only then', async () => {
    const performed: Transport[] = [];
    const failing =
      (error: Error): RunTools['perform'] =>
      async (_bridge, invocation) => {
        performed.push(invocation.transport);
        if (invocation.transport === 'dde') throw error;
      };
    const absent = tools(reaching('dde', 'exe'), failing(new DdeNotFoundError('no server')));
    expect((await runAction(bridge, 'dial', { number: '5' }, {}, absent)).transport).toBe('exe');
    expect(performed.splice(0)).toEqual(['dde', 'exe']);
    const held = new DdeTimedOutError('a window hangs');
    await runAction(bridge, 'dial', { number: '5' }, {}, tools(reaching('dde', 'exe'), failing(held)));
    expect(performed.splice(0)).toEqual(['dde', 'exe']);
    const late = tools(reaching('dde', 'exe'), failing(new DdeExecuteTimeoutError('late')));
    await expect(runAction(bridge, 'dial', { number: '5' }, {}, late)).rejects.toThrow('late');
    expect(performed.splice(0)).toEqual(['dde']);
    const refusing = tools(reaching('dde', 'exe'), failing(new DdeNotProcessedError('no')));
    await expect(runAction(bridge, 'dial', { number: '5' }, {}, refusing)).rejects.toThrow('no');
    expect(performed.splice(0)).toEqual(['dde']);
    await expect(runAction(bridge, 'dial', { number: '5' }, { via: 'dde' }, absent)).rejects.toThrow('no server');
    expect(performed).toEqual(['dde']);
  });

  test.each([
    ['dial', { number: '5&calc' }, 4],
    ['dial', {}, 2],
    ['fly', {}, 2],
  ])('refuses %s %j before it asks for Windows', async (action, values, exitCode) => {
    await expect(runAction(bridge, action, values)).rejects.toMatchObject({ exitCode });
  });

  test.skipIf(process.platform === 'win32')('works on Windows only', async () => {
    await expect(runAction(bridge, 'dial', { number: '5' })).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('works on Windows only'),
    });
  });
});
