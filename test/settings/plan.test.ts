import { describe, expect, test } from 'vitest';
import { RefusedError } from '../../src/errors.js';
import { shownChange } from '../../src/ini/changes.js';
import { iniBytes, readIni } from '../../src/ini/file.js';
import { accountKey, accountKeys } from '../../src/microsip/settings/accountKeys.js';
import { microsipSettings } from '../../src/microsip/settings/index.js';
import { settingsKey, settingsKeys } from '../../src/microsip/settings/settingsKeys.js';
import { values } from '../../src/microsip/settings/values.js';
import { checkAccount, isAccount } from '../../src/settings/account.js';
import { checkValue } from '../../src/settings/checkValue.js';
import { type ProvisionRequest, planProvision } from '../../src/settings/plan.js';
import { expectLittleGrowth } from '../growth.js';
import { latin1, utf16 } from '../ini/odd.js';

const keys = [...settingsKeys, ...accountKeys];
const plan = (text: string, request: ProvisionRequest) =>
  planProvision(microsipSettings, readIni(utf16(text), latin1), request);
const set = (key: string, value: string, section = 'Settings') => ({ edits: [{ section, key, value }] });
const planned = (text: string, request: ProvisionRequest) =>
  iniBytes(plan(text, request).file).subarray(2).toString('utf16le');

function account(definition: Record<string, string | number | boolean>) {
  const checked = checkAccount(microsipSettings, definition);
  if (!isAccount(checked)) throw new Error(checked.join('; '));
  return checked;
}

describe('the table of keys', () => {
  test('has every key once, a summary, and a default that it would accept', () => {
    for (const table of [settingsKeys, accountKeys]) {
      const names = table.map(({ name }) => name.toLowerCase());
      expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
    }
    for (const key of keys) {
      expect(key.summary, key.name).not.toBe('');
      if (key.default !== undefined) expect(checkValue(values, key, key.default), key.name).toBe(key.default);
    }
  });

  test.each([
    ['volumeOutput', '0', '0'],
    ['volumeOutput', '007', '7'],
    ['AA', 'yes', '1'],
    ['AA', 'Off', '0'],
    ['autoAnswer', 'ALL', 'all'],
    ['STUN', 'stun.example.com:3478', 'stun.example.com:3478'],
    ['STUN', '[2001:db8::1]:3478', '[2001:db8::1]:3478'],
    ['checkUpdatesTime', '1686139229', '1686139229'],
    ['checkUpdatesTime', '2147483647', '2147483647'],
    ['videoBitrate', '5000000', '5000000'],
    ['mainX', '-120000', '-120000'],
    ['callsLastKey', '1686139229', '1686139229'],
    ['registerRefresh', '5', '5'],
    ['keepAlive', '0', '0'],
    ['ringingSound', 'Gruß.wav', 'Gruß.wav'],
  ])('%s takes %s', (name, text, value) => {
    expect(checkValue(values, keyOf(name), text)).toBe(value);
  });

  test.each([
    ['volumeOutput', '101', /from 0 to 100/],
    ['volumeOutput', 'loud', /from 0 to 100/],
    ['volumeOutput', '', /from 0 to 100/],
    ['AA', 'constructor', /1 or 0/],
    ['AA', '2', /1 or 0/],
    ['DTMFMethod', '4', /one of 0, 1, 2, 3/],
    ['STUN', 'stun.example.com:99999', /a host/],
    ['STUN', 'stun:stun.example.com', /a host/],
    ['STUN', 'a b', /a host/],
    ['checkUpdatesTime', '2147483648', /from 0 to 2147483647/],
    ['ringingSound', 'a\r\nb', /line break/],
    ['ringingSound', 'x'.repeat(256), /255/],
  ])('%s does not take %s', (name, text, message) => {
    expect(() => checkValue(values, keyOf(name), text)).toThrow(RefusedError);
    expect(() => checkValue(values, keyOf(name), text)).toThrow(message);
  });

  test('force takes values of another phone, but never what would be read otherwise, or let a caller in', () => {
    expect(checkValue(values, keyOf('autoAnswer'), 'sometimes', { force: true })).toBe('sometimes');
    expect(() => checkValue(values, keyOf('autoAnswer'), 'a\nb', { force: true })).toThrow(RefusedError);
    expect(() => checkValue(values, keyOf('cmdCallEnd'), 'C:\\a.cmd', { force: true })).toThrow(RefusedError);
  });
});

describe('an account', () => {
  test('by the documented names', () => {
    const definition = {
      ...{ Server: 'pbx.example.com', Port: 5080, Domain: 'example.com', Username: '1001', AuthID: 'auth1001' },
      ...{ Password: 'pässword;"', DisplayName: 'Ann', Proxy: 'proxy.example.com:5061' },
    };
    expect(account(definition).keys).toEqual([
      ['server', 'pbx.example.com:5080'],
      ['proxy', 'proxy.example.com:5061'],
      ['domain', 'example.com'],
      ['username', '1001'],
      ['password', 'pässword;"'],
      ['authID', 'auth1001'],
      ['displayName', 'Ann'],
    ]);
  });

  test.each([
    [{ server: 'a:5060' }, 'a:5060', 'a'],
    [{ server: 'a', port: 5070 }, 'a:5070', 'a'],
    [{ server: 'a;transport=tcp', port: '5070' }, 'a:5070;transport=tcp', 'a'],
    [{ server: '2001:db8::1', domain: 'x', port: 5070 }, '[2001:db8::1]:5070', 'x'],
    [{ domain: 'a', port: 5070 }, 'a:5070', 'a'],
    [{ server: 'a:5060', port: 5060 }, 'a:5060', 'a'],
  ])('%o has a server with its port, and a domain', (definition, server, domain) => {
    const { keys: given } = account({ ...definition, 'User Name': '1' });
    expect(Object.fromEntries(given)).toEqual({ server, domain, username: '1' });
  });

  test.each([
    [{ username: '1' }, ['domain is missing: the phone has no account without it']],
    [{ domain: 'a' }, ['username is missing: the phone has no account without it']],
    [{ domain: 'a', username: '1', port: 0 }, [expect.stringContaining('port is "0"')]],
    [{ domain: 'a', username: '1', port: 65536 }, [expect.stringContaining('65535')]],
    [{ server: 'a:1', username: '1', port: 2 }, ['port is 2, but server says 1']],
    [{ domain: 'a', username: '1', auth_id: 'x', authID: 'y' }, ['authID is given twice']],
    [{ domain: 'a', username: '1', pasword: 'x' }, [expect.stringContaining('"pasword"')]],
    [{ domain: 'http://a', username: '1' }, [expect.stringContaining('domain is "http://a"')]],
    [{ domain: 'a', username: '1', transport: 'sctp' }, [expect.stringContaining('one of (empty), udp, tcp, tls')]],
    [{ domain: 'a', username: '1', account: 'x' }, [expect.stringContaining('account is "x"')]],
  ])('%o is none', (definition, problems) => {
    expect(checkAccount(microsipSettings, definition as Record<string, string>)).toEqual(problems);
  });

  test('no message repeats a password', () => {
    const checked = checkAccount(microsipSettings, { domain: 'a', username: '1', password: 'secret\nword' });
    expect(checked).toEqual([expect.not.stringContaining('secret')]);
  });
});

describe('a plan', () => {
  const ann = account({ domain: 'example.com', username: '1001', password: 'p' });

  test('writes an account, and has the phone use it', () => {
    expect(planned('[Settings]\r\nunknown=1\r\n', { accounts: [ann] })).toBe(
      '[Settings]\r\nunknown=1\r\naccountId=1\r\n[Account1]\r\ndomain=example.com\r\nusername=1001\r\npassword=p\r\n',
    );
  });

  test('leaves the account in use, and the local one where the user chose it', () => {
    const one = '[Account1]\r\ndomain=a\r\nusername=b\r\n';
    const second = { accounts: [{ ...ann, slot: 2 }] };
    expect(planned(`[Settings]\r\naccountId=1\r\n${one}`, second)).toContain('accountId=1\r\n');
    expect(planned(`[Settings]\r\naccountId=0\r\nenableLocalAccount=1\r\n${one}`, second)).toContain('accountId=0\r\n');
    expect(planned(`[Settings]\r\naccountId=0\r\n${one}`, second)).toContain('accountId=2\r\n');
    expect(planned(`[Settings]\r\naccountId=7\r\n${one}`, second)).toContain('accountId=2\r\n');
  });

  test('takes the old way of encrypting away with the old password', () => {
    const text = '[Settings]\naccountId=1\n[Account1]\ndomain=a\nusername=b\npasswordSize=16\npassword=00ff\n';
    expect(planned(text, set('password', 'new', 'Account1'))).toBe(
      '[Settings]\naccountId=1\n[Account1]\ndomain=a\nusername=b\npassword=new\n',
    );
  });

  test('leaves what stands there already unchecked', () => {
    const text = '[Settings]\nvolumeOutput=loud\nnewKey=1\n';
    const edits = [...set('volumeOutput', 'loud').edits, ...set('newKey', '1').edits];
    expect(plan(text, { edits }).changes).toEqual([]);
  });

  test('takes unknown keys with force only', () => {
    expect(() => plan('[Settings]\n', set('volumOutput', '1'))).toThrow(/--force/);
    expect(planned('[Settings]\n', { ...set('newKey', 'x'), force: true })).toBe('[Settings]\nnewKey=x\n');
  });

  test('names everything that is wrong, and is none then', () => {
    const edits = [...set('volumeOutput', '200').edits, ...set('nothing', '1').edits, ...set('DND', '1').edits];
    expect(() => plan('[Settings]\n', { edits })).toThrow(/volumeOutput[\s\S]*nothing/);
  });

  test.each([
    ['a gap between accounts', '[Settings]\n', { accounts: [{ ...ann, slot: 2 }] }, /no account 1/],
    [
      'two of the same number',
      '[Settings]\n',
      {
        accounts: [
          { ...ann, slot: 1 },
          { ...ann, slot: 1 },
        ],
      },
      /twice/,
    ],
    ['half an account', '[Settings]\n', set('label', 'x', 'Account1'), /Account 1 has no domain/],
    ['a key that is set twice', '[S]\n', { edits: [...set('AA', '1').edits, ...set('aa', '0').edits] }, /twice/],
    ['an account that is to be migrated', '[Settings]\ndomain=a\n', { accounts: [ann] }, /Start the phone once/],
  ] as const)('refuses %s', (_what, text, request, message) => {
    expect(() => plan(text, request)).toThrow(message);
  });

  test('notes what the phone does not keep, what can be read, and what is left of another user', () => {
    expect(plan('[Settings]\n', set('userAgent', ' x ')).notes).toEqual([expect.stringContaining('loses these')]);
    expect(plan('[Settings]\n', { accounts: [ann] }).notes).toEqual([expect.stringContaining('encrypts')]);
    const text = '[Settings]\naccountId=1\n[Account1]\ndomain=a\nusername=b\nauthID=b\n';
    expect(plan(text, set('username', 'c', 'Account1')).notes).toEqual([expect.stringContaining('authID b')]);
    expect(plan('[Settings]\n', set('audioInputDevice', ' x ')).notes).toEqual([]);
  });

  test('takes no longer for a key the more there are, and ends its message', () => {
    expectLittleGrowth((length) => {
      const edits = Array.from({ length }, (_, place) => ({ section: 'Settings', key: `k${place}`, value: 'v' }));
      expect(() => plan('[Settings]\n', { edits })).toThrow(`… and ${length - 50} more.`);
      const given = edits.map((edit) => ({ ...edit, isPhones: true }));
      expect(plan('[Settings]\n', { edits: given }).changes).toHaveLength(length);
      const unknown = Object.fromEntries(edits.map(({ key, value }) => [key, value]));
      const problems = checkAccount(microsipSettings, { domain: 'a', username: '1', ...unknown });
      expect(JSON.stringify(problems).length).toBeLessThan(2000);
    }, 1000);
  });

  test('shows no secret', () => {
    const { changes } = plan('[Settings]\n', { accounts: [ann] });
    expect(JSON.stringify(changes.map(shownChange))).not.toContain('"p"');
    expect(changes.map(shownChange).find(({ key }) => key === 'password')?.after).toBe('***');
  });
});

function keyOf(name: string) {
  const key = settingsKey(name) ?? accountKey(name);
  if (!key) throw new Error(`no key ${name}`);
  return key;
}
