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

static inline BOOL dde_is_wine(void) { return GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "wine_get_version") != NULL; }

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

// The text in bytes of a clipboard format, up to its NUL or to their end.
static inline WCHAR *dde_text(const BYTE *bytes, DWORD length, UINT format) {
  WCHAR *text = calloc((size_t)length + 1, sizeof *text);
  if (!text) abort();
  if (format == CF_UNICODETEXT) memcpy(text, bytes, length / sizeof *text * sizeof *text);
  else MultiByteToWideChar(CP_ACP, 0, (const char *)bytes, (int)length, text, (int)length);
  return text;
}

// A copy of what a data handle holds; it may be NULL.
static inline BYTE *dde_copy(HDDEDATA data, DWORD *length) {
  *length = data ? DdeGetData(data, NULL, 0, 0) : 0;
  BYTE *bytes = malloc(*length + 1);
  if (!bytes) abort();
  if (data) DdeGetData(data, bytes, *length, 0);
  return bytes;
}

static inline BYTE *dde_unhex(const WCHAR *hex, DWORD *length) {
  *length = (DWORD)(wcslen(hex) / 2);
  BYTE *bytes = malloc(*length + 1);
  if (!bytes) abort();
  for (DWORD i = 0; i < *length; i++) {
    WCHAR pair[] = {hex[i * 2], hex[i * 2 + 1], 0};
    bytes[i] = (BYTE)wcstoul(pair, NULL, 16);
  }
  return bytes;
}

// A text of any length that both sides of a test know: 0123456789abc...xyz0123...
static inline WCHAR *dde_big_text(size_t length) {
  WCHAR *text = calloc(length + 1, sizeof *text);
  if (!text) abort();
  for (size_t i = 0; i < length; i++) text[i] = L"0123456789abcdefghijklmnopqrstuvwxyz"[i % 36];
  return text;
}

// The clipboard formats that have a number of their own: each at its number.
// Source: https://learn.microsoft.com/windows/win32/dataxchg/standard-clipboard-formats
static const WCHAR *const dde_standard_formats[] = {
    L"-",       L"CF_TEXT",        L"CF_BITMAP",      L"CF_METAFILEPICT", L"CF_SYLK",    L"CF_DIF",
    L"CF_TIFF", L"CF_OEMTEXT",     L"CF_DIB",         L"CF_PALETTE",      L"CF_PENDATA", L"CF_RIFF",
    L"CF_WAVE", L"CF_UNICODETEXT", L"CF_ENHMETAFILE", L"CF_HDROP",        L"CF_LOCALE",  L"CF_DIBV5"};
enum { DDE_STANDARD_FORMATS = sizeof dde_standard_formats / sizeof *dde_standard_formats };

// A format by its number, by its standard name, or by the name that programs register it by.
static inline UINT dde_format(const WCHAR *name) {
  if (*name >= L'0' && *name <= L'9') return (UINT)wcstoul(name, NULL, 10);
  for (UINT i = 1; i < DDE_STANDARD_FORMATS; i++)
    if (!_wcsicmp(name, dde_standard_formats[i])) return i;
  return RegisterClipboardFormatW(name);
}

// What the text of an EXECUTE is encoded in, seen from this side.
#ifdef ANSI
enum { EXECUTE_FORMAT = CF_TEXT };
#else
enum { EXECUTE_FORMAT = CF_UNICODETEXT };
#endif
#endif
