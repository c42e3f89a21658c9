import { describe, expect, test } from 'vitest';
import { NotFoundError } from '../../../src/errors.js';
import { portableSettingsFile, settingsFileOf } from '../../../src/microsip/settings/location.js';
import type { Surroundings } from '../../../src/settings/application.js';

const program = 'C:\\Program Files\\MicroSIP\\microsip.exe';
const installed = 'C:\\Users\\ann\\AppData\\Roaming\\MicroSIP\\microsip.ini';
const beside = 'C:\\Program Files\\MicroSIP\\microsip.ini';

function system(registry: Record<string, string>, files: readonly string[] = []): Surroundings {
  return {
    environment: (name) => (name === 'APPDATA' ? 'C:\\Users\\ann\\AppData\\Roaming' : undefined),
    readRegistry: (key, value, view) => (value === '' ? registry[`${key} ${view}`] : undefined),
    isFile: (path) => files.includes(path),
  };
}

describe('the settings file of a phone', () => {
  test.each([
    ['that the user installed', { 'HKCU\\Software\\MicroSIP native': 'c:\\program files\\microsip' }, installed],
    ['that all users have', { 'HKLM\\Software\\MicroSIP 32': 'C:\\Program Files\\MicroSIP' }, installed],
    ['that runs from elsewhere', { 'HKCU\\Software\\MicroSIP native': 'C:\\Other' }, beside],
    [
      'that the user has elsewhere, whatever all users have',
      { 'HKCU\\Software\\MicroSIP native': 'C:\\Other', 'HKLM\\Software\\MicroSIP 32': 'C:\\Program Files\\MicroSIP' },
      beside,
    ],
  ])('%s', (_what, registry, file) => {
    expect(settingsFileOf(program, system(registry))).toBe(file);
  });

  test('without a word in the registry is the one that is there, and no guess', () => {
    expect(settingsFileOf(program, system({}, [beside]))).toBe(beside);
    expect(settingsFileOf(program, system({}, [installed]))).toBe(installed);
    expect(() => settingsFileOf(program, system({}))).toThrow(NotFoundError);
    expect(() => settingsFileOf(program, system({}, [beside, installed]))).toThrow(/--portable/);
  });

  test('beside a portable one has its name', () => {
    expect(portableSettingsFile('D:\\My.Phone\\sales.exe')).toBe('D:\\My.Phone\\sales.ini');
  });
});
