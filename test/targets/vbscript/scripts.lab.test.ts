import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { generate } from '../../../src/generate/generate.js';
import { excel, microsip, progman } from '../../../src/profiles/index.js';
import { nextStart } from '../../conformance/receivers.js';
import { testbench } from '../../conformance/testbench.js';
import { type DdeServer, type Lab, labUnavailable, openLab } from '../../lab/index.js';

const opened = await openLab({ own: true });

describe.skipIf(!opened)(`the generated .vbs scripts ${labUnavailable()}`, () => {
  const lab = opened as Lab;
  const folder = mkdtempSync(join(tmpdir(), 'bridgesmith-vbs-'));
  const script = (name: string, bridge = 'microsip') => join(folder, bridge, 'vbscript', `${name}.vbs`);
  const dial = (...words: string[]) => lab.cscript(script('dial'), words);
  const marks = 'HKCU\\Software\\bridgesmith\\Servers';
  let server: DdeServer | undefined;

  async function serve(options: { negative?: boolean; silent?: boolean; delayMs?: number } = {}): Promise<DdeServer> {
    server = await lab.ddeServer({ service: 'MicroSIP', topic: 'control', options });
    return server;
  }
  const commands = async () => (await server?.received())?.map(({ text }) => text);
  const leftovers = async () => [
    ...String((await lab.run({ commandLine: 'reg.exe query HKCU\\Software\\Classes' })).stdout)
      .split(/\s+/)
      .filter((key) => key.includes('bridgesmith-')),
    ...(await lab.files.list(lab.environment.TEMP as string)).filter((name) => name.startsWith('bridgesmith-')),
  ];

  beforeAll(async () => {
    for (const bridge of [microsip, progman, excel, testbench]) {
      await generate(bridge, join(folder, bridge.definition.name), { targets: ['vbscript'] });
    }
  });
  afterEach(async () => {
    await server?.stop();
    server = undefined;
    await lab.registry.delete(marks);
    await lab.phone.uninstall();
    await lab.phone.clear();
    expect(await leftovers(), 'keys and folders that a script left behind').toEqual([]);
    expect(await lab.dialogs(), 'dialogs that a script left behind').toEqual([]);
  });
  afterAll(() => lab.close());

  test('dial.vbs, with nothing registered, sends [Dial(5551234)] over DDE', async () => {
    await serve();
    expect((await dial('5551234', '/via:dde')).exitCode).toBe(0);
    expect(await commands()).toEqual(['[Dial(5551234)]']);
  });

  test.each(['C:\\Program Files\\MicroSIP', 'C:\\Programy Łódź\\Телефон 電話'])(
    'dial.vbs calls over exe, from %s',
    async (where) => {
      await lab.phone.install(where, { portable: true });
      await lab.phone.start();
      const { exitCode } = await lab.cscript(script('dial'), ['5551234', '/account:2'], {
        env: { MICROSIP_EXE: `${where}\\microsip.exe` },
      });
      expect(exitCode).toBe(0);
      expect((await lab.phone.waitForEffects(2)).at(-1)).toContain('5551234');
      expect((await lab.phone.received()).at(-1)?.text).toBe('5551234 /account:2');
    },
  );

  test('with only the phone there, the automatic choice is exe, without waiting', async () => {
    await lab.phone.start();
    expect((await dial('5551234', '/timeout:999')).exitCode).toBe(0);
    expect(await lab.phone.waitForEffects(1)).toEqual(['dial 5551234']);
  });

  test('with a host that left its mark, the automatic choice is DDE', async () => {
    await lab.phone.start();
    await serve();
    await lab.registry.set(marks, 'MicroSIP|control', '1');
    expect((await dial('5551234')).exitCode).toBe(0);
    expect(await commands()).toEqual(['[Dial(5551234)]']);
    expect(await lab.phone.effects()).toEqual([]);
  });

  test('with the mark of a host that is gone, it goes on to exe', async () => {
    await lab.phone.start();
    await lab.registry.set(marks, 'MicroSIP|control', '1');
    expect((await dial('5551234')).exitCode).toBe(0);
    expect(await lab.phone.waitForEffects(1)).toEqual(['dial 5551234']);
  });

  test('what one transport writes empty is not there for the next', async () => {
    const [program, log] = ['C:\\bench\\testbench.exe', 'C:\\bench\\arguments.log'];
    await lab.makeFolder('C:\\bench');
    await lab.copyIn(lab.program('arguments.exe'), program);
    const env = { TESTBENCH_EXE: program, BRIDGESMITH_ARGUMENTS_LOG: log };
    expect((await lab.cscript(script('show', 'testbench'), ['fit'], { env })).exitCode).toBe(0);
    expect(await nextStart(lab, log, false)).toBe('fit /size=auto');
  });

  test('with nothing there, it says where it looked, and ends with 3', async () => {
    const { exitCode, stdout, stderr } = await dial('5551234');
    expect(exitCode).toBe(3);
    expect(`${stdout}${stderr}`).toContain('MicroSIP was not found. Looked at:');
    expect(`${stdout}${stderr}`).toContain('MICROSIP_EXE');
  });

  test('the program is found in a folder that a variable names', async () => {
    await lab.phone.install(`${lab.environment.LOCALAPPDATA}\\MicroSIP`, { portable: true });
    expect((await dial('5551234')).exitCode).toBe(0);
    expect(await lab.phone.waitForEffects(1)).toEqual(['dial 5551234']);
    await lab.phone.stop();
  });

  test('an override that names no file ends with 3, and nothing else is tried', async () => {
    await lab.phone.install();
    const { exitCode } = await lab.cscript(script('dial'), ['555'], { env: { MICROSIP_EXE: 'C:\\nowhere.exe' } });
    expect(exitCode).toBe(3);
  });

  test('only the full path of an .exe is a program: not a batch file, not a name', async () => {
    await lab.files.write('C:\\odd\\phone.cmd', '>C:\\odd\\acted echo %*');
    for (const MICROSIP_EXE of ['C:\\odd\\phone.cmd', 'cmd.exe']) {
      const options = { env: { MICROSIP_EXE }, cwd: 'C:\\windows\\system32' };
      expect((await lab.cscript(script('dial'), ['555'], options)).exitCode, MICROSIP_EXE).toBe(3);
    }
    await lab.registry.set('HKCU\\Software\\MicroSIP', '', 'C:\\odd\\phone.cmd');
    expect((await dial('555')).exitCode).toBe(3);
    await lab.registry.delete('HKCU\\Software\\MicroSIP');
    expect(lab.files.exists('C:\\odd\\acted')).toBe(false);
    await lab.files.remove('C:\\odd');
  });

  test('the program is found in a folder that the registry names with a variable', async () => {
    await lab.phone.install('C:\\Phones\\MicroSIP', { portable: true });
    await lab.registry.set('HKCU\\Software\\MicroSIP', '', '%PHONES%\\MicroSIP', 'REG_EXPAND_SZ');
    expect((await lab.cscript(script('dial'), ['5551234'], { env: { PHONES: 'C:\\Phones' } })).exitCode).toBe(0);
    expect(await lab.phone.waitForEffects(1)).toEqual(['dial 5551234']);
    await lab.phone.stop();
    await lab.registry.delete('HKCU\\Software\\MicroSIP');
  });

  test('options are known in any case', async () => {
    await lab.phone.start();
    expect((await dial('5551234', '/VIA:EXE', '/TIMEOUT:9', '/Account:2')).exitCode).toBe(0);
    expect((await lab.phone.waitForEffects(1)).at(-1)).toContain('5551234');
  });

  test('no DDE server: 3, and it waits for none', async () => {
    expect((await dial('5551234', '/via:dde', '/timeout:999')).exitCode).toBe(3);
  });

  test('a DDE server that never answers: 5, when the time is up', async () => {
    await serve({ silent: true });
    expect((await dial('5551234', '/via:dde', '/timeout:2')).exitCode).toBe(5);
  });

  test('a DDE server that answers late, but in time: 0', async () => {
    await serve({ delayMs: 1000 });
    expect((await dial('5551234', '/via:dde', '/timeout:300')).exitCode).toBe(0);
  });

  test('20 at once: 20 commands, none lost or mixed', async () => {
    await serve();
    const numbers = Array.from({ length: 20 }, (_item, index) => `55500${10 + index}`);
    // Wine's script host opens its script for itself alone, so there each has a copy; on Windows all share one.
    const scripts = numbers.map((number) => {
      if (lab.native) return script('dial');
      cpSync(script('dial'), join(folder, `dial-${number}.vbs`));
      return join(folder, `dial-${number}.vbs`);
    });
    const results = await Promise.all(
      numbers.map((number, index) => lab.cscript(scripts[index] as string, [number, '/via:dde', '/timeout:300'])),
    );
    expect(results.map(({ exitCode }) => exitCode)).toEqual(numbers.map(() => 0));
    expect((await commands())?.sort()).toEqual(numbers.map((number) => `[Dial(${number})]`));
  });

  test.each<[string, string[], number]>([
    ['no number', [], 2],
    ['an option that does not exist', ['5551234', '/x'], 2],
    ['an argument too many', ['5551234', '2', '3'], 2],
    ['a number given twice', ['5551234', '/number:5551234'], 2],
    ['an option without its value', ['/number'], 2],
    ['a transport that it has not', ['5551234', '/via:copydata'], 2],
    ['a time that is no number', ['5551234', '/timeout:soon'], 2],
    ['a number with a space', ['555 1234'], 4],
    ['an empty number', ['/number:'], 4],
    ['a switch of the phone as a number', ['/number:/resetnoask'], 4],
    ['a command of the phone as a number', ['msip:exit'], 4],
    ['an account over a link', ['5551234', '/account:2', '/via:uri'], 4],
  ])('%s ends with its exit code', async (_what, words, exitCode) => {
    await lab.phone.start();
    expect((await dial(...words)).exitCode).toBe(exitCode);
    expect(await lab.phone.effects()).toEqual([]);
  });

  test('/? prints the help and ends with 0', async () => {
    const { exitCode, stdout } = await dial('/?');
    expect(exitCode).toBe(0);
    expect(String(stdout)).toContain('cscript //nologo dial.vbs <number>');
  });

  test('arguments come from variables with /environment, and never from those of a .cmd that is long over', async () => {
    await serve();
    const env = { BRIDGESMITH_NUMBER: '5551234', BRIDGESMITH_ARGUMENTS: '999' };
    expect((await lab.cscript(script('dial'), ['/environment', '/via:dde'], { env })).exitCode).toBe(0);
    expect(await commands()).toEqual(['[Dial(5551234)]']);
  });

  test('the .cmd script gives its arguments as a line, with quotes', async () => {
    await serve();
    const options = { env: { BRIDGESMITH_ARGUMENTS: ' "555,1" /account:3 /via:dde' } };
    expect((await lab.cscript(script('dial'), ['/batch-arguments'], options)).exitCode).toBe(0);
    expect(await commands()).toEqual(['[Dial("555,1",3)]']);
  });

  test('Program Manager makes the group that create-group.vbs asks for', async () => {
    const manager = await lab.programManager();
    const { exitCode } = await lab.cscript(script('create-group', 'progman'), ['Calls (odd), group']);
    expect(exitCode).toBe(0);
    expect(await manager.groups()).toContain('Calls (odd), group');
    await lab.cscript(script('delete-group', 'progman'), ['Calls (odd), group']);
    expect(await manager.groups()).not.toContain('Calls (odd), group');
  });

  test('a percent sign, which the shell would take for its own, is refused over DDE by name', async () => {
    const { exitCode, stdout, stderr } = await lab.cscript(script('create-group', 'progman'), ['100% %PATH%']);
    expect(exitCode).toBe(4);
    expect(`${stdout}${stderr}`).toContain('percent sign');
  });

  test('under wscript it shows nothing when told to be silent, and still gives its exit code', async () => {
    const commandLine = `wscript.exe //B //nologo "${lab.toWindows(script('dial'))}" "5 5"`;
    const { exitCode } = await lab.run({ commandLine });
    expect(exitCode).toBe(4);
  });
});
