import { win32 } from 'node:path';
import {
  type CallLogSetting,
  CallRecord,
  callLogSetting,
  callLogSettingPath,
  callRecordPath,
  HostCallLog,
} from '../calls/index.js';
import type { Bridge } from '../definition/bridge.js';
import { dataFolder } from '../files/dataFolder.js';
import { systemFiles } from '../files/files.js';
import { supportOf } from '../support/installed.js';

/** What a host does with the calls that it sees. */
export async function hostCallLog(
  bridge: Bridge,
  { callRecord, csv }: { readonly callRecord: boolean; readonly csv: string | undefined },
  report: (message: string) => void,
): Promise<HostCallLog> {
  const { name } = bridge.definition;
  const folder = dataFolder('A DDE host');
  const support = await supportOf(bridge)?.calls?.();
  const setting = callLogSettingPath(folder, name, support);
  const own = csv === undefined ? [] : [{ csv: win32.resolve(csv), since: Date.now() }];
  return new HostCallLog({
    record: callRecord ? new CallRecord(callRecordPath(folder, name)) : undefined,
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
