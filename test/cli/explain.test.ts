import { describe, expect, test } from 'vitest';
import { resolve, resolveItem, transportsOf } from '../../src/definition/index.js';
import { excel, microsip } from '../../src/profiles/index.js';
import { bridgesmith, folderWith, resultOf, vault } from './bridgesmith.js';

describe('bridgesmith explain', () => {
  test('shows what would be sent, a line for each transport', async () => {
    expect(await bridgesmith(['explain', 'microsip', 'dial', '5551234'])).toEqual({
      exitCode: 0,
      stderr: '',
      stdout: [
        '  dde       MicroSIP|control  EXECUTE  [Dial(5551234)]',
        '  copydata  WM_COPYDATA 1 to the window of class MicroSIP: 5551234',
        '  exe       "<path of the program>" 5551234',
        '  uri       callto:5551234',
        '',
      ].join('\n'),
    });
  });

  test('--json is what resolve gives', async () => {
    const ended = await bridgesmith(['explain', 'microsip', 'hold', '--json']);
    const expected = transportsOf(microsip, 'hold').map((transport) => resolve(microsip, 'hold', {}, transport));
    expect(resultOf(ended)).toEqual({ ways: expected });
  });

  test('shows where a value would be put', async () => {
    const { stdout } = await bridgesmith(['explain', 'excel', 'setCells', 'May 1.xlsx', 'Sums', 'R1C1', '=1+1']);
    expect(stdout).toBe('  dde  Excel|[May 1.xlsx]Sums  POKE R1C1  =1+1\n');
  });

  test('shows what would be asked for', async () => {
    const explain = async (...words: string[]) => (await bridgesmith(['explain', ...words])).stdout;
    expect(await explain('metatrader', 'bid', '--symbol', 'EURUSD')).toBe('  dde  MT4|BID  REQUEST, ADVISE  EURUSD\n');
    expect(await explain('excel', 'topics')).toBe('  dde  Excel|System  REQUEST  Topics as CF_TEXT\n');
    const cells = ['excel', 'cells', 'Book1.xlsx', 'Sheet1', 'R1C1'];
    expect(await explain(...cells)).toBe('  dde  Excel|[Book1.xlsx]Sheet1  REQUEST, ADVISE  R1C1 as XlTable\n');
    const values = { book: 'Book1.xlsx', sheet: 'Sheet1', range: 'R1C1' };
    const stdout = await explain(...cells, '--json');
    expect(resultOf({ stdout })).toEqual({ ways: [resolveItem(excel, 'cells', values)] });
  });

  test.each([
    [
      ['explain', 'excel', 'cels'],
      2,
      'excel has no action or item "cels". Did you mean cells? It has: open, newWorkbook',
    ],
    [['explain', 'metatrader', 'bid'], 2, 'bid needs symbol'],
    [['explain', 'metatrader', 'bid', 'x'.repeat(65)], 4, 'symbol: expected a single line of text'],
  ])('refuses %j', async (words, code, message) => {
    const { exitCode, stdout, stderr } = await bridgesmith(words);
    expect([exitCode, stdout]).toEqual([code, '']);
    expect(stderr).toContain(message);
  });

  test('says which transport refuses, and goes on', async () => {
    const { exitCode, stdout } = await bridgesmith(['explain', 'microsip', 'dial', '5', '--account', '2', '--json']);
    expect(exitCode).toBe(0);
    expect(resultOf({ stdout }).ways).toEqual([
      resolve(microsip, 'dial', { number: '5', account: 2 }, 'dde'),
      resolve(microsip, 'dial', { number: '5', account: 2 }, 'copydata'),
      resolve(microsip, 'dial', { number: '5', account: 2 }, 'exe'),
      { transport: 'uri', refused: 'account: dial cannot carry it over uri.' },
    ]);
  });

  test('is refused where all of them refuse', async () => {
    const { exitCode, stdout, stderr } = await bridgesmith(['explain', 'microsip', 'dial', '5;calc &']);
    expect([exitCode, stdout]).toEqual([4, '']);
    expect(stderr).toMatch(/^bridgesmith: number: the character U\+0020 at position 7 is not allowed; expected .*\n$/);
  });

  test('never shows a secret, and refuses one that is wrong without showing it', async () => {
    const cwd = await folderWith({ 'vault.yaml': vault });
    const explain = (pin: string, ...words: string[]) =>
      bridgesmith(['explain', 'vault.yaml', 'open', 'jo', ...words], { cwd, env: { BRIDGESMITH_PIN_CODE: pin } });
    for (const words of [[], ['--json']]) {
      const { exitCode, stdout, stderr } = await explain('hunter2', ...words);
      expect([exitCode, stderr]).toEqual([0, '']);
      expect(stdout).toContain('***');
      expect(stdout).not.toContain('hunter2');
    }
    const { exitCode, stdout, stderr } = await explain('hunter2\u0007');
    expect([exitCode, stdout]).toEqual([4, '']);
    expect(stderr).toContain('pinCode: the character (not shown) at position 8 is not allowed');
  });
});
