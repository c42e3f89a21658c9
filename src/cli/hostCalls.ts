import { win32 } from 'node:path';
import { type CallLogSetting, CallRecord, callLogSetting, HostCallLog } from '../calls/index.js';
import { findSettingsFile, systemTools } from '../microsip/settings/index.js';

/** What a host does with the calls that it sees. */
export function hostCallLog(
  { callRecord, csv }: { readonly callRecord: boolean; readonly csv: string | undefined },
  report: (message: string) => void,
): HostCallLog {
  const tools = systemTools();
  const own = csv === undefined ? [] : [{ csv: win32.resolve(csv), since: Date.now() }];
  return new HostCallLog({
    record: callRecord ? new CallRecord() : undefined,
    targets: () => withoutTwins([...own, ...[callLogSetting() ?? []].flat()]),
    phone: () => {
      try {
        return { file: findSettingsFile({}), tools };
      } catch {
        return undefined; // a phone that may be portable or installed; what the host has seen is enough
      }
    },
    files: tools.files,
    report,
  });
}

/** A file may be named by both, and gets its calls once. */
function withoutTwins(settings: readonly CallLogSetting[]): CallLogSetting[] {
  const names = settings.map(({ csv }) => csv.toLowerCase());
  return settings.filter((_, place) => names.indexOf(names[place] ?? '') === place);
}
