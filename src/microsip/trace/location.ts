import { win32 } from 'node:path';

/**
 * Where a phone writes its SIP trace: beside the settings file of a portable phone, else in the local part of the user's
 * profile.
 *
 * Source: MicroSIP 3.20.5, settings.cpp, `AccountSettings::Init`.
 *
 * @param settings the settings file, of whatever kind of phone.
 */
export function traceFileOf(settings: string, environment: (name: string) => string | undefined): string {
  const own = settings.replace(/\.ini$/i, '_log.txt');
  const [roaming, local] = [environment('APPDATA'), environment('LOCALAPPDATA')];
  const folder = roaming && win32.join(roaming, 'MicroSIP').toLowerCase();
  const installed = folder !== undefined && win32.dirname(settings).toLowerCase() === folder;
  return installed && local ? win32.join(local, 'MicroSIP', win32.basename(own)) : own;
}
