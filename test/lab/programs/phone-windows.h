// phone-windows.h: the windows by which the MicroSIP stand-in shows what it does: those parts of the real phone's that a
// program from outside can see, with its classes, identifiers, texts and order of events. Facts from its public sources,
// each with the file of 3.20.5 that it was read in. Left out: what says nothing about calls (keys, sliders, lists).
#ifndef PHONE_WINDOWS_H
#define PHONE_WINDOWS_H
#include <windows.h>
#include <commctrl.h>
#include <stdio.h>
#include <time.h>
#include <wchar.h>
#include "phone-settings.h"

// 3.20.5, Resource.h; the same in 3.19.27 and 3.22. AFX_IDW_STATUS_BAR is MFC's.
enum {
  IDC_MAIN_TAB = 1000, IDC_ANSWER = 1000, IDC_MESSAGES_TAB = 1000, IDC_CALL = 1022, IDC_CALL_END = 1023,
  IDC_CALLER_ADDR = 1025, IDC_CALLER_NAME = 1026, IDC_CLOSE_ALL = 1029, IDC_DECLINE = 1032, IDC_END = 1055,
  IDC_HOLD = 1057, IDC_IGNORE = 1059, IDC_LAST_CALL = 1073, IDC_NUMBER = 1078, IDC_TRANSFER = 1135, IDC_VIDEO = 1140,
  IDC_CONFERENCE = 1159, AFX_IDW_STATUS_BAR = 0xE801
};
enum { CALL_TIMER = 1 };
enum { LONGEST_CALLER = 1024 };
typedef enum { NO_CALL, INCOMING, OUTGOING, CONFIRMED } Call;

static HWND main_window, status_bar, dialer, messages, ringing_dialog;
static Call call;
static ULONGLONG answered_at;
static WCHAR call_number[LONGEST_CALLER], call_name[LONGEST_CALLER];
static long long call_time;
static int call_type; // as in [Calls]: 0 out, 1 in

static HWND control(HWND parent, const WCHAR *class, const WCHAR *text, int id, DWORD style) {
  return CreateWindowW(class, text, WS_CHILD | style, 2, 2, 60, 14, parent, (HMENU)(INT_PTR)id, NULL, NULL);
}

// 3.20.5, StatusBar.h and mainDlg.cpp: MFC's status bar, whose first part is the one that WM_GETTEXT gives.
static void show_status(const WCHAR *text) { SendMessageW(status_bar, SB_SETTEXTW, 0, (LPARAM)text); }

static void show_control(HWND dialog, int id, BOOL shown) {
  ShowWindow(GetDlgItem(dialog, id), shown ? SW_SHOW : SW_HIDE);
}

// 3.20.5, res/dialog.rc2: IDD_MAIN, IDD_DIALER (its first page) and IDD_MESSAGES, which is created hidden.
static void open_windows(HINSTANCE instance) {
  InitCommonControls();
  main_window = CreateWindowExW(WS_EX_APPWINDOW, L"MicroSIP", L"MicroSIP", WS_OVERLAPPEDWINDOW | WS_VISIBLE, 40, 40, 320,
                                480, NULL, NULL, instance, NULL);
  control(main_window, WC_TABCONTROLW, L"", IDC_MAIN_TAB, WS_VISIBLE);
  status_bar = control(main_window, STATUSCLASSNAMEW, L"Online", AFX_IDW_STATUS_BAR, WS_VISIBLE);
  dialer = CreateWindowW(L"#32770", L"", WS_CHILD | WS_VISIBLE, 0, 20, 320, 400, main_window, NULL, instance, NULL);
  control(dialer, WC_COMBOBOXW, L"", IDC_NUMBER, WS_VISIBLE | CBS_DROPDOWN | CBS_AUTOHSCROLL);
  control(dialer, L"Button", L"Call", IDC_CALL, WS_VISIBLE);
  control(dialer, L"Button", L"End Call", IDC_END, 0);
  control(dialer, L"Button", L"Hold", IDC_HOLD, 0);
  control(dialer, L"Button", L"Call Transfer", IDC_TRANSFER, 0);
  messages = CreateWindowExW(WS_EX_APPWINDOW, L"#32770", L"", WS_OVERLAPPEDWINDOW, 400, 40, 400, 300, main_window, NULL,
                             instance, NULL);
  control(messages, WC_TABCONTROLW, L"", IDC_MESSAGES_TAB, WS_VISIBLE);
  control(messages, L"Button", L"Last Call", IDC_LAST_CALL, WS_VISIBLE);
  control(messages, L"Button", L"Close All", IDC_CLOSE_ALL, WS_VISIBLE);
  control(messages, L"Button", L"Call", IDC_CALL_END, WS_VISIBLE);
  control(messages, L"Button", L"Hold", IDC_HOLD, 0);
  control(messages, L"Button", L"Transfer", IDC_TRANSFER, 0);
  control(messages, L"Button", L"Conference", IDC_CONFERENCE, 0);
  control(messages, L"Button", L"End Call", IDC_END, 0);
}

// 3.20.5, MessagesDlg.cpp: OnChangeTab titles the window, and UpdateCallButton shows whether its call can be ended, held.
static void show_in_messages(const WCHAR *name, BOOL active, BOOL connected) {
  SetWindowTextW(messages, name);
  show_control(messages, IDC_CALL_END, !active);
  show_control(messages, IDC_END, active);
  show_control(messages, IDC_HOLD, connected);
}

// 3.20.5, Dialer.cpp: SetNumber and UpdateCallButton, in single mode, which is the default. The buttons change back only
// where they can be seen: a phone in the tray keeps showing "End Call" after its call.
static void show_in_dialer(const WCHAR *number, BOOL active) {
  SetWindowTextW(GetDlgItem(dialer, IDC_NUMBER), number);
  if (!active && !IsWindowVisible(GetDlgItem(dialer, IDC_END))) return;
  show_control(dialer, IDC_CALL, !active);
  show_control(dialer, IDC_END, active);
  show_control(dialer, IDC_HOLD, active);
  show_control(dialer, IDC_TRANSFER, active);
}

// 3.20.5, mainDlg.cpp, onCreateRingingDlg, and RinginDlg.cpp, and IDD_RINGIN in res/dialog.rc2: the name in bold (of the
// contact, else the caller's own, else the number), below it the address and to whom the call goes. Without
// bringToFrontOnIncoming, and with the phone in the tray, the dialog is there and hidden.
static void open_ringing_dialog(const WCHAR *number, const WCHAR *name, const WCHAR *contact) {
  static WCHAR address[3 * LONGEST_CALLER];
  BOOL own_name_differs = *name && *contact;
  swprintf(address, sizeof address / sizeof *address,
           own_name_differs ? L"%ls <%ls@example.org>\r\n%ls\r\nTo: 100@example.org\r\n"
                            : L"%ls%ls@example.org\r\n%ls\r\nTo: 100@example.org\r\n",
           own_name_differs ? name : L"", number, L"Caller's phone 1.0\r\n");
  ringing_dialog = CreateWindowExW(WS_EX_DLGMODALFRAME, L"#32770", L"Incoming Call", WS_POPUP | WS_CAPTION | WS_SYSMENU, 60,
                                   60, 360, 200, main_window, NULL, NULL, NULL);
  control(ringing_dialog, L"Static", *contact ? contact : *name ? name : number, IDC_CALLER_NAME,
          WS_VISIBLE | SS_CENTER | SS_NOPREFIX);
  control(ringing_dialog, L"Button", L"Answer with Video", IDC_VIDEO, WS_VISIBLE | WS_DISABLED);
  control(ringing_dialog, L"Button", L"Answer", IDC_ANSWER, WS_VISIBLE);
  control(ringing_dialog, L"Button", L"Decline", IDC_DECLINE, WS_VISIBLE);
  control(ringing_dialog, L"Edit", address, IDC_CALLER_ADDR,
          WS_VISIBLE | ES_AUTOHSCROLL | ES_READONLY | ES_MULTILINE | ES_CENTER);
  control(ringing_dialog, L"Static", L"close window to ignore call", IDC_IGNORE, WS_VISIBLE);
  if (IsWindowVisible(main_window)) ShowWindow(ringing_dialog, SW_SHOWNOACTIVATE);
}

static void close_ringing_dialog(void) {
  if (ringing_dialog) DestroyWindow(ringing_dialog);
  ringing_dialog = NULL;
}

// 3.20.5, global.cpp, GetDuration, and mainDlg.cpp, OnTimerCall.
static void show_duration(void) {
  WCHAR text[64];
  int seconds = (int)((GetTickCount64() - answered_at) / 1000), hours = seconds / 3600;
  if (hours) swprintf(text, 64, L"Connected %d:%02d:%02d", hours, seconds / 60 % 60, seconds % 60);
  else swprintf(text, 64, L"Connected %d:%02d", seconds / 60, seconds % 60);
  show_status(text);
}

// 3.20.5, mainDlg.cpp, onCallState: a call is written down as soon as it rings or goes out.
static void remember_caller(const WCHAR *number, const WCHAR *name, int type) {
  wcsncpy(call_number, number, LONGEST_CALLER - 1);
  wcsncpy(call_name, *name ? name : number, LONGEST_CALLER - 1);
  call_type = type;
  call_time = time(NULL);
  next_call_key();
  write_call(call_number, call_name, call_type, call_time, 0, L"");
  trace_line(type ? L"RX INVITE" : L"TX INVITE");
  trace_line(call_name);
}

// `ours`: whether this end gave up; 487 is "Cancel" from whichever end, 486 "Busy Here", a refusal.
static void write_end(BOOL was_answered, BOOL ours) {
  ULONGLONG length = was_answered ? GetTickCount64() - answered_at + 500 : 0;
  const WCHAR *info = was_answered ? L"Call Ended" : call_type && ours ? L"Busy Here" : L"Cancel";
  write_call(call_number, call_name, call_type && !was_answered ? 2 : call_type, call_time, (int)(length / 1000), info);
  trace_line(L"BYE");
}

// 3.20.5, mainDlg.cpp, onCallState. An incoming call is answered with 180, so its state is EARLY, and the status bar
// shows that answer's text; MessagesDlg.cpp, AddTab, gives it the first tab, but the dial pad does not show it yet.
static void ring(const WCHAR *number, const WCHAR *name, const WCHAR *contact) {
  if (call != NO_CALL) return;
  call = INCOMING;
  remember_caller(number, *contact ? contact : name, 1);
  open_ringing_dialog(number, name, contact);
  show_in_messages(call_name, TRUE, FALSE);
  show_status(L"Ringing");
}

// 3.20.5, RinginDlg.cpp, Close: who closes the dialog ignores the call, which rings on at the other end.
static void ignore_call(void) {
  if (call != INCOMING) return;
  close_ringing_dialog();
  show_status(L"Online");
}

// In single mode a second number is not called while there is a call (3.20.5, mainDlg.cpp, MakeCall).
static void call_out(const WCHAR *number) {
  WCHAR text[LONGEST_CALLER + 16];
  if (call != NO_CALL) return;
  call = OUTGOING;
  remember_caller(number, L"", 0);
  show_in_messages(call_name, TRUE, FALSE);
  show_in_dialer(call_number, TRUE);
  swprintf(text, LONGEST_CALLER + 16, L"Calling %ls ...", call_number);
  show_status(text);
}

// `seconds`: how long ago the call was answered.
static void answer_call(int seconds) {
  if (call == NO_CALL || call == CONFIRMED) return;
  call = CONFIRMED;
  answered_at = GetTickCount64() - seconds * 1000ULL;
  close_ringing_dialog();
  show_in_messages(call_name, TRUE, TRUE);
  show_in_dialer(call_number, TRUE);
  show_duration();
  SetTimer(main_window, CALL_TIMER, 1000, NULL);
}

// The call window keeps its title after the call (3.20.5, MessagesDlg.cpp, OnEndCall).
static void end_call(BOOL ours) {
  if (call == NO_CALL) return;
  write_end(call == CONFIRMED, ours);
  call = NO_CALL;
  KillTimer(main_window, CALL_TIMER);
  close_ringing_dialog();
  show_in_messages(call_name, FALSE, FALSE);
  show_in_dialer(L"", FALSE);
  show_status(L"Online");
}
#endif
