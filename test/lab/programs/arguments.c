// arguments.c: a stand-in for any program that is driven by its command line, or registered for a URL scheme. Records
//   line HEX       the raw command line, UTF-16LE
//   argument HEX   one line for each argument after the program, as CommandLineToArgvW splits it
//   end -          last, so that a reader knows the record is whole
// into the file named by BRIDGESMITH_ARGUMENTS_LOG (default %LOCALAPPDATA%\bridgesmith-lab\arguments.log), and exits
// with the code in BRIDGESMITH_ARGUMENTS_EXIT. One write, so records of many runs at once do not mix.
#define WIN32_LEAN_AND_MEAN
#include "record.h"
#include <shellapi.h>

static void find_log(WCHAR path[MAX_PATH]) {
  if (GetEnvironmentVariableW(L"BRIDGESMITH_ARGUMENTS_LOG", path, MAX_PATH)) return;
  ExpandEnvironmentStringsW(L"%LOCALAPPDATA%\\bridgesmith-lab", path, MAX_PATH - 16);
  CreateDirectoryW(path, NULL);
  wcscat(path, L"\\arguments.log");
}

static char *add(char *record, const char *kind, const WCHAR *text) {
  char *hex = hex_of_text(text);
  record = realloc(record, strlen(record) + strlen(kind) + strlen(hex) + 3);
  if (!record) abort();
  sprintf(record + strlen(record), "%s %s\n", kind, hex);
  free(hex);
  return record;
}

int WINAPI wWinMain(HINSTANCE instance, HINSTANCE previous, WCHAR *tail, int show) {
  (void)instance, (void)previous, (void)tail, (void)show;
  WCHAR log[MAX_PATH], code[16] = L"0";
  find_log(log);
  int count;
  WCHAR **arguments = CommandLineToArgvW(GetCommandLineW(), &count);
  char *record = add(calloc(1, 1), "line", GetCommandLineW());
  for (int i = 1; i < count; i++) record = add(record, "argument", arguments[i]);
  record = realloc(record, strlen(record) + 8);
  if (!record) abort();
  record_line(log, strcat(record, "end -\n"));
  GetEnvironmentVariableW(L"BRIDGESMITH_ARGUMENTS_EXIT", code, 16);
  return (int)wcstol(code, NULL, 10);
}
