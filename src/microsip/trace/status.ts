import { stat } from 'node:fs/promises';
import { getKey } from '../../ini/file.js';
import { readSettings } from '../../settings/file.js';
import type { ProvisionTools } from '../../settings/provision.js';
import type { TraceStatus } from '../../settings/trace.js';
import { traceFileOf } from './location.js';

export const traceSetting = { section: 'Settings', key: 'enableLog', on: '1', off: '0' } as const;

/** What a settings file says of the SIP trace, and what there is of it. */
export async function traceStatus(settings: string, { files, coder, phones }: ProvisionTools): Promise<TraceStatus> {
  const bytes = await files.read(settings);
  const value = bytes && getKey(readSettings(bytes, coder, settings), traceSetting.section, traceSetting.key);
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
