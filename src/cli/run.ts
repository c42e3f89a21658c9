import { type Command, Option } from 'commander';
import type { Bridge } from '../definition/bridge.js';
import { type AnyInvocation, payloadOf } from '../definition/invocation.js';
import { type Transport, transports } from '../definition/limits.js';
import { type ArgumentValues, actionOf, resolve } from '../definition/resolve.js';
import { resolveAll, runAction } from '../run.js';
import { bridgeOf } from './bridgeArgument.js';
import { json, line } from './output.js';
import { addParameterCommand, parameterCommand, parameterValues, seconds, shownValues } from './parameterArguments.js';
import { actionNamed } from './subject.js';

/** How a command is sent, as options say it. */
export interface RunFlags {
  readonly via?: Transport;
  readonly timeout?: number;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `bridgesmith run microsip dial 5551234 --account 2` */
export function addRun(program: Command): void {
  addParameterCommand(program, ['run', 'tell the application something, directly'], 'action', run);
}

async function run(bridgeWord: string, action: string, words: readonly string[]): Promise<void> {
  const bridge = await bridgeOf(bridgeWord);
  const definition = actionNamed(bridge, bridgeWord, action);
  const command = addRunOptions(parameterCommand(`bridgesmith run ${bridgeWord} ${action}`, definition));
  await command.parseAsync(words, { from: 'user' });
  await sendAction(bridge, action, await parameterValues(command, definition), command.opts<RunFlags>());
}

/** The options of every command that sends an action. */
export function addRunOptions(command: Command): Command {
  return command
    .addOption(new Option('--via <transport>', 'how to send it; chosen by itself when left out').choices(transports))
    .addOption(new Option('--timeout <seconds>', 'how long to wait for an answer').argParser(seconds).default(10))
    .option('--dry-run', 'say what would be sent, and send nothing')
    .option('--json', 'print what was sent as JSON');
}

/** Sends an action, or says what would be sent. */
export async function sendAction(
  bridge: Bridge,
  action: string,
  values: ArgumentValues,
  flags: RunFlags,
): Promise<void> {
  const sent = await send(bridge, action, values, flags);
  if (flags.json) json(sent);
  else showSent(sent, flags);
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
