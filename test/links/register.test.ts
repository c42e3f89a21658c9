import { describe, expect, test } from 'vitest';
import { exitCodes } from '../../src/errors.js';
import type { RegistryTree, UserRegistry } from '../../src/ffi/registryTree.js';
import { dialLink, linkInvocations } from '../../src/links/dial.js';
import { type LinkHandler, type NodeHandler, nodeCommand } from '../../src/links/plan.js';
import { type LinkScheme, linkSchemes, parseLink } from '../../src/links/read.js';
import { installLinks, linkChanges, linkChangesDone, uninstallLinks } from '../../src/links/register.js';
import { linkStatus } from '../../src/links/status.js';
import { microsip } from '../../src/profiles/index.js';
import { key, MemoryRegistry } from '../installer/registry/memoryRegistry.js';

const node: NodeHandler = {
  node: 'C:\\Program Files\\nodejs\\node.exe',
  program: 'C:\\bridgesmith\\dist\\cli\\main.js',
  words: ['microsip', 'link'],
  notify: 'box',
};
const handler: LinkHandler = {
  command: nodeCommand(node),
  icon: 'C:\\Program Files\\MicroSIP\\microsip.exe',
};
const command =
  '"C:\\Program Files\\nodejs\\node.exe" "C:\\bridgesmith\\dist\\cli\\main.js" microsip link --notify box -- "%1"';

const phoneCommand = '"C:\\Program Files\\MicroSIP\\microsip.exe" "%1"';
const opened = (by: string) => key({}, { open: key({}, { command: key({ '': by }) }) });

/** A registry in which MicroSIP's own installation has registered `tel`, and another program is known for `sip`. */
function formerly(): RegistryTree {
  const tel = key(
    { '': 'URL:tel', 'URL Protocol': '', EditFlags: { type: 4, bytes: 'AgAAAA==' } },
    { Shell: key({}, { Open: key({}, { Command: key({ '': phoneCommand }) }) }), ['__proto__']: key({ a: 'b' }) },
  );
  const registered = key({ Other: 'Software\\Other\\Capabilities' });
  return key({}, { Software: key({}, { Classes: key({}, { tel }), RegisteredApplications: registered }) });
}

const statusOf = (registry: UserRegistry, scheme: LinkScheme) =>
  linkStatus(microsip, scheme, {
    readRegistry: (path, name) => {
      const value = registry.readValue(path.replace(/^HKCR/, 'HKCU\\Software\\Classes'), name);
      return typeof value === 'string' ? value : undefined;
    },
    isFile: () => true,
  });

const all = [...linkSchemes];

describe('installing links', () => {
  test('registers a ProgID, a capability and the key of each scheme, and nothing of UserChoice', () => {
    const registry = new MemoryRegistry(formerly());
    installLinks(registry, microsip, all, handler);
    for (const scheme of all) {
      const expected = key(
        { '': `URL:${scheme} (MicroSIP)`, 'URL Protocol': '' },
        { DefaultIcon: key({ '': `${handler.icon},0` }), shell: key({ '': 'open' }, opened(command).keys) },
      );
      expect(registry.readTree(`HKCU\\Software\\Classes\\bridgesmith.microsip.${scheme}`)).toEqual(expected);
      expect(registry.readTree(`HKCU\\Software\\Classes\\${scheme}`)).toEqual(expected);
    }
    expect(registry.readTree('HKCU\\Software\\bridgesmith\\microsip\\Capabilities')).toEqual(
      key(
        {
          ApplicationName: 'MicroSIP (bridgesmith)',
          ApplicationDescription: expect.any(String),
          ApplicationIcon: `${handler.icon},0`,
        },
        { URLAssociations: key(Object.fromEntries(all.map((scheme) => [scheme, `bridgesmith.microsip.${scheme}`]))) },
      ),
    );
    expect(registry.readTree('HKCU\\Software\\RegisteredApplications')?.values).toEqual({
      Other: 'Software\\Other\\Capabilities',
      'bridgesmith.microsip': 'Software\\bridgesmith\\microsip\\Capabilities',
    });
    expect(JSON.stringify(registry.root)).not.toContain('UserChoice');
  });

  test('changes just what is shown first', () => {
    const registry = new MemoryRegistry(formerly());
    const planned = linkChanges(registry, microsip, ['tel'], handler);
    expect(registry.writes).toBe(0);
    installLinks(registry, microsip, ['tel'], handler);
    expect(linkChangesDone(registry, microsip, ['tel']).map(({ change }) => change)).toEqual(
      expect.arrayContaining(planned.map(({ change }) => change)),
    );
    expect(linkChangesDone(registry, microsip, ['tel'])).toHaveLength(planned.length);
  });

  test.each([
    ['once', (registry: UserRegistry) => installLinks(registry, microsip, all, handler)],
    [
      'twice, from different folders',
      (registry: UserRegistry) => {
        installLinks(registry, microsip, all, handler);
        installLinks(registry, microsip, all, { command: nodeCommand({ ...node, program: 'D:\\other\\main.js' }) });
      },
    ],
    [
      'scheme by scheme',
      (registry: UserRegistry) => {
        for (const scheme of all) installLinks(registry, microsip, [scheme], handler);
      },
    ],
  ])('%s, is undone whole', (_how, install) => {
    const registry = new MemoryRegistry(formerly());
    install(registry);
    expect(registry.root).not.toEqual(formerly());
    uninstallLinks(registry, microsip, all);
    expect(registry.root).toEqual(formerly());
    expect(uninstallLinks(registry, microsip, all)).toEqual([]);
  });

  test('is undone whole wherever it was cut short', () => {
    const whole = new MemoryRegistry(formerly());
    installLinks(whole, microsip, all, handler);
    for (let failAt = 1; failAt <= whole.writes; failAt += 1) {
      const registry = new MemoryRegistry(formerly());
      registry.failAt = failAt;
      expect(() => installLinks(registry, microsip, all, handler)).toThrow('cut short');
      uninstallLinks(registry, microsip, all);
      expect(registry.root).toEqual(formerly());
    }
    expect(whole.writes).toBeGreaterThan(20);
  });

  test('in a registry that has none of the keys, leaves none behind', () => {
    const registry = new MemoryRegistry(key({}));
    installLinks(registry, microsip, ['tel'], handler);
    installLinks(registry, microsip, ['sip'], handler);
    uninstallLinks(registry, microsip, ['tel']);
    expect(statusOf(registry, 'sip')).toMatchObject({ registered: true, openedBy: 'bridgesmith' });
    expect(statusOf(registry, 'tel')).toMatchObject({ registered: false, openedBy: 'nobody' });
    uninstallLinks(registry, microsip, ['sip']);
    expect(registry.root).toEqual(key({}));
  });

  test('leaves a scheme to the program that has taken it since', () => {
    const registry = new MemoryRegistry(formerly());
    installLinks(registry, microsip, all, handler);
    const other = key({ 'URL Protocol': '' }, { shell: opened('"C:\\Other.exe" "%1"') });
    registry.deleteTree('HKCU\\Software\\Classes\\callto');
    registry.writeTree('HKCU\\Software\\Classes\\callto', other);
    const left = uninstallLinks(registry, microsip, all).filter(({ undone }) => undone === 'left');
    expect(left.map(({ change }) => change.key)).toEqual(['HKCU\\Software\\Classes\\callto']);
    expect(registry.readTree('HKCU\\Software\\Classes\\callto')).toEqual(other);
    registry.deleteTree('HKCU\\Software\\Classes\\callto');
    expect(registry.root).toEqual(formerly());
  });

  test('refuses to go on from a record that it cannot read', () => {
    const registry = new MemoryRegistry(formerly());
    registry.writeTree('HKCU\\Software\\bridgesmith\\microsip\\Links', key({ Record: '{"version":2}' }));
    expect(() => installLinks(registry, microsip, all, handler)).toThrow('holds a record that this version');
    expect(() => uninstallLinks(registry, microsip, all)).toThrow('holds a record that this version');
  });

  test('refuses a path that Windows would read a parameter in', () => {
    expect(() => nodeCommand({ ...node, node: 'C:\\100%1\\node.exe' })).toThrow(
      'C:\\100%1\\node.exe cannot be registered: Windows would read the % in it. Install it in another folder.',
    );
    expect(() => nodeCommand({ ...node, words: ['link', 'C:\\100%1\\phone.yaml'] })).toThrow(
      /^C:.*phone\.yaml cannot be/,
    );
  });

  test('holds the path of a bridge of several words together', () => {
    expect(nodeCommand({ ...node, words: ['link', 'C:\\my phones\\phone.yaml'] })).toMatch(
      /main\.js" link "C:\\my phones\\phone\.yaml" --notify box -- "%1"$/,
    );
  });
});

describe('the state of links', () => {
  const userChoice = 'HKCU\\Software\\Microsoft\\Windows\\Shell\\Associations\\UrlAssociations\\tel';

  test('before, with and after the handler', () => {
    const registry = new MemoryRegistry(formerly());
    expect(statusOf(registry, 'tel')).toMatchObject({ registered: false, openedBy: 'phone', command: phoneCommand });
    expect(statusOf(registry, 'sips')).toMatchObject({ registered: false, openedBy: 'nobody' });
    installLinks(registry, microsip, all, handler);
    expect(statusOf(registry, 'tel')).toMatchObject({ registered: true, openedBy: 'bridgesmith', missing: [] });
    uninstallLinks(registry, microsip, all);
    expect(statusOf(registry, 'tel')).toMatchObject({ registered: false, openedBy: 'phone' });
  });

  test('follows what the user chose', () => {
    const registry = new MemoryRegistry(formerly());
    installLinks(registry, microsip, all, handler);
    registry.writeTree('HKCU\\Software\\Classes\\Other.tel', key({}, { shell: opened('"C:\\Other.exe" "%1"') }));
    registry.writeTree(`${userChoice}\\UserChoice`, key({ ProgId: 'Other.tel', Hash: 'x' }));
    expect(statusOf(registry, 'tel')).toMatchObject({ openedBy: 'other', chosen: 'Other.tel' });
    registry.writeTree(`${userChoice}\\UserChoiceLatest\\ProgId`, key({ ProgId: 'bridgesmith.microsip.tel' }));
    expect(statusOf(registry, 'tel')).toMatchObject({ openedBy: 'bridgesmith', chosen: 'bridgesmith.microsip.tel' });
    registry.writeTree(`${userChoice}\\UserChoiceLatest\\ProgId`, key({ ProgId: 'AppX1' }));
    expect(statusOf(registry, 'tel')).toMatchObject({ openedBy: 'other', command: undefined });
  });

  test('names programs that are gone', () => {
    const registry = new MemoryRegistry(formerly());
    installLinks(registry, microsip, ['tel'], handler);
    const read = (path: string, name: string) =>
      registry.readValue(path.replace(/^HKCR/, 'HKCU\\Software\\Classes'), name) as string | undefined;
    const { missing } = linkStatus(microsip, 'tel', { readRegistry: read, isFile: (path) => path === node.node });
    expect(missing).toEqual([node.program]);
  });
});

describe('dialling a link', () => {
  const link = parseLink(microsip, 'tel:5551234');

  test('never opens another link, which could be for this program again', async () => {
    const performed: string[] = [];
    const tools = (reached: string[]) => ({
      requireWindows: () => {},
      probe: (_bridge: unknown, transport: string) => (reached.includes(transport) ? undefined : 'not here'),
      perform: async (_bridge: unknown, { transport }: { transport: string }) => void performed.push(transport),
    });
    expect((await dialLink(microsip, link, tools(['exe', 'uri']))).transport).toBe('exe');
    await expect(dialLink(microsip, link, tools(['uri']))).rejects.toMatchObject({ exitCode: exitCodes.notFound });
    expect(performed).toEqual(['exe']);
    expect(linkInvocations(microsip, link).map(({ transport }) => transport)).toEqual(['dde', 'copydata', 'exe']);
  });
});
