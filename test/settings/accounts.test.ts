import { describe, expect, test } from 'vitest';
import { DefinitionError, FailedError, NotFoundError, UsageError } from '../../src/errors.js';
import { writeNewFiles } from '../../src/files/writeNewFiles.js';
import { getKey, readIni } from '../../src/ini/file.js';
import { microsipSettings } from '../../src/microsip/settings/index.js';
import { readAccountsCsv } from '../../src/settings/accountsCsv.js';
import { chooseAccounts, conditionOf } from '../../src/settings/chooseAccounts.js';
import { readDefinition } from '../../src/settings/definitionFile.js';
import { settingsFiles } from '../../src/settings/many.js';
import { editOf, removalOf, withPassword } from '../../src/settings/request.js';
import { MemoryFiles } from '../files/memoryFiles.js';
import { latin1 } from '../ini/odd.js';

describe('accounts from a table', () => {
  const read = (text: string, others: string[] = []) =>
    readAccountsCsv(microsipSettings, text, 'users.csv', { others });

  test.each([',', ';', '\t'])('separated by %j, with a mark', (sign) => {
    const text = `\ufeffUser Name${sign}Domain${sign}Port\r\n1001${sign}example.com${sign}\r\n`;
    const { accounts, problems } = read(text);
    expect(problems).toEqual([]);
    expect(accounts[0]?.account.keys).toEqual([
      ['domain', 'example.com'],
      ['username', '1001'],
    ]);
  });

  test('as spreadsheets and people leave it', () => {
    const text =
      '"sep=;"\r\nUser Name;domain;password;pc;;\r\n"7291 ";\u00a0example.com;" p ";PC-1 ;;\r\n;;\r\n;;;;;\r\nx;y\r\n';
    const { accounts, problems } = read(text, ['pc']);
    expect(accounts.map(({ line, account }) => [line, Object.fromEntries(account.keys)])).toEqual([
      [3, { domain: 'example.com', username: '7291', password: ' p ' }],
    ]);
    expect(accounts[0]?.others.get('pc')).toBe('PC-1');
    expect(problems).toEqual([{ line: 6, message: 'it has 2 cells, but there are 4 columns' }]);
  });

  test.each([
    ['username,pasword\n', /"pasword" is nothing that an account has\. Did you mean password\? Remove it/],
    ['username,domain,user_name\n', /twice/],
    ['', /empty/],
    ['username,do"main\n', /quote/],
  ])('the columns of %j are wrong', (text, message) => {
    expect(() => read(text)).toThrow(DefinitionError);
    expect(() => read(text)).toThrow(message);
  });

  test('a column that is asked for must be there', () => {
    expect(() => read('username,domain\n1,a\n', ['computer'])).toThrow(/no column computer/);
  });

  test('the line of this computer is chosen, and no other', () => {
    const { accounts } = read('Computer,username,domain\nPC-1,1,a\nPC-2,2,a\nPC-2,3,a\n', ['computer']);
    const names = (condition: string) =>
      chooseAccounts(accounts, [conditionOf(condition)]).map(({ account }) => account.keys[1]?.[1]);
    expect(names('computer=pc-1')).toEqual(['1']);
    expect(() => names('computer=PC-3')).toThrow(NotFoundError);
    expect(() => names('computer=PC-2')).toThrow(UsageError);
    expect(() => conditionOf('computer')).toThrow(UsageError);
  });

  test('several lines are several accounts where they say which', () => {
    const { accounts } = read('account,username,domain\n2,1,a\n1,2,a\n');
    expect(chooseAccounts(accounts, []).map(({ account }) => account.slot)).toEqual([2, 1]);
  });
});

describe('2,000 accounts', () => {
  /** Every 40th line is bad, each in another way. */
  const bad = [
    (user: number) => `${user},,pw,Office`,
    (user: number) => `${user},example.com,pw`,
    (user: number) => `${user},example.com,p"w,Office`,
    (user: number) => `${user},exa mple.com,pw,Office`,
    (user: number) => `${user},example.com,"p\u0007w",Office`,
    () => '1000,example.com,pw,Office',
    () => 'con,example.com,pw,Office',
  ];
  const lines = Array.from({ length: 2000 }, (_, place) => {
    const user = 1000 + place;
    const wrong = bad[(place / 40 - 1) % bad.length];
    return place > 0 && place % 40 === 0 && wrong ? wrong(user) : `${user},example.com,"p""w,${user}",Büro ${user}`;
  });
  const badLines = lines.flatMap((_, place) => (place > 0 && place % 40 === 0 ? [place + 2] : []));
  const text = ['username,domain,password,label', ...lines, ''].join('\r\n');

  const made = once(() => {
    const { accounts, problems } = readAccountsCsv(microsipSettings, text, 'users.csv', { others: ['username'] });
    const nameOf = ({ others }: (typeof accounts)[number]) => others.get('username') ?? '';
    const { files, problems: more } = settingsFiles(microsipSettings, accounts, {
      nameOf,
      edits: [editOf(microsipSettings, 'volumeOutput=80')],
    });
    return { files, problems: [...problems, ...more] };
  });

  test('the bad lines are named with the reason, and only they', () => {
    const { files, problems } = made();
    const named = [...new Set(problems.map(({ line }) => line))].sort((a, b) => a - b);
    // A name that is there twice makes its first line bad, too.
    expect(named).toEqual([2, ...badLines]);
    expect(files).toHaveLength(2000 - named.length);
    const reasons = new Set(problems.map(({ message }) => message.replace(/\d+/g, '')));
    expect(reasons.size).toBeGreaterThanOrEqual(bad.length);
    expect(JSON.stringify(problems)).not.toContain('pw');
  });

  test('each good line is a whole settings file', () => {
    for (const { name, bytes, lines: from } of made().files) {
      const user = name.replace('.ini', '');
      const file = readIni(bytes, latin1);
      expect(from).toEqual([Number(user) - 1000 + 2]);
      expect(getKey(file, 'Account1', 'username')).toBe(user);
      expect(getKey(file, 'Account1', 'password')).toBe(`p"w,${user}`);
      expect(getKey(file, 'Account1', 'label')).toBe(`Büro ${user}`);
      expect(getKey(file, 'Settings', 'accountId')).toBe('1');
      expect(getKey(file, 'Settings', 'volumeOutput')).toBe('80');
    }
  });

  test('written, and written again without a change', async () => {
    const [disk, { files }] = [new MemoryFiles(), made()];
    const seen: number[] = [];
    await writeNewFiles(disk, '/out', files, (done) => seen.push(done));
    expect(disk.held.size).toBe(files.length);
    expect(seen.at(-1)).toBe(files.length);
    const before = [...disk.held];
    await writeNewFiles(disk, '/out', files);
    expect([...disk.held]).toEqual(before);
  });

  test.each([3000, 4000, 5000, 7000])('a disk that fails at step %d has nothing of them left', async (step) => {
    const disk = new MemoryFiles(step);
    await expect(writeNewFiles(disk, '/out', made().files)).rejects.toThrow(FailedError);
    expect([...disk.held.keys()]).toEqual([]);
  });

  test("another's file in the way is not written over, and nothing is written", async () => {
    const disk = new MemoryFiles();
    disk.held.set('/out/1001.ini', Buffer.from('mine'));
    await expect(writeNewFiles(disk, '/out', made().files)).rejects.toThrow(/1001\.ini/);
    expect([...disk.held]).toEqual([['/out/1001.ini', Buffer.from('mine')]]);
  });

  test.each(['', 'a/b', '..', 'a.', ' a', 'nul', 'COM1.x', 'aux .txt', 'CONIN$', 'a\u0001'])(
    '%j is no name of a file',
    (name) => {
      const { accounts } = readAccountsCsv(microsipSettings, 'username,domain\n1,a\n', 'users.csv');
      const { files, problems } = settingsFiles(microsipSettings, accounts, { nameOf: () => name });
      expect([files.length, problems.length]).toEqual([0, 1]);
    },
  );
});

describe('a definition', () => {
  test('in YAML, whose numbers keep their zeros', () => {
    const text = `
settings: {volumeOutput: 80, enableLog: true}
accounts:
  - {server: pbx.example.com, port: 5080, username: 0049123, password: 0123e4}
`;
    expect(readDefinition(microsipSettings, text, 'phone.yaml')).toEqual({
      settings: [
        ['volumeOutput', '80'],
        ['enableLog', 'true'],
      ],
      accounts: [
        {
          slot: undefined,
          keys: [
            ['server', 'pbx.example.com:5080'],
            ['domain', 'pbx.example.com'],
            ['username', '0049123'],
            ['password', '0123e4'],
          ],
        },
      ],
    });
  });

  test('is one account by itself, too', () => {
    const { accounts } = readDefinition(
      microsipSettings,
      '{"Server": "pbx.example", "Domain": "pbx.example", "Username": "101"}',
      'a.json',
    );
    expect(accounts).toEqual(
      readDefinition(
        microsipSettings,
        '[{"Server": "pbx.example", "Domain": "pbx.example", "Username": "101"}]',
        'a.json',
      ).accounts,
    );
    expect(accounts).toHaveLength(1);
    expect(() => readDefinition(microsipSettings, 'server: pbx.example', 'a.yaml')).toThrow(/username is missing/);
    for (const spoilt of ['1.01E+10', '1,01E+10', '5551234.0']) {
      const told = /username is ".*": a number that a spreadsheet has rounded/;
      expect(() => readDefinition(microsipSettings, `{domain: a, username: '${spoilt}'}`, 'a.yaml')).toThrow(told);
    }
  });

  test('in JSON, as a list of accounts', () => {
    const { accounts } = readDefinition(
      microsipSettings,
      '[{"domain": "a", "username": "1", "account": 2, "ICE": true}]',
      'a.json',
    );
    expect(accounts).toEqual([
      {
        slot: 2,
        keys: [
          ['domain', 'a'],
          ['username', '1'],
          ['ICE', '1'],
        ],
      },
    ]);
  });

  test('with the line of everything that is wrong', () => {
    const text = 'settings: [1]\nother: x\naccounts:\n  - {domain: a}\n  - {username: 1, domain: a}\n  - 5\n';
    expect(() => readDefinition(microsipSettings, text, 'phone.yaml')).toThrow(DefinitionError);
    expect(() => readDefinition(microsipSettings, text, 'phone.yaml')).toThrow(
      /line 4[\s\S]*username is missing[\s\S]*line 6/,
    );
  });

  test('in no other kind of file', () => {
    expect(() => readDefinition(microsipSettings, '', 'accounts.docx')).toThrow(UsageError);
  });
});

describe('what is set one by one', () => {
  test.each([
    ['volumeOutput=80', { section: 'Settings', key: 'volumeOutput', value: '80' }],
    ['ringingSound=', { section: 'Settings', key: 'ringingSound', value: '' }],
    ['account2.dialPlan=<9:>x.=y', { section: 'Account2', key: 'dialPlan', value: '<9:>x.=y' }],
  ])('%s', (text, edit) => {
    expect(editOf(microsipSettings, text)).toEqual(edit);
  });

  test.each(['volumeOutput', '=1', 'account1.password=x', 'account1.Password=x'])('%s is refused', (text) => {
    expect(() => editOf(microsipSettings, text)).toThrow(UsageError);
  });

  test('a key is removed by its name', () => {
    expect(removalOf(microsipSettings, 'account2.authID')).toEqual({
      section: 'Account2',
      key: 'authID',
      value: undefined,
    });
  });

  test('a password is for the one account that has none', () => {
    const [bare, full] = readDefinition(
      microsipSettings,
      '[{domain: a, username: 1}, {domain: a, username: 2, password: x}]',
      'a.yaml',
    ).accounts;
    if (!bare || !full) throw new Error('no accounts');
    expect(withPassword(microsipSettings, [full, bare], 'p', undefined).accounts[1]?.keys.at(-1)).toEqual([
      'password',
      'p',
    ]);
    expect(withPassword(microsipSettings, [], 'p', 2).edits).toEqual([
      { section: 'Account2', key: 'password', value: 'p' },
    ]);
    expect(() => withPassword(microsipSettings, [bare, bare], 'p', undefined)).toThrow(UsageError);
    expect(() => withPassword(microsipSettings, [], 'p', undefined)).toThrow(UsageError);
  });
});

function once<T>(make: () => T): () => T {
  let made: { readonly it: T } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}
