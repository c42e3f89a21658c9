import { Option } from 'commander';
import type { PhoneState } from '../../calls/phoneState.js';
import type { StateSupport } from '../../calls/stateSupport.js';
import type { Bridge } from '../../definition/bridge.js';
import { NotFoundError } from '../../errors.js';
import type { CliCommand } from '../command.js';
import { onInterruption } from '../interruption.js';
import { beginStream, event, line, note, result } from '../output.js';
import { oneLine } from '../terminal.js';
import { bridgeExamples, onBridge, supportPart, takeBridge } from './ofBridge.js';
import { tidySettings } from './tidySettings.js';

interface StatusFlags {
  readonly watch?: boolean;
  readonly program?: string;
}

/** `bridgesmith status <bridge> --watch` */
export function defineStatus(command: CliCommand): void {
  takeBridge(command)
    .option('--watch', 'print the state, and each change of it, until Ctrl+C; the seconds of a call are no change')
    .option('--program <file>', 'the full path of the phone that is meant, where several run')
    .addOption(new Option('--executable <file>', 'the same, as it was called before').hideHelp().conflicts('program'));
  bridgeExamples(command, ['status'], ['status', '--watch --json']);
  onBridge(command, async (bridge, { executable, program = executable, watch: goOn }: Flags) => {
    const phones = await supportPart(bridge, 'state', 'status');
    await tidySettings(bridge);
    await (goOn ? watch(phones, program) : show(bridge, phones, program));
  });
}

type Flags = StatusFlags & { readonly executable?: string };

async function show(bridge: Bridge, phones: StateSupport, executable: string | undefined): Promise<void> {
  const { readPhoneState, readPhoneStates } = phones;
  const state = await readPhoneState({ executable });
  result(state, () => state.status !== 'notRunning' && line(stateLine(state)));
  if (state.status === 'notRunning') throw new NotFoundError(notRunning(bridge, executable));
  const others = executable === undefined ? (await readPhoneStates()).length - 1 : 0;
  if (others > 0) note(`this is ${state.executable}; ${others} more run. Choose one with --program.`);
}

async function watch({ watchPhoneState }: StateSupport, executable: string | undefined): Promise<void> {
  beginStream();
  const interrupted = new AbortController();
  const release = onInterruption(() => interrupted.abort());
  let last = '';
  try {
    for await (const state of watchPhoneState({ executable, signal: interrupted.signal })) {
      const { duration, ...lasting } = state;
      const key = JSON.stringify(lasting);
      if (key !== last) event(state, stateLine(state));
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

function notRunning({ definition: { title } }: Bridge, executable: string | undefined): string {
  return `${title} is not running${executable === undefined ? '' : ` from ${executable}`}. Start it first.`;
}
