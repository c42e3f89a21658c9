// batch.lab.test.ts: the generated launcher for cmd.exe, run by a real command interpreter, with a stand-in for the phone.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readLauncher } from '../../../src/definition/launcher/words.js';
import { payloadOf } from '../../../src/definition/resolve/invocation.js';
import { resolve } from '../../../src/definition/resolve/resolve.js';
import { BridgesmithError } from '../../../src/errors.js';
import { renderTarget } from '../../../src/generate/generate.js';
import { microsip } from '../../../src/profiles/index.js';
import { batch } from '../../../src/targets/batch/index.js';
import { launcher } from '../../../src/targets/launcher/index.js';
import { canaryWord, hostileTexts } from '../../corpora/hostile.js';
import { type Lab, labUnavailable, openLab, type RunOptions, waitFor } from '../../lab/index.js';

const opened = await openLab({ own: true });
const lab = opened as Lab;
if (!opened) console.warn(labUnavailable());
afterAll(() => opened?.close());

/** All that a path may have, less what Wine's cmd loses: a percent sign in the path of a batch file. */
const folder = opened?.native ? "C:\\R&D (100%) !x^ it's" : "C:\\R&D (100) !x^ it's";

async function run(text: string, options: RunOptions = {}) {
  const line = `"${folder}\\launcher\\microsip-cli.cmd"${text && ` ${text.replace(/[&|<>^"()!%]/g, '^$&')}`}`;
  const { exitCode, stdout, stderr } = await lab.cmdLine(line, options);
  return { exitCode, said: `${stdout.toString('latin1')}${stderr.toString('latin1')}` };
}

async function received(count: number): Promise<string[]> {
  const commands = await waitFor(`${count} commands at the phone`, async () => {
    const found = await lab.phone.received();
    return found.length >= count ? found : undefined;
  });
  return commands.map(({ text }) => text);
}

/** What an .ini file of the phone may be: UTF-16LE with a mark, or in the system's code page. */
const settings = [
  '[Settings]',
  'label=Settings',
  '[Account1]',
  'label=Office & Home',
  '[Account2]',
  'Label = "Front Desk"',
  '[Account12]',
  'label=100%!^',
  '[Account3]',
  'label=Twice',
  '[Account4]',
  'label=Twice',
  '',
].join('\r\n');

describe.skipIf(!opened)('microsip-cli.cmd', () => {
  beforeAll(async () => {
    if (!opened) return;
    for (const target of [batch, launcher]) {
      for (const { path, bytes } of await renderTarget(microsip, target)) {
        await lab.files.write(`${folder}\\${path.replaceAll('/', '\\')}`, bytes);
      }
    }
    await lab.phone.start();
  });
  afterAll(() => opened?.phone.stop());
  beforeEach(() => opened?.phone.clear());

  test.each([
    ['5551234', '5551234'],
    ['-dial:5551234', '5551234'],
    ['-dial 5551234', '5551234'],
    ['--dial=+49*30#1,2;3', '+49*30#1,2;3'],
    ['"-dial:5551234"', '5551234'],
    ['-DIAL:5551234', '5551234'],
    ['0049 --account 2', '0049 /account:2'],
    ['--account:2 0049', '0049 /account:2'],
    ['-account=99 -dial:jo', 'jo /account:99'],
    ['jo@pbx.example', 'jo@pbx.example'],
    ['-hangup', '/hangupall'],
    ['--hangup', '/hangupall'],
    ['-answer', '/answer'],
    ['-minimize', 'msip:minimize'],
  ])('%s', async (text, payload) => {
    expect(await run(text)).toEqual({ exitCode: 0, said: '' });
    expect(await received(1)).toEqual([payload]);
  });

  test('-exit, which a second phone tells the first by closing its window', async () => {
    expect(await run('-exit')).toEqual({ exitCode: 0, said: '' });
    expect(await lab.phone.waitForEffects(1)).toEqual(['exit']);
    await waitFor('the phone to end', async () => ((await lab.phone.isRunning()) ? undefined : true));
    await lab.phone.start();
  });

  test.each([
    ['nothing', '', 2, /There is nothing to do\./],
    ['an unknown flag', '-redial', 2, /There is no flag -redial\./],
    ['an unknown flag with a value', '--bogus:5551234', 2, /There is no flag --bogus:5551234\./],
    ['a switch of the phone', '/answer', 2, /There is no flag \/answer\./],
    ['another', '/resetnoask', 2, /There is no flag/],
    ['what begins like a flag', '-dia:5', 2, /There is no flag/],
    ['a number below zero', '-5551234', 2, /There is no flag -5551234\./],
    ['a flag without its hyphen', 'hangup', 2, /hangup has no hyphen.* write -dial:hangup\./],
    ['two flags', '-answer -hangup', 2, /Only one thing/],
    ['a flag twice', '-answer -answer', 2, /Only one thing/],
    ['a flag and a number', '-hangup 555', 2, /Only one thing/],
    ['two numbers', '555 666', 2, /Only one thing/],
    ['a flag that needs a value', '-dial', 2, /-dial needs a value\./],
    ['an empty value', '-dial:', 2, /-dial needs a value\./],
    ['an empty value that follows', '-dial ""', 2, /-dial needs a value\./],
    ['an empty word', '""', 2, /empty/],
    ['a value where none goes', '-hangup:1', 2, /-hangup takes no value\./],
    ['an option where it does not go', '-hangup --account 2', 2, /--account does not go with -hangup\./],
    ['an option twice', '555 --account 2 --account 3', 2, /--account is given twice\./],
    ['only an option', '--account 2', 2, /nothing to do/],
    ['an account out of range', '555 --account 100', 4, /account: expected/],
    ['a value that looks like a flag', '-dial -hangup', 4, /number: expected/],
    ['an instant message', '"-dial:1 hello"', 4, /number: expected/],
    ['a word that could be a comment', ';555', 4, /number: expected/],
    ['an account that could be a comment', '555 --account ;1', 3, /";1" cannot be looked up/],
    ['a second command', '5&6', 4, /a sign that cmd would act on|number: expected/],
    ['a quote that is not closed', '"5', 4, /double quote/],
    ['an account that no file tells', '555 --account Office', 3, /cannot be looked up: .*microsip\.ini is not there/],
  ])('refuses %s', async (_name, text, exitCode, message) => {
    const result = await run(text);
    expect(result).toEqual({ exitCode, said: expect.stringMatching(message) });
    expect(await lab.phone.received()).toEqual([]);
  });

  test('takes nothing from a caller’s environment', async () => {
    const env = { BRIDGESMITH_ACCOUNT: '7', BRIDGESMITH_NUMBER: '666', CALL: 'default', VALUE: '777', PENDING: 'dial' };
    expect(await run('555', { env })).toEqual({ exitCode: 0, said: '' });
    expect(await received(1)).toEqual(['555']);
    expect((await run('', { env })).exitCode).toBe(2);
  });

  test.each(['--help', '-h', '/?', '555 --help'])('explains itself for %s, unless it is refused', async (text) => {
    const { exitCode, said } = await run(text);
    expect({ exitCode, said }).toEqual({ exitCode: 0, said: expect.stringContaining('-dial:number') });
    expect(await lab.phone.received()).toEqual([]);
  });

  describe.each(['UTF-16', 'ANSI'])('labels in a file in %s', (encoding) => {
    const path = opened ? opened.phone.settingsPath : '';
    beforeAll(async () => {
      const bytes = encoding === 'ANSI' ? Buffer.from(settings, 'latin1') : Buffer.from(`\uFEFF${settings}`, 'utf16le');
      if (opened) await lab.files.write(path, bytes);
    });
    afterAll(() => opened?.files.remove(path));

    test.each([
      ['555 --account "Front Desk"', '555 /account:2'],
      ['555 --account "Office & Home"', '555 /account:1'],
      ['"-account:100%!^" 555', '555 /account:12'],
    ])('%s', async (text, payload) => {
      expect(await run(text)).toEqual({ exitCode: 0, said: '' });
      expect(await received(1)).toEqual([payload]);
    });

    test.each([
      ['one that no account has', '555 --account front', 3, /"front" is no label/],
      ['one of other sections', '555 --account Settings', 3, /"Settings" is no label/],
      ['one that two accounts have', '555 --account Twice', 2, /"Twice" is the label of 3 and 4/],
    ])('refuses %s', async (_name, text, exitCode, message) => {
      expect(await run(text)).toEqual({ exitCode, said: expect.stringMatching(message) });
      expect(await lab.phone.received()).toEqual([]);
    });
  });

  describe('with settings', () => {
    const read = async () => (await lab.files.readBytes(lab.phone.settingsPath)).subarray(2).toString('utf16le');
    /** Windows writes such a file anew for each change, and it is empty for a moment. */
    const holds = (text: string) => waitFor(text, async () => ((await read()).includes(text) ? true : undefined));
    beforeAll(() => opened?.phone.stop());
    afterAll(async () => {
      await opened?.phone.stop();
      await opened?.files.remove(`${lab.environment.APPDATA}\\MicroSIP`);
      await opened?.phone.start();
    });

    test('sets up, starts and calls in one go', async () => {
      const words = '--domain pbx.example --dn 101 --password "p&%^!" --setvolume:80 --show minimized --call 5551234';
      const { exitCode, said } = await run(words);
      expect({ exitCode, said }).toEqual({
        exitCode: 0,
        said: expect.stringMatching(/kept as[\s\S]*--password-stdin/),
      });
      expect(said).not.toContain('p&');
      expect(await lab.phone.waitForEffects(2)).toEqual(['minimized', 'dial 5551234']);
      expect((await lab.phone.received()).map(({ how }) => how)).toEqual(['commandline', 'copydata1']);
      const hex = [...'p&%^!'].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('');
      await holds(`username=101\r\npassword=5e7c${hex}\r\n`);
    });

    test('leaves a phone that runs alone, unless nothing changes or it may end it', async () => {
      expect(await run('--setvolume 70 555')).toEqual({ exitCode: 1, said: expect.stringMatching(/runs.*--restart/) });
      expect(await run('--setvolume 80 555')).toEqual({ exitCode: 0, said: '' });
      expect(await received(1)).toEqual(['555']);
      await lab.phone.clear();
      expect(await run('--setvolume 70 --restart --show hidden 556')).toMatchObject({ exitCode: 0 });
      expect(await lab.phone.waitForEffects(3)).toEqual(['exit', 'hidden', 'dial 556']);
      expect(await run('-exit')).toMatchObject({ exitCode: 0 });
      await waitFor('the phone to end', async () => ((await lab.phone.isRunning()) ? undefined : true));
      await holds('volumeOutput=70\r\n');
    });

    test('takes a password from standard input or a variable', async () => {
      const hex = (text: string) =>
        [...text].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('');
      expect(await run('--password-stdin --autoanswer', { stdin: 'a "b" &%PATH%!^\r\n' })).toMatchObject({
        exitCode: 0,
      });
      await waitFor('the phone to start', async () => ((await lab.phone.isRunning()) ? true : undefined));
      await holds(`password=5e7c${hex('a "b" &%PATH%!^')}\r\n`);
      await holds('autoAnswer=all\r\n');
      await lab.phone.stop();
      await lab.phone.clear();
      const long = await run('--password-stdin --setvolume 5', { stdin: `${'x'.repeat(1001)}\r\n` });
      expect(long).toEqual({ exitCode: 4, said: expect.stringContaining('1000 characters') });
      const env = { BRIDGESMITH_PASSWORD: 'an "heirloom"', BRIDGESMITH_SETTING_SETVOLUME: '1' };
      expect(await run('--dn 102 555', { env })).toMatchObject({ exitCode: 0 });
      expect(await lab.phone.waitForEffects(1)).toEqual(['dial 555']);
      await holds(`password=5e7c${hex('an "heirloom"')}\r\n`);
      await holds('volumeOutput=70\r\n');
      await lab.phone.stop();
      await lab.phone.clear();
      // The phone would hand it on to all that it starts itself.
      expect(await run('--dn 102 --password=an-heirloom 556')).toMatchObject({ exitCode: 0 });
      expect(await lab.phone.waitForEffects(1)).toEqual(['dial 556']);
      await holds(`password=5e7c${hex('an-heirloom')}\r\n`);
      await lab.phone.stop();
    });

    test('hostile values reach the settings only as they are, and an undo takes them back', async () => {
      const folder = lab.phone.settingsPath.replace(/\\[^\\]*$/, '');
      for (const value of hostileValues) {
        await lab.files.remove(folder);
        await lab.files.write(lab.phone.settingsPath, Buffer.from('\ufeff[Settings]\r\n', 'utf16le'));
        const { said } = await run(`--domain a.example "--dn=${value}" -call:1`);
        expect(await read(), `${value}: ${said}`).toContain(`username=${value}\r\n`);
        await lab.phone.waitForEffects(1);
        await lab.phone.stop();
        await lab.phone.clear();
      }
      expect(await lab.files.exists(`C:\\${canaryWord}`)).toBe(false);
      expect(await lab.node('newest', 'dist/cli/main.js', ['microsip', 'provision', '--undo'])).toMatchObject({
        exitCode: 0,
      });
      expect(await read()).toBe('[Settings]\r\n');
      await lab.files.remove(folder);
      await lab.files.write(lab.phone.settingsPath, Buffer.from('\ufeff[Settings]\r\nvolumeOutput=70\r\n', 'utf16le'));
    });

    test.each([
      ['a wrong value', '--setvolume 101 555', 4, /--setvolume: expected a whole number from 0 to 100/],
      ['a value that would act', '"--dn=1&calc" --domain "a&b"', 4, /--domain: expected a host/],
      ['a number that cannot be called', '--setvolume 5 "-dial:1 hello"', 4, /number: expected/],
      ['a way that is none', '--show maximized 555', 4, /--show: expected normal, minimized, hidden/],
      ['what the phone has not', '--log calls.csv 555', 4, /--log: /],
      ['a prompt', '--ask-password --dn 1', 4, /would show what is typed/],
      ['a flag twice', '--dn 1 --dn 2', 2, /--dn is given twice/],
      [
        'a password from two places',
        '--password x --password-stdin --dn 1',
        2,
        /--password is given twice: from one place/,
      ],
      ['a flag without its value', '--setvolume', 2, /-setvolume needs a value/],
      ['a value where none goes', '--restart:1 --dn 1', 2, /-restart takes no value/],
      ['nothing to restart for', '--restart 555', 2, /goes with flags that change settings/],
      ['an account where none goes', '--setvolume 5 --account 2', 2, /--account does not go with this/],
      ['an option of another call', '--dn 1 --account 2 -hangup', 2, /--account does not go with -hangup/],
      ['an account without a domain', '--dn 1 --account 2', 4, /Account 2 has no domain/],
    ])('refuses %s, and changes nothing', async (_name, text, exitCode, message) => {
      const before = await read();
      expect(await run(text)).toEqual({ exitCode, said: expect.stringMatching(message) });
      expect(await read()).toBe(before);
      expect(await lab.phone.received()).toEqual([]);
    });
  });

  test('hostile words reach the phone only as what resolve gives for them', async () => {
    const wrong: string[] = [];
    const words = hostileTexts.map(({ text }) => text).filter((text) => !/[\0\r\n"]/.test(text) && text.length < 2000);
    expect(words.length).toBeGreaterThan(90);
    for (const word of words) {
      await lab.phone.clear();
      const { exitCode } = await run(`"-dial:${word}"`);
      const expected = expectedOf([`-dial:${word}`]);
      const got = exitCode === 0 ? (await received(1)).join() : `refused ${(await lab.phone.received()).length}`;
      if (got !== expected) wrong.push(`${JSON.stringify(word)}: ${got}, expected ${expected}`);
    }
    expect(wrong).toEqual([]);
    expect(await lab.files.exists(`C:\\${canaryWord}`)).toBe(false);
  });
});

/** What cmd would act on, had it read it. */
const hostileValues = [
  `a&echo.>C:\\${canaryWord}`,
  `%COMSPEC% %%a %1 %* 100%`,
  `!PATH! ^^^& ^!x`,
  `a|b<c>d(e)f;g,h=i`,
  `'x' $(calc) \\`,
];

function expectedOf(words: string[]): string {
  try {
    const { action = '', values } = readLauncher(microsip, words);
    return payloadOf(resolve(microsip, action, values, 'exe'));
  } catch (error) {
    if (error instanceof BridgesmithError) return 'refused 0';
    throw error;
  }
}
