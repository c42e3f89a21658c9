// targets.test.ts: no target that makes a script of each action goes without a conformance test. Templates are no code that
// a compiler reads: a form of binding, or a rule, that one of them leaves out is seen only where its scripts are run.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hyphenated } from '../../src/definition/names.js';
import { targets } from '../../src/targets/index.js';
import type { Target } from '../../src/targets/target.js';
import { linebench, testbench } from './testbench.js';

const header = { generator: '', bridge: '', mark: '', command: '' };

/** Whether a file is named for an action, as the scripts are that carry out one. */
function hasScripts(target: Target): boolean {
  return [testbench, linebench].some((bridge) => {
    const actions = Object.keys(bridge.definition.actions).map(hyphenated);
    const made = target.plan(bridge, header).map(
      ({ path }) =>
        path
          .split('/')
          .at(-1)
          ?.replace(/\.\w+$/, '') ?? '',
    );
    return made.some((name) => actions.includes(name));
  });
}

test('every target that makes a script of each action is run by a conformance test', () => {
  const folder = new URL('.', import.meta.url);
  const tests = readdirSync(folder).filter((file) => file.endsWith('.test.ts') && file !== 'targets.test.ts');
  const run = tests.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n');
  const scripted = targets.filter(hasScripts).map(({ name }) => name);
  expect(scripted).toEqual(expect.arrayContaining(['powershell', 'vbscript', 'batch']));
  expect(scripted.filter((name) => !run.includes(`/src/targets/${name}/`))).toEqual([]);
});
