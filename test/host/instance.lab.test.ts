import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { drive } from '../dde/drive.js';
import { type Lab, labUnavailable, openLab, waitFor } from '../lab/index.js';
import { clearLog, type HostProcess, name, registeredHost, registeredServers, startHost } from './hostProcess.js';

const opened = await openLab({ own: true });
afterAll(() => opened?.close());

const run = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run';
const own = 'HKCU\\Software\\bridgesmith';

describe.skipIf(!opened)(`the one host of a session ${labUnavailable()}`, () => {
  const lab = opened as Lab;
  const started: HostProcess[] = [];

  const start = async (...parameters: Parameters<typeof startHost> extends [Lab, ...infer Rest] ? Rest : never) => {
    const host = await startHost(lab, ...parameters);
    started.push(host);
    return host;
  };
  const command = (...words: string[]) => lab.node('20', 'dist/cli/main.js', ['host', 'microsip', ...words]);
  const answers = async () => (await lab.ddeList({ service: 'MicroSIP', topic: 'control' })).length > 0;
  const request = async (item: string) =>
    (await lab.ddeClient({ service: 'MicroSIP', topic: 'control' }, 'request', item, '1')).data[0]?.toString('latin1');

  beforeEach(() => clearLog(lab));
  afterEach(async () => {
    for (const host of started.splice(0)) await host.stop();
    await lab.registry.delete(own);
  });

  test('is registered while it runs, and a second one ends with code 1', async () => {
    expect(await lab.registry.read(own)).toBeUndefined();
    await start();
    const registered = await registeredHost(lab);
    const second = await command();
    expect(second.exitCode).toBe(1);
    expect(second.stderr.toString()).toBe(
      `bridgesmith: A host answers as ${name} already in this session. It is process ${registered}. Use --replace to take its place.\n`,
    );
    expect(JSON.parse((await command('--status', '--json')).stdout.toString()).result).toEqual({
      name,
      running: true,
      process: registered,
      atLogon: false,
    });
    expect(await request('Status')).toBe('notRunning\0');
  });

  test('gives its place to one that replaces it, and ends cleanly', async () => {
    await start();
    const before = await registeredHost(lab);
    const second = await start(['--replace'], { version: 'newest' });
    expect(await registeredHost(lab)).not.toBe(before);
    const log = await second.log();
    expect(log.map((line) => line.split(' ').slice(1).join(' '))).toEqual([
      expect.stringMatching(/^started answers as MicroSIP\|control, process \d+, version /),
      'stopped another host has taken its place',
      expect.stringMatching(/^started answers as MicroSIP\|control, process \d+, version /),
    ]);
    expect(await request('Status')).toBe('notRunning\0');
    expect(await lab.ddeList({ service: 'MicroSIP', topic: 'control' })).toHaveLength(1);
  });

  test('overwrites the registration of one that was killed', async () => {
    const first = await start();
    const stale = await registeredHost(lab);
    await first.stop();
    expect(await registeredHost(lab)).toBe(stale);
    expect((await command('--status')).stdout.toString()).toBe(`${name}: no host runs\ndoes not start at logon\n`);
    await start();
    expect(await registeredHost(lab)).not.toBe(stale);
    expect(await answers()).toBe(true);
  });

  test('ends cleanly at Ctrl+C: conversations ended, registration removed', async () => {
    const host = await start([], { newConsole: true });
    const connected = 'C:\\bridgesmith-lab\\connected';
    const held = drive(lab, '20', [
      { connect: 'one', service: 'MicroSIP', topic: 'control' },
      { tell: connected },
      { ended: 'one' },
      { connected: 'one' },
    ]);
    await waitFor('a conversation', async () => (lab.files.exists(connected) ? true : undefined));
    const pid = String(await registeredHost(lab));
    expect((await lab.node('20', 'test/microsip/interrupt.mjs', [pid])).exitCode).toBe(0);
    await host.waitForLog('stopped it was interrupted');
    expect((await held).results[3]?.value).toBe(false);
    expect(await lab.registry.read(own)).toBeUndefined();
    expect(await answers()).toBe(false);
  });

  test('writes lines of JSON', async () => {
    const host = await start(['--json']);
    await lab.ddeClient({ service: 'MicroSIP', topic: 'control' }, 'execute', '[Quit]');
    const line = JSON.parse(await host.waitForLog('"refused"')) as object;
    expect(line).toEqual({
      time: expect.any(String),
      event: 'refused',
      program: 'dde-client-x64-unicode.exe',
      processId: expect.any(Number),
      command: '[Quit]',
      message: expect.stringContaining('There is no command Quit.'),
    });
  });

  test('is a class of the library, which takes states from anywhere, and outlives a source that fails', async () => {
    const [states, told] = ['C:\\bridgesmith-lab\\states', 'C:\\bridgesmith-lab\\told'];
    const feed = async (...lines: string[]) => {
      const before = lab.files.exists(states) ? await lab.files.readText(states) : '';
      await lab.files.write(states, `${before}${lines.map((line) => `${line}\n`).join('')}`);
    };
    await feed('{"status":"idle"}');
    const process = await lab.startNode('20', 'test/microsip/serve.mjs', [states, told]);
    await waitFor('the host', async () => ((await answers()) ? true : undefined));
    expect(await request('Status')).toBe('idle\0');
    const becomes = (item: string, text: string) =>
      waitFor(`${item} ${text}`, async () => ((await request(item)) === `${text}\0` ? true : undefined));
    await feed('{"status":"inCall","caller":"J\u00fcrgen\\n","duration":83,"account":"2","version":"3.21.6"}');
    await becomes('Duration', '83');
    expect(await request('Caller')).toBe('J\u00fcrgen \0');
    await feed('fail');
    await becomes('Status', 'unknown');
    expect(await request('Duration')).toBe('\0');
    await feed('{"status":"calling"}');
    await becomes('Status', 'calling');
    await feed('end');
    const events = await waitFor('the end', async () => {
      const lines = (await lab.files.readText(told))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      return lines.at(-1)?.event === 'ended' ? lines : undefined;
    });
    expect(events.map(({ event, message }: { event: string; message: string }) => [event, message])).toEqual([
      ['started', expect.stringContaining(`answers as ${name}`)],
      ['trouble', 'cannot see what the phone does: cannot look'],
      ['stopped', 'the test is over'],
      ['ended', 'the test is over'],
    ]);
    await waitFor('the process to end', async () => ((await lab.registry.read(registeredServers)) ? undefined : true));
    await process.stop();
  });

  test('starts at logon when installed so, with no window, and leaves the registry as it was', async () => {
    const before = {
      ...(await lab.registry.tree(run)),
      ...(await lab.registry.tree(own)),
      key: await lab.registry.read(run),
    };
    const after = async () => ({
      ...(await lab.registry.tree(run)),
      ...(await lab.registry.tree(own)),
      key: await lab.registry.read(run),
    });
    const plan = await command('--install', '--dry-run', '--no-start', '--verbose');
    expect(plan.stdout.toString()).toMatch(/^would write C:\\.*start-host-microsip\.js:\r?\n/);
    expect(await after()).toEqual(before);

    expect((await command('--install', '--no-start', '--verbose')).exitCode).toBe(0);
    const line = String(await lab.registry.get(run, 'bridgesmith host microsip'));
    expect(line).toMatch(/^"C:\\windows\\System32\\wscript\.exe" \/\/B \/\/Nologo "C:\\.*\\start-host-microsip\.js"$/i);
    expect((await command('--install', '--no-start')).exitCode).toBe(0);
    expect(JSON.parse((await command('--status', '--json')).stdout.toString()).result).toMatchObject({
      running: false,
      atLogon: true,
      command: line,
    });

    const windows = await lab.windows();
    expect((await lab.run({ commandLine: line })).exitCode).toBe(0);
    await waitFor('the host', async () => ((await answers()) ? true : undefined));
    expect(await lab.windows()).toEqual(windows);
    await lab.kill((await registeredHost(lab)) ?? 0);
    await lab.registry.delete(registeredServers);

    const gone = await command('--uninstall');
    expect(gone.stdout.toString()).toBe(`removed the start at logon: ${line}\n`);
    expect(await after()).toEqual(before);
    expect(lab.files.exists(/"([^"]*)"$/.exec(line)?.[1] ?? '')).toBe(false);
    expect((await command('--uninstall')).stdout.toString()).toContain('nothing to undo');
  });

  test('does not write over a script that is not its own', async () => {
    const file = `${lab.environment.LOCALAPPDATA}\\bridgesmith\\start-host-microsip.js`;
    await lab.files.write(file, 'WScript.Echo("mine");');
    const { exitCode, stderr } = await command('--install');
    expect(exitCode).toBe(1);
    expect(stderr.toString()).toContain('is there already, and bridgesmith did not make it. Remove it first.');
    expect(await readFile(lab.toHost(file), 'utf8')).toBe('WScript.Echo("mine");');
    expect(await lab.registry.read(own)).toBeUndefined();
    await lab.files.remove(file);
  });
});
