import { stat } from 'node:fs/promises';
import { getKey } from '../../ini/file.js';
import { readSettings } from '../../settings/file.js';
import type { ProvisionTools } from '../../settings/provision.js';
import { traceFileOf } from './location.js';

export interface TraceStatus {
  /** Whether the settings file says that the phone is to write a trace, from its next start on. */
  readonly enabled: boolean;
  /** Where it does. */
  readonly trace: string;
  /** Its size in bytes; undefined where there is none. */
  readonly size: number | undefined;
  /** When it was written last, in milliseconds since 1970. */
  readonly written: number | undefined;
  /** Whether a phone runs with these settings. */
  readonly running: boolean;
  readonly settings: string;
}

/** What a settings file says of the SIP trace, and what there is of it. */
export async function traceStatus(settings: string, { files, coder, phones }: ProvisionTools): Promise<TraceStatus> {
  const bytes = await files.read(settings);
  const value = bytes && getKey(readSettings(bytes, coder, settings), 'Settings', 'enableLog');
  const trace = traceFileOf(settings, (name) => process.env[name]);
  const found = await stat(trace).catch(() => undefined);
  return {
    // The phone reads it with _wtoi: anything but a number other than 0 is off.
    enabled: Number.parseInt(value ?? '', 10) > 0,
    trace,
    size: found?.size,
    written: found?.mtimeMs,
    running: phones.using(settings) !== undefined,
    settings,
  };
}
