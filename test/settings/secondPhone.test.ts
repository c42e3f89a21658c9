// secondPhone.test.ts: a phone of another maker is provisioned by no more than what it says of its keys and its file.
import { describe, expect, test } from 'vitest';
import { defineBridge } from '../../src/definition/index.js';
import { RefusedError } from '../../src/errors.js';
import { readAccountsCsv } from '../../src/settings/accountsCsv.js';
import type { ApplicationSettings } from '../../src/settings/application.js';
import { readIniDefinition } from '../../src/settings/definitionIni.js';
import { flag, host, integer, text, user } from '../../src/settings/keyTable.js';
import { settingsFiles } from '../../src/settings/many.js';
import { provision, undoProvision } from '../../src/settings/provision.js';
import { editOf, removalOf, settingsEdits, withPassword } from '../../src/settings/request.js';
import { noPhones, type Phones } from '../../src/settings/runningPhone.js';
import { MemoryFiles } from '../files/memoryFiles.js';
import { latin1, utf16 } from '../ini/odd.js';

const bridge = defineBridge({
  name: 'other-phone',
  title: 'Other Phone',
  summary: 'A softphone of another maker.',
  application: { executables: ['other.exe'], windowClass: 'OtherPhone' },
  actions: {
    hangUp: { summary: 'End the call.', bindings: { exe: { arguments: ['/hangup'] } } },
  },
});

const other: ApplicationSettings = {
  bridge,
  section: 'Common',
  keys: [flag('Ring', '1', 'ring'), integer('Volume', [0, 10], '5', 'how loud')],
  accounts: {
    section: 'Line',
    keys: [
      host('Registrar', 'server'),
      integer('Port', [1, 65_535], '5060', 'port of the server'),
      user('User', 'user'),
      { name: 'Secret', value: { kind: 'secret' }, default: '', summary: 'password' },
      text('Name', 'name that others see'),
    ],
    required: ['Registrar'],
  },
  values: { longest: 20, longestSecret: 40 },
  newFile: '[Common]\r\n',
  toUtf16: 'Convert it.',
  place: {
    portable: (executable) => `${executable}.ini`,
    possible: (executable) => [`${executable}.ini`],
    of: (executable) => `${executable}.ini`,
  },
  running: { exit: '/quit', minimized: '/tray', isBusy: async () => false },
};

const file = '/settings/other.ini';
const table = 'Computer,Registrar,Port,User,Secret\nPC-1,pbx.example,5070,101,p1\nPC-2,pbx.example,,102,p2\n';
const accounts = () => readAccountsCsv(other, table, 'users.csv', { others: ['computer'] }).accounts;

function computer(present?: string, phones: Phones = noPhones) {
  const files = new MemoryFiles();
  if (present !== undefined) files.held.set(file, utf16(present));
  const tools = { files, phones, coder: latin1 };
  const now = () => files.held.get(file)?.subarray(2).toString('utf16le');
  return { tools, now };
}

describe('a phone of another maker', () => {
  test('gets an account of a table, and its file back', async () => {
    const { tools, now } = computer('[Common]\r\nVolume=9\r\n');
    const request = {
      edits: [editOf(other, 'ring=no')],
      accounts: [accounts()[0]?.account].flatMap((one) => one ?? []),
    };
    const { changes, notes } = await provision(other, file, request, {}, tools);
    expect(now()).toBe(
      '[Common]\r\nVolume=9\r\nring=0\r\n[Line1]\r\nRegistrar=pbx.example\r\nPort=5070\r\nUser=101\r\nSecret=p1\r\n',
    );
    expect([changes.length, notes]).toEqual([5, []]);
    await undoProvision(other, file, {}, tools);
    expect(now()).toBe('[Common]\r\nVolume=9\r\n');
  });

  test('gets a new file, of each user one', async () => {
    const { tools, now } = computer();
    await provision(other, file, { edits: [editOf(other, 'Volume=1')] }, {}, tools);
    expect(now()).toBe('[Common]\r\nVolume=1\r\n');
    const { files } = settingsFiles(other, accounts(), { nameOf: ({ others }) => others.get('computer') ?? '' });
    expect(files.map(({ name }) => name)).toEqual(['PC-1.ini', 'PC-2.ini']);
    expect(files[1]?.bytes).toEqual(utf16('[Common]\r\n[Line1]\r\nRegistrar=pbx.example\r\nUser=102\r\nSecret=p2\r\n'));
  });

  test("hands over its own file, and takes a person's with a section that has no number", () => {
    const read = (words: string) => readIniDefinition(other, utf16(words), latin1, 'old.ini');
    const own = read('[Common]\r\nVolume=3\r\nTomorrow=1\r\n[Line2]\r\nRegistrar=a\r\n[Line3]\r\nUser=1\r\n[Log]\r\n');
    expect(settingsEdits(other, own, [removalOf(other, 'volume')]).map(({ section, key }) => [section, key])).toEqual([
      ['Common', 'Tomorrow'],
    ]);
    expect(own.accounts.map(({ slot, keys }) => [slot, keys])).toEqual([[2, [['Registrar', 'a']]]]);
    expect(own.notes).toEqual([
      'old.ini: taken as it stands there, though not known here, or not with such a value: Tomorrow.',
      'old.ini: left out, as the phone takes nothing for an account that lacks a Registrar: [Line3].',
      'old.ini: left out, as it is of that phone alone: [Log].',
    ]);
    const [person] = read('[Line]\r\nregistrar=a\r\nport=1\r\n').accounts;
    expect(person?.keys).toEqual([
      ['Registrar', 'a'],
      ['Port', '1'],
    ]);
    expect(withPassword(other, person ? [person] : [], 'p', undefined).accounts[0]?.keys.at(-1)).toEqual([
      'Secret',
      'p',
    ]);
  });

  test('refuses what is not among its keys, and what is longer than it reads', async () => {
    const { tools, now } = computer('[Common]\r\n');
    const setting = (word: string) => provision(other, file, { edits: [editOf(other, word)] }, {}, tools);
    await expect(setting('Volume=11')).rejects.toThrow('Volume is "11", but expects a whole number from 0 to 10.');
    await expect(setting('volumeOutput=1')).rejects.toThrow('volumeOutput is not known to be a setting of the phone.');
    await expect(setting('account1.User=1')).rejects.toThrow('Account 1 has no Registrar.');
    await expect(setting(`account1.Name=${'x'.repeat(21)}`)).rejects.toThrow(
      /Name has 21 characters.* reads 20 at most/,
    );
    await expect(setting('account1.Domain=a')).rejects.toBeInstanceOf(RefusedError);
    expect(() => editOf(other, 'account1.secret=p')).toThrow('every program can read a command line');
    expect(now()).toBe('[Common]\r\n');
  });

  test('is ended and started again around the change', async () => {
    const done: string[] = [];
    const phone = { process: 7, executable: 'C:\\other.exe', shown: false };
    const phones: Phones = {
      using: () => phone,
      isBusy: async () => false,
      stop: async () => void done.push(`stop ${now()}`),
      start: async () => void done.push(`start ${now()}`),
      open: async () => {},
    };
    const { tools, now } = computer('[Common]\r\n', phones);
    const request = { edits: [editOf(other, 'Ring=1')] };
    await expect(provision(other, file, request, {}, tools)).rejects.toThrow('C:\\other.exe runs');
    expect(await provision(other, file, request, { restart: true }, tools)).toMatchObject({ restarted: true });
    expect(done).toEqual(['stop [Common]\r\n', 'start [Common]\r\nRing=1\r\n']);
  });
});
