// dde-odd.c: a DDE server by the messages of DDE itself, without DDEML, that answers in ways that DDEML does not, and
// writes nothing down. For tests of what a client makes of it.
//
//   dde-odd.exe LOG SERVICE TOPIC [OPTION]...
//
// Without options: a REQUEST of any item is answered by the number of transactions so far and its name, as `3 Status`; an
// EXECUTE, a POKE, the beginning and the end of an advise loop by yes.
//   --refuse                 refuses all but REQUESTs
//   --missing NAME           has no item of this name: refuses its REQUEST
//   --ack-data               a positive acknowledgement behind the data of each REQUEST, as Wine's DDEML
//   --twice                  says each answer twice
//   --lose N                 the first N transactions are never answered
//   --hold                   the first transaction is answered right before the next
//   --ignore NAME            never answers a REQUEST of this item
//   --format N               gives data in this clipboard format, whatever it was asked for; text only in CF_UNICODETEXT (13)
//                            and CF_TEXT, all else the bytes 01 02 03
//   --vanish                 at a REQUEST its window is gone, without WM_DDE_TERMINATE, and the process lives on
//   --slow MS                takes so long for each WM_DDE_INITIATE, whoever is asked for; with the service `-` it never serves
//   --ansi                   its windows are ANSI ones
// An advise loop gets one update at once.
//
// Source: https://learn.microsoft.com/windows/win32/dataxchg/about-dynamic-data-exchange
#define WIN32_LEAN_AND_MEAN
#include "record.h"
#include <dde.h>

enum { CONVERSATION = 1 }; // at GWLP_USERDATA of a window that converses

static const WCHAR *log_path, *service, *topic, *missing, *ignored;
static BOOL refuses, acknowledges_data, twice, holds, vanishes, is_ansi;
static int lost, format_given, taken;
static DWORD slowness;
static MSG held;

// ---- answers ----

static void post(HWND from, HWND to, UINT message, UINT_PTR low, UINT_PTR high) {
  PostMessageW(to, message, (WPARAM)from, PackDDElParam(message, low, high));
}

static void acknowledge(HWND own, HWND client, BOOL yes, UINT_PTR subject) {
  for (int i = 0; i < 1 + twice; i++) post(own, client, WM_DDE_ACK, yes ? 0x8000 : 0, subject);
}

static HGLOBAL make_data(const WCHAR *text, UINT asked, BOOL is_response) {
  UINT format = format_given ? (UINT)format_given : asked;
  BYTE bytes[1024] = {1, 2, 3};
  int length = 3;
  if (format == CF_UNICODETEXT) memcpy(bytes, text, length = 2 * ((int)wcslen(text) + 1));
  if (format == CF_TEXT) length = WideCharToMultiByte(CP_ACP, 0, text, -1, (char *)bytes, sizeof bytes, NULL, NULL);
  HGLOBAL memory = GlobalAlloc(GMEM_MOVEABLE | GMEM_DDESHARE, 4 + length);
  WORD *block = GlobalLock(memory);
  block[0] = 0x2000 | (is_response ? 0x1000 : 0); // fRelease, fResponse
  block[1] = (WORD)format;
  memcpy(block + 2, bytes, length);
  GlobalUnlock(memory);
  return memory;
}

static void give(HWND own, HWND client, ATOM item, UINT format, BOOL is_response) {
  WCHAR name[256] = L"", text[300];
  GlobalGetAtomNameW(item, name, 256);
  _snwprintf(text, 300, L"%d %ls", taken, name);
  for (int i = 0; i < 1 + (twice && is_response); i++) {
    GlobalAddAtomW(name); // each receiver takes one reference away
    post(own, client, WM_DDE_DATA, (UINT_PTR)make_data(text, format, is_response), item);
  }
  if (is_response && acknowledges_data) post(own, client, WM_DDE_ACK, 0x8000, item);
}

static BOOL is_item(ATOM item, const WCHAR *name) {
  WCHAR other[256] = L"";
  GlobalGetAtomNameW(item, other, 256);
  return name && !_wcsicmp(other, name);
}

static void answer(const MSG *message) {
  UINT_PTR low = 0, high = 0;
  HWND own = message->hwnd, client = (HWND)message->wParam;
  UnpackDDElParam(message->message, message->lParam, &low, &high);
  FreeDDElParam(message->message, message->lParam);
  taken++;
  if (lost > 0) {
    lost--;
    return;
  }
  if (message->message == WM_DDE_REQUEST) {
    if (vanishes) DestroyWindow(own);
    else if (is_item((ATOM)high, ignored)) return;
    else if (is_item((ATOM)high, missing)) acknowledge(own, client, FALSE, high);
    else give(own, client, (ATOM)high, (UINT)low, TRUE);
    return;
  }
  acknowledge(own, client, !refuses, high);
  if (message->message != WM_DDE_ADVISE || refuses) return;
  WORD *block = GlobalLock((HGLOBAL)low);
  UINT format = block ? block[1] : 0;
  GlobalUnlock((HGLOBAL)low);
  give(own, client, (ATOM)high, format, FALSE);
}

static void take(const MSG *message) {
  if (holds) {
    holds = FALSE;
    held = *message;
    return;
  }
  if (held.message) answer(&held);
  held.message = 0;
  answer(message);
}

// ---- conversations ----

static BOOL is_asked(ATOM atom, const WCHAR *own) { return !atom || is_item(atom, own); }

static HWND make_window(HWND client) {
  static const WCHAR name[] = L"bridgesmith-lab-dde-odd";
  HWND window = is_ansi ? CreateWindowA("bridgesmith-lab-dde-odd", NULL, WS_POPUP, 0, 0, 0, 0, NULL, NULL, NULL, NULL)
                        : CreateWindowW(name, NULL, WS_POPUP, 0, 0, 0, 0, NULL, NULL, NULL, NULL);
  if (client) SetWindowLongPtrW(window, GWLP_USERDATA, CONVERSATION);
  return window;
}

static LRESULT CALLBACK on_message(HWND window, UINT message, WPARAM from, LPARAM names) {
  BOOL converses = GetWindowLongPtrW(window, GWLP_USERDATA) == CONVERSATION;
  if (message != WM_DDE_INITIATE || converses) {
    return is_ansi ? DefWindowProcA(window, message, from, names) : DefWindowProcW(window, message, from, names);
  }
  if (slowness) Sleep(slowness);
  if (!wcscmp(service, L"-") || !is_asked(LOWORD(names), service) || !is_asked(HIWORD(names), topic)) return 0;
  HWND own = make_window((HWND)from);
  SendMessageW((HWND)from, WM_DDE_ACK, (WPARAM)own, MAKELPARAM(GlobalAddAtomW(service), GlobalAddAtomW(topic)));
  return 0;
}

static void run(void) {
  MSG message;
  while (GetMessageW(&message, NULL, 0, 0) > 0) {
    BOOL converses = message.hwnd && GetWindowLongPtrW(message.hwnd, GWLP_USERDATA) == CONVERSATION;
    if (converses && message.message == WM_DDE_TERMINATE) {
      PostMessageW((HWND)message.wParam, WM_DDE_TERMINATE, (WPARAM)message.hwnd, 0);
      DestroyWindow(message.hwnd);
    } else if (converses && message.message >= WM_DDE_ADVISE && message.message <= WM_DDE_EXECUTE &&
               message.message != WM_DDE_ACK) {
      take(&message);
    } else DispatchMessageW(&message);
  }
}

// ---- options ----

static void read_option(const WCHAR *option, const WCHAR *value) {
  if (!wcscmp(option, L"--missing")) missing = value;
  else if (!wcscmp(option, L"--ignore")) ignored = value;
  else if (!wcscmp(option, L"--lose")) lost = _wtoi(value);
  else if (!wcscmp(option, L"--format")) format_given = _wtoi(value);
  else if (!wcscmp(option, L"--slow")) slowness = (DWORD)_wtoi(value);
  else exit(2);
}

static BOOL *find_switch(const WCHAR *option) {
  static const struct {
    const WCHAR *name;
    BOOL *value;
  } switches[] = {{L"--refuse", &refuses}, {L"--ack-data", &acknowledges_data}, {L"--twice", &twice},
                  {L"--hold", &holds},     {L"--vanish", &vanishes},            {L"--ansi", &is_ansi}};
  for (size_t i = 0; i < sizeof switches / sizeof *switches; i++)
    if (!wcscmp(option, switches[i].name)) return switches[i].value;
  return NULL;
}

int wmain(int count, WCHAR **arguments) {
  if (count < 4) return fputs("usage: dde-odd.exe LOG SERVICE TOPIC [options]\n", stderr), 2;
  log_path = arguments[1], service = arguments[2], topic = arguments[3];
  for (int i = 4; i < count; i++) {
    BOOL *flag = find_switch(arguments[i]);
    if (flag) *flag = TRUE;
    else if (i + 1 == count) return 2;
    else read_option(arguments[i], arguments[i + 1]), i++;
  }
  WNDCLASSW wide = {.lpfnWndProc = on_message, .lpszClassName = L"bridgesmith-lab-dde-odd"};
  WNDCLASSA narrow = {.lpfnWndProc = on_message, .lpszClassName = "bridgesmith-lab-dde-odd"};
  if (is_ansi) RegisterClassA(&narrow);
  else RegisterClassW(&wide);
  make_window(NULL);
  record_line(log_path, "ready\n");
  run();
  return 0;
}
