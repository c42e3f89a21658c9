import { Option } from 'commander';
import type { Bridge } from '../definition/bridge.js';
import { type Transport, transports } from '../definition/limits.js';
import { type AnyInvocation, payloadOf } from '../definition/resolve/invocation.js';
import { type ArgumentValues, actionOf, resolve } from '../definition/resolve/resolve.js';
import type { ActionDefinition } from '../definition/schema.js';
import { resolveAll, runAction } from '../run.js';
import type { CliCommand } from './command.js';
import { line, result } from './output.js';
import { seconds, shownValues } from './parameterArguments.js';
import { defineParameterCommand } from './parameterCommand.js';
import { actionNamed } from './subject.js';

/** How a command is sent, as options say it. */
export interface RunFlags {
  readonly via?: Transport;
  readonly timeout?: number;
  readonly dryRun?: boolean;
}

/** `bridgesmith run microsip dial 5551234 --account 2` */
export function defineRun(command: CliCommand): void {
  defineParameterCommand<ActionDefinition, RunFlags>(command, {
    subject: 'action',
    addOptions: addRunOptions,
    find: actionNamed,
    act: ({ bridge, name, values, flags }) => sendAction(bridge, name, values, flags),
  });
  command.examples(
    'run microsip dial 5551234',
    'run microsip dial 5551234 --account 2 --dry-run',
    'run microsip dial --help',
  );
}

/** The options of every command that sends an action. */
export function addRunOptions(command: CliCommand): CliCommand {
  return command
    .addOption(new Option('--via <transport>', 'how to send it; chosen by itself when left out').choices(transports))
    .addOption(new Option('--timeout <seconds>', 'how long to wait for an answer').argParser(seconds).default(10))
    .option('--dry-run', 'say what would be sent, and send nothing');
}

/** Sends an action, or says what would be sent. */
export async function sendAction(
  bridge: Bridge,
  action: string,
  values: ArgumentValues,
  flags: RunFlags,
): Promise<void> {
  const sent = await send(bridge, action, values, flags);
  result(sentJson(sent, flags), () => showSent(sent, flags));
}

/**
 * Sends an action, or finds what would be sent.
 *
 * @returns what can be shown of it: of a dry run, all that could be sent.
 */
export async function send(
  bridge: Bridge,
  action: string,
  values: ArgumentValues,
  flags: RunFlags,
): Promise<AnyInvocation | AnyInvocation[]> {
  const shown = shownValues(actionOf(bridge, action), values);
  if (flags.dryRun) {
    const real = flags.via ? [resolve(bridge, action, values, flags.via)] : resolveAll(bridge, action, values);
    return real.map(({ transport }) => resolve(bridge, action, shown, transport));
  }
  const timeout = (flags.timeout ?? 10) * 1000;
  const { transport } = await runAction(bridge, action, values, { via: flags.via, timeout });
  return resolve(bridge, action, shown, transport);
}

/** What was sent, or all that could be, in order of preference. */
export function sentJson(sent: AnyInvocation | AnyInvocation[], { dryRun = false }: RunFlags) {
  return dryRun ? { dryRun, candidates: [sent].flat() } : { dryRun, sent };
}

/** Of a dry run without `--via`, only one of those shown would be sent. */
export function showSent(sent: AnyInvocation | AnyInvocation[], { dryRun }: RunFlags): void {
  const all = [sent].flat();
  if (!dryRun || all.length === 1) {
    for (const one of all) line(`${dryRun ? 'would send' : 'sent'} over ${shownAs(one)}`);
    return;
  }
  line('would send, over the first of these that reaches the application:');
  for (const one of all) line(`  ${shownAs(one)}`);
}

function shownAs(invocation: AnyInvocation): string {
  const poke = 'poke' in invocation ? `POKE ${invocation.topic}!${invocation.poke.item}  ` : '';
  return `${invocation.transport}: ${poke}${payloadOf(invocation)}`;
}
