import { FailedError } from '../errors.js';
import type { Phones, RunningPhone } from './runningPhone.js';

export interface RestartOptions {
  /** End a phone that uses the file, and start it again afterwards. */
  readonly restart?: boolean;
  /** The command line with which it is started again; as it was, when left out. */
  readonly commandLine?: string;
}

/**
 * Does something to a settings file while no phone uses it.
 *
 * @param act called with whether a phone has been ended for it.
 * @throws FailedError when a phone runs that is not to be ended, has a call, or is one of several; TimedOutError.
 */
export async function withoutPhone<Result>(
  file: string,
  options: RestartOptions,
  phones: Phones,
  act: (restarted: boolean) => Promise<Result>,
): Promise<Result> {
  const phone = phones.using(file);
  if (!phone) return act(false);
  if (!options.restart) throw new FailedError(`${runs(phone)} Nothing was changed.`);
  if (phone.count !== undefined && phone.count > 1) throw new FailedError(severalRun(phone.count));
  if (await phones.isBusy(phone)) {
    throw new FailedError('The phone has a call, which ending it would cut off. Nothing was changed. Try again later.');
  }
  await phones.stop(phone);
  try {
    return await act(true);
  } finally {
    if (options.commandLine === undefined || phone.executable === undefined) await phones.start(phone);
    else await phones.open(phone.executable, options.commandLine);
  }
}

/** Why a file is not written now; a sentence. */
export function runs({ executable }: RunningPhone): string {
  const which = executable === undefined ? 'A phone' : executable;
  return `${which} runs, and would write over its settings when it ends. Close it, or use --restart.`;
}

function severalRun(count: number): string {
  return `${count} phones run with these settings, and --restart ends one only. Nothing was changed. End them, and try again.`;
}
