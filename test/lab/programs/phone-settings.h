// phone-settings.h: the settings of the stand-in, as the phone handles its own: read once at the start through
// GetPrivateProfileString into 256 characters, and written at the end as they were read, whatever stands in the file by
// then. A file without byte order mark is converted from ANSI at the start, and a plain password is replaced by an
// "encrypted" one: here its hexadecimal digits behind a mark.
// Calls are written to [Calls] as they begin and as they end, and a trace when enableLog says so: 3.20.5, Calls.cpp (Add,
// CallSave, GetNextKey), MessagesDlg.cpp (OnEndCall), mainDlg.cpp (PJCreate: pjsua begins its log anew at each start).
// Unlike the phone it makes no file where there is none, so that tests without settings leave nothing behind.
#ifndef PHONE_SETTINGS_H
#define PHONE_SETTINGS_H
#include <share.h>
#include <stdio.h>
#include <windows.h>

enum { SETTING_SIZE = 256, PASSWORD_SIZE = 1041, ACCOUNTS = 9 };
static const WCHAR encrypted_mark[] = L"5e7c";
static const WCHAR *const setting_names[] = {L"accountId", L"volumeOutput", L"volumeInput", L"autoAnswer",
                                             L"userAgent", L"STUN", L"enableLog", NULL};
static WCHAR settings_path[MAX_PATH], setting_values[16][SETTING_SIZE];
static BOOL has_settings;
static int call_key = -1;
static FILE *trace;

static void trace_line(const WCHAR *text) {
  SYSTEMTIME now;
  if (!trace) return;
  GetLocalTime(&now);
  char bytes[8192];
  WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, sizeof bytes, NULL, NULL);
  fprintf(trace, "%02d:%02d:%02d.%03d            stand-in .%s\r\n", now.wHour, now.wMinute, now.wSecond, now.wMilliseconds,
          bytes);
  fflush(trace);
}

// Installed: in the local part of the profile; else beside the exe. settings.cpp, Init.
static void open_trace(const WCHAR *exe, BOOL installed) {
  WCHAR path[MAX_PATH + 16];
  wcscpy(path, exe);
  if (installed) {
    ExpandEnvironmentStringsW(L"%LOCALAPPDATA%\\MicroSIP", path, MAX_PATH);
    CreateDirectoryW(path, NULL);
    wcscat(path, wcsrchr(exe, L'\\'));
  }
  wcscpy(wcsrchr(path, L'.'), L"_log.txt");
  trace = _wfsopen(path, L"wb", _SH_DENYNO);
  trace_line(L"pjsua version 2.10 for win32 initialized");
}

// `number;name;type;time;duration;info`, nothing escaped.
static void write_call(const WCHAR *number, const WCHAR *name, int type, long long time, int duration, const WCHAR *info) {
  static WCHAR value[4096];
  WCHAR key[16];
  if (!has_settings || call_key < 0) return;
  swprintf(key, 16, L"%d", call_key);
  swprintf(value, 4096, L"%ls;%ls;%d;%lld;%d;%ls", number, name, type, time, duration, info);
  WritePrivateProfileStringW(L"Calls", key, value, settings_path);
}

static void next_call_key(void) {
  WCHAR key[16];
  if (!has_settings) return;
  call_key = (GetPrivateProfileIntW(L"Settings", L"callsLastKey", -1, settings_path) + 1) % 1000;
  swprintf(key, 16, L"%d", call_key);
  WritePrivateProfileStringW(L"Settings", L"callsLastKey", key, settings_path);
}

// Installed: the exe's folder is the one the registry names. Else the phone is portable.
static BOOL find_settings(const WCHAR *exe) {
  WCHAR folder[MAX_PATH] = {0}, own[MAX_PATH];
  DWORD size = sizeof folder;
  wcscpy(own, exe);
  *wcsrchr(own, L'\\') = 0;
  RegGetValueW(HKEY_CURRENT_USER, L"Software\\MicroSIP", NULL, RRF_RT_REG_SZ, NULL, folder, &size);
  wcscpy(settings_path, exe);
  BOOL installed = !_wcsicmp(folder, own);
  if (installed) {
    ExpandEnvironmentStringsW(L"%APPDATA%\\MicroSIP", settings_path, MAX_PATH);
    wcscat(settings_path, wcsrchr(exe, L'\\'));
  }
  wcscpy(wcsrchr(settings_path, L'.'), L".ini");
  return installed;
}

static void convert_settings(void) {
  static char bytes[65536];
  static WCHAR text[65536] = {0xFEFF};
  FILE *file = _wfopen(settings_path, L"rb");
  size_t size = fread(bytes, 1, sizeof bytes, file);
  fclose(file);
  if (size < 2 || !memcmp(bytes, "\xFF\xFE", 2)) return;
  int length = MultiByteToWideChar(CP_ACP, 0, bytes, (int)size, text + 1, 65535);
  file = _wfopen(settings_path, L"wb");
  fwrite(text, sizeof *text, length + 1, file);
  fclose(file);
}

static void encrypt_password(const WCHAR *section) {
  WCHAR password[PASSWORD_SIZE], encrypted[PASSWORD_SIZE * 4 + 8];
  GetPrivateProfileStringW(section, L"password", NULL, password, PASSWORD_SIZE, settings_path);
  if (!*password || !wcsncmp(password, encrypted_mark, 4)) return;
  wcscpy(encrypted, encrypted_mark);
  for (const WCHAR *unit = password; *unit; unit++) swprintf(encrypted + wcslen(encrypted), 5, L"%04x", *unit);
  WritePrivateProfileStringW(section, L"password", encrypted, settings_path);
}

static void load_settings(const WCHAR *exe) {
  BOOL installed = find_settings(exe);
  has_settings = GetFileAttributesW(settings_path) != INVALID_FILE_ATTRIBUTES;
  if (!has_settings) return;
  convert_settings();
  for (int i = 0; setting_names[i]; i++)
    GetPrivateProfileStringW(L"Settings", setting_names[i], NULL, setting_values[i], SETTING_SIZE, settings_path);
  for (int i = 1; i <= ACCOUNTS; i++) {
    WCHAR section[16];
    swprintf(section, 16, L"Account%d", i);
    encrypt_password(section);
  }
  if (GetPrivateProfileIntW(L"Settings", L"enableLog", 0, settings_path)) open_trace(exe, installed);
}

static void save_settings(void) {
  for (int i = 0; has_settings && setting_names[i]; i++)
    WritePrivateProfileStringW(L"Settings", setting_names[i], setting_values[i], settings_path);
}
#endif
