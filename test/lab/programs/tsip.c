// tsip.c: a stand-in for the tSIP softphone, built only from facts read in its public source (0.3.14: CommandLine.cpp,
// FormMain.cpp, TelecomUtils.cpp):
//   - of each argument only what follows `/tsip=` counts, in any case; blanks around it are taken off. A scheme, that is, up to
//     seven characters and a colon, is skipped, and what is left is compared with the phone's words, as it stands;
//   - what is none of them is dialled: percent-escapes are decoded, and all but digits, + * # is left out; what begins with
//     `sip:` is an address, and stays whole;
//   - a second one finds the first by window class `TfrmMain` and title `tSIP`, and hands over its arguments by WM_COPYDATA: the
//     program's path and each argument in a block of 1024 bytes. Without any it is another phone, as it is usually set.
// The real one splits its command line by rules of its own; here Windows' are used, which for arguments without quotes and
// backslashes are the same. It calls nobody. It records, in BRIDGESMITH_TSIP_LOG or %LOCALAPPDATA%\bridgesmith-lab\tsip.log:
//   commandline|copydata HEX   the argument as the phone reads it, UTF-16LE
//   action HEX                 what the phone would do: `call 5551234`, `hangup`, `button 3`, `script`, …
//   ready HEX                  its window is there; the exe's path
#define WIN32_LEAN_AND_MEAN
#include "record.h"
#include <shellapi.h>

enum { BLOCK = 1024 };
static WCHAR log_path[MAX_PATH];

static void find_log(void) {
  if (GetEnvironmentVariableW(L"BRIDGESMITH_TSIP_LOG", log_path, MAX_PATH)) return;
  ExpandEnvironmentStringsW(L"%LOCALAPPDATA%\\bridgesmith-lab", log_path, MAX_PATH - 16);
  CreateDirectoryW(log_path, NULL);
  wcscat(log_path, L"\\tsip.log");
}

static void record_ansi(const char *kind, const char *text) {
  WCHAR wide[BLOCK + 16];
  MultiByteToWideChar(CP_ACP, 0, text, -1, wide, BLOCK + 16);
  record_text(log_path, kind, wide);
}

static void act(const char *verb, const char *object) {
  char text[BLOCK + 16];
  snprintf(text, sizeof text, *object ? "%s %s" : "%s", verb, object);
  record_ansi("action", text);
}

static void decode(char *text) {
  char *to = text;
  for (; *text; text++) {
    unsigned value = 0;
    char digits[3] = {0};
    if (*text == '%') {
      strncpy(digits, text + 1, 2);
      sscanf(digits, "%x", &value);
      *to++ = (char)value;
      text += strlen(digits);
    } else *to++ = *text;
  }
  *to = 0;
}

static void call(char *text) {
  decode(text);
  if (strncmp(text, "sip:", 4)) {
    char *to = text;
    for (const char *sign = text; *sign; sign++)
      if (strchr("0123456789*#+", *sign)) *to++ = *sign;
    *to = 0;
  }
  if (*text) act("call", text);
}

static void carry_out(const char *kind, const char *argument) {
  static const char *const words[][2] = {{"HANGUP", "hangup"},         {"ANSWER", "answer"},
                                         {"SHOWWINDOW", "show"},       {"APP_QUIT", "quit"},
                                         {"RECORD_START", "record"},   {"RECORD_PAUSE", "pause"}};
  char text[BLOCK];
  record_ansi(kind, argument);
  if (_strnicmp(argument, "/tsip=", 6)) return;
  argument += 6 + strspn(argument + 6, " \t\r\n");
  strcpy(text, argument);
  for (size_t end = strlen(text); end > 0 && (unsigned char)text[end - 1] <= ' ';) text[--end] = 0;
  const char *colon = strchr(text, ':'), *word = colon && colon - text < 8 ? colon + 1 : text;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (!strcmp(word, words[i][0])) {
      act(words[i][1], "");
      if (!strcmp(words[i][1], "quit")) PostQuitMessage(0);
      return;
    }
  if (!strncmp(word, "PROGRAMMABLE_BTN_", 17)) act("button", word + 17);
  else if (!strncmp(word, "SCRIPT", 6) && strchr(word, '=')) act("script", word);
  else call(text);
}

static LRESULT CALLBACK on_message(HWND window, UINT message, WPARAM wide, LPARAM parameter) {
  if (message == WM_COPYDATA) {
    const COPYDATASTRUCT *sent = (const COPYDATASTRUCT *)parameter;
    char argument[BLOCK] = {0};
    for (DWORD i = 1; i < sent->cbData / BLOCK; i++) {
      strncpy(argument, (const char *)sent->lpData + i * BLOCK, BLOCK - 1);
      carry_out("copydata", argument);
    }
    return TRUE;
  }
  if (message == WM_CLOSE) PostQuitMessage(0);
  return DefWindowProcW(window, message, wide, parameter);
}

int WINAPI wWinMain(HINSTANCE instance, HINSTANCE previous, WCHAR *tail, int show) {
  (void)previous, (void)tail, (void)show;
  int count;
  WCHAR **arguments = CommandLineToArgvW(GetCommandLineW(), &count);
  char *blocks = calloc(count, BLOCK);
  if (!blocks) abort();
  for (int i = 0; i < count; i++) WideCharToMultiByte(CP_ACP, 0, arguments[i], -1, blocks + i * BLOCK, BLOCK - 1, NULL, NULL);
  HWND running = FindWindowW(L"TfrmMain", L"tSIP");
  if (running && count > 1) {
    COPYDATASTRUCT sent = {0, (DWORD)(count * BLOCK), blocks};
    DWORD_PTR answer;
    SendMessageTimeoutW(running, WM_COPYDATA, 0, (LPARAM)&sent, SMTO_NORMAL, 5000, &answer);
    return 0;
  }
  find_log();
  WNDCLASSW class = {.lpfnWndProc = on_message, .hInstance = instance, .lpszClassName = L"TfrmMain"};
  RegisterClassW(&class);
  CreateWindowExW(0, L"TfrmMain", L"tSIP", WS_OVERLAPPEDWINDOW | WS_VISIBLE, 40, 40, 300, 200, NULL, NULL, instance, NULL);
  for (int i = 1; i < count; i++) carry_out("commandline", blocks + i * BLOCK);
  record_text(log_path, "ready", arguments[0]);
  MSG message;
  while (GetMessageW(&message, NULL, 0, 0) > 0) DispatchMessageW(&message);
  return 0;
}
