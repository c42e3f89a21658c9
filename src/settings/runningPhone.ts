import { realpathSync } from 'node:fs';
import { win32 } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FailedError, TimedOutError } from '../errors.js';
import { runningProcesses } from '../ffi/processes.js';
import { findWindows } from '../ffi/windows.js';
import { isShown } from '../ffi/windowText.js';
import { startProgram } from '../transports/exe.js';
import type { ApplicationSettings } from './application.js';

/** A phone that runs, and may rewrite its settings file when it ends. */
export interface RunningPhone {
  readonly process: number;
  /** Undefined where Windows does not tell, as for another user's or an administrator's. */
  readonly executable: string | undefined;
  readonly shown: boolean;
  /** How many run with the same file; one when left out. */
  readonly count?: number;
}

/** How a running phone is found, ended and started. A test replaces them. */
export interface Phones {
  /** The one that runs with a settings file. */
  using(file: string): RunningPhone | undefined;
  /** Whether it has a call, or rings. */
  isBusy(phone: RunningPhone): Promise<boolean>;
  /** @throws TimedOutError, FailedError */
  stop(phone: RunningPhone): Promise<void>;
  start(phone: RunningPhone): Promise<void>;
  /** Starts one, with an argument unless that is empty, and waits for its window. */
  open(executable: string, argument: string): Promise<void>;
}

/** Elsewhere than on Windows there are files, but no phones. */
export const noPhones: Phones = {
  using: () => undefined,
  isBusy: async () => false,
  stop: async () => {},
  start: async () => {},
  open: async () => {},
};

/** The phones of this desktop, found by their windows. */
export function phonesOfThisDesktop({ bridge, place, running }: ApplicationSettings): Phones {
  const { windowClass = '', executables } = bridge.definition.application;

  /** @param program the name of a phone's program, besides the usual ones. */
  const runningPhones = (program: string): RunningPhone[] =>
    findWindows(windowClass, [...executables, program]).map(({ window, process, image }) => ({
      process,
      executable: image,
      shown: isShown(window),
    }));

  const mayUse = (executable: string, file: string) =>
    place.possible(executable, (name) => process.env[name]).some((path) => realPath(path) === file);

  const open = async (executable: string, argument: string) => {
    await startProgram(executable, argument === '' ? [] : [argument]);
    // Without its window, whoever comes next would take it for one that does not run, and start another.
    const end = performance.now() + longestStart;
    const name = win32.basename(executable);
    while (!runningPhones(name).some((phone) => samePath(phone.executable, executable)) && performance.now() < end) {
      await pause(50);
    }
  };

  return {
    using(file) {
      const wanted = realPath(file);
      const own = `${win32.basename(file).replace(/\.ini$/i, '')}.exe`;
      const found = runningPhones(own).filter(
        ({ executable }) => executable === undefined || mayUse(executable, wanted),
      );
      return found[0] && { ...found[0], count: new Set(found.map(({ process }) => process)).size };
    },

    isBusy: ({ executable }) => running.isBusy(executable),

    async stop({ process, executable }) {
      if (executable === undefined) throw new FailedError(`The phone runs as somebody else. ${endItYourself}`);
      await startProgram(executable, [running.exit]);
      const end = performance.now() + longestEnd;
      while (runningProcesses().has(process)) {
        if (performance.now() >= end) {
          throw new TimedOutError(`The phone has not ended in ${longestEnd / 1000} s. ${endItYourself}`);
        }
        await pause(50);
      }
    },

    async start({ executable, shown }) {
      if (executable !== undefined) await open(executable, shown ? '' : running.minimized);
    },

    open,
  };
}

function samePath(one: string | undefined, other: string): boolean {
  return one !== undefined && realPath(one) === realPath(other);
}

/** A profile's folder may be a link, or on a drive that is another name for one. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path).toLowerCase();
  } catch {
    return win32.resolve(path).toLowerCase();
  }
}

const endItYourself = 'Nothing was changed. End it, and try again.';

/** In milliseconds: it unregisters first, and waits for servers that do not answer. */
const longestEnd = 20_000;
const longestStart = 10_000;
