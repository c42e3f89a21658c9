// settings.test.ts: what generated scripts make of a settings file, by the bytes, without a Windows.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BridgeDefinition, defineBridge } from '../../../src/definition/index.js';
import { renderTarget } from '../../../src/generate/generate.js';
import { iniBytes, readIni } from '../../../src/ini/file.js';
import { microsip } from '../../../src/profiles/index.js';
import { launcher } from '../../../src/targets/launcher/index.js';
import { changed } from '../../definition/right.js';
import { expectLittleGrowth } from '../../growth.js';
import { setKey } from '../../ini/edit.js';
import { latin1, oddFiles, oddValues } from '../../ini/odd.js';
import { describePowerShell } from '../../powershell/host.js';
import { syntaxErrors } from '../powershell/syntax.js';
import { expectedBytes, isAscii, settingsCases } from './settingsCases.js';

/** What a flag stands for without a value. */
const alone: Readonly<Record<string, string>> = { autoanswer: 'all', debug: 'on' };
const rendered = await renderTarget(microsip, launcher);
const file = (ending: string) => rendered.find(({ path }) => path.endsWith(ending))?.bytes ?? Buffer.alloc(0);

describe('the functions of microsip-cli.settings.js', () => {
  const variables: Record<string, string> = {};
  const script = load(file('.settings.js').toString('latin1'), variables);

  test.each(settingsCases.filter(({ before }) => isRead(before)))('$name', (one) => {
    for (const name of Object.keys(variables)) delete variables[name];
    for (const [name, text] of Object.entries(one.texts)) {
      variables[`BRIDGESMITH_SETTING_${name.toUpperCase()}`] = text ?? alone[name] ?? '';
    }
    if (one.number !== undefined) variables.BRIDGESMITH_SETTING_NUMBER = String(one.number);
    const before = textOf(one.before);
    let text: string | undefined;
    try {
      text = script.planned(before, script.editsAsked());
    } catch (error) {
      expect(error).toMatchObject({ code: 4 });
    }
    expect(text === undefined ? undefined : bytesOf(text, before.isUnicode)).toEqual(expectedBytes(one));
  });

  test('change odd files as Node does', () => {
    fc.assert(
      fc.property(oddFiles, oddValues, (bytes, value) => {
        fc.pre(bytes.length > 0 && isRead(bytes) && (hasMark(bytes) || !/[^\0-\xff]/.test(value)));
        const before = textOf(bytes);
        const edits = [{ section: 'Account1', key: 'label', value, removes: '', number: 0 }];
        const expected = setKey(readIni(bytes, latin1), 'Account1', 'label', value);
        expect(bytesOf(script.planned(before, edits), before.isUnicode)).toEqual(iniBytes(expected));
      }),
      { numRuns: 1000 },
    );
  });

  test('a password is read once, and no program that is started inherits it', () => {
    const inherited: string[] = [];
    const secrets = { BRIDGESMITH_SETTING_PASSWORD: '', BRIDGESMITH_PASSWORD: 'heirloom', BRIDGESMITH_SETTING_DN: '1' };
    const own: Record<string, string> = { ...secrets };
    const alike = load(file('.settings.js').toString('latin1'), own);
    alike.argument = () => undefined;
    alike.findProgram = () => {
      inherited.push(...Object.keys(own).filter((name) => own[name]?.includes('heirloom')));
      throw new Error('far enough');
    };
    expect(() => alike.main()).toThrow('far enough');
    expect(inherited).toEqual([]);
    expect(alike.editsAsked()).toContainEqual(expect.objectContaining({ key: 'password', value: 'heirloom' }));
  });

  test('start a program without a command interpreter, which would expand its path', () => {
    const started: unknown[][] = [];
    const alike = load(file('.settings.js').toString('latin1'), {}, started);
    alike.argument = () => undefined;
    alike.start('C:\\100%TEMP%\\microsip.exe', '/hidden');
    expect(started).toEqual([['C:\\100%TEMP%\\microsip.exe', '/hidden', 'folder', 'open', 1]]);
  });

  test('of several programs with the same settings none is ended', () => {
    const started: unknown[][] = [];
    const alike = load(file('.settings.js').toString('latin1'), {}, started);
    alike.argument = () => '';
    alike.readSettings = () => ({ exists: true, isUnicode: true, text: '[Settings]\r\n' });
    alike.runsWith = () => ['7', '8'].map((id) => ({ id, path: 'C:\\microsip.exe' }));
    const edits = [{ section: 'Settings', key: 'volumeOutput', value: '5', removes: '', number: 0 }];
    expect(() => alike.changeSettings('C:\\microsip.ini', edits, '')).toThrow(
      expect.objectContaining({ code: 1, message: expect.stringMatching(/^2 of MicroSIP run/) }),
    );
    expect(started).toEqual([]);
  });

  test('take no longer for a blank of a line the more there are', () => {
    const edits = [{ section: 'Settings', key: 'label', value: 'x', number: 0, removes: '' }];
    expectLittleGrowth((length) => {
      const before = { text: `[Settings]\r\nlabel=a${' '.repeat(length)}b\r\n` };
      expect(script.planned(before, edits)).toBe('[Settings]\r\nlabel=x\r\n');
    }, 10_000);
  });

  test('hash as everybody does', () => {
    for (const text of ['', 'abc', 'x'.repeat(55), 'x'.repeat(56), 'x'.repeat(64), '\u00ff\u6f22'.repeat(300)]) {
      const hash = createHash('sha256').update(bytesOf(text, true)).digest('hex');
      expect(script.sha256(script.bytesOf(text, true))).toBe(hash);
    }
  });
});

const variants = Object.entries({
  everything: {},
  'no numbers': { 'launcher.settings.numbered': undefined },
  'no secret': { 'launcher.settings.flags.pin': undefined },
  'nothing refused': { 'launcher.settings.refused': undefined },
  'no words': { 'launcher.settings.flags.ring': undefined },
  'no settings': { 'launcher.settings': undefined },
  'no folders': { 'application.folders': undefined, 'application.registry': undefined },
}).map(([name, places]) => [name, defineBridge(changed(places) as BridgeDefinition)] as const);

describe('launchers of other bridges', () => {
  test.each(variants)('with %s', async (name, bridge) => {
    const files = await renderTarget(bridge, launcher);
    const setup = files.find(({ path }) => path.endsWith('.settings.js'));
    expect(setup !== undefined).toBe(name !== 'no settings');
    const variables = {
      BRIDGESMITH_SETTING_HOST: 'a.b',
      BRIDGESMITH_SETTING_LOG_IN: ' jo',
      BRIDGESMITH_SETTING_RING: '7',
    };
    const script = setup && load(setup.bytes.toString('latin1'), variables);
    const section = name === 'no numbers' ? 'Line' : 'Line1';
    const edits = [
      ['host', 'a.b'],
      ['login', ' jo'],
    ].map(([key, value]) => expect.objectContaining({ section, key, value }));
    const ring = expect.objectContaining({ section: 'Desk', key: 'ring', value: '7' });
    expect(script?.editsAsked()).toEqual(script && (name === 'no words' ? edits : [...edits, ring]));
    const planned = script?.planned({ exists: false, isUnicode: true, text: '[Desk]\r\n' }, script.editsAsked());
    const lines = `[${section}]\r\nhost=a.b\r\nlogin=" jo"\r\n`;
    const head = [name === 'no words' ? [] : ['ring=7'], name === 'no numbers' ? [] : ['line=1']].flat();
    expect(planned).toEqual(script && ['[Desk]', ...head, lines].join('\r\n'));
  });
});

test.each([['microsip', microsip] as const, ...variants])(
  'the PowerShell of %s is PowerShell',
  async (_name, bridge) => {
    for (const { path, bytes } of await renderTarget(bridge, launcher)) {
      if (path.endsWith('.ps1')) expect(await syntaxErrors(bytes.toString('utf8')), path).toEqual([]);
    }
  },
);

interface Script {
  main(): number;
  argument(name: string): string | undefined;
  findProgram(): string;
  start(program: string, way: string): void;
  readSettings(file: string): object;
  runsWith(file: string): readonly { id: string; path: string }[];
  changeSettings(file: string, edits: readonly object[], way: string): boolean;
  planned(before: object, edits: readonly object[]): string;
  editsAsked(): readonly object[];
  sha256(bytes: readonly number[]): string;
  bytesOf(text: string, isUnicode: boolean): number[];
}

/** The script, less its run. */
function load(text: string, variables: Record<string, string>, started: unknown[][] = []): Script {
  const Remove = (name: string) => delete variables[name];
  class ActiveXObject {
    FileExists = () => false;
    GetParentFolderName = () => 'folder';
    ShellExecute = (...given: unknown[]) => started.push(given);
    Run = (...given: unknown[]) => started.push(given);
    ExpandEnvironmentStrings = (name: string) => name;
    Environment = () => Object.assign((name: string) => variables[name] ?? '', { Remove });
  }
  const context = createContext({ ActiveXObject, WScript: {} });
  runInContext(text.replace('WScript.Quit(run());', ''), context);
  return context as unknown as Script;
}

/** What the script host reads of a file. */
function textOf(bytes: Buffer | undefined) {
  const isUnicode = !bytes?.length || hasMark(bytes);
  const text = bytes?.length
    ? isUnicode
      ? bytes.subarray(2).toString('utf16le')
      : bytes.toString('latin1')
    : '[Settings]\r\n';
  return { exists: bytes !== undefined, isUnicode, text };
}

function bytesOf(text: string, isUnicode: boolean): Buffer {
  return isUnicode ? Buffer.from(`\ufeff${text}`, 'utf16le') : Buffer.from(text, 'latin1');
}

function hasMark(bytes: Buffer | undefined): boolean {
  return bytes?.[0] === 0xff && bytes[1] === 0xfe;
}

/** JSON readers lose half a surrogate pair. */
function unitsOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

/** What is neither UTF-16 with its mark nor of a code page, or cut off, is refused before. */
function isRead(bytes: Buffer | undefined): boolean {
  if (!bytes?.length) return true;
  return hasMark(bytes) ? bytes.length % 2 === 0 : !bytes.includes(0) && !(bytes[0] === 0xef && bytes[1] === 0xbb);
}

await describePowerShell('microsip-cli.settings.ps1', (host) => {
  const folder = mkdtempSync(join(tmpdir(), 'bridgesmith-settings-'));
  const cases = settingsCases.filter((one) => hasMark(one.before) || isAscii(one));
  let outcomes: { code: string; said: string }[] = [];
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeAll(async () => {
    const script = join(folder, 'microsip-cli.settings.ps1');
    writeFileSync(script, file('.settings.ps1'));
    const asked = cases.map((one, place) => {
      const { texts, number = 1, before } = one;
      const expected = expectedBytes(one);
      const own = join(folder, `case ${place} [1]`);
      mkdirSync(own);
      writeFileSync(join(own, 'standin.exe'), '');
      if (before) writeFileSync(join(own, 'standin.ini'), before);
      else writeFileSync(join(own, 'unrelated'), '');
      if (before && expected && !before.equals(expected)) leaveBehind(join(own, 'standin.ini'), place);
      const given = Object.entries(texts).map(([name, text]) => [name, unitsOf(text ?? alone[name] ?? '')]);
      return { folder: host.pathOf(own), texts: Object.fromEntries(given), number: String(number) };
    });
    writeFileSync(join(folder, 'cases.json'), JSON.stringify(asked));
    const driver = fileURLToPath(new URL('settings.ps1', import.meta.url));
    const run = await host.runFile(
      driver,
      [script, join(folder, 'cases.json'), join(folder, 'results.json')].map(host.pathOf),
    );
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    outcomes = JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8'));
  });

  test.each(cases.map((one, place) => ({ ...one, place })))('$name', ({ place, ...one }) => {
    const own = join(folder, `case ${place} [1]`);
    const path = join(own, 'standin.ini');
    const expected = expectedBytes(one);
    const after = existsSync(path) ? readFileSync(path) : undefined;
    const names = readdirSync(own).filter((name) => name.startsWith('standin.ini.'));
    if (one.before === undefined) {
      // Of a program that made no settings yet nobody knows whether it is installed.
      expect({ ...outcomes[place], after }).toMatchObject({ code: 'NotFound', after: undefined });
    } else if (expected === undefined) {
      expect(outcomes[place]?.code).toMatch(/^(?:RefusedInput|Failed)$/);
      expect({ after, names }).toEqual({ after: one.before, names: [] });
    } else {
      expect({ code: outcomes[place]?.code, after }, outcomes[place]?.said).toEqual({ code: 'Done', after: expected });
      const hash = createHash('sha256').update(expected).digest('hex').slice(0, 12);
      expect(names).toEqual(one.before.equals(expected) ? [] : [`standin.ini.bridgesmith-1-${hash}.bak`]);
      if (names[0]) expect(readFileSync(join(own, names[0]))).toEqual(one.before);
    }
  });
});

/** What runs that were killed leave: a lock of a minute ago or of tomorrow, one that took it over, and half a backup. */
function leaveBehind(path: string, place: number): void {
  const time = new Date(Date.now() + (place % 2 === 0 ? -60_000 : 86_400_000));
  const lock = `${path}.bridgesmith.tmp`;
  for (const left of [
    lock,
    `${lock}.${Math.floor(time.getTime() / 1000)}`,
    `${path}.bridgesmith-7-x.bak.bridgesmith.tmp`,
  ]) {
    writeFileSync(left, 'half');
    utimesSync(left, time, time);
  }
}
