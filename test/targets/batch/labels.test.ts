import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderTarget } from '../../../src/generate/generate.js';
import { microsip } from '../../../src/profiles/index.js';
import { batch } from '../../../src/targets/batch/index.js';
import { doubledLabels, lostLabels } from '../../../src/targets/batch/labels.js';

test.each<[string, string, string[]]>([
  ['what it has', 'call :a 1\r\ngoto b\r\n:A\r\n:b\r\n', []],
  ['what it has not', 'if defined x call :a & goto b\r\n:b\r\n', ['a']],
  ['the end of the file', 'goto :eof\r\n', []],
  ['what a variable names', 'goto via.%x%\r\n', []],
  ['what is only said', 'rem goto a\r\necho call :b\r\n>&2 echo goto c\r\nset "text=goto d"\r\n', []],
])('a batch file goes to %s', (_what, text, lost) => {
  expect(lostLabels(text)).toEqual(lost);
});

test('a batch file has each label once, whatever its case', () => {
  expect(doubledLabels(':a\r\n:b\r\ncall :A\r\n')).toEqual([]);
  expect(doubledLabels(':extension\r\n:b\r\n:Extension\r\n:b\r\n')).toEqual(['extension', 'b']);
});

// A CALL of one would go to the next of them, which may be another check.
test('a script with a label twice is not made', async () => {
  await expect(renderWith('\n:extension\n', '\n:extension\nexit /b\n\n:extension\n')).rejects.toThrow(
    'has the label extension twice.',
  );
});

// A CALL of no label would leave "bad" as it is: the value would get through.
test('a script that calls a check which is not in it is not made', async () => {
  await expect(renderWith('\n:dtmf\n', '\n:tonesAlone\n')).rejects.toThrow(
    'send-dtmf.cmd goes to the label dtmf, which stands nowhere in it.',
  );
});

/** Makes MicroSIP's scripts from templates whose rules have another text in the place of one. */
async function renderWith(text: string, other: string): Promise<void> {
  const templates = mkdtempSync(join(tmpdir(), 'bridgesmith-templates-'));
  try {
    cpSync('templates/batch', join(templates, 'batch'), { recursive: true });
    const rules = join(templates, 'batch', 'parts', 'rules.cmd.hbs');
    writeFileSync(rules, readFileSync(rules, 'utf8').replace(text, other));
    await renderTarget(microsip, batch, { templates });
  } finally {
    rmSync(templates, { recursive: true });
  }
}
