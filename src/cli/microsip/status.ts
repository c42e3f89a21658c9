import type { Command } from 'commander';
import { NotFoundError } from '../../errors.js';
import type { PhoneState } from '../../microsip/state.js';
import { onInterruption } from '../interruption.js';
import { errorLine, json, line } from '../output.js';
import { oneLine } from '../terminal.js';
import { tidySettings } from './tidySettings.js';

interface StatusFlags {
  readonly watch?: boolean;
  readonly json?: boolean;
  readonly executable?: string;
}

/** `bridgesmith microsip status --watch` */
export function addStatus(group: Command): void {
  group
    .command('status')
    .description('say what the phone does (idle, ringing, calling, in a call), with whom, and how sure that is')
    .option('--watch', 'print the state, and each change of it, until Ctrl+C; the seconds of a call are no change')
    .option('--json', 'print JSON; with --watch a line for each change')
    .option('--executable <path>', 'the full path of the phone that is meant, where several run')
    .action(async (flags: StatusFlags) => {
      await tidySettings();
      await (flags.watch ? watch(flags) : show(flags));
    });
}

async function show({ json: asJson, executable }: StatusFlags): Promise<void> {
  const { readPhoneState, readPhoneStates } = await import('../../microsip/state.js');
  const state = await readPhoneState({ executable });
  if (asJson) json(state);
  if (state.status === 'notRunning') throw new NotFoundError(notRunning(executable));
  if (!asJson) line(stateLine(state));
  const others = executable === undefined ? (await readPhoneStates()).length - 1 : 0;
  if (others > 0) errorLine(`this is ${state.executable}; ${others} more run. Choose one with --executable.`);
}

async function watch({ json: asJson, executable }: StatusFlags): Promise<void> {
  const { watchPhoneState } = await import('../../microsip/state.js');
  const interrupted = new AbortController();
  const release = onInterruption(() => interrupted.abort());
  let last = '';
  try {
    for await (const state of watchPhoneState({ executable, signal: interrupted.signal })) {
      const { duration, ...lasting } = state;
      const key = JSON.stringify(lasting);
      if (key !== last) line(asJson ? JSON.stringify(state) : stateLine(state));
      last = key;
    }
  } finally {
    release();
  }
}

/**
 * A state in words: `in a call with 5551234 (Ann) for 1:05, account Office (certain)`. One line, and nothing in it that a
 * terminal would act on: callers choose their names.
 */
export function stateLine(state: PhoneState): string {
  const account = state.account === undefined ? '' : `, account ${oneLine(state.account)}`;
  const why = state.why === undefined ? '' : `: ${state.why}`;
  return `${doing(state)}${account} (${state.certainty}${why})`;
}

function doing({ status, caller, name, duration }: PhoneState): string {
  const title = name === undefined ? '' : ` (${oneLine(name)})`;
  const whom = caller === undefined ? undefined : `${oneLine(caller)}${title}`;
  const time = duration === undefined ? '' : ` for ${timeOf(duration)}`;
  switch (status) {
    case 'notRunning':
      return 'not running';
    case 'idle':
      return 'idle';
    case 'ringing':
      return `ringing${whom === undefined ? '' : `: ${whom}`}${time && `, in another call${time}`}`;
    case 'calling':
      return `calling${whom === undefined ? '' : ` ${whom}`}`;
    case 'inCall':
      return `in a call${whom === undefined ? '' : ` with ${whom}`}${time}`;
  }
}

function timeOf(seconds: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

function notRunning(executable: string | undefined): string {
  return `MicroSIP is not running${executable === undefined ? '' : ` from ${executable}`}. Start it first.`;
}
