import { describe, expect, test } from 'vitest';
import type { Bridge } from '../../src/definition/index.js';
import { renderTarget } from '../../src/generate/generate.js';
import { checkFolders, fullPath } from '../../src/installation/places.js';
import { backupPlace, installationPlan } from '../../src/installation/plan.js';
import type { CopyFile } from '../../src/installation/steps.js';
import { microsip, profiles } from '../../src/profiles/index.js';
import { targets } from '../../src/targets/index.js';

async function filesOf(bridge: Bridge): Promise<string[]> {
  const files: string[] = [];
  for (const target of targets) files.push(...(await renderTarget(bridge, target)).map(({ path }) => path));
  return files;
}

const copiesOf = (steps: readonly object[]) => steps.filter((step): step is CopyFile => 'from' in step);

describe.each(profiles)('the plan for $definition.name', (bridge) => {
  const { name } = bridge.definition;

  test('installs every generated file, whatever targets there are, and two files never in one place', async () => {
    const files = await filesOf(bridge);
    const { parts, folder } = installationPlan(bridge, files);
    const copies = parts.flatMap(({ steps }) => copiesOf(steps));
    expect(new Set(copies.map(({ from }) => from))).toEqual(new Set(files));
    const places = copies.map(({ to }) => to.toLowerCase());
    expect(new Set(places).size).toBe(places.length);
    for (const copy of copies) {
      expect(copy.to).toMatch(/^%(LocalAppData|Documents)%\\[^/%]+$/);
      expect(backupPlace({ folder } as never, copy)).toMatch(/^%LocalAppData%\\bridgesmith\\[^%]+$/);
    }
    expect(folder).toBe(`%LocalAppData%\\bridgesmith\\${name}`);
  });

  test('keeps files where they find each other', async () => {
    const files = await filesOf(bridge);
    const [scripts] = installationPlan(bridge, files).parts;
    for (const { from, to } of copiesOf(scripts?.steps ?? []))
      expect(to).toBe(`%LocalAppData%\\bridgesmith\\${name}\\${from.replaceAll('/', '\\')}`);
  });

  test('is plain data', async () => {
    const plan = installationPlan(bridge, await filesOf(bridge));
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  test('offers only what the bridge has', async () => {
    const { launcher, component, links } = bridge.definition as Bridge['definition'];
    const names = installationPlan(bridge, await filesOf(bridge)).parts.map((part) => part.name);
    const declared = [...(launcher ? ['path'] : []), ...(component ? ['component'] : []), ...(links ? ['links'] : [])];
    expect(names).toEqual(['scripts', 'module', ...declared]);
  });
});

describe('the plan for microsip', () => {
  test('has modules where PowerShell looks, the launcher in PATH, and the component as regsvr32 registers it', async () => {
    const { parts } = installationPlan(microsip, await filesOf(microsip));
    const stepsOf = (name: string) => parts.find((part) => part.name === name)?.steps ?? [];
    expect(stepsOf('module')).toContainEqual({
      step: 'copyFile',
      from: 'powershell/MicroSIP/1.0.0/MicroSIP.psd1',
      to: '%Documents%\\WindowsPowerShell\\Modules\\MicroSIP\\1.0.0\\MicroSIP.psd1',
    });
    expect(copiesOf(stepsOf('module')).map(({ from }) => from)).not.toContain('powershell/dial.ps1');
    expect(stepsOf('path')).toEqual([{ step: 'addToPath', folder: '%LocalAppData%\\bridgesmith\\microsip\\launcher' }]);
    const { classId } = microsip.definition.component;
    expect(stepsOf('component')).toContainEqual({
      step: 'setValue',
      key: `Software\\Classes\\WOW6432Node\\CLSID\\${classId}\\ScriptletURL`,
      name: '',
      text: ['file://', { place: '%LocalAppData%\\bridgesmith\\microsip\\component\\DDEClient.wsc' }],
      shared: '',
    });
  });

  test('registers the script for links only when it is named, and never chooses it for the user', async () => {
    const links = installationPlan(microsip, await filesOf(microsip)).parts.find(({ name }) => name === 'links');
    expect(links).toMatchObject({ optional: true, needs: ['scripts'], forbidden: '%' });
    const steps = links?.steps ?? [];
    for (const scheme of ['sip', 'sips', 'tel', 'callto']) {
      for (const [name, shared] of [
        [`bridgesmith.microsip.${scheme}`, ''],
        [scheme, `Software\\Classes\\${scheme}`],
      ] as const) {
        const key = `Software\\Classes\\${name}`;
        const value = (below: string, value: string, ...text: unknown[]) =>
          expect(steps).toContainEqual({ step: 'setValue', key: `${key}${below}`, name: value, text, shared });
        value('', '', `URL:${scheme} (MicroSIP)`);
        value('', 'URL Protocol', '');
        value('\\shell', '', 'open');
        const script = { place: '%LocalAppData%\\bridgesmith\\microsip\\links\\open-link.js' };
        const host = { place: '%SystemRoot%\\System32\\wscript.exe' };
        value('\\shell\\open\\command', '', '"', host, '" //B //E:JScript "', script, '" "%1"');
      }
    }
    expect(await filesOf(microsip)).toContain('links/open-link.js');
    expect(steps).toHaveLength(4 * 9 + 3);
    expect(JSON.stringify(links)).not.toContain('UserChoice');
  });

  test('takes a target that nobody knew of', () => {
    const [scripts] = installationPlan(microsip, ['page/click-to-call.html', 'batch/dial.cmd']).parts;
    expect(copiesOf(scripts?.steps ?? []).map(({ to }) => to)).toEqual([
      '%LocalAppData%\\bridgesmith\\microsip\\page\\click-to-call.html',
      '%LocalAppData%\\bridgesmith\\microsip\\batch\\dial.cmd',
    ]);
  });

  test('refuses folders in which Windows would read a character', () => {
    const { parts } = installationPlan(microsip, ['launcher/x.cmd', 'component/x.wsc', 'links/open-link.js']);
    const folders = (LocalAppData: string) => ({ LocalAppData, Documents: 'D:\\', SystemRoot: 'C:\\Windows' });
    const refused = (folder: string) =>
      parts.filter((part) => {
        try {
          checkFolders(part, folders(folder));
          return false;
        } catch {
          return true;
        }
      });
    expect(refused('C:\\Users\\Ann').map(({ name }) => name)).toEqual([]);
    expect(refused('C:\\Users\\50%').map(({ name }) => name)).toEqual(['path', 'component', 'links']);
    expect(refused('C:\\Users\\#1').map(({ name }) => name)).toEqual(['component']);
    expect(refused('C:\\Users\\a;b').map(({ name }) => name)).toEqual(['path']);
    const path = parts.find(({ name }) => name === 'path');
    expect(() => path && checkFolders(path, folders('C:\\50%'))).toThrow(/^path cannot be installed in C:\\50%: .* % /);
  });

  test('puts folders in for their names, at the begin only', () => {
    const folders = { LocalAppData: 'C:\\$1 %Documents%\\', Documents: 'D:\\', SystemRoot: 'C:\\Windows' };
    expect(fullPath('%LocalAppData%\\x', folders)).toBe('C:\\$1 %Documents%\\x');
    expect(fullPath('%Documents%\\x', folders)).toBe('D:\\x');
    expect(fullPath('x%Documents%', folders)).toBe('x%Documents%');
  });
});
