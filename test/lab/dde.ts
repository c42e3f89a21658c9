// dde.ts: the recording DDE server and the plain DDE client (programs/dde-*.c), and Program Manager, as tests use them.
import { joinCommandLine } from './command-line.js';
import type { Lab } from './index.js';
import { readLines, waitFor } from './records.js';

export interface DdeBuild {
  build?: 'x64' | 'x86';
  charset?: 'unicode' | 'ansi';
}

export interface DdeServerOptions extends DdeBuild {
  service: string;
  /** One or more; an empty list accepts every topic. */
  topic: string | string[];
  items?: Record<string, string>;
  options?: { negative?: boolean; silent?: boolean; busy?: number; delayMs?: number; quiet?: boolean };
}

export interface DdeRecord {
  kind: 'execute' | 'request' | 'poke' | 'advise';
  service: string;
  topic: string;
  item: string;
  bytes: Buffer;
  /** The bytes decoded as this build of the server receives them, without the terminator. */
  text: string;
  format: number;
}

export interface DdeServer {
  received(): Promise<DdeRecord[]>;
  waitFor(count: number, timeoutMs?: number): Promise<DdeRecord[]>;
  clear(): Promise<void>;
  stop(): Promise<void>;
}

export interface DdeResult {
  /** 0 done, 1 refused, 3 no such service or topic, 5 timed out. */
  exitCode: number;
  data: Buffer[];
  error: string | undefined;
}

const unicodeText = 13;
let serverCount = 0;

export async function startDdeServer(lab: Lab, options: DdeServerOptions): Promise<DdeServer> {
  const log = `C:\\bridgesmith-lab\\dde-${process.pid}-${++serverCount}.log`;
  await lab.files.makeFolder('C:\\bridgesmith-lab');
  const exe = lab.files.toWindows(lab.program(exeName('server', options)));
  const process_ = await lab.start({
    commandLine: joinCommandLine(exe, log, options.service, ...serverWords(options)),
  });
  const lines = () => readLines(lab.files, log);
  await waitFor(`the DDE server ${options.service}`, async () => ((await lines())[0] === 'ready' ? true : undefined));
  let seen = 1;
  const received = async () => (await lines()).slice(seen).map((line) => parse(line, options.charset));
  return {
    received,
    waitFor: (count, timeoutMs) =>
      waitFor(
        `${count} DDE transactions at ${options.service}`,
        async () => {
          const records = await received();
          return records.length >= count ? records : undefined;
        },
        timeoutMs,
      ),
    clear: async () => {
      seen = (await lines()).length;
    },
    stop: () => process_.stop(),
  };
}

/** `execute COMMAND`, `request ITEM FORMAT`, `poke ITEM FORMAT VALUE`, as programs/dde-client.c says. */
export async function callDdeClient(
  lab: Lab,
  target: DdeBuild & { service: string; topic: string; timeoutMs?: number },
  ...words: string[]
): Promise<DdeResult> {
  const exe = lab.files.toWindows(lab.program(exeName('client', target)));
  const time = target.timeoutMs ?? 5000;
  const line = joinCommandLine(exe, target.service, target.topic, String(time), ...words);
  const result = await lab.run({ commandLine: line, timeoutMs: time + 15_000 });
  const lines = result.stdout.toString('latin1').split(/\r?\n/);
  return {
    exitCode: result.timedOut ? 5 : result.exitCode,
    data: lines.filter((line) => line.startsWith('data ')).map((line) => Buffer.from(line.slice(5), 'hex')),
    error: lines.find((line) => line.startsWith('error '))?.slice(6),
  };
}

export interface ProgramManager {
  /** The folders under Start Menu\Programs. */
  groups(): Promise<string[]>;
}

export async function findProgramManager(lab: Lab): Promise<ProgramManager> {
  // Wine starts it with the desktop; it needs no `explorer /desktop=shell`.
  const programs = `${lab.environment.APPDATA}\\Microsoft\\Windows\\Start Menu\\Programs`;
  await waitFor('Program Manager', async () => {
    const answer = await callDdeClient(lab, { service: 'Progman', topic: 'Progman' }, 'request', 'Groups', '1');
    return answer.exitCode === 3 ? undefined : true;
  });
  return { groups: async () => (lab.files.exists(programs) ? lab.files.list(programs) : []) };
}

function exeName(role: 'server' | 'client', { build = 'x64', charset = 'unicode' }: DdeBuild): string {
  return `dde-${role}-${build}-${charset}.exe`;
}

function serverWords({ topic, items = {}, options = {} }: DdeServerOptions): string[] {
  const words = [topic].flat().flatMap((name) => ['--topic', name]);
  for (const [name, value] of Object.entries(items)) words.push('--item', `${name}=${value}`);
  if (options.negative) words.push('--negative');
  if (options.silent) words.push('--silent');
  if (options.quiet) words.push('--quiet');
  if (options.busy) words.push('--busy', String(options.busy));
  if (options.delayMs) words.push('--delay', String(options.delayMs));
  return words;
}

function parse(line: string, charset: DdeBuild['charset']): DdeRecord {
  const [kind, service = '', topic = '', item = '', hex = '', format = '0'] = line.split('\t');
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
  };
}
