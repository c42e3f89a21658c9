import { realpathSync } from 'node:fs';
import { win32 } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FailedError, TimedOutError } from '../../errors.js';
import { runningProcesses } from '../../ffi/processes.js';
import { findWindows } from '../../ffi/windows.js';
import { isShown } from '../../ffi/windowText.js';
import { microsip } from '../../profiles/microsip/bridge.js';
import { startProgram } from '../../transports/exe.js';
import { readPhoneState } from '../state/state.js';
import { possibleSettingsFiles } from './location.js';

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
  /** Starts one, with a command line, and waits for its window. */
  open(executable: string, commandLine: string): Promise<void>;
}

/** Elsewhere than on Windows there are files, but no phones. */
export const noPhones: Phones = {
  using: () => undefined,
  isBusy: async () => false,
  stop: async () => {},
  start: async () => {},
  open: async () => {},
};

export const phonesOfThisDesktop: Phones = {
  using(file) {
    const wanted = realPath(file);
    const own = `${win32.basename(file).replace(/\.ini$/i, '')}.exe`;
    const found = runningPhones(own).filter(({ executable }) => executable === undefined || mayUse(executable, wanted));
    return found[0] && { ...found[0], count: new Set(found.map(({ process }) => process)).size };
  },

  async isBusy({ executable }) {
    const { status } = await readPhoneState({ executable });
    return status !== 'idle' && status !== 'notRunning';
  },

  async stop({ process, executable }) {
    if (executable === undefined) throw new FailedError(`The phone runs as somebody else. ${endItYourself}`);
    await startProgram(executable, '/exit');
    const end = performance.now() + longestEnd;
    while (runningProcesses().has(process)) {
      if (performance.now() >= end) {
        throw new TimedOutError(`The phone has not ended in ${longestEnd / 1000} s. ${endItYourself}`);
      }
      await pause(50);
    }
  },

  async start({ executable, shown }) {
    if (executable !== undefined) await phonesOfThisDesktop.open(executable, shown ? '' : '/minimized');
  },

  async open(executable, commandLine) {
    await startProgram(executable, commandLine);
    // Without its window, whoever comes next would take it for one that does not run, and start another.
    const end = performance.now() + longestStart;
    const name = win32.basename(executable);
    while (!runningPhones(name).some((phone) => samePath(phone.executable, executable)) && performance.now() < end) {
      await pause(50);
    }
  },
};

/** @param program the name of a phone's program, besides the usual one. */
function runningPhones(program: string): RunningPhone[] {
  const { windowClass, executables } = microsip.definition.application;
  const windows = findWindows(windowClass, [...executables, program]);
  return windows.map(({ window, process, image }) => ({ process, executable: image, shown: isShown(window) }));
}

function mayUse(executable: string, file: string): boolean {
  const { installed, portable } = possibleSettingsFiles(executable, (name) => process.env[name]);
  return [installed, portable].some((path) => path !== undefined && realPath(path) === file);
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
