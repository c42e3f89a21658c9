// json.test.ts: the JSON that the pages show is such as commands print.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { linesIn, root } from './pages.js';

const schema = JSON.parse(readFileSync(join(root, 'output.schema.json'), 'utf8'));
const isLine = new Ajv2020({ strict: false }).compile(schema);
const lines = linesIn('json', 'docs/command-line.md');

test.each(lines)('%s is a line of output', (line) => {
  expect({ right: isLine(JSON.parse(line)), errors: isLine.errors }).toEqual({ right: true, errors: null });
});

test('the error that is shown is what its command prints', () => {
  const shown = lines.filter((line) => line.includes('"command":"generate"'));
  const { stdout } = spawnSync(process.execPath, ['dist/cli/main.js', 'generate', '--json'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect([stdout]).toEqual(shown.map((line) => `${line}\n`));
});
