// dde-list.c: lists the DDE servers that answer, by the messages of DDE itself and without DDEML, whose DdeConnectList is
// empty in Wine. A peer for tests of servers that answer wildcards.
//
//   dde-list.exe SERVICE TOPIC            `*`: any
//
// Prints `server SERVICE TOPIC` for each conversation that was offered, separated by tabs, in UTF-8, and ends them all.
// Source: https://learn.microsoft.com/windows/win32/dataxchg/wm-dde-initiate
#define WIN32_LEAN_AND_MEAN
#include "record.h"
#include <dde.h>

static char *name_of(ATOM atom) {
  static char names[2][1024];
  static int next;
  WCHAR wide[256] = {0};
  char *name = names[next++ % 2];
  GlobalGetAtomNameW(atom, wide, 256);
  GlobalDeleteAtom(atom);
  WideCharToMultiByte(CP_UTF8, 0, wide, -1, name, sizeof names[0], NULL, NULL);
  return name;
}

static LRESULT CALLBACK on_message(HWND window, UINT message, WPARAM server, LPARAM names) {
  if (message != WM_DDE_ACK) return DefWindowProcW(window, message, server, names);
  char *service = name_of(LOWORD(names)), *topic = name_of(HIWORD(names));
  printf("server\t%s\t%s\n", service, topic);
  PostMessageW((HWND)server, WM_DDE_TERMINATE, (WPARAM)window, 0);
  return 0;
}

static ATOM atom_or_any(const WCHAR *name) { return wcscmp(name, L"*") ? GlobalAddAtomW(name) : 0; }

// The servers answer our WM_DDE_TERMINATE with their own.
static void let_them_end(DWORD milliseconds) {
  ULONGLONG end = GetTickCount64() + milliseconds;
  MSG message;
  while (GetTickCount64() < end) {
    MsgWaitForMultipleObjects(0, NULL, FALSE, 20, QS_ALLINPUT);
    while (PeekMessageW(&message, NULL, 0, 0, PM_REMOVE)) DispatchMessageW(&message);
  }
}

int wmain(int count, WCHAR **arguments) {
  if (count != 3) return fputs("usage: dde-list.exe SERVICE TOPIC\n", stderr), 2;
  WNDCLASSW class = {.lpfnWndProc = on_message, .lpszClassName = L"bridgesmith-lab-dde-list"};
  RegisterClassW(&class);
  HWND window = CreateWindowW(class.lpszClassName, NULL, WS_POPUP, 0, 0, 0, 0, NULL, NULL, NULL, NULL);
  ATOM service = atom_or_any(arguments[1]), topic = atom_or_any(arguments[2]);
  SendMessageTimeoutW(HWND_BROADCAST, WM_DDE_INITIATE, (WPARAM)window, MAKELPARAM(service, topic), SMTO_ABORTIFHUNG, 2000,
                      NULL);
  if (service) GlobalDeleteAtom(service);
  if (topic) GlobalDeleteAtom(topic);
  let_them_end(100);
  return 0;
}
