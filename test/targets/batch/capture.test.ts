// capture.test.ts: what a script makes of its arguments before any line may hold them, in a stand-in for cmd.exe that reads
// lines as it does. The lab's cmd does not: there, nothing acts in what CALL puts in, and a line feed ends nothing.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { renderTarget } from '../../../src/generate/generate.js';
import { microsip, progman } from '../../../src/profiles/index.js';
import { batch } from '../../../src/targets/batch/index.js';
import { launcher } from '../../../src/targets/launcher/index.js';
import { canaryWord, hostileTexts } from '../../corpora/hostile.js';
import { runBatch, type Surroundings } from './interpreter.js';

const taken = 100;
/** Where the script has taken its arguments, it ends. */
const scripts = new Map<string, string>();
beforeAll(async () => {
  for (const [bridge, target] of [
    [microsip, batch],
    [progman, batch],
    [microsip, launcher],
  ] as const) {
    for (const { path, bytes } of await renderTarget(bridge, target)) {
      if (!path.endsWith('.cmd')) continue;
      const text = bytes.toString('latin1');
      const end = text.replace(/\r\nset BRIDGESMITH_ARGUMENTS=%\*\r\n/, `$&exit /b ${taken}\r\n`);
      expect(end).not.toBe(text);
      scripts.set(path, end);
    }
  }
});

function run(script: string, given: string, surroundings: Surroundings = {}) {
  const outcome = runBatch(scripts.get(script) as string, given, surroundings);
  expect({ started: outcome.started, written: outcome.written }).toEqual({ started: [], written: [] });
  return outcome;
}

/** The arguments as the script took them, or the code with which it ended. */
function made(script: string, given: string, surroundings?: Surroundings): string | number {
  const { exitCode, variables } = run(script, given, surroundings);
  return exitCode === taken ? (variables.get('BRIDGESMITH_ARGUMENTS') ?? '') : exitCode;
}

/** A script that checks its arguments alone, one that leaves it to its twin, and a launcher. */
const plain = 'batch/dial.cmd';
const quoting = ['batch/create-group.cmd', 'launcher/microsip-cli.cmd'];

describe('the stand-in for cmd.exe', () => {
  const commands = (script: string, given: string) => runBatch(script, given).started;

  test('runs what a line feed brings into brackets, and a sign that acts into a line', () => {
    expect(commands('(\n  rem . %*\n)', `555\n${canaryWord}`)).toEqual([canaryWord]);
    expect(commands('rem . %*', `555\n${canaryWord}`)).toEqual([]);
    expect(commands('set "number=%*"', `555"&${canaryWord} "`)).toEqual([`${canaryWord} ""`]);
    expect(commands('set number=%*', `555^\n&${canaryWord}`)).toEqual([]);
  });

  test('takes a file for a command of CALL, and nothing for one that acts', () => {
    expect(runBatch('call set x=%%*', '1', { files: ['set.cmd'] }).started).toEqual(['set.cmd x=1']);
    for (const given of [`1&${canaryWord}`, `1|${canaryWord}`, `1>${canaryWord}`, `1\n${canaryWord}`]) {
      const { started, written } = runBatch('call set x=%%*', given);
      expect({ started, written }).toEqual({ started: [], written: [] });
    }
    expect(runBatch('call set x=%%* .', '1^\n2').variables.get('X')).toBe('12 .');
  });
});

describe('what is taken', () => {
  test.each([
    '',
    '5551234',
    '"555,1"',
    '5"55"1',
    '\t5551234   2',
    '/account:2 555',
    "it's 100% !sure! (really)",
    'a;b=c,d',
  ])('by every script: %j', (given) => {
    for (const script of scripts.keys()) expect(made(script, given), script).toBe(given);
  });

  test.each(['"A & B"', '"A & B" "c|d<e>f^g" x', '"100% & more"', '"!x! & y"', '"a;b & c" "" d'])(
    'by those for texts: %s',
    (given) => {
      for (const script of quoting) expect(made(script, given), script).toBe(given);
      expect(made(plain, given)).toBe(4);
    },
  );

  test.each([
    ...[
      'a&b',
      'a|b',
      'a<b',
      'a>b',
      'a^b',
      'a"&b',
      '"a""&b"',
      '/name:"a&b"',
      '^"a&b"',
      '"a"^&b"c"',
      '"a">b"c"',
      '5">x"1',
    ],
    ...[
      '555 /?',
      '/? 555',
      '5\n6',
      '"5\n6"',
      '5^\n6',
      '5^\n\n6',
      '^"5^\n6"',
      '5 \n6',
      `5\n)&${canaryWord}&(`,
      '"a & b" ^\nc',
    ],
    '5'.repeat(4000),
  ])('by none: %j', (given) => {
    for (const script of scripts.keys()) expect(made(script, given), script).toBe(4);
  });

  test('only a question mark alone asks for help, with the space that cmd leaves before a | or > as well', () => {
    for (const script of scripts.keys()) {
      for (const given of ['/?', '/? ', '/?  ']) expect(made(script, given), `${script} ${given}`).toBe(0);
    }
  });

  test('a line that is too long ends nothing halfway', () => {
    for (const script of scripts.keys()) expect(made(script, '5'.repeat(8150)), script).toBe(4);
  });

  test('a command line of cmd that a line feed has cut is known', () => {
    const dialled = (commandLine: string) => made(plain, '555', { commandLine });
    expect(dialled('cmd.exe /c "dial.cmd 555\n1234"')).toBe(4);
    expect(dialled('cmd.exe /c "C:\\scripts\\dial.cmd 555"')).toBe('555');
    expect(dialled('cmd.exe /c "other.cmd 555\n1234"')).toBe('555');
  });

  test('by no file that has the name of a command', () => {
    const files = ['set.cmd', 'set.bat', 'set.exe', 'set.com', 'set'];
    for (const script of scripts.keys()) expect(made(script, '555', { files }), script).toBe('555');
  });

  test('whatever variables the caller has', () => {
    const names = [
      'RANDOM',
      'CMDCMDLINE',
      'ERRORLEVEL',
      'TEMP',
      'TMP',
      'mark',
      'seen',
      'turned',
      'taken',
      'acting',
      'feed',
      'line',
    ];
    const variables = Object.fromEntries(names.map((name) => [name, `1" & ${canaryWord} & "`]));
    for (const script of scripts.keys()) expect(made(script, '555', { variables }), script).toBe('555');
  });

  test('texts that have broken out of other scripts', () => {
    for (const { text } of hostileTexts.filter(({ text }) => !text.includes('\0'))) {
      for (const given of [text, `"${text.replaceAll('"', '""')}"`, `/number:"${text}"`, `5${text}\n${canaryWord}`]) {
        expectWholeOrNothing(given);
      }
    }
  });

  test('any text of signs that act', () => {
    const sign = fc.constantFrom(
      ...'5"^&|<>()%!\n\r \t,;=/?*.:~a',
      `\n${canaryWord}`,
      `&${canaryWord}`,
      '^\n',
      '%*',
      '!seen!',
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 12 }), (signs) => expectWholeOrNothing(signs.join(''))),
      { numRuns: 1000 },
    );
  });
});

/** Carriage returns are gone before any line is read, so that no batch file can see them. */
function expectWholeOrNothing(given: string): void {
  for (const script of [plain, ...quoting]) {
    const outcome = made(script, given);
    if (typeof outcome === 'number') expect([0, 4], JSON.stringify(given)).toContain(outcome);
    else expect(outcome, script).toBe(given.replaceAll('\r', ''));
  }
}
