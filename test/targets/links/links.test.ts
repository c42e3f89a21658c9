import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defineBridge } from '../../../src/definition/defineBridge.js';
import { linkPatterns } from '../../../src/definition/links/rules.js';
import { resolve } from '../../../src/definition/resolve/resolve.js';
import type { BridgeDefinition } from '../../../src/definition/schema.js';
import { microsip, netphone } from '../../../src/profiles/index.js';
import { hostileLinks } from '../../corpora/links.js';
import { randomLinks } from '../../corpora/randomLinks.js';
import { right } from '../../definition/right.js';
import { calltoLinks, sipLinks, telLinks } from '../../links/cases.js';
import { answerOfNode, type Computer, linkScriptOf, openWith } from './code.js';

const code = await linkScriptOf(microsip);
const program = 'C:\\Program Files\\MicroSIP\\microsip.exe';
const folder = 'C:\\Program Files\\MicroSIP';
const computer: Computer = { registry: { 'HKCU\\Software\\MicroSIP\\': folder }, files: [program] };

/** What the script makes of a link, in the form of `answerOfNode`. */
function answer(link: string): string {
  const { exitCode, started, said } = openWith(code, [link], computer);
  const [first] = started;
  if (exitCode === 0 && started.length === 1 && said.length === 0) return `=${first?.[1]}`;
  if (exitCode === 4 && started.length === 0 && said.length === 1) return `!${said[0]}`;
  return JSON.stringify({ exitCode, started, said });
}

describe('the script that opens links', () => {
  test('dials what Node dials, and refuses what Node refuses, with the same words', () => {
    const links = [...[...telLinks, ...sipLinks, ...calltoLinks].map(([link]) => link), ...hostileLinks];
    expect(links.map(answer)).toEqual(links.map(answerOfNode));
  });

  test('does so for any text', () => {
    fc.assert(
      fc.property(randomLinks, (link) => {
        expect(answer(link)).toBe(answerOfNode(link));
      }),
      { numRuns: 5000 },
    );
  });

  test('takes one argument', () => {
    expect(openWith(code, [], computer)).toMatchObject({ exitCode: 2, started: [] });
    for (const words of [
      ['tel:1', ''],
      ['tel:1', '//X', ''],
      ['tel:1', 'tel:2'],
    ]) {
      const said = `The link was refused: it came as ${words.length} arguments, and a link is one.`;
      expect(openWith(code, words, computer)).toEqual({ exitCode: 4, started: [], said: [said] });
    }
  });

  test('holds nothing that only newer engines know', () => {
    for (const pattern of Object.values(linkPatterns)) {
      expect(pattern.source).not.toMatch(/\(\?[^:]|\\[pPk]/);
      expect(pattern.source).toMatch(/^[ -~]+$/);
      expect(pattern.flags).toMatch(/^g?$/);
    }
    expect(code).toMatch(/^[\r\n -~]*$/);
  });

  test('is nothing for a bridge that declares no links', async () => {
    expect(await linkScriptOf(netphone)).toBe('');
  });

  test('reads what a bridge declares, and dials by its action', async () => {
    const exe = { arguments: ['/call to', [{ parameter: 'number' }, '!'], { when: 'urgent', write: ['/urgent'] }] };
    const dial = { ...right.actions.dial, bindings: { ...right.actions.dial.bindings, exe } };
    const actions = { ...right.actions, dial } as BridgeDefinition['actions'];
    const desk = defineBridge({ ...(right as BridgeDefinition), actions });
    const script = await linkScriptOf(desk);
    const files = ['D:\\Desk\\DeskPhone.exe'];
    const registry = { 'HKCU\\Software\\DeskPhone\\Folder': '"D:\\Desk"' };
    const open = (link: string) => openWith(script, [link], { registry, files });
    const { commandLine } = resolve(desk, 'dial', { number: '+1555' }, 'exe');
    expect(commandLine).toBe('"/call to" +1555!');
    expect(open('tel:+1-555').started).toEqual([['D:\\Desk\\DeskPhone.exe', commandLine, 'D:\\Desk']]);
    expect(open('sip:jo@pbx.example').exitCode).toBe(0);
    expect(open('sips:jo@pbx.example').said).toEqual([
      'The link was refused: it does not begin with tel:, callto:, sip:.',
    ]);
    const telOnly = defineBridge({ ...desk.definition, links: { schemes: ['tel'], action: 'dial', value: 'number' } });
    const small = await linkScriptOf(telOnly);
    expect(openWith(small, ['tel:5;ext=1'], { registry, files }).exitCode).toBe(0);
    expect(small).not.toMatch(/sipUser|calltoNumber/);
    for (const schemes of [['sips'], ['callto'], ['sip', 'callto']] as const) {
      const one = defineBridge({ ...desk.definition, links: { schemes, action: 'dial', value: 'number' } });
      const opened = openWith(await linkScriptOf(one), [`${schemes[0]}:jo@pbx.example`], { registry, files });
      expect(opened).toMatchObject({ exitCode: 0, said: [] });
    }
  });
});

describe('where the script finds the program', () => {
  const open = (at: Computer) => openWith(code, ['tel:1'], at);
  const uninstall = 'Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\MicroSIP\\InstallLocation';

  test.each<[string, Computer]>([
    ['the variable', { environment: { MICROSIP_EXE: program }, registry: { 'HKCU\\Software\\MicroSIP\\': 'D:\\x' } }],
    ['the folder in the registry', { registry: { 'HKLM\\Software\\WOW6432Node\\MicroSIP\\': `"${folder}"` } }],
    [
      'App Paths',
      { registry: { [`HKLM\\${uninstall.replace(/Uninstall.*/, 'App Paths\\microsip.exe\\')}`]: program } },
    ],
    ['Uninstall', { registry: { [`HKCU\\${uninstall}`]: '%P%' }, environment: { P: folder } }],
    ['a folder', { environment: { ProgramFiles: 'C:\\Program Files' } }],
  ])('%s', (_where, at) => {
    const opened = open({ ...at, files: [program, 'D:\\x\\other.exe'] });
    expect(opened).toEqual({ exitCode: 0, started: [[program, '1', folder]], said: [] });
  });

  test('and says where it looked', () => {
    const missing = open({ registry: { 'HKCU\\Software\\MicroSIP\\': 'D:\\\u202Egone\u0007' } });
    expect(missing).toMatchObject({ exitCode: 3, started: [] });
    expect(missing.said[0]).toBe(
      'MicroSIP was not found. Looked at:\r\n  D:\\?gone?\r\nInstall MicroSIP, or set MICROSIP_EXE to the full path of its program.',
    );
    const wrong = open({ environment: { MICROSIP_EXE: 'C:\\x.cmd' }, files: ['C:\\x.cmd'], ...computer });
    expect(wrong).toMatchObject({ exitCode: 3, started: [] });
    expect(wrong.said[0]).toBe('MICROSIP_EXE is not the full path of an .exe file that is there: C:\\x.cmd');
  });
});
