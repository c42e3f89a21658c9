import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bridge } from '../../../src/definition/bridge.js';
import { checkDefinition } from '../../../src/definition/check/index.js';
import { defineBridge } from '../../../src/definition/defineBridge.js';
import { resolve } from '../../../src/definition/resolve/resolve.js';
import type { BridgeDefinition } from '../../../src/definition/schema.js';
import { RefusedError } from '../../../src/errors.js';
import { excel, microsip, netphone } from '../../../src/profiles/index.js';
import { component } from '../../../src/targets/component/index.js';
import { casesOver } from '../../conformance/cases.js';
import { hostileTexts } from '../../corpora/hostile.js';
import { right } from '../../definition/right.js';
import { expectLittleGrowth } from '../../growth.js';
import { checkerOf, codeOf, componentFiles } from './code.js';

const declared = { progId: 'Test.Client', classId: '{0E3F9C5A-0001-4000-8000-00000000BEEF}' } as const;

/** A bridge with a component, whether it has one of its own or not. */
function withComponent({ definition }: Bridge): Bridge {
  return defineBridge({ ...(definition as BridgeDefinition), component: declared });
}

describe('the component', () => {
  test('stands in one CDATA section, which nothing in it ends, and is ASCII', async () => {
    const odd = defineBridge({ ...right, title: 'A ]]> & <b> "q" \u6F22' });
    for (const bridge of [microsip, odd]) {
      const { wsc, helper } = await componentFiles(bridge);
      expect(wsc.split(']]>')).toHaveLength(2);
      expect(wsc + helper).toMatch(/^[\r\n -~]*$/);
      expect(() => new Function(codeOf(wsc))).not.toThrow();
      expect(() => new Function('WScript', 'ActiveXObject', helper)).not.toThrow();
    }
    expect((await componentFiles(odd)).wsc).toContain(
      'description="DDE client for A ]]&#62; &#38; &#60;b&#62; &#34;q&#34; &#28450;"',
    );
  });

  test('is nothing for a bridge that declares none', async () => {
    expect(await componentFiles(netphone)).toEqual({ wsc: '', helper: '' });
  });

  test('needs DDE', () => {
    const { dde: _dde, items: _items, ...rest } = right;
    const actions = { dial: { ...right.actions.dial, bindings: { exe: right.actions.dial.bindings.exe } } };
    const problems = checkDefinition({ ...rest, actions, prefer: ['exe'], launcher: undefined });
    expect(problems).toContainEqual({
      path: 'component',
      message: 'needs dde (service and topic) at the top of the definition.',
    });
  });
});

describe('what the component sends', () => {
  const cases = casesOver(['dde']).filter(({ values }) => Object.keys(values).length < 10);

  test('is all that resolve gives', async () => {
    const checkers = new Map<Bridge, Awaited<ReturnType<typeof checkerOf>>>();
    const refused: string[] = [];
    let sent = 0;
    for (const { name, bridge, action, expected } of cases) {
      if (!('payload' in expected) || expected.arrival.startsWith('poke ')) continue;
      if (!checkers.has(bridge)) checkers.set(bridge, await checkerOf(withComponent(bridge)));
      const said = checkers.get(bridge)?.(expected.payload);
      sent += 1;
      // It sends one command at a time; the definition has this action send several.
      const beyond = action === 'pair' || component.cannotSend?.('dde', expected.payload);
      if ((said !== undefined) !== (beyond ?? false)) refused.push(`${name}: ${said}`);
    }
    expect(sent).toBeGreaterThan(100);
    expect(refused).toEqual([]);
  });

  test('is nothing else: what is put into an argument stays in it, and is what the definition allows', async () => {
    const check = await checkerOf(microsip);
    const wrong: string[] = [];
    const judge = (text: string) => {
      if (text.includes('%')) return;
      const allowed = isAllowed(text);
      if ((check(`[Dial(${text})]`) === undefined) !== allowed) wrong.push(JSON.stringify(text));
    };
    for (const { text } of hostileTexts) judge(text);
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => judge(text)));
    const signs = fc.constantFrom(...'0123 [](),"+*#;@:-A/\\');
    fc.assert(
      fc.property(fc.string({ unit: signs, maxLength: 12 }), (text) => judge(text)),
      { numRuns: 5000 },
    );
    expect(wrong).toEqual([]);
  });

  test('is one command, also for a service of which it knows none', async () => {
    const check = await checkerOf(microsip, 'Excel;progman');
    expect(check('[OPEN("C:\\a (1).xls")]', 'Excel')).toBeUndefined();
    expect(check('[CreateGroup(x)]', 'PROGMAN')).toBeUndefined();
    expect(check('[A(1)][B(2)]', 'Excel')).toMatch(/^Not one command/);
    expect(check('[A("1)][B(2)")]', 'Excel')).toBeUndefined();
    expect(check('[A]', 'Ledger')).toMatch(/speaks to MicroSIP only, not to Ledger/);
    expect(check('[A]', 'Ex%cel')).toMatch(/percent sign/);
    expect(check('[A]', 'x'.repeat(256))).toMatch(/255/);
  });

  test('reaches every service where an administrator says so', async () => {
    const check = await checkerOf(microsip, '*');
    expect(check('[A]', 'Ledger')).toBeUndefined();
  });

  test('reaches services that the definition names', async () => {
    const own = defineBridge({
      ...(microsip.definition as BridgeDefinition),
      component: { ...declared, services: ['Diary'] },
    });
    const check = await checkerOf(own);
    expect(check('[A(1)]', 'diary')).toBeUndefined();
    expect(check('[A(1)]', 'Ledger')).toMatch(/speaks to MicroSIP, Diary only/);
  });

  test('is judged in little time, however long it is', async () => {
    const check = await checkerOf(withComponent(excel));
    expectLittleGrowth((length) => {
      for (const part of [' ', '(', '"', ',', 'a', '""', ' ,', '[', 'a '])
        check(`[Open(${part.repeat(length / part.length)}`);
    }, 190);
  });
});

/** What may stand between the brackets: a number, and an account or none, by the grammar of DDE commands. */
function isAllowed(text: string): boolean {
  const part = '\\s*("(?:[^"]|"")*"|[^\\[\\](),"]*?) *'.replace('\\s', ' ');
  const match = new RegExp(`^${part}(?:,${part})?$`, 's').exec(text);
  if (!match || /[\0-\x1f\x7f]/.test(text)) return false;
  const [number, account] = match.slice(1).map((value) => value?.replace(/^"([\s\S]*)"$/, '$1').replaceAll('""', '"'));
  try {
    resolve(microsip, 'dial', { number, ...(account === undefined ? {} : { account }) }, 'dde');
    return true;
  } catch (error) {
    if (error instanceof RefusedError) return false;
    throw error;
  }
}
