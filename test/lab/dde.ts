// dde.ts: the recording DDE servers, the plain DDE client (programs/dde-*.c), and Program Manager, as tests use them.
import { hangs, patience } from '../limits.js';
import { joinCommandLine } from './command-line.js';
import type { LabMachine } from './machine.js';
import { readLines, waitFor } from './records.js';

export interface DdeBuild {
  build?: 'x64' | 'x86';
  charset?: 'unicode' | 'ansi';
}

export interface DdeServerOptions extends DdeBuild {
  service: string;
  /** One or more; an empty list accepts every topic. */
  topic: string | string[];
  /** Text by item. REQUEST, POKE and advise know it as CF_TEXT and CF_UNICODETEXT. */
  items?: Record<string, string>;
  /** Items of so many characters of `bigText`. */
  big?: Record<string, number>;
  /** Items in one clipboard format only: a registered name, or a name like `CF_DIB`. */
  raw?: Record<string, { format: string; bytes: Uint8Array }>;
  /** Items that become `1`, `2`, … up to this number, as fast as messages go, when an advise loop on them begins. */
  updates?: Record<string, number>;
  /** Items that change so long after the start, and so long after each beginning of an advise loop on them. */
  after?: Record<string, { value: string; ms: number }>;
  options?: DdeBehaviour;
}

export interface DdeBehaviour {
  negative?: boolean;
  silent?: boolean;
  /** The first so many transactions are refused with "busy". */
  busy?: number;
  delayMs?: number;
  /** Only the first transaction is answered late. */
  firstDelayMs?: number;
  /** Records nothing. */
  quiet?: boolean;
  /** Records `connect` and `disconnect` too. */
  logConnections?: boolean;
  /** Has the topic System, and TopicItemList in all others. */
  system?: boolean;
  /** Refuses CF_UNICODETEXT. */
  ansiOnly?: boolean;
  /** Its process ends at once when an EXECUTE arrives, unanswered. */
  dieInExecute?: boolean;
  /** It unregisters and ends as a program should, so long after the last of `updates`, or after its clients have come. */
  disconnectAfterMs?: number;
  /** How many clients come before it ends; by default one. */
  clients?: number;
}

export interface DdeRecord {
  kind: 'execute' | 'request' | 'poke' | 'advise' | 'unadvise' | 'connect' | 'disconnect';
  service: string;
  topic: string;
  item: string;
  bytes: Buffer;
  /** The bytes decoded as this build of the server receives them, without the terminator. */
  text: string;
  format: number;
  /** `CF_TEXT`, `XlTable`, …; `-` where there is none. */
  formatName: string;
}

export interface DdeServer {
  received(): Promise<DdeRecord[]>;
  waitFor(count: number): Promise<DdeRecord[]>;
  clear(): Promise<void>;
  stop(): Promise<void>;
}

export interface DdeResult {
  /** 0 done, 1 refused, 3 no such service or topic, 5 timed out. */
  exitCode: number;
  data: Buffer[];
  error: string | undefined;
  /** The item of each update of a warm link. */
  notices: string[];
  /** An update came after the end of the advise loop. */
  late: boolean;
  /** The server ended the conversation during `hold`. */
  disconnected: boolean;
  /** What became of `execute-many`, `request-many` and `connect-many`. */
  counts: { ok: number; failed: number } | undefined;
}

export interface DdeName {
  service: string;
  topic: string;
}

const unicodeText = 13;
let serverCount = 0;

export function startDdeServer(lab: LabMachine, options: DdeServerOptions): Promise<DdeServer> {
  const words = [options.service, ...serverWords(options)];
  return startRecorder(lab, exeName('server', options), words, options.charset);
}

/** A server that answers in ways of its own, as programs/dde-odd.c says; it records nothing. */
export function startOddDdeServer(
  lab: LabMachine,
  { service, topic }: DdeName,
  words: readonly string[],
): Promise<DdeServer> {
  return startRecorder(lab, 'dde-odd.exe', [service, topic, ...words], 'unicode');
}

/** A stand-in for MetaTrader 4 (programs/metatrader.c says which prices it has); an ANSI program. */
export function startMetaTrader(lab: LabMachine, build: DdeBuild['build'] = 'x64'): Promise<DdeServer> {
  return startRecorder(lab, `metatrader-${build}.exe`, [], 'ansi');
}

/** A stand-in for Excel with the sheet `[Book1]Sheet1` (programs/excel.c says what is in it). */
export function startExcel(lab: LabMachine, build: DdeBuild['build'] = 'x64'): Promise<DdeServer> {
  return startRecorder(lab, `excel-${build}.exe`, [], 'unicode');
}

/** The text of `big` items and of `poke-big`: 0123456789abc…xyz0123… */
export function bigText(length: number): string {
  return '0123456789abcdefghijklmnopqrstuvwxyz'.repeat(Math.ceil(length / 36)).slice(0, length);
}

/** `execute COMMAND`, `request ITEM FORMAT`, `poke ITEM FORMAT VALUE`, …, as programs/dde-client.c says. */
export async function callDdeClient(
  lab: LabMachine,
  target: DdeBuild & { service: string; topic: string; timeoutMs?: number },
  ...words: string[]
): Promise<DdeResult> {
  const exe = lab.files.toWindows(lab.program(exeName('client', target)));
  const time = target.timeoutMs ?? patience;
  const line = joinCommandLine(exe, target.service, target.topic, String(time), ...words);
  const result = await lab.run({ commandLine: line, timeoutMs: time + hangs });
  const lines = result.stdout.toString('latin1').split(/\r?\n/);
  const after = (word: string) => lines.filter((line) => line.startsWith(word)).map((line) => line.slice(word.length));
  const [, ok, failed] = /^ok (\d+) failed (\d+)$/m.exec(lines.join('\n')) ?? [];
  return {
    exitCode: result.timedOut ? 5 : result.exitCode,
    data: after('data ').map((hex) => Buffer.from(hex, 'hex')),
    error: after('error ')[0],
    notices: after('notice ').map((item) => Buffer.from(item, 'latin1').toString()),
    late: lines.includes('late'),
    disconnected: lines.includes('disconnected'),
    counts: ok === undefined ? undefined : { ok: Number(ok), failed: Number(failed) },
  };
}

/** The conversations that DDE servers offer; a name left out asks for any. */
export async function listDdeServers(
  lab: LabMachine,
  { service = '*', topic = '*' }: Partial<DdeName>,
): Promise<DdeName[]> {
  const exe = lab.files.toWindows(lab.program('dde-list.exe'));
  const result = await lab.run({ commandLine: joinCommandLine(exe, service, topic) });
  const lines = result.stdout.toString().split(/\r?\n/);
  const names = lines.filter((line) => line.startsWith('server\t')).map((line) => line.split('\t'));
  return names.map(([, service = '', topic = '']) => ({ service, topic }));
}

export interface ProgramManager {
  /** The folders under Start Menu\Programs. */
  groups(): Promise<string[]>;
}

export async function findProgramManager(lab: LabMachine): Promise<ProgramManager> {
  // Wine starts it with the desktop; it needs no `explorer /desktop=shell`.
  const programs = `${lab.environment.APPDATA}\\Microsoft\\Windows\\Start Menu\\Programs`;
  await waitFor('Program Manager', async () => {
    const answer = await callDdeClient(lab, { service: 'Progman', topic: 'Progman' }, 'request', 'Groups', '1');
    return answer.exitCode === 3 ? undefined : true;
  });
  return { groups: async () => (lab.files.exists(programs) ? lab.files.list(programs) : []) };
}

/** Starts a program that writes down what it receives by DDE (programs/dde-serve.h), and waits until it is ready. */
async function startRecorder(
  lab: LabMachine,
  exe: string,
  words: string[],
  charset: DdeBuild['charset'],
): Promise<DdeServer> {
  const log = `C:\\bridgesmith-lab\\dde-${process.pid}-${++serverCount}.log`;
  await lab.files.makeFolder('C:\\bridgesmith-lab');
  const started = await lab.start({
    commandLine: joinCommandLine(lab.files.toWindows(lab.program(exe)), log, ...words),
  });
  const lines = () => readLines(lab.files, log);
  await waitFor(`${exe} ${words[0] ?? ''}`, async () => ((await lines())[0] === 'ready' ? true : undefined));
  let seen = 1;
  const received = async () => (await lines()).slice(seen).map((line) => parse(line, charset));
  return {
    received,
    waitFor: (count) =>
      waitFor(`${count} DDE transactions at ${exe} ${words[0] ?? ''}`, async () => {
        const records = await received();
        return records.length >= count ? records : undefined;
      }),
    clear: async () => {
      seen = (await lines()).length;
    },
    stop: () => started.stop(),
  };
}

function exeName(role: 'server' | 'client', { build = 'x64', charset = 'unicode' }: DdeBuild): string {
  return `dde-${role}-${build}-${charset}.exe`;
}

function serverWords(server: DdeServerOptions): string[] {
  const topics = [server.topic].flat().flatMap((name) => ['--topic', name]);
  const each = <Value>(option: string, values: Record<string, Value> = {}, write: (value: Value) => string | number) =>
    Object.entries(values).flatMap(([name, value]) => [option, `${name}=${write(value)}`]);
  return [
    ...topics,
    ...each('--item', server.items, (value) => value),
    ...each('--big', server.big, (length) => length),
    ...each('--raw', server.raw, ({ format, bytes }) => `${format}=${Buffer.from(bytes).toString('hex')}`),
    ...each('--updates', server.updates, (count) => count),
    ...each('--after', server.after, ({ value, ms }) => `${value}=${ms}`),
    ...behaviourWords(server.options ?? {}),
  ];
}

const switches = {
  negative: '--negative',
  silent: '--silent',
  quiet: '--quiet',
  system: '--system',
  ansiOnly: '--ansi-only',
  dieInExecute: '--die-in-execute',
  logConnections: '--log-connections',
} as const;

const numbers = {
  busy: '--busy',
  delayMs: '--delay',
  firstDelayMs: '--first-delay',
  disconnectAfterMs: '--disconnect-after',
  clients: '--clients',
} as const;

function behaviourWords(options: DdeBehaviour): string[] {
  const flags = Object.entries(switches).filter(([name]) => options[name as keyof typeof switches]);
  const counts = Object.entries(numbers).map(([name, word]) => [word, options[name as keyof typeof numbers]] as const);
  return [
    ...flags.map(([, word]) => word),
    ...counts.flatMap(([word, number]) => (number === undefined ? [] : [word, String(number)])),
  ];
}

function parse(line: string, charset: DdeBuild['charset']): DdeRecord {
  const [kind, service = '', topic = '', item = '', hex = '', format = '0', formatName = '-'] = line.split('\t');
  const bytes = Buffer.from(hex, 'hex');
  // The format of an EXECUTE is 0: there the server's own character set says what the bytes are.
  const wide = Number(format) === unicodeText || (kind === 'execute' && charset !== 'ansi');
  const decoded = wide ? bytes.toString('utf16le') : new TextDecoder('windows-1252').decode(bytes);
  return {
    kind: kind as DdeRecord['kind'],
    service,
    topic,
    item,
    bytes,
    text: decoded.replace(/\0[\s\S]*$/, ''),
    format: Number(format),
    formatName,
  };
}
