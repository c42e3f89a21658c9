import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DefinitionError, FailedError, RefusedError } from '../../src/errors.js';
import { asciiCoder } from '../../src/ini/encoding.js';
import { getKey } from '../../src/ini/file.js';
import { microsipSettings } from '../../src/microsip/settings/index.js';
import { readIniDefinition } from '../../src/settings/definitionIni.js';
import { newSettings } from '../../src/settings/file.js';
import { planProvision } from '../../src/settings/plan.js';
import { settingsEdits } from '../../src/settings/request.js';
import { bridgesmith, folderWith } from '../cli/bridgesmith.js';
import { latin1, utf16 } from '../ini/odd.js';

const read = (text: string, force = false) =>
  readIniDefinition(microsipSettings, utf16(text), latin1, 'old.ini', force);
const account = 'domain=pbx.example.com\r\nusername=1001\r\n';

/** What a new phone makes of a phone's file. */
function transferred(text: string) {
  const given = read(text);
  return planProvision(microsipSettings, newSettings(microsipSettings, latin1), {
    edits: settingsEdits(microsipSettings, given, []),
    accounts: given.accounts,
  });
}

/** As MicroSIP 3.22 writes it, shortened. */
const newest = [
  '[Global]\r\nversion=3.22.3\r\ncheckUpdatesTime=1737295400\r\n[Settings]\r\naccountId=1\r\nsingleMode=1\r\n',
  'audioOutputDevice=""\r\nvideoVP9=1\r\nbuttonAC=1\r\nbuttonCONF=1\r\nautoAnswerCalls=\r\nforwarding=button\r\n',
  'forwardingNumber=\r\nforwardingDelay=0\r\nfeatureCodeCP=**\r\nenableFeatureCodeCP=1\r\ndisableNameLookup=0\r\n',
  'multiMonitor=0\r\nnetworkChanges=1\r\ncrashReport=1\r\ncmdCallRing=""C:\\My Hooks\\hop.exe" ring"\r\ncmdCallEnd=""\r\n',
  'minimized=0\r\nFWD=0\r\nmainX=-8\r\nfeatureCodeXX=1\r\nsomethingOfTomorrow=5\r\n',
  `[Account1]\r\nlabel=\r\nserver=pbx.example.com\r\n${account}password=5e7c00aa\r\nhideCID=hard\r\nfuture=1\r\n`,
  '[Calls]\r\n0=5551234;Ann;0;1737295400;5;Call Ended\r\n[Dialed]\r\n0=5551234\r\n[Shortcuts]\r\n0=a;1;dtmf;;0;\r\n',
].join('');

describe('a file that a phone has written', () => {
  test('is taken as it stands there, and what is not known is mentioned', () => {
    const { file, notes } = transferred(newest);
    expect(getKey(file, 'Settings', 'somethingOfTomorrow')).toBe('5');
    expect(getKey(file, 'Settings', 'forwarding')).toBe('button');
    expect(getKey(file, 'Settings', 'cmdCallRing')).toBe('"C:\\My Hooks\\hop.exe" ring');
    expect(getKey(file, 'Account1', 'future')).toBe('1');
    expect(getKey(file, 'Account1', 'hideCID')).toBe('hard');
    expect(getKey(file, 'Account1', 'password')).toBe('5e7c00aa');
    expect(getKey(file, 'Global', 'version')).toBeUndefined();
    expect(notes).toEqual([]);
    expect(read(newest).notes).toEqual([
      'old.ini: taken as it stands there, though not known here, or not with such a value: Account1: hideCID, Account1: future, featureCodeXX, somethingOfTomorrow.',
      'old.ini: left out, as it is of that phone alone: [Global], [Calls], [Dialed], [Shortcuts].',
    ]);
  });

  test.each([
    ['UTF-16LE', utf16(`[Account1]\r\nlabel=Büro\r\n${account}`)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff[Account1]\r\nlabel=Büro\r\n${account}`)],
    ['UTF-8', Buffer.from(`[Account1]\r\nlabel=Büro\r\n${account}`)],
    ['a code page', Buffer.from(`[Account1]\r\nlabel=Büro\r\n${account}`, 'latin1')],
  ])('may be in %s', (_encoding, bytes) => {
    const { accounts } = readIniDefinition(microsipSettings, bytes, latin1, 'old.ini');
    expect(Object.fromEntries(accounts[0]?.keys ?? [])).toMatchObject({ label: 'Büro', username: '1001' });
  });

  test('in a code page of elsewhere is refused only for letters that are wanted, in words that fit', () => {
    const bytes = (label: string) =>
      Buffer.from(`[Account1]\r\nlabel=${label}\r\n${account}[Dialed]\r\n0=Müller\r\n`, 'latin1');
    expect(readIniDefinition(microsipSettings, bytes('Buero'), asciiCoder(), 'old.ini').accounts).toHaveLength(1);
    expect(() => readIniDefinition(microsipSettings, bytes('Büro'), asciiCoder(), 'old.ini')).toThrow(DefinitionError);
    expect(() => readIniDefinition(microsipSettings, bytes('Büro'), asciiCoder(), 'old.ini')).toThrow(
      /\[Account1\] label: It has letters of a code page of Windows[\s\S]*UTF-16LE/,
    );
    const without = Buffer.from('[Settings]\r\n', 'utf16le');
    expect(() => readIniDefinition(microsipSettings, without, latin1, 'old.ini')).toThrow(FailedError);
    expect(() => readIniDefinition(microsipSettings, without, latin1, 'old.ini')).toThrow(
      /UTF-16 without its byte order mark/,
    );
  });

  test('with two [Settings], and keys twice, means what the phone takes it for', () => {
    const { settings, notes } = read(
      `[Settings]\r\nAA=1\r\naa=0\r\n[Account1]\r\n${account}domain=x\r\n[settings]\r\nAA=0\r\nDND=1\r\n`,
    );
    expect(settings).toEqual([['AA', '1']]);
    expect(notes).toEqual([expect.stringMatching(/there more than once[\s\S]*: \[Settings\]\.$/)]);
  });

  test('may have no [Settings], and accounts behind [Dialed] in any order', () => {
    const text = `[Account2]\ndomain=b\nusername=2\n[Dialed]\n0=1\n[Account1]\ndomain=a\nusername=1\n[Account7]\n${account}`;
    const { settings, accounts } = read(text);
    expect(settings).toEqual([]);
    expect(accounts.map(({ slot }) => slot)).toEqual([2, 1, 7]);
    expect(() => transferred(text)).toThrow(/no account 3\. The phone would not show it/);
  });

  test('leaves out what is no account to the phone', () => {
    const { accounts, notes } = read(`[Account1]\n${account}[Account2]\nlabel=x\ndomain=a\nusername=\n`);
    expect(accounts).toHaveLength(1);
    expect(notes).toEqual([expect.stringContaining('left out, as the phone takes nothing for an account that lacks')]);
  });

  test('keeps the password of an old version with its size', () => {
    const { file } = transferred(`[Account1]\npasswordSize=16\n${account}password=00ff\n`);
    expect(getKey(file, 'Account1', 'passwordSize')).toBe('16');
    expect(getKey(file, 'Account1', 'password')).toBe('00ff');
  });

  test('with a hook that lets a caller in needs the flag, or goes without it', () => {
    const text = `[Settings]\ncmdCallRing=C:\\x.bat\n[Account1]\n${account}`;
    expect(() => transferred(text)).toThrow(RefusedError);
    expect(() => transferred(text)).toThrow(/--unsafe-hooks.*--unset cmdCallRing/);
  });
});

describe('the documented [Account]', () => {
  test("counts, beside the phone's own sections", () => {
    const { settings, accounts } = read(
      '[Settings]\r\nvolumeOutput=80\r\n[Account]\r\nServer=pbx.example.com\r\nPort=5060\r\nUsername=1001\r\nPassword=" p "\r\nProxy=\r\n[Account1]\r\ndomain=old\r\n',
    );
    expect(settings).toEqual([['volumeOutput', '80']]);
    expect(accounts.map(({ keys }) => Object.fromEntries(keys))).toEqual([
      { server: 'pbx.example.com:5060', domain: 'pbx.example.com', username: '1001', password: ' p ' },
    ]);
  });

  test('is written by a person, and its mistakes are named', () => {
    expect(() => read(`[Account]\npasword=x\n${account}`)).toThrow(DefinitionError);
  });
});

test('bridgesmith microsip provision --accounts old-phone.ini', async () => {
  const folder = await folderWith({});
  await writeFile(join(folder, 'old-phone.ini'), utf16(newest));
  const words = ['microsip', 'provision', '--file', 'phone.ini', '--accounts', 'old-phone.ini'];
  const { exitCode, stdout, stderr } = await bridgesmith(words, { cwd: folder });
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('+ [Settings] somethingOfTomorrow=5')]);
  expect(stderr).toContain('featureCodeXX, somethingOfTomorrow.');
});
