// phone-control.h: how a test tells the MicroSIP stand-in what happens on the line. No part of the real phone: it looks
// for a file beside its program, `<program>.control`, which holds, in UTF-16LE, words that each end with a NUL, and one
// NUL more. It deletes the file when it has done what it says, and before it hangs.
#ifndef PHONE_CONTROL_H
#define PHONE_CONTROL_H
#include "phone-windows.h"

enum { CONTROL_TIMER = 2, CONTROL_INTERVAL = 20, LONGEST_ORDER = 4096 };
static WCHAR control_path[MAX_PATH + 16];

static void hang(void) {
  DeleteFileW(control_path);
  Sleep(INFINITE);
}

static void carry_out_order(const WCHAR *verb, const WCHAR *first, const WCHAR *second, const WCHAR *third) {
  if (!wcscmp(verb, L"ring")) ring(first, second, third);
  else if (!wcscmp(verb, L"ignoreCall")) ignore_call();
  else if (!wcscmp(verb, L"callOut")) call_out(first);
  else if (!wcscmp(verb, L"answerCall")) answer_call(_wtoi(first));
  else if (!wcscmp(verb, L"endCall")) end_call(FALSE);
  else if (!wcscmp(verb, L"setTitle")) SetWindowTextW(main_window, first);
  else if (!wcscmp(verb, L"setStatus")) KillTimer(main_window, CALL_TIMER), show_status(first);
  else if (!wcscmp(verb, L"hide")) ShowWindow(main_window, SW_HIDE);
  else if (!wcscmp(verb, L"hang")) hang();
}

// A file that is still being written does not end with two NULs yet.
static void look_for_order(void) {
  WCHAR text[LONGEST_ORDER + 4] = {0};
  const WCHAR *words[4] = {L"", L"", L"", L""};
  DWORD length = 0;
  HANDLE file = CreateFileW(control_path, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                            OPEN_EXISTING, 0, NULL);
  if (file == INVALID_HANDLE_VALUE) return;
  BOOL read = ReadFile(file, text, LONGEST_ORDER * sizeof *text, &length, NULL);
  CloseHandle(file);
  DWORD count = length / sizeof *text;
  if (!read || count < 2 || text[count - 1] || text[count - 2]) return;
  const WCHAR *word = text;
  for (int i = 0; i < 4 && word < text + count - 1; i++, word += wcslen(word) + 1) words[i] = word;
  carry_out_order(words[0], words[1], words[2], words[3]);
  DeleteFileW(control_path);
}

static void start_control(const WCHAR *exe) {
  swprintf(control_path, MAX_PATH + 16, L"%ls.control", exe);
  DeleteFileW(control_path);
  SetTimer(main_window, CONTROL_TIMER, CONTROL_INTERVAL, NULL);
}
#endif
