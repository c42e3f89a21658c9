import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { drive } from '../dde/drive.js';
import { type DdeServer, type DdeServerOptions, type Lab, labUnavailable, openLab, waitFor } from '../lab/index.js';
import { type OneProcess, startOneProcess } from '../lab/one-process.js';
import { eventsOf, resultOf } from './bridgesmith.js';
import { startPrinting } from './printing.js';

const opened = await openLab({ own: true });

describe.skipIf(!opened)(`bridgesmith dde ${labUnavailable()}`, () => {
  const lab = opened as Lab;
  const servers: { stop(): Promise<void> }[] = [];
  let services = 0;
  let service = '';

  let together: OneProcess;

  beforeAll(async () => {
    together = await startOneProcess(lab, '20', 'test/cli/carry-out.mjs');
  });
  afterAll(async () => {
    try {
      // It ends by itself, for no command has left anything open.
      expect(await together.end()).toEqual({ exitCode: 0, timedOut: false, stderr: '' });
    } finally {
      await lab.close();
    }
  });
  beforeEach(() => {
    service = `Commands${++services}`;
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop();
  });

  async function serve(options: Partial<DdeServerOptions> = {}): Promise<DdeServer> {
    const server = await lab.ddeServer({ service, topic: 'control', ...options });
    servers.push(server);
    return server;
  }

  /** In one process for all, because Node's start takes longer than most commands. */
  async function dde(...words: string[]) {
    const answer = (await together.ask(['dde', ...words])) as { exitCode: number; stdout: string; stderr: string };
    const [stdout, stderr] = [Buffer.from(answer.stdout, 'base64'), Buffer.from(answer.stderr, 'base64')];
    return { exitCode: answer.exitCode, stdout: stdout.toString(), stderr: stderr.toString(), bytes: stdout };
  }

  /** In a process of its own, which has to end by itself. */
  async function alone(version: '20' | 'newest', words: readonly string[]) {
    const { exitCode, stdout, stderr, timedOut } = await lab.node(version, 'dist/cli/main.js', ['dde', ...words]);
    expect(timedOut).toBe(false);
    return { exitCode, stdout: stdout.toString(), stderr: stderr.toString(), bytes: stdout };
  }

  const ok = (stdout: string) => ({ exitCode: 0, stdout, stderr: '' });
  const failed = (exitCode: number, stderr: string, stdout = '') => ({
    exitCode,
    stdout,
    stderr: expect.stringContaining(stderr),
  });
  const printed = ({ exitCode, stdout, stderr }: Omit<Awaited<ReturnType<typeof dde>>, 'bytes'>) => ({
    exitCode,
    stdout,
    stderr,
  });

  describe('servers', () => {
    test('lists service, topic, program and process', async () => {
      await serve({ topic: ['control', 'other'] });
      const { exitCode, stdout, stderr } = await alone('20', ['servers', '--service', service]);
      expect([exitCode, stderr]).toEqual([0, '']);
      const rows = stdout.trimEnd().split('\n').sort();
      expect(rows).toHaveLength(2);
      expect(rows[0]).toMatch(new RegExp(`^  ${service}\\|control  dde-server-x64-unicode\\.exe \\(process \\d+\\)$`));
      expect(rows[1]).toMatch(new RegExp(`^  ${service}\\|other    dde-server-x64-unicode\\.exe \\(process \\d+\\)$`));
    });

    test('prints JSON, and what a template says', async () => {
      await serve();
      const json = resultOf(await dde('servers', '--service', service, '--json'));
      const program = 'dde-server-x64-unicode.exe';
      expect(json).toEqual({ servers: [{ service, topic: 'control', processId: expect.any(Number), program }] });
      const words = ['--service', service, '--template', '{topic}@{service} {program}'];
      expect(printed(await dde('servers', ...words))).toEqual(ok(`control@${service} ${program}\n`));
    });

    test('finds those with a topic, others among them', async () => {
      await serve({ topic: ['Wanted', 'Other'] });
      const { stdout } = await dde('servers', '--template', '{service}|{topic}');
      expect(stdout.split('\n')).toEqual(expect.arrayContaining([`${service}|Wanted`, `${service}|Other`]));
      const wanted = await dde('servers', '--topic', 'Wanted', '--template', '{service}|{topic}');
      expect(wanted.stdout).toBe(`${service}|Wanted\n`);
    });

    test('says that there is none', async () => {
      expect(printed(await dde('servers', '--service', 'Nobody'))).toEqual(failed(3, 'No DDE server answers.'));
      const { exitCode, stdout } = await dde('servers', '--service', 'Nobody', '--json');
      const error = { code: 3, kind: 'notFound', message: expect.stringContaining('No DDE server answers.') };
      expect([exitCode, JSON.parse(stdout)]).toMatchObject([3, { ok: false, result: { servers: [] }, error }]);
    });
  });

  describe('execute', () => {
    test('sends commands in one conversation, in order, as they are written', async () => {
      const server = await serve({ options: { logConnections: true } });
      const commands = ['[Open("C:\\a b.txt")]', '-x', '[%PATH% ^&|<>]', ''];
      expect(printed(await alone('20', ['execute', service, 'control', '--', ...commands]))).toEqual(ok(''));
      const received = await server.received();
      expect(received.map(({ kind, text }) => [kind, text])).toEqual([
        ['connect', ''],
        ...commands.map((command) => ['execute', command]),
        ['disconnect', ''],
      ]);
    });

    test('stops at the first that is refused, and says how far it came', async () => {
      const server = await serve({ options: { dieInExecute: true } });
      const { exitCode, stdout, stderr } = await dde('execute', service, 'control', '[One]', '[Two]');
      expect([exitCode, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^bridgesmith: 0 of 2 commands were carried out, and then:\n.*EXECUTE: the server ended/);
      expect((await server.received()).map(({ text }) => text)).toEqual(['[One]']);
    });

    test('prints JSON', async () => {
      await serve();
      const ended = await dde('execute', service, 'control', '[One]', '[Two]', '--json');
      expect(resultOf(ended)).toEqual({ service, topic: 'control', processId: expect.any(Number), executed: 2 });
    });

    test.each([
      ['ansi', Buffer.from('[Grüße]\0', 'latin1')],
      ['unicode', Buffer.from('[Grüße]\0', 'utf16le')],
    ] as const)('takes --encoding %s for servers that read it wrongly', async (encoding, bytes) => {
      const server = await serve({ charset: encoding });
      const words = ['[Grüße]', '--encoding', encoding, '--code-page', '1252'];
      expect(printed(await dde('execute', service, 'control', ...words))).toEqual(ok(''));
      expect((await server.received()).map((record) => record.bytes)).toEqual([bytes]);
    });

    test('refuses what the code page does not have', async () => {
      const server = await serve();
      const words = ['[日本]', '--encoding', 'ansi', '--code-page', '1252'];
      expect(printed(await dde('execute', service, 'control', ...words))).toEqual(failed(4, 'U+65E5'));
      expect(await server.received()).toEqual([]);
    });

    test.each([
      [{ negative: true }, '30', 1, 'EXECUTE: the server refused it.'],
      [{ silent: true }, '3', 5, 'EXECUTE: the server did not answer in time'],
      [{ busy: 1000 }, '3', 5, 'EXECUTE: the server was busy each time it was asked.'],
    ])('of %j, in %s s, ends with the code %i', async (options, timeout, code, message) => {
      await serve({ options });
      const executed = await dde('execute', service, 'control', '[X]', '--timeout', timeout);
      expect(printed(executed)).toEqual(failed(code, message));
    });

    test('asks a busy server again', async () => {
      const server = await serve({ options: { busy: 2 } });
      expect(printed(await dde('execute', service, 'control', '[X]'))).toEqual(ok(''));
      expect(await server.received()).toHaveLength(3);
    });

    test('finds no server', async () => {
      expect(printed(await dde('execute', 'Nobody', 'x', '[X]'))).toEqual(failed(3, 'no server answers. Start'));
    });

    test('drives Program Manager, a server of other people', async () => {
      const manager = await lab.programManager();
      const group = `Commands ${process.pid}`;
      expect(printed(await dde('execute', 'Progman', 'Progman', `[CreateGroup(${group})]`))).toEqual(ok(''));
      expect(await manager.groups()).toContain(group);
      expect((await dde('request', 'Progman', 'Progman', 'Groups')).stdout).toContain(group);
      expect(printed(await dde('execute', 'Progman', 'Progman', `[DeleteGroup(${group})]`))).toEqual(ok(''));
    });
  });

  describe('request', () => {
    test('prints one value by itself, and several with their items', async () => {
      await serve({ items: { Status: 'gehört\r\n', Caller: '555\x1b[0m' } });
      expect(printed(await alone('20', ['request', service, 'control', 'Status']))).toEqual(ok('gehört\n'));
      expect(printed(await dde('request', service, 'control', 'Status', 'Caller'))).toEqual(
        ok('Status\tgehört\nCaller\t555\x1b[0m\n'),
      );
    });

    test('prints JSON', async () => {
      await serve({
        items: { Status: 'ready\r\n' },
        raw: { Icon: { format: 'Picture', bytes: Buffer.of(0, 1, 255) } },
      });
      const text = resultOf(await dde('request', service, 'control', 'Status', '--json'));
      const head = { service, topic: 'control', processId: expect.any(Number) };
      expect(text).toEqual({ ...head, items: [{ item: 'Status', format: 'CF_UNICODETEXT', value: 'ready\r\n' }] });
      const icon = await dde('request', service, 'control', 'Icon', '--format', 'Picture', '--json');
      expect(resultOf(icon)).toEqual({ ...head, items: [{ item: 'Icon', format: 'Picture', bytes: 'AAH/' }] });
    });

    test('prints what a template says', async () => {
      await serve({ items: { Status: 'ready', Caller: '{item}' } });
      const template = '{service}|{topic}!{item}\\t{{{value}}}\\n{format} {time}';
      const words = ['Status', 'Caller', '--format', 'CF_TEXT', '--template', template];
      const { stdout } = await dde('request', service, 'control', ...words);
      const end = '\nCF_TEXT TIME\n';
      expect(stdout.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, 'TIME')).toBe(
        `${service}|control!Status\t{ready}${end}${service}|control!Caller\t{{item}}${end}`,
      );
    });

    test('reads the other items when one is refused', async () => {
      await serve({ items: { One: '1', Two: '2' } });
      const words = ['One', 'Missing', 'Absent', 'Two'];
      const text = await dde('request', service, 'control', ...words);
      expect([text.exitCode, text.stdout]).toEqual([1, 'One\t1\nTwo\t2\n']);
      expect(text.stderr).toMatch(/REQUEST Missing: the server refused it.*\n.*REQUEST Absent: the server refused it/);
      const json = await dde('request', service, 'control', ...words, '--json');
      expect(json.exitCode).toBe(1);
      expect(resultOf(json).items).toEqual([
        { item: 'One', format: 'CF_UNICODETEXT', value: '1' },
        { item: 'Missing', error: expect.stringContaining('REQUEST Missing: the server refused it') },
        { item: 'Absent', error: expect.stringContaining('REQUEST Absent: the server refused it') },
        { item: 'Two', format: 'CF_UNICODETEXT', value: '2' },
      ]);
    });

    test('asks no more when the server does not answer', async () => {
      const server = await serve({ items: { One: '1' }, options: { silent: true } });
      const words = ['One', 'Two', '--timeout', '3'];
      expect(printed(await dde('request', service, 'control', ...words))).toEqual(
        failed(5, 'REQUEST One: the server did'),
      );
      expect((await server.received()).map(({ item }) => item)).toEqual(['One']);
    });

    test('prints the bytes as they came, and writes them to a file', async () => {
      const bytes = Buffer.from([...Array(256).keys()]);
      await serve({ raw: { Image: { format: 'CF_DIB', bytes } }, items: { Status: 'é' } });
      const raw = await alone('20', ['request', service, 'control', 'Image', '--format', 'CF_DIB', '--raw']);
      expect([raw.exitCode, raw.bytes]).toEqual([0, bytes]);
      const text = await dde(
        'request',
        service,
        'control',
        'Status',
        '--format',
        'CF_TEXT',
        '--raw',
        '--code-page',
        '65001',
      );
      expect([...text.bytes]).toEqual([0xe9, 0]);
      const folder = 'C:\\bridgesmith-lab\\request';
      await lab.makeFolder(folder);
      const file = `${folder}\\image.dib`;
      const words = ['Image', '--format', 'CF_DIB', '--out', file];
      expect(printed(await dde('request', service, 'control', ...words))).toEqual(ok(''));
      expect(await lab.readBytes(file)).toEqual(bytes);
      expect(await lab.files.list(folder)).toEqual(['image.dib']);
    });

    test('reads texts in the code page named', async () => {
      await serve({ charset: 'ansi', items: { Name: 'Grüße' } });
      const words = ['Name', '--format', 'CF_TEXT', '--code-page'];
      expect((await dde('request', service, 'control', ...words, '1252')).stdout).toBe('Grüße\n');
      expect((await dde('request', service, 'control', ...words, '1251')).stdout).toBe('GrьЯe\n');
      expect(printed(await dde('request', service, 'control', ...words, '77'))).toEqual(
        failed(2, 'This Windows has no code page 77.'),
      );
    });

    test('reads cells', async () => {
      servers.push(await lab.excel());
      const cells = await dde('request', 'Excel', 'Sheet1', 'R1C1:R4C3', '--format', 'XlTable');
      expect(printed(cells)).toEqual(ok('Name\tPrice\tOpen\nEast\t1.5\tTRUE\nZürich\t22\t\nSum\t23.5\t#N/A\n'));
      const json = await dde('request', 'Excel', 'Sheet1', 'R2C1:R4C3', '--format', 'XlTable', '--json');
      expect(resultOf(json).items).toEqual([
        {
          item: 'R2C1:R4C3',
          format: 'XlTable',
          value: [
            ['East', 1.5, true],
            ['Zürich', 22, null],
            ['Sum', 23.5, { error: '#N/A' }],
          ],
        },
      ]);
    });

    test('says that the bytes are no table', async () => {
      await serve({ raw: { Cells: { format: 'XlTable', bytes: Buffer.from('none') } } });
      const words = ['Cells', '--format', 'XlTable'];
      expect(printed(await dde('request', service, 'control', ...words))).toEqual(
        failed(1, 'What the server gave cannot be read: This is no XlTable'),
      );
      expect((await dde('request', service, 'control', ...words, '--raw')).stdout).toBe('none');
    });
  });

  describe('poke', () => {
    test.each([
      [['gone'], 'gone'],
      [['Grüße ☎', '--format', 'CF_UNICODETEXT'], 'Grüße ☎'],
      [['Grüße', '--format', 'CF_TEXT'], 'Grüße'],
      [['-5'], '-5'],
      [['--', '--x'], '--x'],
      [[''], ''],
    ])('%j', async (words, value) => {
      const server = await serve({ items: { Status: 'ready' } });
      expect(printed(await dde('poke', service, 'control', 'Status', ...words))).toEqual(ok(''));
      expect((await server.received()).map(({ kind, item, text }) => [kind, item, text])).toEqual([
        ['poke', 'Status', value],
      ]);
    });

    test('sends a file: a text, or the bytes of a format', async () => {
      const server = await serve({ items: { Status: 'ready' } });
      const [text, bytes] = ['C:\\bridgesmith-lab\\poke.txt', 'C:\\bridgesmith-lab\\poke.bin'];
      await lab.files.write(text, Buffer.from('\uFEFFzwei\nZeilen ☎\n'));
      await lab.files.write(bytes, Buffer.of(0, 1, 2, 255));
      expect(printed(await dde('poke', service, 'control', 'Status', '--file', text))).toEqual(ok(''));
      const words = ['--file', bytes, '--format', 'Picture'];
      expect(printed(await dde('poke', service, 'control', 'Icon', ...words))).toEqual(ok(''));
      const [first, second] = await server.received();
      expect(first?.text).toBe('zwei\nZeilen ☎\n');
      expect([second?.formatName, second?.bytes.subarray(0, 4)]).toEqual(['Picture', Buffer.of(0, 1, 2, 255)]);
    });

    test('sends standard input', async () => {
      const server = await serve({ items: { Status: 'ready' } });
      const run = await lab.node(
        '20',
        'dist/cli/main.js',
        ['dde', 'poke', service, 'control', 'Status', '--file', '-'],
        {
          stdin: Buffer.from('Grüße'),
        },
      );
      expect([run.exitCode, run.stderr.toString()]).toEqual([0, '']);
      expect((await server.received()).map(({ text }) => text)).toEqual(['Grüße']);
    });

    test('writes cells, and what a file has of them', async () => {
      servers.push(await lab.excel());
      const words = ['Excel', 'Sheet1', 'R1C1:R2C2'];
      expect(printed(await dde('poke', ...words, 'a\t1.5\n"007"\tFALSE', '--format', 'XlTable'))).toEqual(ok(''));
      const items = async () => resultOf(await dde('request', ...words, '--format', 'XlTable', '--json')).items;
      expect((await items())[0].value).toEqual([
        ['a', 1.5],
        ['007', false],
      ]);
      const file = 'C:\\bridgesmith-lab\\cells';
      expect(printed(await dde('request', ...words, '--format', 'XlTable', '--out', `${file}.bin`))).toEqual(ok(''));
      await lab.files.write(`${file}.tsv`, Buffer.from('x\ty\r\n#N/A\t2\r\n'));
      expect(printed(await dde('poke', ...words, '--format', 'XlTable', '--file', `${file}.tsv`))).toEqual(ok(''));
      expect((await items())[0].value).toEqual([
        ['x', 'y'],
        [{ error: '#N/A' }, 2],
      ]);
      expect(printed(await dde('poke', ...words, '--format', 'XlTable', '--file', `${file}.bin`))).toEqual(ok(''));
      expect((await items())[0].value[0]).toEqual(['a', 1.5]);
    });

    test('says that it is refused, and prints JSON when it is not', async () => {
      await serve({ items: { Status: 'ready' } });
      const ended = await dde('poke', service, 'control', 'Status', 'x', '--json');
      expect(resultOf(ended)).toEqual({ service, topic: 'control', processId: expect.any(Number), item: 'Status' });
      service = `${service}No`;
      await serve({ options: { negative: true } });
      expect(printed(await dde('poke', service, 'control', 'Status', 'x'))).toEqual(
        failed(1, 'POKE Status: the server refused it.'),
      );
    });
  });

  describe('fetch', () => {
    test('has the price of a server that tells it only to those who advise', async () => {
      servers.push(await lab.metaTrader());
      expect((await dde('request', 'MT4', 'ASK', 'USDJPY')).stdout).toBe('N/A\n');
      const { exitCode, stdout, stderr } = await alone('20', ['fetch', 'MT4', 'ASK', 'EURUSD', 'GBPUSD']);
      expect([exitCode, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/^EURUSD\t1\.\d{5}\nGBPUSD\t1\.\d{5}\n$/);
    });

    test('asks for what no update comes for, and ends its loops', async () => {
      const server = await serve({
        items: { Quiet: 'asked', Told: 'old' },
        after: { Told: { value: 'new', ms: 200 } },
        raw: { Absent: { format: 'Picture', bytes: Buffer.of(1) } },
      });
      const fetched = await dde('fetch', service, 'control', 'Quiet', 'Told', '--delay', '5');
      expect(printed(fetched)).toEqual(ok('Quiet\tasked\nTold\tnew\n'));
      const kinds = (await server.received()).map(({ kind, item }) => `${kind} ${item}`);
      expect(kinds).toEqual(['advise Quiet', 'advise Told', 'request Quiet']);
    });

    test('asks a server that does not advise, and says what it refuses', async () => {
      await serve({ items: { Status: 'ready' } });
      expect(printed(await dde('fetch', service, 'control', 'Missing', '--delay', '0.3'))).toEqual(
        failed(1, 'REQUEST Missing: the server refused it.'),
      );
      const manager = await dde('fetch', 'Progman', 'Progman', 'Groups', '--delay', '0.3');
      expect([manager.exitCode, manager.stderr]).toEqual([0, '']);
      expect(manager.stdout.length).toBeGreaterThan(1);
    });

    test('writes the bytes of an update to a file', async () => {
      await serve({
        items: { Told: 'old' },
        after: { Told: { value: 'né', ms: 200 } },
      });
      const file = 'C:\\bridgesmith-lab\\told.txt';
      expect(printed(await dde('fetch', service, 'control', 'Told', '--delay', '300', '--out', file))).toEqual(ok(''));
      const bytes = await lab.readBytes(file);
      expect(bytes.toString('utf16le').replace(/\0.*$/, '')).toBe('né');
    });
  });

  describe('advise', () => {
    test('prints the values of items in one conversation, until there were so many', async () => {
      const server = await serve({
        items: { One: '', Two: '' },
        updates: { One: 20, Two: 20 },
        options: { logConnections: true },
      });
      const words = ['One', 'Two', '--no-flow-control', '--count', '30'];
      const { exitCode, stdout, stderr } = await alone('20', ['advise', service, 'control', ...words]);
      expect([exitCode, stderr]).toEqual([0, '']);
      const lines = stdout.trimEnd().split('\n');
      expect(lines).toHaveLength(30);
      for (const item of ['One', 'Two']) {
        const values = lines.filter((line) => line.startsWith(`${item}\t`)).map((line) => Number(line.slice(4)));
        expect(values).toEqual(Array.from({ length: values.length }, (_, index) => index + 1));
        expect(values.length).toBeGreaterThanOrEqual(10);
      }
      const received = await server.waitFor(6);
      expect(received.map(({ kind, item }) => (item === '-' ? kind : `${kind} ${item}`))).toEqual([
        'connect',
        'advise One',
        'advise Two',
        'unadvise One',
        'unadvise Two',
        'disconnect',
      ]);
    });

    test('prints every value without flow control, and ends with 0 when the server does', async () => {
      await serve({ items: { Count: '' }, updates: { Count: 300 }, options: { disconnectAfterMs: 500 } });
      const { exitCode, stdout, stderr } = await dde('advise', service, 'control', 'Count', '--no-flow-control');
      expect([exitCode, stderr]).toEqual([0, `bridgesmith: ${service}|control: the server ended the conversation.\n`]);
      const values = stdout.trimEnd().split('\n').map(Number);
      expect(values).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
    });

    test('asks for the value of a warm link', async () => {
      const server = await serve({ items: { Status: 'old' }, after: { Status: { value: 'new', ms: 300 } } });
      const words = ['Status', '--warm', '--count', '1', '--format', 'CF_TEXT'];
      expect(printed(await dde('advise', service, 'control', ...words))).toEqual(ok('new\n'));
      expect((await server.received()).map(({ kind }) => kind)).toEqual(['advise', 'request', 'unadvise']);
    });

    test('prints JSON lines, and what a template says', async () => {
      await serve({ items: { Count: '' }, updates: { Count: 5 } });
      const words = ['Count', '--count', '1'];
      const ended = await dde('advise', service, 'control', ...words, '--json');
      expect(ended.stdout).toMatch(/^\{[^\n]*\}\n\{"ok":true,[^\n]*\}\n$/);
      const [update] = eventsOf(ended);
      expect(update).toEqual({
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        service,
        topic: 'control',
        item: 'Count',
        format: 'CF_UNICODETEXT',
        value: expect.stringMatching(/^\d$/),
      });
      const line = await dde('advise', service, 'control', ...words, '--template', '{item} is {value}');
      expect(line.stdout).toMatch(/^Count is \d\n$/);
    });

    test('says which item is refused', async () => {
      const server = await serve({ items: { Count: '1' } });
      expect(printed(await dde('advise', service, 'control', 'Count', 'Missing'))).toEqual(
        failed(1, 'ADVISE Missing: the server refused it.'),
      );
      expect((await server.received()).map(({ item }) => item)).toContain('Count');
    });

    test('follows prices', async () => {
      servers.push(await lab.metaTrader());
      const words = ['EURUSD', 'USDJPY', '--count', '6', '--template', '{item} {value}'];
      const { exitCode, stdout } = await dde('advise', 'MT4', 'QUOTE', ...words);
      expect(exitCode).toBe(0);
      const lines = stdout.trimEnd().split('\n');
      expect(lines).toHaveLength(6);
      for (const line of lines) expect(line).toMatch(/^(EURUSD|USDJPY) 22\.11\.26 1?\d:\d\d:\d\d( \d+\.\d+){3}$/);
    });

    test('ends its loops at Ctrl+C', async () => {
      const server = await serve({
        items: { Status: 'old', Other: 'quiet' },
        after: { Status: { value: 'new', ms: 300 } },
        options: { logConnections: true },
      });
      const words = ['dde', 'advise', service, 'control', 'Status', 'Other'];
      const { stdout } = await lab.node('20', 'test/cli/interrupt.mjs', ['new', ...words]);
      expect(JSON.parse(stdout.toString())).toMatchObject({ exitCode: 0, stdout: 'Status\tnew\n', stderr: '' });
      const kinds = (await server.waitFor(6)).map(({ kind }) => kind);
      expect(kinds).toEqual(['connect', 'advise', 'advise', 'unadvise', 'unadvise', 'disconnect']);
    });

    test('ends at Ctrl+C while the server has not agreed yet', async () => {
      const words = ['dde', 'listen', service, 'control', '--item', 'Status=x', '--delay', '900'];
      const listening = await startPrinting(lab, words);
      servers.push(listening);
      await waitFor(service, async () => ((await lab.ddeList({ service })).length > 0 ? true : undefined));
      const now = `C:\\bridgesmith-lab\\${service}-now`;
      const advise = ['dde', 'advise', service, 'control', 'Status', '--timeout', '900'];
      const interrupted = lab.node('20', 'test/cli/interrupt.mjs', [`file ${now}`, ...advise]);
      await listening.printed((text) => / connect .*, node\.exe, /.test(text));
      await lab.files.write(now, '');
      const ended = JSON.parse((await interrupted).stdout.toString());
      expect(ended).toEqual({ exitCode: 0, killedBy: null, stdout: '', stderr: '' });
    });
  });

  describe('listen', () => {
    /** What it prints while something is done, which must end it by `--count` or `--timeout`. */
    async function listen(words: readonly string[], act: () => Promise<void>) {
      const listening = alone('newest', ['listen', service, ...words]);
      await waitFor(service, async () => ((await lab.ddeList({ service })).length > 0 ? true : undefined));
      await act();
      return listening;
    }
    const client = async (...words: string[]) =>
      (await lab.ddeClient({ service, topic: 'control' }, ...words)).exitCode;
    const untimed = (text: string) => text.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z /g, '');
    const program = 'dde-client-x64-unicode.exe';

    test('prints a line for all that a client does', async () => {
      const words = ['control', 'other', '--item', 'Status=ready', '--item', 'Formula=a=b', '--count', '8'];
      const { exitCode, stdout, stderr } = await listen(words, async () => {
        expect(await client('execute', '[Open("C:\\x")]')).toBe(0);
        expect(await client('request', 'Status', '1')).toBe(0);
        expect(await client('request', 'Missing', '1')).toBe(1);
        expect(await client('poke', 'Status', '13', 'two\nlines \x1b[0m')).toBe(0);
        expect(await client('poke-hex', 'Icon', 'Picture', '0001ff')).toBe(0);
        expect((await lab.ddeClient({ service, topic: 'other' }, 'request', 'Formula', '1')).data).toEqual([
          Buffer.from('a=b\0'),
        ]);
        expect(await client('advise', 'Status', '1', '0', 'warm')).toBe(0);
      });
      expect(exitCode).toBe(0);
      expect(stderr).toBe(`bridgesmith: Listening as ${service}|control, ${service}|other. Ctrl+C ends it.\n`);
      const link = `${service}|control`;
      const lines = untimed(stdout).trimEnd().split('\n');
      const connections = lines.filter((line) => /^(dis)?connect /.test(line));
      expect(connections[0]).toMatch(
        new RegExp(`^connect ${service}\\|(control|other|System), dde-list\\.exe, process \\d+$`),
      );
      expect(connections.at(-1)).toMatch(new RegExp(`^connect ${service}\\|control, ${program}, process \\d+$`));
      expect(lines.filter((line) => !connections.includes(line))).toEqual([
        `execute ${link}: [Open("C:\\\\x")]`,
        `request ${link}!Status in CF_TEXT`,
        `request ${link}!Missing in CF_TEXT, refused`,
        `poke ${link}!Status in CF_UNICODETEXT: two\\nlines \\u001b[0m`,
        `poke ${link}!Icon in Picture: AAH/`,
        `request ${service}|other!Formula in CF_TEXT`,
        `advise ${link}!Status in CF_TEXT, warm`,
        `unadvise ${link}!Status in CF_TEXT`,
      ]);
    });

    test('prints JSON lines', async () => {
      const words = ['control', '--item', 'Status=ready', '--count', '4', '--json'];
      const { stdout } = await listen(words, async () => {
        expect(await client('execute', '[X]')).toBe(0);
        expect(await client('poke', 'Status', '1', 'gone')).toBe(0);
        expect(await client('advise', 'Status', '1', '0')).toBe(0);
      });
      const heard = eventsOf({ stdout });
      const about = {
        time: expect.stringMatching(/^\d{4}-/),
        conversation: expect.any(Number),
        service,
        topic: 'control',
        processId: expect.any(Number),
        program,
        answer: 'done',
      };
      expect(heard.filter((one) => one.program === program).slice(0, 6)).toEqual([
        { ...about, event: 'connect' },
        { ...about, event: 'execute', command: '[X]' },
        { ...about, event: 'disconnect' },
        { ...about, event: 'connect' },
        { ...about, event: 'poke', item: 'Status', format: 'CF_TEXT', value: 'gone' },
        { ...about, event: 'disconnect' },
      ]);
      expect(heard.at(-2)).toEqual({ ...about, event: 'advise', item: 'Status', format: 'CF_TEXT', warm: false });
      expect(heard.at(-1)).toEqual({ ...about, event: 'unadvise', item: 'Status', format: 'CF_TEXT' });
    });

    test('is busy, and late, and prints what a template says', async () => {
      const words = ['control', '--item', 'A=1', '--busy', '2', '--delay', '0.3', '--count', '3'];
      const { stdout } = await listen([...words, '--template', '{event} {item}={answer}'], async () => {
        const begun = Date.now();
        expect(await client('execute', '[X]')).toBe(1);
        expect(await client('request', 'A', '1')).toBe(1);
        expect(await client('request', 'A', '1')).toBe(0);
        expect(Date.now() - begun).toBeGreaterThan(900);
      });
      const answers = stdout.split('\n').filter((line) => /^(execute|request)/.test(line));
      expect(answers).toEqual(['execute =busy', 'request A=busy', 'request A=done']);
    });

    test('refuses everything', async () => {
      const { exitCode, stdout } = await listen(['control', '--item', 'A=1', '--refuse', '--count', '4'], async () => {
        expect(await client('execute', '[X]')).toBe(1);
        expect(await client('request', 'A', '1')).toBe(1);
        await client('poke', 'A', '1', 'x'); // Wine's DDEML takes any answer to a POKE for a yes
        expect(await client('advise', 'A', '1', '0')).toBe(1);
      });
      expect([exitCode, stdout.split('\n').filter((line) => line.includes(', refused')).length]).toEqual([0, 4]);
    });

    test('talks only with the program named', async () => {
      const words = ['control', '--accept-program', 'DDE-Client-x64-ANSI.exe', '--count', '1'];
      const listening = alone('newest', ['listen', service, ...words]);
      const target = { service, topic: 'control' };
      await waitFor(service, async () =>
        (await lab.ddeClient({ ...target, charset: 'ansi' }, 'hold', '1')).exitCode === 0 ? true : undefined,
      );
      expect(await client('execute', '[No]')).toBe(3);
      expect((await lab.ddeClient({ ...target, charset: 'ansi' }, 'execute', '[Yes]')).exitCode).toBe(0);
      const { exitCode, stdout } = await listening;
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(new RegExp(` connect ${service}\\|control, ${program}, process \\d+, refused\n`));
      expect(stdout).toMatch(/ execute .*: \[Yes\]\n$/);
    });

    test('ends in time, which is a failure when something was waited for', async () => {
      const unasked = await alone('newest', ['listen', service, 'control', '--timeout', '0.3']);
      expect([unasked.exitCode, unasked.stdout]).toEqual([0, '']);
      const waiting = await alone('newest', ['listen', service, 'control', '--timeout', '0.3', '--count', '2']);
      expect(printed(waiting)).toEqual(
        failed(5, 'bridgesmith: No transaction came within 0.3 seconds; 2 were expected.'),
      );
    });

    test('serves cells and other formats, to the other commands', async () => {
      const cells = ['--item', 'Cells=a\t1.5\nb\tTRUE', '--format', 'XlTable'];
      await listen(['control', ...cells, '--count', '5'], async () => {
        const words = [service, 'control', 'Cells'];
        const before = await dde('request', ...words, '--format', 'XlTable', '--json');
        expect(resultOf(before).items[0].value).toEqual([
          ['a', 1.5],
          ['b', true],
        ]);
        expect(printed(await dde('poke', ...words, 'x\ty', '--format', 'XlTable'))).toEqual(ok(''));
        expect((await dde('request', ...words)).stdout).toBe('x\ty\n');
        expect(printed(await dde('poke', ...words, 'plain'))).toEqual(ok(''));
        expect((await dde('request', ...words)).stdout).toBe('plain\n');
      });
    });

    test('tells those who advise what is poked, and says goodbye at Ctrl+C', async () => {
      const words = ['dde', 'listen', service, 'control', '--item', 'Status=first'];
      const interrupted = lab.node('newest', 'test/cli/interrupt.mjs', [' unadvise ', ...words]);
      await waitFor(service, async () => ((await lab.ddeList({ service })).length > 0 ? true : undefined));
      const connected = `C:\\bridgesmith-lab\\${service}-connected`;
      const held = drive(lab, '20', [
        { connect: 'one', service, topic: 'control' },
        { tell: connected },
        { ended: 'one' },
        { connected: 'one' },
      ]);
      await waitFor('a conversation', async () => (lab.files.exists(connected) ? true : undefined));
      let advised = false;
      const advising = dde('advise', service, 'control', 'Status', '--count', '1').finally(() => {
        advised = true;
      });
      for (let number = 1; !advised; number++) await client('poke', 'Status', '1', `poke ${number}`);
      const { exitCode, stdout, stderr } = await advising;
      expect([exitCode, stdout, stderr]).toEqual([0, expect.stringMatching(/^poke \d+\n$/), '']);
      expect((await held).results[3]?.value).toBe(false);
      expect(JSON.parse((await interrupted).stdout.toString())).toMatchObject({ exitCode: 0 });
    });
  });
});
