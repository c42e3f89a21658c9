// dde-serve.h: what the lab's DDE servers share: how they write down what they receive, and what DDEML has no call for.
//
// One line for each thing received, fields separated by tabs:
//   execute|request|poke|advise|unadvise  service  topic  item or -  hex of the raw bytes  format  name of the format or -
#ifndef DDE_SERVE_H
#define DDE_SERVE_H
#include "dde.h"

enum { DDE_MOST = 64 };
static WCHAR *log_path;
static const WCHAR *service;
static DWORD instance;

static inline char *utf8_of(const WCHAR *wide) {
  static char texts[4][1024];
  static int next;
  char *text = texts[next++ % 4];
  WideCharToMultiByte(CP_UTF8, 0, wide, -1, text, sizeof texts[0], NULL, NULL);
  return text;
}

static inline char *text_of(HSZ handle) {
  WCHAR wide[256] = L"-";
  if (handle) DdeQueryStringW(instance, handle, wide, 256, CP_WINUNICODE);
  return utf8_of(wide);
}

static inline char *format_name(UINT format) {
  WCHAR wide[256] = L"-";
  if (format < DDE_STANDARD_FORMATS) return utf8_of(dde_standard_formats[format]);
  GetClipboardFormatNameW(format, wide, 256);
  return utf8_of(wide);
}

static inline void record(const char *kind, HSZ topic, HSZ item, HDDEDATA data, UINT format) {
  DWORD length;
  BYTE *bytes = dde_copy(data, &length);
  char *hex = hex_of(bytes, length), *line = malloc(strlen(hex) + 5000);
  if (!line) abort();
  sprintf(line, "%s\t%s\t%s\t%s\t%s\t%u\t%s\n", kind, utf8_of(service), text_of(topic), text_of(item), hex, format,
          format_name(format));
  record_line(log_path, line);
  free(line);
  free(hex);
  free(bytes);
}

// DDE does not tell upper from lower case.
static inline BOOL is_name(HSZ handle, const WCHAR *name) {
  HSZ other = dde_name(instance, name);
  BOOL same = !DdeCmpStringHandles(other, handle);
  DdeFreeStringHandle(instance, other);
  return same;
}

static inline HDDEDATA give_text(const WCHAR *text, HSZ item, UINT format) {
  DWORD length;
  BYTE *bytes = dde_bytes(text, format, &length);
  HDDEDATA data = DdeCreateDataHandle(instance, bytes, length, 0, item, format, 0);
  free(bytes);
  return data;
}

static inline HDDEDATA answer(ULONG_PTR number) { return (HDDEDATA)number; }

// Tells the links of an item, in every topic, that it has changed.
static inline void announce(const WCHAR *item) {
  HSZ name = dde_name(instance, item);
  DdePostAdvise(instance, NULL, name); // NULL: every topic
  DdeFreeStringHandle(instance, name);
}

// Call it with each REQUEST and ADVREQ. Wine posts several messages with one count of the item's atom (an update for each
// link, two answers to a REQUEST), and each receiver takes one away: the name could be gone before the last has read it.
static inline void keep_name(HSZ item) {
  WCHAR name[256] = L"";
  if (dde_is_wine() && DdeQueryStringW(instance, item, name, 256, CP_WINUNICODE)) GlobalAddAtomW(name);
}

// What a conversation is about. Wine tells ADVREQ the topic that was posted, for the links of every other topic too.
static inline HSZ topic_of(HCONV conversation) {
  CONVINFO info = {.cb = sizeof info};
  return DdeQueryConvInfo(conversation, QID_SYNC, &info) ? info.hszTopic : NULL;
}

// The answer to XTYP_WILDCONNECT: a pair for each topic that was asked for; a pair of NULL ends the list.
static inline HDDEDATA give_topics(HSZ asked_service, HSZ asked_topic, const WCHAR *const *topics, int count) {
  HSZPAIR pairs[DDE_MOST + 2] = {0};
  int found = 0;
  if (asked_service && !is_name(asked_service, service)) return NULL;
  for (int i = 0; i < count; i++)
    if (!asked_topic || is_name(asked_topic, topics[i]))
      pairs[found++] = (HSZPAIR){dde_name(instance, service), dde_name(instance, topics[i])};
  if (!found) return NULL;
  return DdeCreateDataHandle(instance, (BYTE *)pairs, (DWORD)((found + 1) * sizeof *pairs), 0, NULL, 0, 0);
}

// A list as the items of the System topic are written.
// Source: https://learn.microsoft.com/windows/win32/dataxchg/about-dynamic-data-exchange#system-topic
static inline HDDEDATA give_list(const WCHAR *const *names, int count, HSZ item) {
  WCHAR list[DDE_MOST * 256] = L"";
  for (int i = 0; i < count; i++) {
    if (i > 0) wcscat(list, L"\t");
    wcscat(list, names[i]);
  }
  return give_text(list, item, CF_TEXT);
}
#endif
