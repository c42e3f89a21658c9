// phone-settings.h: the settings of the stand-in, as the phone handles its own: read once at the start through
// GetPrivateProfileString into 256 characters, and written at the end as they were read, whatever stands in the file by
// then. A file without byte order mark is converted from ANSI at the start, and a plain password is replaced by an
// "encrypted" one: here its hexadecimal digits behind a mark.
// Unlike the phone it makes no file where there is none, so that tests without settings leave nothing behind.
#include <stdio.h>
#include <windows.h>

enum { SETTING_SIZE = 256, PASSWORD_SIZE = 1041, ACCOUNTS = 9 };
static const WCHAR encrypted_mark[] = L"5e7c";
static const WCHAR *const setting_names[] = {L"accountId", L"volumeOutput", L"volumeInput", L"autoAnswer",
                                             L"userAgent", L"STUN", L"enableLog", NULL};
static WCHAR settings_path[MAX_PATH], setting_values[16][SETTING_SIZE];
static BOOL has_settings;

// Installed: the exe's folder is the one the registry names. Else the phone is portable.
static void find_settings(const WCHAR *exe) {
  WCHAR folder[MAX_PATH] = {0}, own[MAX_PATH];
  DWORD size = sizeof folder;
  wcscpy(own, exe);
  *wcsrchr(own, L'\\') = 0;
  RegGetValueW(HKEY_CURRENT_USER, L"Software\\MicroSIP", NULL, RRF_RT_REG_SZ, NULL, folder, &size);
  wcscpy(settings_path, exe);
  if (!_wcsicmp(folder, own)) {
    ExpandEnvironmentStringsW(L"%APPDATA%\\MicroSIP", settings_path, MAX_PATH);
    wcscat(settings_path, wcsrchr(exe, L'\\'));
  }
  wcscpy(wcsrchr(settings_path, L'.'), L".ini");
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
  find_settings(exe);
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
}

static void save_settings(void) {
  for (int i = 0; has_settings && setting_names[i]; i++)
    WritePrivateProfileStringW(L"Settings", setting_names[i], setting_values[i], settings_path);
}
