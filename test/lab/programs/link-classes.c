// link-classes.c: mends a gap of Wine 10. There HKCU\Software\Classes is not merged into HKCR, so a per-user
// registration has no effect. This makes HKCU\Software\Classes a registry link to HKLM\Software\Classes.
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdio.h>
#include <wchar.h>

int wmain(void) {
  static const WCHAR target[] = L"\\Registry\\Machine\\Software\\Classes";
  HKEY link;
  DWORD disposition;
  RegDeleteTreeW(HKEY_CURRENT_USER, L"Software\\Classes");
  LONG failure = RegCreateKeyExW(HKEY_CURRENT_USER, L"Software\\Classes", 0, NULL, REG_OPTION_CREATE_LINK,
                                 KEY_ALL_ACCESS, NULL, &link, &disposition);
  if (!failure) // without the terminator: the value is a counted string
    failure = RegSetValueExW(link, L"SymbolicLinkValue", 0, REG_LINK, (const BYTE *)target,
                             (DWORD)(wcslen(target) * sizeof *target));
  if (failure) fprintf(stderr, "cannot link HKCU\\Software\\Classes: Windows error %ld\n", failure);
  return failure ? 1 : 0;
}
