// A parameter kind of which nobody has thought: each target checks its values, or refuses to be made.
import { describe, expect, test, vi } from 'vitest';
import { checkContact, isContact } from '../../src/definition/contacts/contacts.js';
import { resolve } from '../../src/definition/resolve/resolve.js';
import { RefusedError } from '../../src/errors.js';
import { renderTarget } from '../../src/generate/generate.js';
import { targets } from '../../src/targets/index.js';
import { bridgeOf } from './bridgeOf.js';
import { codePattern } from './madeUpKinds.js';

vi.mock('../../src/definition/kinds/index.js', async (original) => {
  const { kinds } = await original<{ kinds: readonly unknown[] }>();
  const { madeUpKinds } = await import('./madeUpKinds.js');
  return { kinds: [...kinds, ...madeUpKinds] };
});
vi.mock('../../src/definition/forms/index.js', async (original) => {
  const { forms } = await original<{ forms: object }>();
  const { moment } = await import('./madeUpKinds.js');
  return { forms: { ...forms, moment } };
});

/** What becomes of a value in what a target makes. A new target must say it here. */
const becomes: Readonly<Record<string, 'checked' | 'handed on' | 'checked when it is made' | 'no value'>> = {
  powershell: 'checked',
  vbscript: 'checked',
  /** By itself, or by vbscript. */
  batch: 'checked',
  /** To powershell or batch. */
  launcher: 'handed on',
  component: 'checked',
  page: 'checked when it is made',
  /** But phone numbers. */
  links: 'no value',
  installer: 'no value',
};

const checking = targets.filter(({ name }) => becomes[name] === 'checked');

async function textOf(kind: string, name: string): Promise<string> {
  const target = targets.find((one) => one.name === name);
  if (!target) throw new Error(`There is no target ${name}.`);
  const files = await renderTarget(bridgeOf({ kind }), target);
  return files.map(({ bytes }) => (bytes[0] === 0xff ? bytes.toString('utf16le') : bytes.toString('utf8'))).join('\n');
}

test('every target says what becomes of a value', () => {
  expect(Object.keys(becomes).sort()).toEqual(targets.map(({ name }) => name).sort());
});

describe('a text of another pattern', () => {
  test('is checked by Node', () => {
    const bridge = bridgeOf({ kind: 'code' });
    expect(resolve(bridge, 'send', { code: 'QZ12' }, 'uri')).toMatchObject({ uri: 'made:QZ12' });
    expect(() => resolve(bridge, 'send', { code: 'QZ1x' }, 'uri')).toThrow(RefusedError);
  });

  test('is checked by what makes a page', () => {
    const bridge = bridgeOf({ kind: 'code' }, 'QZ12');
    expect(isContact(checkContact(bridge, { name: 'Ann', code: 'QZ12' }))).toBe(true);
    expect(isContact(checkContact(bridge, { name: 'Ann', code: 'QZ1x' }))).toBe(false);
    expect(() => bridgeOf({ kind: 'code' }, 'QZ1x')).toThrow('a code');
  });

  test.each(checking.filter(({ name }) => name !== 'batch'))('is checked by $name by its pattern', async ({ name }) => {
    expect(await textOf('code', name)).toContain(codePattern);
  });

  test('is left to the twin by batch, which has no patterns', async () => {
    const text = await textOf('code', 'batch');
    expect(text).not.toContain('\r\n:start\r\n');
    expect(text).toContain('set "twin=');
  });
});

test.each(checking)('$name is not made for a form of rules that it does not know', async ({ name }) => {
  await expect(textOf('moment', name)).rejects.toThrow('there is no check for values of the form "moment"');
});

describe('batch is not made for what is plain', () => {
  test.each(['changed', 'longer', 'mistaken'])('and not what its check was written for: %s', async (kind) => {
    await expect(textOf(kind, 'batch')).rejects.toThrow('The check "dtmf" of the batch target is for the pattern');
  });

  test('and has no check at all', async () => {
    await expect(textOf('unwritten', 'batch')).rejects.toThrow();
  });
});

describe.each(checking.filter(({ name }) => name !== 'batch'))('$name', (target) => {
  test('looks for mistakes of another kind', async () => {
    expect(await textOf('trap', target.name)).toContain('QZ00');
  });

  test('is not made where there are several lists of them', async () => {
    const bridge = bridgeOf({ kind: 'trap' }, undefined, { number: { kind: 'phoneNumber' } });
    await expect(renderTarget(bridge, target)).rejects.toThrow('one list of mistakes');
  });
});
