// phone.c: a stand-in for the MicroSIP softphone, built only from facts read in its public sources (3.19 to 3.21):
//   - one instance: a second one finds the first by window class `MicroSIP` and by its own exe path, and hands over its
//     command line by WM_COPYDATA (dwData 1: handled in the message, 2: posted); `/exit` posts WM_CLOSE instead;
//   - the whole command line is ONE command; one outer pair of double quotes is stripped; a scheme is stripped BEFORE
//     the switches are looked at; what is no switch is dialled; number, space, text sends an instant message;
//   - without a running phone `/answer`, `/hangupall` and `/exit` only end.
// Where the facts leave a choice (letter case of switches, %20 decoded before a message is split off) it takes the more
// dangerous one, so that a test of hostile input is stricter than the real phone.
// It calls nobody, but shows the windows of a phone that does (phone-windows.h), as commands and tests
// (phone-control.h) have it, and reads and writes its settings (phone-settings.h).
// It records, in BRIDGESMITH_PHONE_LOG or %LOCALAPPDATA%\bridgesmith-lab\phone.log:
//   commandline|copydata1|copydata2 HEX   the command as received, UTF-16LE, before anything is stripped
//   action HEX                            what the phone would do: `dial 5551234`, `message 555 hello`, `reset`, ...
//   action HEX of `inherits NAME`         at its start, for each environment variable with the word heirloom in it
//   ready HEX                             its window is there; the exe's path
#define WIN32_LEAN_AND_MEAN
#include "record.h"
#include "phone-control.h"
#include "phone-settings.h"

enum { POSTED_COMMAND = WM_APP + 1 };
static WCHAR log_path[MAX_PATH];

static void find_log(void) {
  if (GetEnvironmentVariableW(L"BRIDGESMITH_PHONE_LOG", log_path, MAX_PATH)) return;
  ExpandEnvironmentStringsW(L"%LOCALAPPDATA%\\bridgesmith-lab", log_path, MAX_PATH - 16);
  CreateDirectoryW(log_path, NULL);
  wcscat(log_path, L"\\phone.log");
}

static void act(const WCHAR *verb, const WCHAR *first, const WCHAR *second) {
  size_t room = wcslen(verb) + wcslen(first) + wcslen(second) + 3;
  WCHAR *text = calloc(room, sizeof *text);
  if (!text) abort();
  wcscpy(text, verb);
  if (*first) wcscat(wcscat(text, L" "), first);
  if (*second) wcscat(wcscat(text, L" "), second);
  record_text(log_path, "action", text);
  free(text);
}

static BOOL starts(const WCHAR *text, const WCHAR *prefix) { return !_wcsnicmp(text, prefix, wcslen(prefix)); }

static BOOL is_one_of(const WCHAR *text, const WCHAR *const *names) {
  for (; *names; names++)
    if (!_wcsicmp(text, *names)) return TRUE;
  return FALSE;
}

static void replace_all(WCHAR *text, const WCHAR *escape, WCHAR with) {
  for (WCHAR *found = text; (found = wcsstr(found, escape)); found++) {
    *found = with;
    memmove(found + 1, found + 3, (wcslen(found + 3) + 1) * sizeof *text);
  }
}

static WCHAR *strip_quotes(WCHAR *command) {
  size_t length = wcslen(command);
  if (length < 2 || command[0] != L'"' || command[length - 1] != L'"') return command;
  command[length - 1] = 0;
  return command + 1;
}

static WCHAR *strip_scheme(WCHAR *command) {
  static const WCHAR *const schemes[] = {L"sip:", L"sips:", L"tel:", L"callto:", L"dial:", NULL};
  for (int i = 0; schemes[i]; i++)
    if (starts(command, schemes[i])) return command + wcslen(schemes[i]);
  return command;
}

// `command` without its slash or scheme.
static void show_effect(const WCHAR *command) {
  if (!_wcsicmp(command, L"answer") && call == INCOMING) answer_call(0);
  else if (!_wcsicmp(command, L"hangupall") || (!_wcsicmp(command, L"hangupincoming") && call == INCOMING) ||
           (!_wcsicmp(command, L"hangupcalling") && call == OUTGOING))
    end_call(TRUE);
}

static BOOL act_on_switch(const WCHAR *command) {
  static const WCHAR *const plain[] = {L"/answer",    L"/hangupall", L"/hangupincoming", L"/hangupcalling",
                                       L"/minimized", L"/hidden",    NULL};
  if (is_one_of(command, plain)) act(command + 1, L"", L""), show_effect(command + 1);
  else if (!_wcsicmp(command, L"/exit")) act(L"exit", L"", L""), PostQuitMessage(0);
  else if (!_wcsicmp(command, L"/resetnoask")) act(L"reset", L"", L"");
  else if (starts(command, L"/dtmf:")) act(L"dtmf", command + 6, L"");
  else if (starts(command, L"/transfer:")) act(L"transfer", command + 10, L"");
  else return FALSE;
  return TRUE;
}

static void act_on_msip(const WCHAR *command) {
  static const WCHAR *const known[] = {
      L"minimize",       L"answer",         L"hangupall", L"hold",    L"micmute", L"micunmute", L"speakmute", L"speakunmute",
      L"micmuteclick",   L"speakmuteclick", L"micup",     L"micdown", L"speakup", L"speakdown", NULL};
  if (is_one_of(command, known)) act(L"msip", command, L""), show_effect(command);
  else if (starts(command, L"transfer_")) act(L"msip transfer", command + 9, L"");
  else act(L"ignored", L"msip", command);
}

// `NUMBER /account:K` and `/account:K /password:P`; cuts the switch off and leaves the number.
static void act_on_account(WCHAR *command) {
  WCHAR *found = starts(command, L"/account:") ? command : wcsstr(command, L" /account:");
  if (!found) return;
  WCHAR *account = wcschr(found, L':') + 1, *password = wcsstr(account, L" /password:");
  if (password) *password = 0;
  act(L"account", account, L"");
  if (password) act(L"password", account, password + 11);
  *found = 0;
}

static void act_on_number(WCHAR *command, BOOL only_fill) {
  replace_all(command, L"%20", L' ');
  replace_all(command, L"%2B", L'+');
  replace_all(command, L"%2b", L'+');
  act_on_account(command);
  if (!*command) return;
  WCHAR *space = only_fill ? NULL : wcschr(command, L' ');
  if (space && space[1]) {
    *space = 0;
    act(L"message", command, space + 1);
  } else {
    act(only_fill ? L"dialpad" : L"dial", command, L"");
    if (!only_fill) call_out(command);
  }
}

static void carry_out(WCHAR *command) {
  command = strip_quotes(command);
  if (!*command) act(L"show", L"", L"");
  else if (starts(command, L"msip:")) act_on_msip(command + 5);
  else if (starts(command, L"dialpad:")) act_on_number(command + 8, TRUE);
  else if (command = strip_scheme(command), !act_on_switch(command)) act_on_number(command, FALSE);
}

// ---- the window ----

static void receive(HWND window, const COPYDATASTRUCT *sent) {
  char kind[16];
  if (sent->dwData != 1 && sent->dwData != 2) return;
  WCHAR *command = calloc(1, sent->cbData + sizeof(WCHAR));
  if (!command) abort();
  memcpy(command, sent->lpData, sent->cbData);
  sprintf(kind, "copydata%d", (int)sent->dwData);
  record_text(log_path, kind, command);
  if (sent->dwData == 2) {
    PostMessageW(window, POSTED_COMMAND, 0, (LPARAM)command);
    return;
  }
  carry_out(command);
  free(command);
}

static LRESULT CALLBACK on_message(HWND window, UINT message, WPARAM wide, LPARAM parameter) {
  switch (message) {
  case WM_COPYDATA:
    receive(window, (const COPYDATASTRUCT *)parameter);
    return TRUE;
  case POSTED_COMMAND:
    carry_out((WCHAR *)parameter);
    free((WCHAR *)parameter);
    return 0;
  case WM_CLOSE:
    act(L"exit", L"", L"");
    PostQuitMessage(0);
    return 0;
  case WM_TIMER:
    if (wide == CALL_TIMER) show_duration();
    if (wide == CONTROL_TIMER) look_for_order();
    return 0;
  default:
    return DefWindowProcW(window, message, wide, parameter);
  }
}

static void open_phone(HINSTANCE instance, const WCHAR *exe) {
  WNDCLASSW class = {.lpfnWndProc = on_message, .hInstance = instance, .lpszClassName = L"MicroSIP"};
  RegisterClassW(&class);
  open_windows(instance);
  start_control(exe);
}

// ---- the instances ----

static BOOL runs_exe(HWND window, const WCHAR *exe) {
  WCHAR other[MAX_PATH] = {0};
  DWORD process = 0, length = MAX_PATH;
  GetWindowThreadProcessId(window, &process);
  HANDLE handle = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, process);
  BOOL same = handle && QueryFullProcessImageNameW(handle, 0, other, &length) && !_wcsicmp(other, exe);
  CloseHandle(handle);
  return same;
}

static HWND find_running(const WCHAR *exe) {
  HWND window = NULL;
  while ((window = FindWindowExW(NULL, window, L"MicroSIP", NULL)))
    if (runs_exe(window, exe)) return window;
  return NULL;
}

static void hand_over(HWND running, WCHAR *command) {
  if (!_wcsicmp(command, L"/exit")) {
    PostMessageW(running, WM_CLOSE, 0, 0);
    return;
  }
  COPYDATASTRUCT sent = {1, (DWORD)((wcslen(command) + 1) * sizeof *command), command};
  SendMessageW(running, WM_COPYDATA, 0, (LPARAM)&sent);
}

static WCHAR *after_program(WCHAR *line) {
  if (*line == L'"') {
    line = wcschr(line + 1, L'"');
    if (!line) return L"";
    line++;
  } else {
    while (*line && *line != L' ' && *line != L'\t') line++;
  }
  while (*line == L' ' || *line == L'\t') line++;
  return line;
}

// A test that puts the word into a secret sees whether the phone, and all that the phone starts, can read it.
static void tell_heirlooms(void) {
  WCHAR *all = GetEnvironmentStringsW();
  for (WCHAR *one = all; one && *one; one += wcslen(one) + 1) {
    WCHAR *equals = wcschr(one + 1, L'=');
    if (!equals || !wcsstr(equals, L"heirloom")) continue;
    *equals = 0;
    act(L"inherits", one, L"");
    *equals = L'=';
  }
  FreeEnvironmentStringsW(all);
}

int WINAPI wWinMain(HINSTANCE instance, HINSTANCE previous, WCHAR *tail, int show) {
  static const WCHAR *const pointless[] = {L"/answer", L"/hangupall", L"/exit", NULL};
  (void)previous, (void)tail, (void)show;
  WCHAR exe[MAX_PATH] = {0};
  DWORD length = MAX_PATH;
  QueryFullProcessImageNameW(GetCurrentProcess(), 0, exe, &length);
  find_log();
  WCHAR *command = _wcsdup(after_program(GetCommandLineW()));
  if (!command) abort();
  HWND running = find_running(exe);
  if (running) {
    hand_over(running, command);
    return 0;
  }
  record_text(log_path, "commandline", command);
  tell_heirlooms();
  if (is_one_of(command, pointless)) {
    act(L"ignored", command, L"");
    return 0;
  }
  load_settings(exe);
  open_phone(instance, exe);
  if (*command) carry_out(command);
  record_text(log_path, "ready", exe);
  MSG message;
  while (GetMessageW(&message, NULL, 0, 0) > 0) DispatchMessageW(&message);
  save_settings();
  return 0;
}
