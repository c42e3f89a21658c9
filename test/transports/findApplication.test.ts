import { describe, expect, test } from 'vitest';
import type { ApplicationDefinition } from '../../src/definition/index.js';
import { findApplication, type Surroundings } from '../../src/transports/findApplication.js';

const application: ApplicationDefinition = {
  executables: ['phone.exe', 'phone-lite.exe'],
  override: 'PHONE_EXE',
  registry: [{ key: 'HKCU\\Software\\Phone' }, { key: 'HKLM\\Software\\Phone', value: 'Folder' }],
  appPaths: true,
  uninstall: ['Phone_is1'],
  folders: ['%MISSING%\\Phone', '%ProgramFiles%\\Phone'],
};
const version = 'Software\\Microsoft\\Windows\\CurrentVersion';

interface Faked {
  variables?: Record<string, string>;
  registry?: Record<string, string>;
  files?: string[];
}

function find({ variables = {}, registry = {}, files = [] }: Faked) {
  const asked: string[] = [];
  const surroundings: Surroundings = {
    environment: (name) => ({ ProgramFiles: 'C:\\Program Files', ...variables })[name],
    readRegistry: (key, value, view) => {
      asked.push(`${key}|${value}|${view}`);
      return registry[`${key}|${value}|${view}`];
    },
    isFile: (path) => files.includes(path),
  };
  return { asked, path: () => findApplication('Phone', application, surroundings) };
}

describe('finding an application', () => {
  test('asks the registry in the documented order', () => {
    const { asked, path } = find({});
    expect(path).toThrow('Phone was not found');
    expect(asked).toEqual([
      'HKCU\\Software\\Phone||native',
      'HKLM\\Software\\Phone|Folder|64',
      'HKLM\\Software\\Phone|Folder|32',
      `HKCU\\${version}\\App Paths\\phone.exe||native`,
      `HKCU\\${version}\\App Paths\\phone-lite.exe||native`,
      `HKLM\\${version}\\App Paths\\phone.exe||64`,
      `HKLM\\${version}\\App Paths\\phone.exe||32`,
      `HKLM\\${version}\\App Paths\\phone-lite.exe||64`,
      `HKLM\\${version}\\App Paths\\phone-lite.exe||32`,
      `HKCU\\${version}\\Uninstall\\Phone_is1|InstallLocation|native`,
      `HKLM\\${version}\\Uninstall\\Phone_is1|InstallLocation|64`,
      `HKLM\\${version}\\Uninstall\\Phone_is1|InstallLocation|32`,
    ]);
  });

  test('takes the override before all else', () => {
    const variables = { PHONE_EXE: 'D:\\p\\own.exe' };
    const files = ['D:\\p\\own.exe', 'C:\\Program Files\\Phone\\phone.exe'];
    expect(find({ variables, files }).path()).toBe('D:\\p\\own.exe');
  });

  test('does not fall back from an override that is wrong', () => {
    const { path } = find({ variables: { PHONE_EXE: 'own.exe' }, files: ['C:\\Program Files\\Phone\\phone.exe'] });
    expect(path).toThrow('PHONE_EXE is set to own.exe');
  });

  test('takes no batch file for the program, since cmd would read its arguments', () => {
    const { path } = find({ variables: { PHONE_EXE: 'D:\\p\\own.cmd' }, files: ['D:\\p\\own.cmd'] });
    expect(path).toThrow('not the full path of an .exe file');
  });

  test.each([
    ['a folder', 'C:\\P', 'C:\\P\\phone.exe'],
    ['a folder with a backslash at its end', 'C:\\P\\', 'C:\\P\\phone.exe'],
    ['a folder in quotes', '"C:\\P"', 'C:\\P\\phone.exe'],
    ['a program', 'C:\\P\\phone.exe', 'C:\\P\\phone.exe'],
    ['a program in quotes', '"C:\\P\\phone.exe"', 'C:\\P\\phone.exe'],
  ])('reads a registry value that holds %s', (_what, value, expected) => {
    expect(find({ registry: { 'HKCU\\Software\\Phone||native': value }, files: ['C:\\P\\phone.exe'] }).path()).toBe(
      expected,
    );
  });

  test('tries every program name in a folder before the next place', () => {
    const registry = { 'HKCU\\Software\\Phone||native': 'C:\\P' };
    const files = ['C:\\P\\phone-lite.exe', 'C:\\Program Files\\Phone\\phone.exe'];
    expect(find({ registry, files }).path()).toBe('C:\\P\\phone-lite.exe');
  });

  test('goes on where a place names no file, and expands variables in folders', () => {
    const registry = { 'HKLM\\Software\\Phone|Folder|32': 'C:\\Gone', 'HKCU\\Software\\Phone||native': 'relative' };
    expect(find({ registry, files: ['C:\\Program Files\\Phone\\phone.exe'] }).path()).toBe(
      'C:\\Program Files\\Phone\\phone.exe',
    );
  });

  test('lists every place, and says how to mend it', () => {
    const { path } = find({ registry: { 'HKLM\\Software\\Phone|Folder|32': 'C:\\Gone' } });
    expect(path).toThrow('HKLM\\Software\\Phone, Folder (32-bit): C:\\Gone\\phone.exe, C:\\Gone\\phone-lite.exe');
    expect(path).toThrow('%MISSING%\\Phone: a variable is not set');
    expect(path).toThrow('set the environment variable PHONE_EXE to the full path of phone.exe');
  });
});
