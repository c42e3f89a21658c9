import { afterAll, describe, expect, test } from 'vitest';
import { joinCommandLine, type Lab, labUnavailable, openLab } from '../../lab/index.js';
import { findSdk } from '../../powershell/find.mjs';
import { nativeHost } from './native-host.js';

const lab = await openLab({ own: true });
const compiled = lab ? await nativeHost() : { reason: labUnavailable() };
const reason = 'reason' in compiled ? compiled.reason : '';
if (reason !== '' && process.env.CI === 'true' && lab && findSdk()) throw new Error(reason);

const noConversation = 0x400a;
const executeTimedOut = 0x4005;
const notProcessed = 0x4009;
/** The formats of text that a module asks for. */
const text = 'CF_UNICODETEXT,CF_TEXT';

afterAll(() => lab?.close());

describe.skipIf(reason !== '')(`the C# of a module, compiled as C# 5 and run on Windows ${reason}`.trim(), () => {
  test('makes a group in Program Manager, and reads the list of groups', async () => {
    const manager = await opened().programManager();
    expect(await call('execute', 'Progman', 'Progman', '[CreateGroup(C Sharp \u00E9)]', 'unicode', '120000')).toEqual({
      code: 0,
      text: '',
    });
    expect(await manager.groups()).toContain('C Sharp \u00E9');
    const groups = await call('request', 'Progman', 'Progman', 'Groups', 'unicode', '120000', text);
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
      expect((await call('execute', 'Every', "It's", '[Tell("\u00E9 (1), x")]', 'unicode', '120000')).code).toBe(0);
      expect((await call('execute', 'Every', "It's", '[Tell("\u00E9")]', 'ansi', '120000')).code).toBe(0);
      expect((await server.received()).map(({ kind, text }) => `${kind} ${text}`)).toEqual([
        'execute [Tell("\u00E9 (1), x")]',
        'execute [Tell("\u00E9")]',
      ]);
      expect(await call('request', 'Every', "It's", 'Status', 'unicode', '120000', text)).toEqual({
        code: 0,
        text: 'Ready \u00E9',
      });
      expect((await call('request', 'Every', "It's", 'Nothing', 'unicode', '120000', text)).code).toBe(notProcessed);
    } finally {
      await server.stop();
    }
  });

  test('refuses what the code page lacks, before anything is sent', async () => {
    expect((await call('execute', 'Every', "It's", '[Tell(\u6F22)]', 'ansi', '120000')).code).toBe(1113);
  });

  test('reads a text as what it is, whatever it was asked for', async () => {
    const server = await opened().oddDdeServer({ service: 'Every', topic: 'T' }, '--format', '1');
    try {
      const request = () => call('request', 'Every', 'T', 'twice', 'unicode', '120000', text);
      expect([await request(), await request()].map(({ text }) => text)).toEqual(['1 twice', '2 twice']);
      expect((await call('request', 'Every', 'T', 'odd', 'unicode', '120000', text)).text).toBe('3 odd');
    } finally {
      await server.stop();
    }
    const other = await opened().oddDdeServer({ service: 'Every', topic: 'T' }, '--format', '13');
    try {
      expect((await call('request', 'Every', 'T', 'odd', 'unicode', '120000', 'CF_TEXT')).text).toBe('1 odd');
    } finally {
      await other.stop();
    }
  });

  test('sets an item in the format that can carry the text', async () => {
    const server = await opened().oddDdeServer({ service: 'Every', topic: 'T' });
    try {
      const poke = (formats: string) => call('poke', 'Every', 'T', '\u6F22', 'unicode', '120000', formats, 'Level');
      expect((await poke('CF_TEXT,CF_UNICODETEXT')).code).toBe(0);
      expect((await poke('CF_TEXT')).code).toBe(1113);
    } finally {
      await server.stop();
    }
  });

  test('says that nobody answers', async () => {
    expect((await call('execute', 'Nobody', 'Here', '[Tell]', 'unicode', '120000')).code).toBe(noConversation);
  });

  test.each(['unicode', 'ansi'] as const)('sets items of a %s server', async (charset) => {
    const server = await opened().ddeServer({ service: 'Every', topic: 'T', charset, items: { Level: '1' } });
    try {
      expect((await call('poke', 'Every', 'T', '7 \u20ac "x"', charset, '120000', text, 'Level')).code).toBe(0);
      expect((await call('poke', 'Every', 'T', '\u00e9', charset, '120000', 'CF_TEXT', 'Level')).code).toBe(0);
      const pokes = (await server.received()).map(({ kind, item, format, bytes }) => [kind, item, format, bytes]);
      expect(pokes).toEqual([
        ['poke', 'Level', 13, Buffer.from('7 \u20ac "x"\0', 'utf16le')],
        ['poke', 'Level', 1, Buffer.from('\u00e9\0', 'latin1')],
      ]);
      expect((await call('request', 'Every', 'T', 'Level', charset, '120000', text)).text).toBe('\u00e9');
      expect((await call('poke', 'Every', 'T', '\u6f22', charset, '120000', 'CF_TEXT', 'Level')).code).toBe(1113);
    } finally {
      await server.stop();
    }
  });

  test.each(['unicode', 'ansi'] as const)('is told by a %s server when an item changes', async (charset) => {
    const server = await opened().ddeServer({ service: 'Every', topic: 'T', charset, items: { Level: '1' } });
    try {
      const watch = call('watch', 'Every', 'T', 'Level', charset, '120000', text, '3');
      // The formats are tried by a REQUEST first.
      await server.waitFor(2);
      for (const value of ['two', '3 \u00e9', '4']) {
        await opened().ddeClient({ service: 'Every', topic: 'T' }, 'poke', 'Level', '1', value);
      }
      expect(await watch).toEqual({ code: 0, text: 'Level|two\nLevel|3 \u00e9\nLevel|4' });
      expect((await server.received()).slice(0, 2).map(({ kind, format }) => [kind, format])).toEqual([
        ['request', 13],
        ['advise', 13],
      ]);
    } finally {
      await server.stop();
    }
  });

  test('cannot watch what the server does not have, or where there is none', async () => {
    const server = await opened().ddeServer({ service: 'Every', topic: 'T' });
    expect((await call('watch', 'Every', 'T', 'Nothing', 'unicode', '120000', text, '1')).code).toBe(notProcessed);
    await server.stop();
    expect((await call('watch', 'Every', 'T', 'Nothing', 'unicode', '120000', text, '1')).code).toBe(noConversation);
  });

  test('loses no update, however slow the reader is', async () => {
    const server = await opened().ddeServer({ service: 'Every', topic: 'T', updates: { Tick: 3000 } });
    try {
      const { text: lines } = await call('watch', 'Every', 'T', 'Tick', 'unicode', '120000', 'CF_TEXT', '3000', '1');
      expect(lines.split('\n')).toEqual([...Array(3000).keys()].map((index) => `Tick|${index + 1}`));
    } finally {
      await server.stop();
    }
  });

  test('watches several items, each once, in one conversation', async () => {
    const after = { One: { value: '1', ms: 700 }, Two: { value: '2', ms: 900 } };
    const items = { One: '', Two: '' };
    const options = { logConnections: true };
    const server = await opened().ddeServer({ service: 'Every', topic: 'T', items, after, options });
    try {
      const watch = await call('watch', 'Every', 'T', 'One\nTwo\nONE', 'unicode', '120000', 'CF_TEXT', '2');
      expect(watch).toEqual({ code: 0, text: 'One|1\nTwo|2' });
      const kinds = (await server.received()).map(({ kind, item }) => `${kind} ${item}`);
      expect(kinds.slice(0, 3)).toEqual(['connect -', 'advise One', 'advise Two']);
    } finally {
      await server.stop();
    }
  });

  test('ends its link and its conversation when it has seen enough', async () => {
    const options = { logConnections: true };
    const server = await opened().ddeServer({ service: 'Every', topic: 'T', updates: { Tick: 5 }, options });
    try {
      expect((await call('watch', 'Every', 'T', 'Tick', 'unicode', '120000', 'CF_TEXT', '2')).code).toBe(0);
      expect((await server.waitFor(4)).map(({ kind }) => kind)).toEqual([
        'connect',
        'advise',
        'unadvise',
        'disconnect',
      ]);
    } finally {
      await server.stop();
    }
  });

  test('asks and watches a server that has no Unicode in its own text', async () => {
    const after = { Level: { value: 'two \u00e9', ms: 300 } };
    const options = { ansiOnly: true };
    const server = await opened().ddeServer({
      service: 'Every',
      topic: 'T',
      items: { Level: '1', Name: '\u00e9' },
      after,
      options,
    });
    try {
      expect(await call('request', 'Every', 'T', 'Name', 'unicode', '120000', text)).toEqual({
        code: 0,
        text: '\u00e9',
      });
      expect((await call('poke', 'Every', 'T', 'x', 'unicode', '120000', text, 'Level')).code).toBe(0);
      const watch = await call('watch', 'Every', 'T', 'Level', 'unicode', '120000', text, '1');
      expect(watch).toEqual({ code: 0, text: 'Level|two \u00e9' });
    } finally {
      await server.stop();
    }
  });

  test('reads cells as rows', async () => {
    const excel = await opened().excel();
    try {
      const cells = await call('request', 'Excel', '[Book1]Sheet1', 'R1C1:R5C3', 'unicode', '120000', 'XlTable');
      const rows = ['Name|Price|Open', 'East|1.5|True', 'Z\u00fcrich|22|', 'Sum|23.5|#N/A', '||'];
      expect(cells).toEqual({ code: 0, text: rows.join('\n') });
    } finally {
      await excel.stop();
    }
  });

  // Wine reads the format of an update as a signed number, and so loses every update in a registered format.
  test.skipIf(process.platform !== 'win32')('is told of cells as rows', async () => {
    const excel = await opened().excel();
    try {
      const watch = call('watch', 'Excel', '[Book1]Sheet1', 'R2C1:R2C2', 'unicode', '120000', 'XlTable', '1');
      await excel.waitFor(1);
      await opened().ddeClient({ service: 'Excel', topic: '[Book1]Sheet1' }, 'poke', 'R2C2', '1', '2.25');
      expect(await watch).toEqual({ code: 0, text: 'R2C1:R2C2|East|2.25' });
    } finally {
      await excel.stop();
    }
  });

  test('notices that a watched server ends as a program should', async () => {
    const options = { disconnectAfterMs: 5000 };
    const server = await opened().ddeServer({ service: 'Every', topic: 'T', items: { Level: '1' }, options });
    expect(await call('watch', 'Every', 'T', 'Level', 'unicode', '120000', 'CF_TEXT', '9')).toEqual({
      code: 0,
      text: 'ended',
    });
    await server.stop();
  });

  test('notices that a watched server was killed', async () => {
    const server = await opened().ddeServer({ service: 'Every', topic: 'T', items: { Level: '1' } });
    const watch = call('watch', 'Every', 'T', 'Level', 'unicode', '120000', text, '9');
    await server.waitFor(2);
    await opened().ddeClient({ service: 'Every', topic: 'T' }, 'poke', 'Level', '1', 'last');
    await server.stop();
    expect(await watch).toEqual({ code: 0, text: 'Level|last\nended' });
  });

  test('says that the server refuses', async () => {
    const server = await opened().ddeServer({ service: 'Every', topic: 'T', options: { negative: true } });
    expect((await call('execute', 'Every', 'T', '[Tell]', 'unicode', '120000')).code).toBe(notProcessed);
    await server.stop();
  });

  test('waits no longer than it was told for a silent server', async () => {
    const server = await opened().ddeServer({ service: 'Every', topic: 'T', options: { silent: true } });
    expect((await call('execute', 'Every', 'T', '[Tell]', 'unicode', '1000')).code).toBe(executeTimedOut);
    await server.stop();
  });

  test('asks a busy server again', async () => {
    const server = await opened().ddeServer({ service: 'Every', topic: 'T', options: { busy: 2 } });
    expect((await call('execute', 'Every', 'T', '[Tell]', 'unicode', '120000')).code).toBe(0);
    await server.stop();
  });

  test('sends a message to the window of the right program only', async () => {
    const { phone } = opened();
    await phone.start();
    await phone.clear();
    expect(await call('message', 'MicroSIP', '1', '5551234', '120000', 'other.exe')).toEqual({
      code: -2,
      text: 'microsip.exe',
    });
    expect((await call('message', 'MicroSIP', '1', '5551234 \u00E9', '120000', 'other.exe', 'MICROSIP.EXE')).code).toBe(
      0,
    );
    expect(await phone.received()).toEqual([{ how: 'copydata1', text: '5551234 \u00E9' }]);
    await phone.stop();
    expect((await call('message', 'MicroSIP', '1', '5551234', '120000', 'microsip.exe')).code).toBe(-2);
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

async function ask(where: Lab, exe: string, words: readonly string[]) {
  const { stdout, stderr, timedOut } = await where.run({
    commandLine: joinCommandLine(where.toWindows(exe), ...words),
  });
  const answer = /^(-?\d+) ([0-9a-f]*)$/.exec(stdout.toString());
  if (!answer) throw new Error(timedOut ? 'native-host hangs' : `native-host said ${stdout} ${stderr}`);
  return { code: Number(answer[1]), text: fromHex(answer[2] ?? '') };
}

function inHex(text: string): string {
  return [...Array(text.length).keys()].map((index) => text.charCodeAt(index).toString(16).padStart(4, '0')).join('');
}

function fromHex(hex: string): string {
  return (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');
}
