import { readFileSync, rmSync } from 'node:fs';
import { win32 } from 'node:path';
import { writeWhole } from '../files/writeWhole.js';
import type { CallsSupport } from './callList.js';

/** A CSV file that hosts add calls to. */
export interface CallLogSetting {
  /** The full path of the file. */
  readonly csv: string;
  /** Calls from then on, in milliseconds since 1970. */
  readonly since: number;
}

/**
 * Has the host of an application, the one that runs and those to come, add the calls from now on to a CSV file. It takes the
 * place of one that was set before.
 *
 * @param csv made a full path here.
 * @param path `callLogSettingPath` of the application.
 * @returns what was set.
 * @throws FailedError when it could not be written.
 */
export function logCallsTo(csv: string, path: string): CallLogSetting {
  const earlier = callLogSetting(path);
  const file = win32.resolve(csv);
  if (earlier?.csv.toLowerCase() === file.toLowerCase()) return earlier;
  const setting = { csv: file, since: Date.now() };
  writeWhole(path, Buffer.from(`${JSON.stringify({ csv: file, since: new Date(setting.since).toISOString() })}\r\n`));
  return setting;
}

/** Ends what `logCallsTo` began; the file of calls stays. @returns whether there was anything to end. */
export function logCallsNoMore(path: string): boolean {
  const was = callLogSetting(path) !== undefined;
  rmSync(path, { force: true });
  return was;
}

/** What is set; undefined where nothing is, or nothing that can be read. */
export function callLogSetting(path: string): CallLogSetting | undefined {
  try {
    const { csv, since } = JSON.parse(readFileSync(path, 'utf8'));
    const time = Date.parse(since);
    return typeof csv === 'string' && !Number.isNaN(time) ? { csv, since: time } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Where it stands for the host of a bridge.
 *
 * @param folder the data folder of the user.
 * @param bridge its name.
 */
export function callLogSettingPath(folder: string, bridge: string, support?: CallsSupport): string {
  return win32.join(folder, support?.logSettingFile ?? `log-calls-${bridge}.json`);
}
