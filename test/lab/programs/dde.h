// dde.h: what the DDE server and the DDE client share. Built with -DANSI they enter DDEML by its ANSI door, which
// decides how the system converts the text of an EXECUTE between the two sides.
#ifndef DDE_H
#define DDE_H
#include "record.h"
#include <ddeml.h>

#ifdef ANSI
#define initialize_dde DdeInitializeA
#else
#define initialize_dde DdeInitializeW
#endif

static inline HSZ dde_name(DWORD instance, const WCHAR *text) {
#ifdef ANSI
  char narrow[1024] = {0};
  WideCharToMultiByte(CP_ACP, 0, text, -1, narrow, sizeof narrow - 1, NULL, NULL);
  return DdeCreateStringHandleA(instance, narrow, CP_WINANSI);
#else
  return DdeCreateStringHandleW(instance, text, CP_WINUNICODE);
#endif
}

// The bytes of a text in a clipboard format: CF_UNICODETEXT as UTF-16LE, all others in the ANSI code page.
static inline BYTE *dde_bytes(const WCHAR *text, UINT format, DWORD *length) {
  BYTE *bytes = calloc(wcslen(text) + 1, 4);
  if (!bytes) abort();
  if (format == CF_UNICODETEXT) {
    *length = (DWORD)((wcslen(text) + 1) * sizeof *text);
    memcpy(bytes, text, *length);
  } else {
    *length = (DWORD)WideCharToMultiByte(CP_ACP, 0, text, -1, (char *)bytes, (int)wcslen(text) * 4 + 4, NULL, NULL);
  }
  return bytes;
}

// What the text of an EXECUTE is encoded in, seen from this side.
#ifdef ANSI
enum { EXECUTE_FORMAT = CF_TEXT };
#else
enum { EXECUTE_FORMAT = CF_UNICODETEXT };
#endif
#endif
