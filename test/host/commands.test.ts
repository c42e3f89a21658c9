import { describe, expect, test, vi } from 'vitest';
import { resolve } from '../../src/definition/resolve/resolve.js';
import { NotFoundError, TimedOutError } from '../../src/errors.js';
import { ApplicationCommands, type ApplicationTools } from '../../src/host/commands.js';
import { microsipHost } from '../../src/microsip/hostSupport.js';
import { microsip } from '../../src/profiles/index.js';
import { sendError } from '../../src/transports/copydata.js';
import { patience } from '../limits.js';
import { deskPhone } from './deskPhone.js';

const { signal } = new AbortController();
const dial = { action: 'dial', values: { number: '5551234' } };

/** A phone that runs or does not, and what is sent to it. */
function surroundings(running: boolean, perform: (via: string) => Promise<void> = async () => {}) {
  const phone = { running, sent: [] as string[] };
  const runAction = vi.fn<ApplicationTools['runAction']>(async (bridge, action, values, { via = 'dde' } = {}) => {
    const invocation = resolve(bridge, action, values, via);
    await perform(via);
    phone.sent.push(`${via} ${action}`);
    return { transport: via, invocation };
  });
  const commands = (options: { start?: boolean; timeout?: number } = {}) =>
    new ApplicationCommands(
      microsip,
      microsipHost,
      { start: true, timeout: patience, ...options },
      { isRunning: () => phone.running, runAction },
    );
  return { phone, commands };
}

describe('a running phone', () => {
  test('is sent a message', async () => {
    const { phone, commands } = surroundings(true);
    expect(await commands().carryOut(dial, signal)).toEqual(resolve(microsip, 'dial', dial.values, 'copydata'));
    await commands({ start: false }).carryOut({ action: 'hold', values: {} }, signal);
    expect(phone.sent).toEqual(['copydata dial', 'copydata hold']);
  });

  test('is told by its program what it would dial in a message, and must have ended to have ended', async () => {
    const { phone, commands } = surroundings(true);
    await commands().carryOut({ action: 'hide', values: {} }, signal);
    const exit = { action: 'exit', values: {} };
    await expect(commands({ timeout: 300 }).carryOut(exit, signal)).rejects.toThrow('did not end in 300 ms');
    setTimeout(() => {
      phone.running = false;
    }, 100);
    await commands().carryOut(exit, signal);
    expect(phone.sent).toEqual(['exe hide', 'exe exit', 'exe exit']);
  });

  test.each([
    ['elevated', 5, 'runs elevated (as administrator)'],
    ['hanging', 1460, 'did not take the command in 300 ms, or hangs'],
  ])('that is %s is not started a second time', async (_what, error, message) => {
    const { phone, commands } = surroundings(true, async () => {
      throw sendError('MicroSIP', error, 300);
    });
    await expect(commands().carryOut(dial, signal)).rejects.toThrow(message);
    expect(phone.sent).toEqual([]);
  });

  test('whose process may not be looked at is not started a second time', async () => {
    const { phone, commands } = surroundings(true, async () => {
      throw new NotFoundError('no window');
    });
    await expect(commands().carryOut(dial, signal)).rejects.toThrow('it may run as administrator');
    expect(phone.sent).toEqual([]);
  });

  test('that ends at that very moment is started again', async () => {
    const { phone, commands } = surroundings(true, async (via) => {
      if (via === 'exe') return;
      phone.running = false;
      throw sendError('MicroSIP', 1400, 300);
    });
    await commands().carryOut(dial, signal);
    expect(phone.sent).toEqual(['exe dial']);
  });
});

describe('without a running phone', () => {
  const actions = Object.keys(microsip.definition.actions);
  const example: Record<string, Record<string, string>> = { transfer: { number: '1' }, sendDtmf: { digits: '1' } };

  test.each(actions.filter((action) => action !== 'dial' && action !== 'hide'))('%s is refused', async (action) => {
    const { phone, commands } = surroundings(false);
    const call = { action, values: example[action] ?? {} };
    await expect(commands().carryOut(call, signal)).rejects.toThrow(NotFoundError);
    await expect(commands().carryOut(call, signal)).rejects.toThrow('MicroSIP is not running');
    expect(phone.sent).toEqual([]);
  });

  test.each(['dial', 'hide'])('%s starts it, unless it is not to be started', async (action) => {
    const { phone, commands } = surroundings(false);
    const call = { action, values: action === 'dial' ? dial.values : {} };
    const refused = commands({ start: false }).carryOut(call, signal);
    await expect(refused).rejects.toThrow('this host does not start it');
    expect(await commands().carryOut(call, signal)).toMatchObject({ transport: 'exe' });
    expect(phone.sent).toEqual([`exe ${action}`]);
  });

  test('commands at the same time start it once, and wait for its window', async () => {
    const { phone, commands } = surroundings(false);
    const host = commands();
    const calls = [host.carryOut(dial, signal), host.carryOut(dial, signal), host.carryOut(dial, signal)];
    setTimeout(() => {
      phone.running = true;
    }, 150);
    await Promise.all(calls);
    expect(phone.sent).toEqual(['exe dial', 'copydata dial', 'copydata dial']);
  });

  test('a command that waits for the window in vain is refused', async () => {
    const { phone, commands } = surroundings(false);
    const host = commands({ timeout: 300 });
    await host.carryOut(dial, signal);
    await expect(host.carryOut(dial, signal)).rejects.toThrow(TimedOutError);
    expect(phone.sent).toEqual(['exe dial']);
  });

  test('a start that failed is tried again with the next command', async () => {
    let fails = true;
    const { phone, commands } = surroundings(false, async () => {
      if (fails) throw new NotFoundError('MicroSIP was not found.');
    });
    const host = commands();
    await expect(host.carryOut(dial, signal)).rejects.toThrow('was not found');
    fails = false;
    await host.carryOut(dial, signal);
    expect(phone.sent).toEqual(['exe dial']);
  });
});

describe('an application of which there is nothing but a definition', () => {
  const write = { action: 'write', values: { text: 'hello' } };
  const commandsOf = (phone: { running: boolean }, sent: string[], start = true) =>
    new ApplicationCommands(
      deskPhone,
      {},
      { start, timeout: patience },
      {
        isRunning: () => phone.running,
        runAction: async (bridge, action, values, { via = 'dde' } = {}) => {
          sent.push(`${via} ${action}`);
          return { transport: via, invocation: resolve(bridge, action, values, via) };
        },
      },
    );

  test('gets every command over its command line, whether it runs or not, and at once', async () => {
    const sent: string[] = [];
    for (const running of [true, false]) {
      const commands = commandsOf({ running }, sent);
      await Promise.all([commands.carryOut(dial, signal), commands.carryOut(write, signal)]);
      await commands.carryOut(dial, signal);
    }
    expect(sent).toEqual([...Array(2)].flatMap(() => ['exe dial', 'exe write', 'exe dial']));
  });

  test('is not started where it is not to be', async () => {
    const sent: string[] = [];
    await commandsOf({ running: true }, sent, false).carryOut(dial, signal);
    await expect(commandsOf({ running: false }, sent, false).carryOut(dial, signal)).rejects.toThrow(
      'Desk Phone is not running, and this host does not start it.',
    );
    expect(sent).toEqual(['exe dial']);
  });

  test('cannot be sent what has a DDE command alone', async () => {
    const ring = { action: 'ring', values: {} };
    await expect(commandsOf({ running: true }, []).carryOut(ring, signal)).rejects.toThrow(
      'The definition of desk-phone binds ring to dde alone, which leads back to this host.',
    );
  });
});
