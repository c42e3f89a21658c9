import { afterAll, describe, expect, test } from 'vitest';
import { joinCommandLine, type Lab, labUnavailable, openLab } from '../../lab/index.js';
import { nativeHost } from './native-host.js';

const lab = await openLab({ own: true });
const compiled = lab ? await nativeHost() : { reason: labUnavailable() };
const runs = lab && 'exe' in compiled ? await startsIn(lab, compiled.exe) : false;

const noConversation = 0x400a;
const executeTimedOut = 0x4005;
const notProcessed = 0x4009;

afterAll(() => lab?.close());

describe.skipIf(!lab || !runs)('the C# of a module, compiled as C# 5 and run on Windows', () => {
  test('makes a group in Program Manager, and reads the list of groups', async () => {
    const manager = await opened().programManager();
    expect(await call('execute', 'Progman', 'Progman', '[CreateGroup(C Sharp \u00E9)]', 'unicode', '5000')).toEqual({
      code: 0,
      text: '',
    });
    expect(await manager.groups()).toContain('C Sharp \u00E9');
    const groups = await call('request', 'Progman', 'Progman', 'Groups', 'unicode', '5000');
    expect(groups.code).toBe(0);
    expect(groups.text.split('\r\n')).toContain('C Sharp \u00E9');
  });

  test.each(['unicode', 'ansi'] as const)('executes at a %s server', async (charset) => {
    const server = await opened().ddeServer({
      service: 'Every',
      topic: "It's",
      charset,
      items: { Status: 'Ready \u00E9' },
    });
    try {
      expect((await call('execute', 'Every', "It's", '[Tell("\u00E9 (1), x")]', 'unicode', '5000')).code).toBe(0);
      expect((await call('execute', 'Every', "It's", '[Tell("\u00E9")]', 'ansi', '5000')).code).toBe(0);
      expect((await server.received()).map(({ kind, text }) => `${kind} ${text}`)).toEqual([
        'execute [Tell("\u00E9 (1), x")]',
        'execute [Tell("\u00E9")]',
      ]);
      expect(await call('request', 'Every', "It's", 'Status', 'unicode', '5000')).toEqual({
        code: 0,
        text: 'Ready \u00E9',
      });
      expect((await call('request', 'Every', "It's", 'Nothing', 'unicode', '5000')).code).toBe(notProcessed);
    } finally {
      await server.stop();
    }
  });

  test('refuses what the code page lacks, before anything is sent', async () => {
    expect((await call('execute', 'Every', "It's", '[Tell(\u6F22)]', 'ansi', '5000')).code).toBe(1113);
  });

  test('says that nobody answers', async () => {
    expect((await call('execute', 'Nobody', 'Here', '[Tell]', 'unicode', '5000')).code).toBe(noConversation);
  });

  test('says that the server refuses', async () => {
    const server = await opened().ddeServer({ service: 'Every', topic: 'T', options: { negative: true } });
    expect((await call('execute', 'Every', 'T', '[Tell]', 'unicode', '5000')).code).toBe(notProcessed);
    await server.stop();
  });

  test('waits no longer than it was told for a silent server', async () => {
    const server = await opened().ddeServer({ service: 'Every', topic: 'T', options: { silent: true } });
    const before = Date.now();
    expect((await call('execute', 'Every', 'T', '[Tell]', 'unicode', '1000')).code).toBe(executeTimedOut);
    expect(Date.now() - before).toBeLessThan(6000);
    await server.stop();
  });

  test('asks a busy server again', async () => {
    const server = await opened().ddeServer({ service: 'Every', topic: 'T', options: { busy: 2 } });
    expect((await call('execute', 'Every', 'T', '[Tell]', 'unicode', '5000')).code).toBe(0);
    await server.stop();
  });

  test('sends a message to the window of the right program only', async () => {
    const { phone } = opened();
    await phone.start();
    await phone.clear();
    expect(await call('message', 'MicroSIP', '1', '5551234', '5000', 'other.exe')).toEqual({
      code: -2,
      text: 'microsip.exe',
    });
    expect((await call('message', 'MicroSIP', '1', '5551234 \u00E9', '5000', 'other.exe', 'MICROSIP.EXE')).code).toBe(
      0,
    );
    expect(await phone.received()).toEqual([{ how: 'copydata1', text: '5551234 \u00E9' }]);
    await phone.stop();
    expect((await call('message', 'MicroSIP', '1', '5551234', '5000', 'microsip.exe')).code).toBe(-2);
  });
});

function opened(): Lab {
  if (!lab) throw new Error(labUnavailable());
  return lab;
}

async function call(verb: string, one: string, two: string, text: string, ...rest: string[]) {
  if (!('exe' in compiled)) throw new Error(compiled.reason);
  return ask(opened(), compiled.exe, [verb, one, two, inHex(text), ...rest]);
}

async function ask(where: Lab, exe: string, words: readonly string[], timeoutMs = 30_000) {
  const { stdout, stderr, timedOut } = await where.run({
    commandLine: joinCommandLine(where.toWindows(exe), ...words),
    timeoutMs,
  });
  const answer = /^(-?\d+) ([0-9a-f]*)$/.exec(stdout.toString());
  if (!answer) throw new Error(timedOut ? 'native-host hangs' : `native-host said ${stdout} ${stderr}`);
  return { code: Number(answer[1]), text: fromHex(answer[2] ?? '') };
}

/** Whether the lab runs .NET at all. */
async function startsIn(where: Lab, exe: string): Promise<boolean> {
  return ask(where, exe, ['nothing', '', '', ''], 15_000).then(
    () => true,
    () => false,
  );
}

function inHex(text: string): string {
  return [...Array(text.length).keys()].map((index) => text.charCodeAt(index).toString(16).padStart(4, '0')).join('');
}

function fromHex(hex: string): string {
  return (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');
}
