// capture.test.ts: how a script judges what cmd.exe shows it of its arguments. Wine's cmd shows nothing of the kind, so
// there the shown line comes from a variable, and the rest of the script is as generated.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { renderTarget } from '../../../src/generate/generate.js';
import { microsip, progman } from '../../../src/profiles/index.js';
import { batch } from '../../../src/targets/batch/index.js';
import { type Lab, labUnavailable, openLab } from '../../lab/index.js';

const opened = await openLab({ own: true });
const lab = opened as Lab;
if (!opened) console.warn(labUnavailable());
afterAll(() => opened?.close());

const folder = 'C:\\bridgesmith-batch-capture';
const temporary = `${folder}\\T&M (1) !y^`;
const exe = `${folder}\\tools\\microsip.exe`;

/** The script with the shown lines taken from SHOWN, WHOLE and BARE (the last two for one word only). */
function withShown(script: string): string {
  const replaced = script
    .replace('if exist "%SystemRoot%\\System32\\winecfg.exe" goto captureOnWine\r\n', '')
    .replaceAll('  setlocal DisableExtensions\r\n', '  setlocal EnableDelayedExpansion\r\n')
    .replace('  for %%a in (%%a) do rem . %* .%mark%', '  echo .rem . !SHOWN! .%mark%!AFTER!')
    .replace('  for %%a in (%%a) do rem . %1 .%mark%', '  echo .rem . !WHOLE! .%mark% ')
    .replace('  for %%a in (%%a) do rem . %~1 .%mark%', '  echo .rem . !BARE! .%mark% ')
    .replace('shift /1', 'set "WHOLE="\r\nset "BARE="')
    .replaceAll(/ {2}(?:echo on|@echo off|prompt \.)\r\n/g, '');
  expect(replaced).not.toMatch(/do rem \./);
  return replaced;
}

describe.skipIf(!opened)('what is shown of the arguments', () => {
  beforeAll(async () => {
    if (!opened) return;
    for (const bridge of [microsip, progman]) {
      for (const { path, bytes } of await renderTarget(bridge, batch)) {
        await lab.files.write(`${folder}\\${path.replace('/', '\\')}`, withShown(bytes.toString('latin1')));
      }
    }
    await lab.files.write(`${folder}\\batch\\create-group.vbs`, 'WScript.Quit 5');
    await lab.files.copyIn(lab.program('arguments.exe'), exe);
    await lab.files.makeFolder(temporary);
  });
  beforeEach(async () => {
    if (opened) expect(await lab.files.list(temporary)).toEqual([]);
  });

  async function run(script: string, text: string, shown: Record<string, string>) {
    const env = { SHOWN: null, WHOLE: null, BARE: null, AFTER: ' ', TEMP: temporary, MICROSIP_EXE: exe, ...shown };
    const { exitCode, stderr, stdout } = await lab.cmdLine(`"${folder}\\batch\\${script}" ${text}`, { env });
    expect(await lab.files.list(temporary)).toEqual([]);
    return { exitCode, stderr: stderr.toString('latin1'), stdout: stdout.toString('latin1') };
  }

  test('nothing that acts: the arguments are taken', async () => {
    expect(await run('dial.cmd', '555', { SHOWN: '555' })).toEqual({ exitCode: 0, stderr: '', stdout: '' });
    expect((await run('dial.cmd', '555', { SHOWN: '555', AFTER: '' })).exitCode).toBe(0);
    expect((await run('dial.cmd', '', { SHOWN: '' })).exitCode).toBe(2);
    expect((await run('create-group.cmd', '"a b" c', { SHOWN: '"a b" c' })).exitCode).toBe(5);
  });

  test.each(['55&66', '"55&66"', 'a|b', 'a<b', 'a>b', 'a^b', '555 /?', '"/?"'])(
    'plain actions refuse %s',
    async (shown) => {
      const { exitCode, stderr } = await run('dial.cmd', '', { SHOWN: shown });
      expect({ exitCode, stderr }).toEqual({
        exitCode: 4,
        stderr: expect.stringContaining('a sign that cmd would act on'),
      });
    },
  );

  test('help is asked for alone', async () => {
    for (const AFTER of [' ', '']) {
      for (const script of ['dial.cmd', 'create-group.cmd']) {
        const { exitCode, stdout } = await run(script, '', { SHOWN: '/?', AFTER });
        expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringContaining('[options]') });
      }
    }
  });

  test('help is asked for among others, when the folder is gone', async () => {
    const help = { exitCode: 0, stderr: '', stdout: expect.stringContaining('[options]') };
    expect(await run('dial.cmd', '/help', { SHOWN: '/help' })).toEqual(help);
  });

  test('a line that is not whole, or too long, is no line', async () => {
    for (const script of ['dial.cmd', 'create-group.cmd']) {
      expect((await run(script, '', { SHOWN: '555', AFTER: '\r\n.rem . 555 .' })).exitCode).toBe(1);
      expect((await run(script, '', { SHOWN: '555', AFTER: 'x' })).exitCode).toBe(1);
      expect((await run(script, '', { SHOWN: '5'.repeat(4000) })).exitCode).toBe(4);
      expect((await run(script, '555', { SHOWN: '555', TEMP: exe })).exitCode).toBe(1);
    }
  });

  test.each([
    ['a quoted word', '"A & B"', '"A & B"', 'A & B', 5],
    ['a quoted word of other signs', '"|<>^"', '"|<>^"', '|<>^', 5],
    ['a quoted word that ends in a space', '"A & "', '"A & "', 'A & ', 5],
    ['signs that only look like quotes', '\u201Ca&b\u201D', '"a&b"', '"a&b"', 4],
    ['a quote at the begin, and another sign at the end', '"a&b', '"a&b"', 'a&b"', 4],
    ['quotes inside', '"a""&b"', '"a""&b"', 'a""&b', 4],
    ['no quotes', 'a&b', 'a&b', 'a&b', 4],
    ['a caret', 'a^b', 'a^b', 'a^b', 4],
    ['a name outside the quotes', '/name:"a&b"', '/name:"a&b"', '/name:"a&b"', 4],
  ])('text actions: %s', async (_name, _given, whole, bare, exitCode) => {
    const shown = { SHOWN: whole, WHOLE: whole, BARE: bare };
    expect((await run('create-group.cmd', '', shown)).exitCode).toBe(exitCode);
  });
});
