import { win32 } from 'node:path';
import type { CallsSupport } from '../calls/callList.js';
import {
  type CallLogSetting,
  CallRecord,
  callLogSetting,
  callLogSettingPath,
  callRecordPath,
  HostCallLog,
} from '../calls/index.js';
import type { Bridge } from '../definition/bridge.js';
import { systemFiles } from '../files/files.js';

/**
 * What a host does with the calls that it sees.
 *
 * @param support what there is for the application's own calls.
 */
export function hostCallLog(
  { definition: { name } }: Bridge,
  support: CallsSupport | undefined,
  { callRecord, csv }: { readonly callRecord: boolean; readonly csv: string | undefined },
  report: (message: string) => void,
): HostCallLog {
  const setting = callLogSettingPath(name, support);
  const own = csv === undefined ? [] : [{ csv: win32.resolve(csv), since: Date.now() }];
  return new HostCallLog({
    record: callRecord ? new CallRecord(callRecordPath(name)) : undefined,
    targets: () => withoutTwins([...own, ...[callLogSetting(setting) ?? []].flat()]),
    phone: () => {
      try {
        return support?.list({});
      } catch {
        return undefined; // a phone that may be portable or installed; what the host has seen is enough
      }
    },
    files: systemFiles,
    report,
  });
}

/** A file may be named by both, and gets its calls once. */
function withoutTwins(settings: readonly CallLogSetting[]): CallLogSetting[] {
  const names = settings.map(({ csv }) => csv.toLowerCase());
  return settings.filter((_, place) => names.indexOf(names[place] ?? '') === place);
}
