import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderTarget } from '../../../src/generate/generate.js';
import { microsip } from '../../../src/profiles/index.js';
import { batch } from '../../../src/targets/batch/index.js';
import { lostLabels } from '../../../src/targets/batch/labels.js';

test.each<[string, string, string[]]>([
  ['what it has', 'call :a 1\r\ngoto b\r\n:A\r\n:b\r\n', []],
  ['what it has not', 'if defined x call :a & goto b\r\n:b\r\n', ['a']],
  ['the end of the file', 'goto :eof\r\n', []],
  ['what a variable names', 'goto via.%x%\r\n', []],
  ['what is only said', 'rem goto a\r\necho call :b\r\n>&2 echo goto c\r\nset "text=goto d"\r\n', []],
])('a batch file goes to %s', (_what, text, lost) => {
  expect(lostLabels(text)).toEqual(lost);
});

// A CALL of no label would leave "bad" as it is: the value would get through.
test('a script that calls a check which is not in it is not made', async () => {
  const templates = mkdtempSync(join(tmpdir(), 'bridgesmith-templates-'));
  try {
    cpSync('templates/batch', join(templates, 'batch'), { recursive: true });
    const rules = join(templates, 'batch', 'parts', 'rules.cmd.hbs');
    const text = readFileSync(rules, 'utf8');
    writeFileSync(rules, text.replace('\n:dtmf\n', '\n:tonesAlone\n'));
    await expect(renderTarget(microsip, batch, { templates })).rejects.toThrow(
      'send-dtmf.cmd goes to the label dtmf, which stands nowhere in it.',
    );
  } finally {
    rmSync(templates, { recursive: true });
  }
});
