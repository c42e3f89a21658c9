import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import * as dde from '../src/dde/index.js';
import * as root from '../src/index.js';
import * as microsip from '../src/microsip/index.js';
import * as profiles from '../src/profiles/index.js';

describe('what the package exports is a promise to its users: take nothing away, add with care', () => {
  test('bridgesmith', () => {
    expect(Object.keys(root).sort()).toEqual([
      'BridgesmithError',
      'DefinitionError',
      'DialectError',
      'FailedError',
      'NotFoundError',
      'NotOursError',
      'RefusedError',
      'TimedOutError',
      'UsageError',
      'batch',
      'connect',
      'defineBridge',
      'excel',
      'exitCodes',
      'generate',
      'html',
      'jscript',
      'jsonSchema',
      'launcherArguments',
      'loadBridge',
      'metatrader',
      'microsip',
      'netphone',
      'parseBridge',
      'powershell',
      'profiles',
      'progman',
      'readItem',
      'renderTarget',
      'resolve',
      'resolveItem',
      'runAction',
      'targets',
      'transportsOf',
      'tsip',
      'vbscript',
      'version',
      'watchItem',
    ]);
  });

  test('bridgesmith/profiles', () => {
    expect(Object.keys(profiles).sort()).toEqual([
      'excel',
      'metatrader',
      'microsip',
      'netphone',
      'profiles',
      'progman',
      'tsip',
    ]);
    expect(profiles.profiles).toEqual([
      profiles.microsip,
      profiles.tsip,
      profiles.progman,
      profiles.netphone,
      profiles.excel,
      profiles.metatrader,
    ]);
  });

  test('bridgesmith/dde', () => {
    expect(Object.keys(dde).sort()).toEqual([
      'DdeAdviseTimeoutError',
      'DdeBusy',
      'DdeBusyError',
      'DdeClient',
      'DdeExecuteTimeoutError',
      'DdeFailedError',
      'DdeMemoryError',
      'DdeNotFoundError',
      'DdeNotProcessedError',
      'DdePokeTimeoutError',
      'DdePostMessageError',
      'DdeQueueFullError',
      'DdeRequestTimeoutError',
      'DdeServer',
      'DdeServerDiedError',
      'DdeSystemError',
      'DdeTimedOutError',
      'DdeUnadviseTimeoutError',
      'ddeErrors',
    ]);
  });

  test('bridgesmith/microsip', () => {
    expect(Object.keys(microsip).sort()).toEqual([
      'MicrosipHost',
      'readPhoneState',
      'readPhoneStates',
      'watchPhoneState',
    ]);
  });

  test('and package.json leads to each of them', async () => {
    const { exports, bin, version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
    expect(exports).toMatchObject({
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './profiles': { types: './dist/profiles/index.d.ts', default: './dist/profiles/index.js' },
      './dde': { types: './dist/dde/index.d.ts', default: './dist/dde/index.js' },
      './microsip': { types: './dist/microsip/index.d.ts', default: './dist/microsip/index.js' },
      './schema.json': './dist/schema.json',
    });
    expect(bin).toEqual({ bridgesmith: 'dist/cli/main.js' });
    expect(root.version).toBe(version);
  });

  test.each(Object.entries(root.exitCodes))('exit code for %s: %i', (name, code) => {
    expect({ done: 0, failed: 1, usage: 2, notFound: 3, refused: 4, timedOut: 5 }).toHaveProperty(name, code);
  });
});
