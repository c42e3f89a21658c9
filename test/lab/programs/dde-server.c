// dde-server.c: a DDE server that records, for tests of everything that sends DDE.
//
//   dde-server.exe LOG SERVICE [--topic T]... [--item NAME=VALUE]... [--negative] [--busy N] [--delay MS] [--silent] [--quiet]
//
// No --topic: every topic is accepted. Items answer REQUEST and advise; a POKE to one changes it. --negative refuses all,
// --busy refuses the first N with "busy", --delay answers late, --silent takes the command and never answers, --quiet records
// nothing.
// LOG gets one line for each thing received, fields separated by tabs:
//   execute|request|poke|advise  service  topic  item or -  hex of the raw bytes  format
#define WIN32_LEAN_AND_MEAN
#include "dde.h"

enum { MOST = 64 };
struct item {
  WCHAR *name, *value;
};
static struct item items[MOST];
static WCHAR *topics[MOST], *log_path, *service;
static int item_count, topic_count, busy_left;
static DWORD instance, delay;
static BOOL refuses, silent, quiet;

static char *text_of(HSZ handle) {
  static char texts[4][1024];
  static int next;
  WCHAR wide[256] = L"-";
  char *text = texts[next++ % 4];
  if (handle) DdeQueryStringW(instance, handle, wide, 256, CP_WINUNICODE);
  WideCharToMultiByte(CP_UTF8, 0, wide, -1, text, 1024, NULL, NULL);
  return text;
}

static void record(const char *kind, HSZ topic, HSZ item, HDDEDATA data, UINT format) {
  if (quiet) return;
  DWORD length = data ? DdeGetData(data, NULL, 0, 0) : 0;
  BYTE *bytes = malloc(length + 1);
  if (!bytes) abort();
  if (data) DdeGetData(data, bytes, length, 0);
  char *hex = hex_of(bytes, length), *line = malloc(strlen(hex) + 4096);
  if (!line) abort();
  HSZ own = dde_name(instance, service);
  sprintf(line, "%s\t%s\t%s\t%s\t%s\t%u\n", kind, text_of(own), text_of(topic), text_of(item), hex, format);
  DdeFreeStringHandle(instance, own);
  record_line(log_path, line);
  free(line);
  free(hex);
  free(bytes);
}

static struct item *find_item(HSZ name) {
  for (int i = 0; i < item_count; i++) {
    HSZ other = dde_name(instance, items[i].name);
    BOOL same = !DdeCmpStringHandles(other, name);
    DdeFreeStringHandle(instance, other);
    if (same) return &items[i];
  }
  return NULL;
}

static BOOL has_topic(HSZ topic) {
  for (int i = 0; i < topic_count; i++) {
    HSZ other = dde_name(instance, topics[i]);
    BOOL same = !DdeCmpStringHandles(other, topic);
    DdeFreeStringHandle(instance, other);
    if (same) return TRUE;
  }
  return topic_count == 0;
}

// Windows messages go on meanwhile: a server that hangs altogether would block every other conversation's broadcast.
static void stay_silent(DWORD milliseconds) {
  ULONGLONG end = GetTickCount64() + milliseconds;
  MSG message;
  while (silent || GetTickCount64() < end) {
    MsgWaitForMultipleObjects(0, NULL, FALSE, 20, QS_ALLINPUT);
    while (PeekMessageW(&message, NULL, 0, 0, PM_REMOVE)) DispatchMessageW(&message);
  }
}

static HDDEDATA acknowledge(void) {
  if (silent || delay) stay_silent(delay);
  if (busy_left > 0) {
    busy_left--;
    return (HDDEDATA)(ULONG_PTR)DDE_FBUSY;
  }
  return (HDDEDATA)(ULONG_PTR)(refuses ? DDE_FNOTPROCESSED : DDE_FACK);
}

static HDDEDATA give(HSZ name, UINT format) {
  struct item *item = find_item(name);
  if (!item || refuses || (format != CF_TEXT && format != CF_UNICODETEXT)) return NULL;
  DWORD length;
  BYTE *bytes = dde_bytes(item->value, format, &length);
  HDDEDATA data = DdeCreateDataHandle(instance, bytes, length, 0, name, format, 0);
  free(bytes);
  return data;
}

static HDDEDATA take(HSZ topic, HSZ name, HDDEDATA data, UINT format) {
  HDDEDATA verdict = acknowledge();
  struct item *item = find_item(name);
  if (!item || verdict != (HDDEDATA)(ULONG_PTR)DDE_FACK) return verdict;
  WCHAR value[4096] = {0};
  BYTE bytes[8192] = {0};
  DdeGetData(data, bytes, sizeof bytes - 2, 0);
  if (format == CF_UNICODETEXT) wcscpy(value, (WCHAR *)bytes);
  else MultiByteToWideChar(CP_ACP, 0, (char *)bytes, -1, value, 4096);
  item->value = _wcsdup(value);
  DdePostAdvise(instance, topic, name);
  return verdict;
}

static HDDEDATA CALLBACK on_transaction(UINT type, UINT format, HCONV conversation, HSZ topic, HSZ item, HDDEDATA data,
                                        ULONG_PTR first, ULONG_PTR second) {
  (void)conversation, (void)first, (void)second;
  switch (type) {
  case XTYP_CONNECT:
    return (HDDEDATA)(ULONG_PTR)has_topic(topic);
  case XTYP_EXECUTE:
    record("execute", topic, NULL, data, format);
    return acknowledge();
  case XTYP_POKE:
    record("poke", topic, item, data, format);
    return take(topic, item, data, format);
  case XTYP_REQUEST:
    record("request", topic, item, NULL, format);
    if (silent || delay) stay_silent(delay);
    return give(item, format);
  case XTYP_ADVSTART:
    record("advise", topic, item, NULL, format);
    return (HDDEDATA)(ULONG_PTR)(!refuses && find_item(item));
  case XTYP_ADVREQ:
    return give(item, format);
  default:
    return NULL;
  }
}

static void add_item(WCHAR *definition) {
  WCHAR *equals = wcschr(definition, L'=');
  if (!equals || item_count == MOST) exit(2);
  *equals = 0;
  items[item_count++] = (struct item){definition, equals + 1};
}

static void read_options(int count, WCHAR **arguments) {
  for (int i = 3; i < count; i++) {
    WCHAR *next = i + 1 < count ? arguments[i + 1] : L"";
    if (!wcscmp(arguments[i], L"--negative")) refuses = TRUE;
    else if (!wcscmp(arguments[i], L"--silent")) silent = TRUE;
    else if (!wcscmp(arguments[i], L"--quiet")) quiet = TRUE;
    else if (!wcscmp(arguments[i], L"--topic") && topic_count < MOST) topics[topic_count++] = next, i++;
    else if (!wcscmp(arguments[i], L"--item")) add_item(next), i++;
    else if (!wcscmp(arguments[i], L"--busy")) busy_left = (int)wcstol(next, NULL, 10), i++;
    else if (!wcscmp(arguments[i], L"--delay")) delay = (DWORD)wcstol(next, NULL, 10), i++;
    else exit(2);
  }
}

int wmain(int count, WCHAR **arguments) {
  if (count < 3) return fputs("usage: dde-server.exe LOG SERVICE [options]\n", stderr), 2;
  log_path = arguments[1];
  service = arguments[2];
  read_options(count, arguments);
  if (initialize_dde(&instance, on_transaction, APPCLASS_STANDARD, 0)) return 1;
  if (!DdeNameService(instance, dde_name(instance, service), 0, DNS_REGISTER)) return 1;
  record_line(log_path, "ready\n");
  MSG message;
  while (GetMessageW(&message, NULL, 0, 0) > 0) DispatchMessageW(&message);
  return 0;
}
