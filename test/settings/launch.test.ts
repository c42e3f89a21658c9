import { describe, expect, test } from 'vitest';
import { BridgesmithError, RefusedError } from '../../src/errors.js';
import { getKey, readIni } from '../../src/ini/file.js';
import { launcherArguments } from '../../src/launch.js';
import { microsipSettings } from '../../src/microsip/settings/index.js';
import { microsip } from '../../src/profiles/index.js';
import { isAboutAccount, launchOf, showsPassword } from '../../src/settings/launchFlags.js';
import { planProvision } from '../../src/settings/plan.js';
import { latin1, utf16 } from '../ini/odd.js';
import { settings as labels } from '../targets/launcher/words.js';

const keys = (flags: Record<string, string | undefined>) =>
  launchOf(microsip, flags).map(({ section, key, value }) => `${section}.${key}=${value}`);

describe('what the long flags of a launcher set', () => {
  test('all at once', () => {
    const flags = {
      ...{ dn: '1001', user: 'auth1001', domain: 'pbx.example.com', password: 'p', proxy: 'proxy.example.com' },
      ...{ stun: 'stun.example.com:3478', autoanswer: '3', dialplan: '<00:+>x.|xxxx' },
      ...{ debug: 'on', setvolume: '80', micvolume: '50' },
    };
    const { file } = planProvision(microsipSettings, readIni(utf16('[Settings]\r\n'), latin1), {
      edits: launchOf(microsip, flags),
    });
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
    [{ autoanswer: undefined }, ['Settings.autoAnswer=all']],
    [{ autoanswer: 'off' }, ['Settings.autoAnswer=']],
    [{ autoanswer: 'Header' }, ['Settings.autoAnswer=header']],
    [{ debug: undefined }, ['Settings.enableLog=1']],
    [{ debug: 'OFF' }, ['Settings.enableLog=0']],
    [{ setvolume: '0' }, ['Settings.volumeOutput=0']],
    [{ dialplan: '(xxx|<9:>x.)' }, ['Account1.dialPlan=(xxx|<9:>x.)']],
    [{ proxy: 'a.example b.example:5061;lr' }, ['Account1.proxy=a.example b.example:5061;lr']],
    [{}, []],
  ])('%o', (flags, expected) => {
    expect(keys(flags)).toEqual(expected);
  });

  test('of a second account are its own, and so is a password from elsewhere', () => {
    expect(launchOf(microsip, { user: '1002' }, 2, 'p')).toEqual([
      { section: 'Account2', key: 'username', value: '1002' },
      { section: 'Account2', key: 'password', value: 'p' },
    ]);
  });

  test.each([
    [{ dialplan: '9,<.*>' }, /<match:replacement>.*dialingPrefix=9/],
    [{ dialplan: '<9' }, /<match:replacement>/],
    [{ debug: 'C:\\trace.txt' }, /expected on, 1, off or 0\. The phone chooses the file/],
    [{ autoanswer: '5551234' }, /a whole number from 0 to 600/],
    [{ autoanswer: 'sometimes' }, /expected on, yes,/],
    [{ setvolume: '101' }, /from 0 to 100/],
    [{ setvolume: '080' }, /from 0 to 100/],
    [{ stun: 'a b' }, /expected a host/],
    [{ stun: 'a:0' }, /expected a host/],
    [{ stun: 'a:65536' }, /expected a host/],
    [{ user: 'x'.repeat(256) }, /255 characters at most/],
    [{ user: ` ${'x'.repeat(253)}` }, /255 characters at most/],
    [{ user: 'a\nb' }, /a single line/],
    [{ user: 'a\u2028b' }, /a single line/],
    [{ password: 'x'.repeat(1041) }, /a password, 1040 characters at most\.$/],
  ])('%o is refused, with what to use instead', (flags, message) => {
    expect(() => launchOf(microsip, flags)).toThrow(RefusedError);
    expect(() => launchOf(microsip, flags)).toThrow(message);
  });

  test('is never refused by the settings that they become', () => {
    const file = readIni(utf16('[Settings]\r\n[Account1]\r\ndomain=a\r\nusername=b\r\n'), latin1);
    for (const [name, texts] of Object.entries(right)) {
      for (const text of texts)
        expect(() =>
          planProvision(microsipSettings, file, { edits: launchOf(microsip, { [name]: text }) }),
        ).not.toThrow();
    }
  });

  test('tells what is about an account, and what shows a password', () => {
    expect(
      [{ dn: '1' }, { dialplan: 'x' }, { setvolume: '1' }].map((texts) => isAboutAccount(microsip, texts)),
    ).toEqual([true, true, false]);
    expect([{ dn: '1' }, { password: 'x' }].map((texts) => showsPassword(microsip, texts))).toEqual([false, true]);
  });
});

const long = 'x'.repeat(255);
const right = {
  dn: ['1', long, ' a', '"a"', 'a;b=c', '%x%', '\u6f22\ud83d\ude00'],
  user: [long],
  domain: ['pbx.example', 'a:1', 'a:65535', '[2001:db8::1]:5060', 'a_b;transport=tcp'],
  proxy: ['a b:5060;lr c'],
  password: ['x'.repeat(1040), ' ;"%^&'],
  stun: ['a:3478'],
  dialplan: ['(xxx|<9:>x.)', `x${'.'.repeat(254)}`],
  autoanswer: ['ON', 'off', 'button', 'header', '0', '600', undefined],
  debug: ['1', '0', undefined],
  setvolume: ['0', '100'],
  micvolume: ['7'],
};

describe('the words of a launcher with settings', () => {
  const file = () => Buffer.from(`\uFEFF${labels}`, 'utf16le');
  const read = (...words: string[]) => launcherArguments(microsip, words, file);

  test.each([
    [
      ['--dn', '101', '--call', '5551234'],
      { action: 'dial', values: { number: '5551234' }, settings: { texts: { dn: '101' }, restart: false } },
    ],
    [
      ['-SetVolume:80', '555'],
      { action: 'dial', values: { number: '555' }, settings: { texts: { setvolume: '80' }, restart: false } },
    ],
    [['--show', 'Minimized'], { values: {}, settings: { texts: {}, way: '/minimized', restart: false } }],
    [['--show=normal', '--restart'], { values: {}, settings: { texts: {}, way: '', restart: true } }],
    [['--dn=1', '--account', '2'], { values: {}, settings: { texts: { dn: '1' }, restart: false, number: 2 } }],
    [
      ['--dn=1', '--account', 'Front Desk'],
      { values: {}, settings: { texts: { dn: '1' }, restart: false, number: 2 } },
    ],
    [
      ['--dn=1', '--account', 'Front Desk', '555'],
      {
        action: 'dial',
        values: { number: '555', account: '2' },
        settings: { texts: { dn: '1' }, restart: false, number: 2 },
      },
    ],
    [
      ['--setvolume=1', '--account', '2', '555'],
      {
        action: 'dial',
        values: { number: '555', account: '2' },
        settings: { texts: { setvolume: '1' }, restart: false },
      },
    ],
    [
      ['--autoanswer', '--call', '555'],
      { action: 'dial', values: { number: '555' }, settings: { texts: { autoanswer: undefined }, restart: false } },
    ],
    [['--autoanswer'], { values: {}, settings: { texts: { autoanswer: undefined }, restart: false } }],
    [
      ['--debug', 'off', '-hangup'],
      { action: 'hangUp', values: {}, settings: { texts: { debug: 'off' }, restart: false } },
    ],
    [['--password', '-hangup'], { values: {}, settings: { texts: { password: '-hangup' }, restart: false } }],
    [['--dn=1', '--password-stdin'], { values: {}, settings: { texts: { dn: '1' }, restart: false, secret: 'stdin' } }],
    [
      ['--ask-password', '--account=3'],
      { values: {}, settings: { texts: {}, restart: false, secret: 'prompt', number: 3 } },
    ],
  ])('%j', (words, expected) => {
    expect(read(...words)).toEqual(expected);
  });

  test('leave to a caller what generated launchers refuse, where it can do that', () => {
    expect(launcherArguments(microsip, ['--log', 'a.csv', '555'], file, ['log'])).toEqual({
      action: 'dial',
      values: { number: '555' },
      others: { log: 'a.csv' },
    });
    expect(() => launcherArguments(microsip, ['--log=a', '--log=b'], file, ['log'])).toThrow('--log is given twice');
  });

  test.each([
    [['--dn'], 2, /-dn needs a value/],
    [['--dn='], 2, /-dn needs a value/],
    [['--autoanswer='], 2, /-autoanswer needs a value/],
    [['--dn', '1', '-dn:2'], 2, /--dn is given twice/],
    [['--restart'], 2, /goes with flags that change settings/],
    [['--restart', '555'], 2, /goes with flags that change settings/],
    [['--restart:1', '--dn', '1'], 2, /-restart takes no value/],
    [['--password', 'x', '--password-stdin'], 2, /from one place only/],
    [['--ask-password', '--password-stdin'], 2, /from one place only/],
    [['--setvolume', '5', '--account', '2'], 2, /--account does not go with this/],
    [['--dn', '1', '--account', '0'], 4, /from 1 to 999/],
    [['--dn', '1', '--account', '01'], 4, /from 1 to 999/],
    [['--dn', '1', '--account', 'nobody'], 3, /"nobody" is no label/],
    [['--dn', '1', '555', '666'], 2, /Only one thing/],
    [['--show', 'maximized'], 4, /expected normal, minimized, hidden/],
    [['--log', 'calls.csv'], 4, /--log: /],
    [['--log'], 4, /--log: /],
    [['--bogus', '--dn', '1'], 2, /There is no flag --bogus/],
  ])('%j is refused', (words, exitCode, message) => {
    expect(errorOf(() => read(...words))).toEqual({ exitCode, message: expect.stringMatching(message) });
  });
});

function errorOf(act: () => unknown) {
  try {
    return { exitCode: 0, message: JSON.stringify(act()) };
  } catch (error) {
    if (error instanceof BridgesmithError) return { exitCode: error.exitCode, message: error.message };
    throw error;
  }
}
