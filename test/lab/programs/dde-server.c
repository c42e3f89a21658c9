// dde-server.c: a DDE server that records, for tests of everything that sends DDE.
//
//   dde-server.exe LOG SERVICE [OPTION]...
//
// What it serves:
//   --topic T               may be given often; without it every topic is accepted
//   --item NAME=VALUE       answers REQUEST and advise as text; a POKE of text changes it
//   --big NAME=LENGTH       the same, with so many characters of a text that both sides know (dde_big_text)
//   --raw NAME=FORMAT=HEX   these bytes, in this clipboard format only (dde_format)
//   --system                the topic System (SysItems, Topics, Formats, Status), and TopicItemList in the others
// What changes by itself:
//   --updates NAME=COUNT    from the beginning of an advise loop on it, NAME becomes 1, 2, ... COUNT, as fast as messages go
//   --after NAME=VALUE=MS   NAME becomes VALUE so long after the start, and so long after each beginning of an advise loop
// There the value of a raw item is hex, and its updates are numbers of four bytes, the high one first.
//   --disconnect-after MS   it unregisters and ends as a program should, so long after an item's last update, or, where none
//                           has updates, after a client has come; --clients N: after the Nth
// How it answers:
//   --negative              refuses all                     --busy N          refuses the first N with "busy"
//   --delay MS              answers late                    --first-delay MS  answers only the first transaction late
//   --silent                never answers                   --die-in-execute  ends at once while an EXECUTE is under way
//   --ansi-only             refuses CF_UNICODETEXT
// What it records in LOG (dde-serve.h has the format):
//   --quiet                 nothing                         --log-connections also `connect` and `disconnect`
#define WIN32_LEAN_AND_MEAN
#include "dde-serve.h"
#include <dde.h>

enum { NEXT_UPDATE = WM_APP };
struct item {
  const WCHAR *name;
  WCHAR *value; // NULL for a raw item, which has the next three instead
  BYTE *bytes;
  DWORD length;
  UINT format;
  int updates, next_update;
  WCHAR *later;
  DWORD later_by;
  UINT_PTR timer;
};
static struct item items[DDE_MOST];
static const WCHAR *topics[DDE_MOST];
static int item_count, topic_count, busy_left, clients_to_come = 1;
static DWORD delay, first_delay, disconnect_after;
static BOOL refuses, silent, quiet, has_system, dies, ansi_only, logs_connections;

static void note(const char *kind, HSZ topic, HSZ item, HDDEDATA data, UINT format) {
  if (!quiet) record(kind, topic, item, data, format);
}

// ---- items ----

static struct item *find_item(HSZ name) {
  for (int i = 0; i < item_count; i++)
    if (is_name(name, items[i].name)) return &items[i];
  return NULL;
}

// The value of a raw item is written in hex.
static void change(struct item *item, const WCHAR *value) {
  if (item->bytes) {
    free(item->bytes);
    item->bytes = dde_unhex(value, &item->length);
  } else {
    free(item->value);
    item->value = _wcsdup(value);
  }
  announce(item->name);
}

// Through the queue, so that what clients send gets its turn between two updates.
static void queue_update(struct item *item) { PostThreadMessageW(GetCurrentThreadId(), NEXT_UPDATE, 0, (LPARAM)item); }

static void CALLBACK on_end(HWND window, UINT message, UINT_PTR timer, DWORD time) {
  (void)window, (void)message, (void)timer, (void)time;
  PostQuitMessage(0);
}

static void end_soon(void) {
  if (disconnect_after) SetTimer(NULL, 0, disconnect_after, on_end);
}

static void update(struct item *item) {
  WCHAR number[16];
  _snwprintf(number, 16, item->bytes ? L"%08x" : L"%d", item->next_update++);
  change(item, number);
  if (item->next_update <= item->updates) queue_update(item);
  else end_soon();
}

static void CALLBACK on_time(HWND window, UINT message, UINT_PTR timer, DWORD time) {
  (void)window, (void)message, (void)time;
  KillTimer(NULL, timer);
  for (int i = 0; i < item_count; i++)
    if (items[i].timer == timer) change(&items[i], items[i].later);
}

static void set_timer(struct item *item) {
  if (item->timer) KillTimer(NULL, item->timer);
  item->timer = SetTimer(NULL, 0, item->later_by, on_time);
}

static void begin_changes(struct item *item) {
  if (item->later) set_timer(item);
  if (!item->updates) return;
  BOOL under_way = item->next_update > 0 && item->next_update <= item->updates;
  item->next_update = 1;
  if (!under_way) queue_update(item);
}

// ---- messages ----

static void dispatch(const MSG *message) {
  if (message->message == NEXT_UPDATE && !message->hwnd) update((struct item *)message->lParam);
  else DispatchMessageW(message);
}

// Windows messages go on meanwhile: a server that hangs altogether would block every other conversation's broadcast. Only
// the end of a conversation has to wait: Wine would free the one whose transaction is still under way.
static void stay_silent(DWORD milliseconds) {
  ULONGLONG end = GetTickCount64() + milliseconds;
  MSG message, ends[DDE_MOST];
  int end_count = 0;
  BOOL quits = FALSE;
  while (!quits && (silent || GetTickCount64() < end)) {
    MsgWaitForMultipleObjects(0, NULL, FALSE, 20, QS_ALLINPUT);
    while (!quits && PeekMessageW(&message, NULL, 0, 0, PM_REMOVE)) {
      quits = message.message == WM_QUIT;
      if (message.message == WM_DDE_TERMINATE && !silent && end_count < DDE_MOST) ends[end_count++] = message;
      else if (!quits) dispatch(&message);
    }
  }
  for (int i = 0; i < end_count; i++) PostMessageW(ends[i].hwnd, WM_DDE_TERMINATE, ends[i].wParam, ends[i].lParam);
  if (quits) PostQuitMessage(0);
}

static void take_time(void) {
  DWORD time = first_delay ? first_delay : delay;
  first_delay = 0;
  if (silent || time) stay_silent(time);
}

// ---- transactions ----

static BOOL has_topic(HSZ topic) {
  for (int i = 0; i < topic_count; i++)
    if (is_name(topic, topics[i])) return TRUE;
  return topic_count == 0 || (has_system && is_name(topic, L"System"));
}

static HDDEDATA give_wildcard(HSZ asked_service, HSZ asked_topic) {
  const WCHAR *all[DDE_MOST + 1];
  WCHAR asked[256];
  int count = topic_count;
  memcpy(all, topics, sizeof topics);
  if (has_system) all[count++] = L"System";
  if (count == 0 && asked_topic) {
    DdeQueryStringW(instance, asked_topic, asked, 256, CP_WINUNICODE);
    all[count++] = asked;
  }
  return give_topics(asked_service, asked_topic, all, count);
}

static HDDEDATA acknowledge(void) {
  take_time();
  if (busy_left > 0) {
    busy_left--;
    return answer(DDE_FBUSY);
  }
  return answer(refuses ? DDE_FNOTPROCESSED : DDE_FACK);
}

static BOOL is_text(UINT format) { return format == CF_TEXT || (format == CF_UNICODETEXT && !ansi_only); }

static HDDEDATA give_system(HSZ name, UINT format) {
  static const WCHAR *const system_items[] = {L"SysItems", L"Topics", L"Formats", L"Status"};
  static const WCHAR *const formats[] = {L"UNICODETEXT", L"TEXT"}, *const status[] = {L"Ready"};
  const WCHAR *all[DDE_MOST + 1] = {L"System"};
  if (format != CF_TEXT) return NULL;
  memcpy(all + 1, topics, sizeof topics);
  if (is_name(name, L"SysItems")) return give_list(system_items, 4, name);
  if (is_name(name, L"Topics")) return give_list(all, topic_count + 1, name);
  if (is_name(name, L"Formats")) return ansi_only ? give_list(formats + 1, 1, name) : give_list(formats, 2, name);
  return is_name(name, L"Status") ? give_list(status, 1, name) : NULL;
}

static HDDEDATA give_item_list(HSZ name) {
  const WCHAR *names[DDE_MOST];
  for (int i = 0; i < item_count; i++) names[i] = items[i].name;
  return give_list(names, item_count, name);
}

static HDDEDATA give_value(HSZ name, UINT format) {
  struct item *item = find_item(name);
  if (!item || refuses) return NULL;
  if (item->value) return is_text(format) ? give_text(item->value, name, format) : NULL;
  return format == item->format ? DdeCreateDataHandle(instance, item->bytes, item->length, 0, name, format, 0) : NULL;
}

static HDDEDATA give(HSZ topic, HSZ name, UINT format) {
  take_time();
  if (has_system && is_name(topic, L"System")) return refuses ? NULL : give_system(name, format);
  if (has_system && !refuses && format == CF_TEXT && is_name(name, L"TopicItemList")) return give_item_list(name);
  return give_value(name, format);
}

static HDDEDATA take(HSZ name, HDDEDATA data, UINT format) {
  HDDEDATA verdict = acknowledge();
  struct item *item = find_item(name);
  if (format == CF_UNICODETEXT && ansi_only) return answer(DDE_FNOTPROCESSED);
  if (!item || !item->value || !is_text(format) || verdict != answer(DDE_FACK)) return verdict;
  DWORD length;
  BYTE *bytes = dde_copy(data, &length);
  WCHAR *value = dde_text(bytes, length, format);
  change(item, value);
  free(value);
  free(bytes);
  return verdict;
}

static HDDEDATA start_advise(HSZ name, UINT format) {
  struct item *item = find_item(name);
  take_time();
  if (!item || refuses || (item->value ? !is_text(format) : format != item->format)) return answer(FALSE);
  begin_changes(item);
  return answer(TRUE);
}

static BOOL has_updates(void) {
  for (int i = 0; i < item_count; i++)
    if (items[i].updates) return TRUE;
  return FALSE;
}

// Wine confirms a connection twice: the user handle remembers that it has been seen.
static void note_connection(HCONV conversation, HSZ topic) {
  CONVINFO info = {.cb = sizeof info};
  DdeQueryConvInfo(conversation, QID_SYNC, &info);
  if (info.hUser) return;
  DdeSetUserHandle(conversation, QID_SYNC, 1);
  if (logs_connections) note("connect", topic, NULL, NULL, 0);
  if (--clients_to_come == 0 && !has_updates()) end_soon();
}

static HDDEDATA CALLBACK on_transaction(UINT type, UINT format, HCONV conversation, HSZ topic, HSZ item, HDDEDATA data,
                                        ULONG_PTR first, ULONG_PTR second) {
  (void)first, (void)second;
  format = (WORD)format; // Wine extends the sign of registered formats
  switch (type) {
  case XTYP_CONNECT:
    return answer(has_topic(topic));
  case XTYP_WILDCONNECT:
    return give_wildcard(item, topic);
  case XTYP_CONNECT_CONFIRM:
    note_connection(conversation, topic);
    return NULL;
  case XTYP_DISCONNECT:
    if (logs_connections) note("disconnect", topic_of(conversation), NULL, NULL, 0);
    return NULL;
  case XTYP_EXECUTE:
    note("execute", topic, NULL, data, format);
    if (dies) TerminateProcess(GetCurrentProcess(), 1);
    return acknowledge();
  case XTYP_POKE:
    note("poke", topic, item, data, format);
    return take(item, data, format);
  case XTYP_REQUEST:
    note("request", topic, item, NULL, format);
    keep_name(item);
    return give(topic, item, format);
  case XTYP_ADVSTART:
    note("advise", topic, item, NULL, format);
    return start_advise(item, format);
  case XTYP_ADVSTOP:
    note("unadvise", topic, item, NULL, format);
    return NULL;
  case XTYP_ADVREQ:
    keep_name(item);
    return give_value(item, format);
  default:
    return NULL;
  }
}

// ---- options ----

static WCHAR *cut(WCHAR *at) {
  if (!at) exit(2);
  *at = 0;
  return at + 1;
}

static struct item *item_named(const WCHAR *name) {
  for (int i = 0; i < item_count; i++)
    if (!_wcsicmp(items[i].name, name)) return &items[i];
  if (item_count == DDE_MOST) exit(2);
  items[item_count] = (struct item){.name = name, .value = _wcsdup(L"")};
  return &items[item_count++];
}

static void make_raw(struct item *item, WCHAR *definition) {
  WCHAR *hex = cut(wcschr(definition, L'='));
  item->value = NULL;
  item->format = dde_format(definition);
  item->bytes = dde_unhex(hex, &item->length);
}

static void define(const WCHAR *option, WCHAR *name) {
  WCHAR *definition = cut(wcschr(name, L'='));
  struct item *item = item_named(name);
  if (!wcscmp(option, L"--item")) item->value = _wcsdup(definition);
  else if (!wcscmp(option, L"--big")) item->value = dde_big_text(wcstoul(definition, NULL, 10));
  else if (!wcscmp(option, L"--raw")) make_raw(item, definition);
  else if (!wcscmp(option, L"--updates")) item->updates = (int)wcstol(definition, NULL, 10);
  else if (!wcscmp(option, L"--after")) {
    item->later_by = wcstoul(cut(wcsrchr(definition, L'=')), NULL, 10);
    item->later = definition;
  } else exit(2);
}

static BOOL *find_switch(const WCHAR *option) {
  static const struct {
    const WCHAR *name;
    BOOL *value;
  } switches[] = {{L"--negative", &refuses},
                  {L"--silent", &silent},
                  {L"--quiet", &quiet},
                  {L"--system", &has_system},
                  {L"--ansi-only", &ansi_only},
                  {L"--die-in-execute", &dies},
                  {L"--log-connections", &logs_connections}};
  for (size_t i = 0; i < sizeof switches / sizeof *switches; i++)
    if (!wcscmp(option, switches[i].name)) return switches[i].value;
  return NULL;
}

static void read_options(int count, WCHAR **arguments) {
  for (int i = 3; i < count; i++) {
    BOOL *flag = find_switch(arguments[i]);
    if (flag) {
      *flag = TRUE;
      continue;
    }
    if (i + 1 == count) exit(2);
    WCHAR *option = arguments[i], *value = arguments[++i];
    if (!wcscmp(option, L"--topic") && topic_count < DDE_MOST) topics[topic_count++] = value;
    else if (!wcscmp(option, L"--busy")) busy_left = (int)wcstol(value, NULL, 10);
    else if (!wcscmp(option, L"--delay")) delay = wcstoul(value, NULL, 10);
    else if (!wcscmp(option, L"--first-delay")) first_delay = wcstoul(value, NULL, 10);
    else if (!wcscmp(option, L"--disconnect-after")) disconnect_after = wcstoul(value, NULL, 10);
    else if (!wcscmp(option, L"--clients")) clients_to_come = (int)wcstol(value, NULL, 10);
    else define(option, value);
  }
}

int wmain(int count, WCHAR **arguments) {
  if (count < 3) return fputs("usage: dde-server.exe LOG SERVICE [options]\n", stderr), 2;
  log_path = arguments[1];
  service = arguments[2];
  read_options(count, arguments);
  if (initialize_dde(&instance, on_transaction, APPCLASS_STANDARD, 0)) return 1;
  HSZ own = dde_name(instance, service);
  if (!DdeNameService(instance, own, NULL, DNS_REGISTER)) return 1;
  for (int i = 0; i < item_count; i++)
    if (items[i].later) set_timer(&items[i]);
  record_line(log_path, "ready\n");
  MSG message;
  while (GetMessageW(&message, NULL, 0, 0) > 0) dispatch(&message);
  DdeNameService(instance, own, NULL, DNS_UNREGISTER);
  DdeUninitialize(instance);
  return 0;
}
