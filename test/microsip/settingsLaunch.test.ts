import { describe, expect, test } from 'vitest';
import { RefusedError, UsageError } from '../../src/errors.js';
import { getKey, readIni } from '../../src/microsip/settings/iniFile.js';
import { launchOf } from '../../src/microsip/settings/launchFlags.js';
import { planProvision } from '../../src/microsip/settings/plan.js';
import { latin1, utf16 } from './settingsFiles.js';

const keys = (flags: Record<string, string>) =>
  launchOf(flags).edits.map(({ section, key, value }) => `${section}.${key}=${value}`);

describe('the long flags of a launcher', () => {
  test('all at once are settings, a start and a call', () => {
    const flags = {
      ...{ dn: '1001', user: 'auth1001', domain: 'pbx.example.com', password: 'p', proxy: 'proxy.example.com' },
      ...{ stun: 'stun.example.com:3478', call: '5551234', autoanswer: '3', dialplan: '<00:+>x.|xxxx' },
      ...{ show: 'minimized', debug: 'on', log: 'C:\\calls.csv', setvolume: '80', micvolume: '50' },
    };
    const launch = launchOf(flags);
    expect(launch).toMatchObject({ start: '/minimized', call: '5551234', callLog: 'C:\\calls.csv' });
    expect(launch.notes).toEqual([expect.stringContaining('--password-stdin')]);
    const { file } = planProvision(readIni(utf16('[Settings]\r\n'), latin1), { edits: launch.edits });
    const expected = {
      ...{ STUN: 'stun.example.com:3478', enableSTUN: '1', autoAnswer: 'all', autoAnswerDelay: '3', enableLog: '1' },
      ...{ volumeOutput: '80', volumeInput: '50', accountId: '1' },
    };
    for (const [key, value] of Object.entries(expected)) expect(getKey(file, 'Settings', key), key).toBe(value);
    const account = {
      ...{ username: '1001', authID: 'auth1001', domain: 'pbx.example.com', password: 'p', proxy: 'proxy.example.com' },
      dialPlan: '<00:+>x.|xxxx',
    };
    for (const [key, value] of Object.entries(account)) expect(getKey(file, 'Account1', key), key).toBe(value);
  });

  test.each([
    [{ user: '1001' }, ['Account1.username=1001']],
    [{ dn: '1001' }, ['Account1.username=1001']],
    [{ autoanswer: '' }, ['Settings.autoAnswer=all']],
    [{ autoanswer: 'off' }, ['Settings.autoAnswer=']],
    [{ autoanswer: 'Header' }, ['Settings.autoAnswer=header']],
    [{ debug: '' }, ['Settings.enableLog=1']],
    [{ debug: 'off' }, ['Settings.enableLog=0']],
    [{ SetVolume: '80' }, ['Settings.volumeOutput=80']],
    [{ dialplan: '(xxx|<9:>x.)' }, ['Account1.dialPlan=(xxx|<9:>x.)']],
    [{}, []],
  ])('%o', (flags, expected) => {
    expect(keys(flags as Record<string, string>)).toEqual(expected);
  });

  test('of a second account are its own', () => {
    expect(launchOf({ user: '1002' }, 2).edits).toEqual([{ section: 'Account2', key: 'username', value: '1002' }]);
  });

  test.each([
    [{ dialplan: '9,<.*>' }, /<match:replacement>.*dialingPrefix=9/],
    [{ dialplan: '<9' }, /<match:replacement>/],
    [{ debug: 'C:\\trace.txt' }, /--debug on/],
    [{ log: 'calls.txt' }, /\.csv/],
    [{ show: 'maximized' }, /normal, minimized, hidden/],
  ])('%o is refused, with what to use instead', (flags, message) => {
    expect(() => launchOf(flags as Record<string, string>)).toThrow(RefusedError);
    expect(() => launchOf(flags as Record<string, string>)).toThrow(message);
  });

  test.each([{ call: '' }, { stun: '' }, { ring: '1' }])('%o is wrong usage', (flags) => {
    expect(() => launchOf(flags as Record<string, string>)).toThrow(UsageError);
  });

  test('values are checked by the settings they become', () => {
    const file = readIni(utf16('[Settings]\r\n'), latin1);
    for (const flags of [{ setvolume: '101' }, { autoanswer: 'sometimes' }, { stun: 'a b' }, { user: '1' }]) {
      const { edits } = launchOf(flags as unknown as Record<string, string>);
      expect(() => planProvision(file, { edits }), JSON.stringify(flags)).toThrow(RefusedError);
    }
  });
});
