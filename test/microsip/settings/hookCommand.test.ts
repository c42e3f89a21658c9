import { describe, expect, test } from 'vitest';
import { RefusedError } from '../../../src/errors.js';
import { getKey } from '../../../src/ini/file.js';
import { examineHook } from '../../../src/microsip/settings/hookCommand.js';
import { microsipSettings } from '../../../src/microsip/settings/index.js';
import { settingsKey } from '../../../src/microsip/settings/settingsKeys.js';
import { values } from '../../../src/microsip/settings/values.js';
import { checkValue } from '../../../src/settings/checkValue.js';
import { newSettings } from '../../../src/settings/file.js';
import { planProvision } from '../../../src/settings/plan.js';
import { latin1 } from '../../ini/odd.js';

describe('what the phone starts at an event', () => {
  test.each([
    '',
    'C:\\x\\ring.exe',
    'C:\\x\\ring.EXE ringing',
    'c:/x/ring.exe --event=ringing {number}',
    '"C:\\Program Files\\x\\y.exe" arg',
    '"C:\\x\\y.exe"',
    '\\\\server\\share\\hop.com in',
    'C:\\x\\cmdlet.exe',
    'C:\\x\\nodemon2.exe',
  ])('is a program of its own: %s', (text) => {
    expect(examineHook(text)).toEqual({});
  });

  test('loses its quotes where they stand alone', () => {
    expect(examineHook('"C:\\My Hooks\\y.exe"').note).toMatch(/would start C:\\My then/);
  });

  test.each([
    ['C:\\Program Files\\x\\y.exe', /^starts C:\\Program: .*needs quotes/],
    ['C:\\My Hooks\\ring.bat', /^starts C:\\My: .*needs quotes/],
    ['C:\\x\\ring', /^starts C:\\x\\ring, whose name does not end in \.exe/],
    ['C:\\x.bat.', /does not end in \.exe/],
    ['C:\\x.bat,', /does not end in \.exe/],
    ['"C:\\x.bat " y', /does not end in \.exe/],
    ['C:\\x.bat:y.exe', /not the whole name/],
    ['C:\\W\\POWERS~1.EXE -c', /not the whole name/],
    ['cmd.exe /c C:\\x.bat', /full path/],
    ['ring.exe', /full path/],
    ['%ProgramFiles%\\x.exe', /full path/],
    ['https://crm.example/?n=', /full path/],
    [' C:\\x\\y.exe', /full path/],
    ['\tC:\\x\\y.exe', /full path/],
    ['C:x.exe', /full path/],
    ['\\x.exe', /full path/],
    ['"C:\\x\\y.exe"z', /right behind the closing quote/],
    ['"C:\\x\\y.exe', /quote that does not stand around/],
    ['C:\\x"\\y.exe', /quote that does not stand around/],
    ['C:\\x\\y.exe "a b"', /quotes behind its program/],
    ['C:\\x\\y.exe {password}', /could read the password/],
    ['C:\\x\\y.exe {MD5_password}', /could read the password/],
  ])('is never what is meant: %s', (text, message) => {
    expect(examineHook(text).problem).toMatch(message);
    const set = () =>
      checkValue(values, settingsKey('cmdCallEnd') ?? never(), text, { force: true, unsafeHooks: true });
    expect(set).toThrow(RefusedError);
  });

  test.each([
    'C:\\Windows\\System32\\cmd.exe /c C:\\x.bat',
    'C:\\Windows\\..\\Windows\\System32/CMD.EXE',
    'C:\\x.bat',
    '"C:\\My Hooks\\ring.CMD" x',
    'C:\\Windows\\System32\\wscript.exe //B C:\\x.vbs',
    'C:\\x.vbs',
    'C:\\x.ps1',
    'C:\\x.lnk',
    'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe -File C:\\x.ps1',
    'C:\\Windows\\System32\\mshta.exe C:\\x.hta',
    'C:\\Python\\python3.11.exe C:\\x.py',
    '"C:\\Program Files\\nodejs\\node.exe" C:\\x.js',
    'C:\\x\\AutoHotkey64.exe C:\\x.ahk',
    'C:\\x\\pwsh-preview.exe',
  ])('lets a caller in, and needs a flag that says so: %s', (text) => {
    const key = settingsKey('cmdCallEnd') ?? never();
    expect(() => checkValue(values, key, text)).toThrow(RefusedError);
    expect(() => checkValue(values, key, text, { force: true })).toThrow(/--unsafe-hooks/);
    expect(checkValue(values, key, text, { unsafeHooks: true })).toBe(text);
  });

  test('is read back as it was given, and what was allowed is said', () => {
    const text = '"C:\\My Hooks\\ring.bat"';
    const edits = [{ section: 'Settings', key: 'cmdCallRing', value: text }];
    expect(() => planProvision(microsipSettings, newSettings(microsipSettings, latin1), { edits })).toThrow(
      /is no program itself/,
    );
    const { file, notes } = planProvision(microsipSettings, newSettings(microsipSettings, latin1), {
      edits,
      unsafeHooks: true,
    });
    expect(getKey(file, 'Settings', 'cmdCallRing')).toBe(text);
    expect(notes).toEqual([expect.stringMatching(/^cmdCallRing .*no program itself/), expect.stringMatching(/loses/)]);
  });
});

function never(): never {
  throw new Error('no such key');
}
