import { describe, expect, test } from 'vitest';
import { ruleOf } from '../../src/definition/kinds/kindOf.js';
import { renderTarget } from '../../src/generate/generate.js';
import { batch } from '../../src/targets/batch/index.js';
import { component } from '../../src/targets/component/index.js';
import { powershell } from '../../src/targets/powershell/index.js';
import type { Target } from '../../src/targets/target.js';
import { vbscript } from '../../src/targets/vbscript/index.js';
import { rows } from '../definition/kinds/cases.js';
import { bridgeOf } from './bridgeOf.js';

async function textOf(parameter: { readonly kind: string }, target: Target): Promise<string> {
  const files = await renderTarget(bridgeOf(parameter), target);
  return files.map(({ bytes }) => bytes.toString('utf8')).join('\n');
}

const named = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name))];

describe.each(rows.filter(([, { kind }]) => kind !== 'secret' && kind !== 'flag'))('%s', (_what, parameter) => {
  const rule = ruleOf(parameter);

  test('is checked by VBScript, in which all that it calls for it is', async () => {
    const text = await textOf(parameter, vbscript);
    const called = named(text, /^ *(?:If values\.Exists\("code"\) Then )?(Check\w+) "code"/gm);
    expect(called).not.toEqual([]);
    const defined = named(text, /^Sub (Check\w+)\(/gm);
    expect(defined).toEqual(expect.arrayContaining(called));
  });

  test('is checked by PowerShell, in which all that it calls for it is', async () => {
    const text = await textOf(parameter, powershell);
    const called = named(text, /= (Confirm-\w+) -Name/g);
    expect(called).toHaveLength(1);
    expect(named(text, /^function script:(Confirm-\w+)/gm)).toEqual(expect.arrayContaining(called));
  });

  test('is checked by the component', async () => {
    const text = await textOf(parameter, component);
    if (rule.form === 'text' && rule.list) expect(text).toContain('isChecked: false');
    else expect(text).toContain(`form: "${rule.form}"`);
  });

  test('is checked by batch itself, or by its twin', async () => {
    const text = await textOf(parameter, batch);
    const isAlone = text.includes('\r\n:start\r\n');
    expect(isAlone || text.includes('cscript.exe //nologo "%twin%"')).toBe(true);
    if (isAlone) expect(text).toMatch(/call :\w+ [-0-9 ]+\r\nif defined bad|set "bad=1"\r\nfor %%a in/);
  });
});
