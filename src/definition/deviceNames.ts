/**
 * Whether Windows takes a name of a file or a folder for a device, whatever stands behind its first dot and whatever
 * blanks before that. Those of the console are no files either.
 *
 * Source: https://learn.microsoft.com/windows/win32/fileio/naming-a-file#naming-conventions
 */
export function isDeviceName(name: string): boolean {
  return /^(?:con|prn|aux|nul|com[\d\u00b9\u00b2\u00b3]|lpt[\d\u00b9\u00b2\u00b3]|conin\$|conout\$) *(?:[.:]|$)/i.test(
    name,
  );
}
