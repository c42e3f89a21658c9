// hook.c: fires an event hook as the MicroSIP softphone does, by facts from its public sources: the value is read from
// [Settings] with GetPrivateProfileString into 256 characters, split by CommandLineToArgvW and joined again WITHOUT
// quotes, a space and the caller's SIP user are added unquoted, and the whole runs hidden through ShellExecuteEx; the
// phone waits up to 10 s and shows no failure. So a path with a space does not survive, and the caller chooses text.
//
// What to do comes in variables, which no quoting can change: BRIDGESMITH_HOOK_SETTINGS (the .ini file),
// BRIDGESMITH_HOOK_NAME (such as cmdIncomingCall), BRIDGESMITH_HOOK_CALLER. Exit codes: 0 ran, 1 could not, 2 no hook set.
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <shellapi.h>
#include <wchar.h>

enum { MOST = 8192 };

static void join(const WCHAR *value, const WCHAR *caller, WCHAR command[MOST]) {
  int count;
  WCHAR **words = CommandLineToArgvW(value, &count);
  command[0] = 0;
  for (int i = 0; words && i < count; i++) wcscat(wcscat(command, words[i]), L" ");
  wcsncat(command, caller, MOST - wcslen(command) - 1);
  LocalFree(words);
}

static int run(WCHAR *command) {
  WCHAR *space = wcschr(command, L' ');
  if (space) *space = 0;
  SHELLEXECUTEINFOW what = {.cbSize = sizeof what, .fMask = SEE_MASK_NOCLOSEPROCESS | SEE_MASK_FLAG_NO_UI};
  what.lpFile = command;
  what.lpParameters = space ? space + 1 : NULL;
  what.nShow = SW_HIDE;
  if (!ShellExecuteExW(&what)) return 1;
  if (what.hProcess) WaitForSingleObject(what.hProcess, 10000);
  return 0;
}

int wmain(void) {
  static WCHAR settings[MAX_PATH], name[64], caller[MOST / 2], value[256], command[MOST];
  GetEnvironmentVariableW(L"BRIDGESMITH_HOOK_SETTINGS", settings, MAX_PATH);
  GetEnvironmentVariableW(L"BRIDGESMITH_HOOK_NAME", name, 64);
  GetEnvironmentVariableW(L"BRIDGESMITH_HOOK_CALLER", caller, MOST / 2);
  if (!GetPrivateProfileStringW(L"Settings", name, L"", value, 256, settings)) return 2;
  join(value, caller, command);
  return run(command);
}
