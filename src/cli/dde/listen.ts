import { setTimeout as pause } from 'node:timers/promises';
import { InvalidArgumentError, Option } from 'commander';
import { DdeBusy, type DdeClientInformation, DdeServer, type DdeTransaction, type DdeValue } from '../../dde/index.js';
import { RefusedError, TimedOutError, UsageError } from '../../errors.js';
import type { CliCommand } from '../command.js';
import { onInterruption } from '../interruption.js';
import { beginStream, event, isJson, line, note } from '../output.js';
import { parseCells } from './cells.js';
import { type Heard, heardByTemplate, heardJson, heardLine, heardPlaceholders } from './heard.js';
import { inTime } from './inTime.js';
import { addTemplate, codePageOption, count, encodingOption, formatOption, milliseconds } from './options.js';
import type { Template } from './template.js';

interface Item {
  readonly name: string;
  readonly value: string;
}

interface ListenFlags {
  readonly encoding: 'auto' | 'unicode' | 'ansi';
  readonly codePage?: number;
  readonly format?: string;
  readonly item?: readonly Item[];
  readonly refuse?: boolean;
  readonly busy?: number;
  readonly delay?: number;
  readonly acceptProgram?: readonly string[];
  readonly count?: number;
  readonly timeout?: number;
  readonly template?: Template<(typeof heardPlaceholders)[number]>;
}

/** `bridgesmith dde listen Recorder control --item Status=ready` */
export function addListen(dde: CliCommand): void {
  const command = dde
    .command('listen')
    .description('be a DDE server, and print what clients do with it')
    .argument('<service>', "the server's name")
    .argument('<topics...>', 'its topics, besides System')
    .addOption(new Option('--item <name=value>', 'an item of every topic; may be given often').argParser(item))
    .addOption(formatOption('serve items in this clipboard format only; else as text'))
    .option('--refuse', 'refuse everything')
    .addOption(new Option('--busy <number>', 'answer so many transactions with "busy" first').argParser(count))
    .addOption(new Option('--delay <seconds>', 'answer so late').argParser(milliseconds))
    .addOption(
      new Option(
        '--accept-program <exe>',
        'talk only with this program, such as EXCEL.EXE; may be given often',
      ).argParser(program),
    )
    .addOption(new Option('--count <number>', 'end after so many transactions').argParser(count))
    .addOption(
      new Option('--timeout <seconds>', 'end after so long; with --count that is a failure').argParser(milliseconds),
    )
    .addOption(encodingOption('what clients are to write commands in; auto: take what comes'))
    .addOption(codePageOption());
  addTemplate(command, heardPlaceholders).examples(
    'dde listen Recorder control --item Status=ready',
    'dde listen Recorder control --busy 2 --count 3 --json',
  );
  command.action(listen);
}

async function listen(service: string, topics: string[], flags: ListenFlags): Promise<void> {
  beginStream();
  requireNames([service, ...topics]);
  const values = (flags.item ?? []).map(({ name, value }) => [name, servedValue(value, flags)] as const);
  let over = () => {};
  const ended = new Promise<void>((resolve) => {
    over = resolve;
  });
  let left = flags.count ?? Number.POSITIVE_INFINITY;
  const server = serverFor(flags, (heard) => {
    if (left === 0) return;
    print(heard, flags);
    if (heard.transaction) left -= 1;
    if (left === 0) over();
  });
  for (const name of topics) {
    const topic = server.topic(service, name, {
      execute: () => {},
      poke: (item, value, { format }) => topic.set(item, value instanceof Uint8Array ? { [format]: value } : value),
    });
    for (const [item, value] of values) topic.set(item, value);
  }
  const release = onInterruption(over);
  try {
    await server.listen();
    note(`Listening as ${topics.map((topic) => `${service}|${topic}`).join(', ')}. Ctrl+C ends it.`);
    if ((await inTime(ended, flags.timeout)) || flags.count === undefined) return;
  } finally {
    release();
    await server.close();
  }
  throw new TimedOutError(lateMessage(flags.count, left, flags.timeout ?? 0));
}

/** `Only 1 transaction came within 2 seconds; 3 were expected.` */
export function lateMessage(expected: number, missing: number, milliseconds: number): string {
  const came = expected - missing;
  const what = `${came === 0 ? 'No' : `Only ${came}`} transaction${came > 1 ? 's' : ''} came`;
  const time = `${milliseconds / 1000} second${milliseconds === 1000 ? '' : 's'}`;
  return `${what} within ${time}; ${expected} ${expected === 1 ? 'was' : 'were'} expected.`;
}

function serverFor({ encoding, codePage, ...flags }: ListenFlags, hear: (heard: Heard) => void): DdeServer {
  let busy = flags.busy ?? 0;
  const ofConversation = (event: 'connect' | 'disconnect') => (client: DdeClientInformation, conversation: number) =>
    hear({ event, client, conversation, answer: 'done' });
  return new DdeServer({
    encoding,
    codePage,
    help: 'bridgesmith dde listen prints what clients do with this server.',
    ...(flags.acceptProgram ? { accept: (client) => accepts(client, flags.acceptProgram ?? [], hear) } : {}),
    connected: ofConversation('connect'),
    disconnected: ofConversation('disconnect'),
    before: async ({ kind, signal }: DdeTransaction) => {
      if (kind === 'unadvise') return;
      if (flags.delay !== undefined) await pause(flags.delay, undefined, { signal });
      if (flags.refuse) throw new RefusedError('', 'Everything is refused.');
      if (busy === 0) return;
      busy -= 1;
      throw new DdeBusy();
    },
    answered: (transaction, answer) => {
      const { kind: event, client, conversation } = transaction;
      hear({ event, client, conversation, answer, transaction });
    },
  });
}

function accepts(client: DdeClientInformation, programs: readonly string[], hear: (heard: Heard) => void): boolean {
  const accepted = programs.some((program) => program.toLowerCase() === client.program?.toLowerCase());
  if (!accepted) hear({ event: 'connect', client, conversation: undefined, answer: 'refused' });
  return accepted;
}

function print(heard: Heard, { template }: ListenFlags): void {
  if (isJson()) event(heardJson(heard), '');
  else line(template ? heardByTemplate(heard, template) : heardLine(heard));
}

/** A server has names of its own; only clients ask for any. */
function requireNames(names: readonly string[]): void {
  if (names.includes('*'))
    throw new UsageError('A server needs a name for its service and each of its topics, and not *.');
}

function servedValue(text: string, { format }: ListenFlags): DdeValue | Readonly<Record<string, DdeValue>> {
  if (format === undefined) return text;
  return { [format]: format === 'XlTable' ? parseCells(text) : text };
}

function item(text: string, earlier: readonly Item[] = []): readonly Item[] {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Expected NAME=VALUE.');
  return [...earlier, { name: text.slice(0, at), value: text.slice(at + 1) }];
}

function program(text: string, earlier: readonly string[] = []): readonly string[] {
  if (text === '' || /[\\/]/.test(text)) throw new InvalidArgumentError('Expected a file name, such as EXCEL.EXE.');
  return [...earlier, text];
}
