import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { traceFileOf } from '../../src/microsip/trace/location.js';
import { TraceText } from '../../src/microsip/trace/shown.js';
import { bridgesmith, folderWith, resultOf } from '../cli/bridgesmith.js';
import { utf16 } from '../ini/odd.js';

describe('the file of a trace', () => {
  const environment = (name: string) =>
    ({ APPDATA: 'C:\\Users\\Ann\\AppData\\Roaming', LOCALAPPDATA: 'C:\\Users\\Ann\\AppData\\Local' })[name];

  test.each([
    [
      'C:\\Users\\Ann\\AppData\\Roaming\\MicroSIP\\microsip.ini',
      'C:\\Users\\Ann\\AppData\\Local\\MicroSIP\\microsip_log.txt',
    ],
    [
      'c:\\users\\ann\\appdata\\roaming\\microsip\\Phone.ini',
      'C:\\Users\\Ann\\AppData\\Local\\MicroSIP\\Phone_log.txt',
    ],
    ['D:\\My phones\\microsip.ini', 'D:\\My phones\\microsip_log.txt'],
  ])('of %s is %s', (settings, trace) => expect(traceFileOf(settings, environment)).toBe(trace));
});

describe('what is shown of a trace', () => {
  const shown = (...pieces: string[]) => {
    const text = new TraceText();
    return pieces.map((piece) => text.add(piece)).join('') + text.end();
  };

  test('has no credentials', () => {
    const lines = [
      'REGISTER sip:pbx.example.com SIP/2.0',
      'Authorization: Digest username="1001", realm="x",',
      ' nonce="n", response="6629fae49393a05397450978507c4ef1"',
      'Proxy-authorization : Basic czNjcmV0',
      'Content-Length: 0',
      '  Authorization: Digest response="beef"',
    ];
    expect(shown(lines.join('\r\n')).split('\r\n')).toEqual([
      lines[0],
      'Authorization: username="1001" (hidden)',
      '  (hidden)',
      'Proxy-authorization : (hidden)',
      lines[4],
      '  Authorization: (hidden)',
    ]);
  });

  test('has none of a line that is too long to be kept', () => {
    const text = shown(`Authorization: ${'x'.repeat(100_000)}`, 's3cret', 's3cret\r\nb: s3cret\r\n');
    expect(text).toBe('Authorization: (hidden)\r\nb: s3cret\r\n');
  });

  test('does not depend on where it is cut', () => {
    const whole = 'a\r\nAuthorization: Digest response="s3cret"\r\n\tcnonce="s3cret"\nb\r\n\r\nauthorization:s3cret';
    fc.assert(
      fc.property(fc.array(fc.nat(whole.length)), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), whole.length];
        const pieces = places.slice(1).map((end, place) => whole.slice(places[place], end));
        expect(shown(...pieces)).toBe(shown(whole));
        expect(shown(...pieces)).not.toContain('s3cret');
      }),
    );
  });

  test('is all the rest, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (pieces) => {
        fc.pre(!/authenti|authori/i.test(pieces.join('')));
        expect(shown(...pieces)).toBe(pieces.join(''));
      }),
    );
  });
});

describe('bridgesmith microsip trace', () => {
  test('is switched on and off in the settings, which can be undone', async () => {
    const folder = await folderWith();
    const path = join(folder, 'phone.ini');
    await writeFile(path, utf16('[Settings]\r\nenableLog=0\r\n'));
    const trace = (...words: string[]) => bridgesmith(['microsip', 'trace', ...words, '--file', path], { cwd: folder });
    expect((await trace('status')).stdout).toMatch(/^off; there is no .*phone_log\.txt\n$/);
    expect((await trace('on', '--dry-run')).stdout).toMatch(/^The trace would be on now, in .*phone\.ini\n/);
    const on = await trace('on');
    expect(on).toMatchObject({ exitCode: 0, stderr: '' });
    expect(on.stdout).toMatch(
      /^The trace is on now, in .*\nFrom its next start on the phone writes .*phone_log\.txt\n/,
    );
    expect((await trace('on')).stdout).toMatch(/^The trace is on already/);
    await writeFile(join(folder, 'phone_log.txt'), 'x');
    expect(resultOf(await trace('status', '--json'))).toMatchObject({
      enabled: true,
      size: 1,
      running: false,
    });
    expect((await trace('off')).stdout).toMatch(/^The trace is off now.*\nWhat there is of it stays: /);
    expect(resultOf(await trace('off', '--json'))).toMatchObject({ enabled: false, changed: false });
  });
});
