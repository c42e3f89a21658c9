import { describe, expect, test } from 'vitest';
import { bridgesmith, resultOf } from '../cli/bridgesmith.js';

const link = (...words: string[]) => bridgesmith(['microsip', 'link', ...words]);

describe('bridgesmith microsip link', () => {
  test('--dry-run says what would be dialled, and what would be left out', async () => {
    expect(await link('--dry-run', 'sip:jo@pbx.example;transport=tcp?subject=x')).toEqual({
      exitCode: 0,
      stdout: [
        'would dial: jo@pbx.example',
        'without: transport, headers',
        'would send, over the first of these that reaches the application:',
        '  dde: [Dial(jo@pbx.example)]',
        '  copydata: jo@pbx.example',
        '  exe: jo@pbx.example',
        '',
      ].join('\n'),
      stderr: '',
    });
  });

  test('says what is not dialled as it stands', async () => {
    const { stdout } = await link('--dry-run', 'tel:\u202A+49(0)30123456;phone-context=pbx.example');
    expect(stdout.split('\n').slice(0, 4)).toEqual([
      'would dial: +4930123456',
      'without: phone-context',
      'note: it is read without U+202A, which stands around it.',
      'note: its (0) is not dialled behind a country code.',
    ]);
  });

  test('--dry-run --json', async () => {
    const ended = await link('--dry-run', '--json', '--', 'tel:+1-555;ext=2');
    expect(resultOf(ended)).toMatchObject({
      scheme: 'tel',
      number: '+1555,2',
      dropped: [],
      notes: [],
      candidates: [{ transport: 'dde' }, { transport: 'copydata' }, { transport: 'exe', arguments: ['+1555,2'] }],
    });
  });

  test.each([
    [['tel:/resetnoask'], 4, 'The link was refused: the character "/" (U+002F) is in no telephone number.'],
    [['--notify', 'box', '--', 'tel:/answer'], 4, 'The link was refused: the character "/" (U+002F)'],
    [['--', 'tel:1', '--dry-run', ''], 4, 'The link was refused: it came as 3 arguments, and a link is one.'],
    [['--', '--dry-run'], 4, 'The link was refused: it does not begin with sip:, sips:, tel:, callto:.'],
    [[''], 4, 'The link was refused: it does not begin with'],
    [['--', '-x:'], 4, 'The link was refused: it does not begin with'],
    [[], 2, "missing required argument 'link'"],
    [['tel:1', '--number', '2'], 2, "unknown option '--number'"],
  ])('%j ends with %i', async (words, exitCode, message) => {
    const ended = await link(...words);
    expect(ended).toMatchObject({ exitCode, stdout: '' });
    expect(ended.stderr).toContain(message);
  });

  test.runIf(process.platform !== 'win32')('dials on Windows only', async () => {
    expect(await link('tel:1')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('works on Windows only'),
    });
    for (const command of ['install', 'status', 'uninstall']) {
      const ended = await bridgesmith(['microsip', 'links', command]);
      expect(ended).toMatchObject({ exitCode: 1, stdout: '' });
      expect(ended.stderr).toContain('Registering links works on Windows only');
    }
  });

  test('links takes known schemes only', async () => {
    const ended = await bridgesmith(['microsip', 'links', 'install', '--scheme', 'tel,http']);
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ended.stderr).toContain('"http" is none of sip, sips, tel, callto.');
  });
});
