// record.h: how every program of the lab writes what it saw: one line, ASCII, appended whole even when many write.
#ifndef RECORD_H
#define RECORD_H
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

// By a table and not by sprintf: the DDE programs write down whole megabytes.
static inline char *hex_of(const void *bytes, size_t length) {
  char *text = malloc(length * 2 + 1);
  if (!text) abort();
  for (size_t i = 0; i < length; i++) {
    text[i * 2] = "0123456789abcdef"[((const unsigned char *)bytes)[i] >> 4];
    text[i * 2 + 1] = "0123456789abcdef"[((const unsigned char *)bytes)[i] & 15];
  }
  text[length * 2] = 0;
  return text;
}

static inline char *hex_of_text(const WCHAR *text) { return hex_of(text, wcslen(text) * sizeof *text); }

// The mutex is there because Wine's FILE_APPEND_DATA finds the end and writes in two steps.
static inline void record_line(const WCHAR *path, const char *line) {
  HANDLE turn = CreateMutexW(NULL, FALSE, L"Local\\bridgesmith-lab-record");
  WaitForSingleObject(turn, 10000);
  HANDLE file = CreateFileW(path, FILE_APPEND_DATA, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                            OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
  DWORD written;
  if (file != INVALID_HANDLE_VALUE) WriteFile(file, line, (DWORD)strlen(line), &written, NULL);
  CloseHandle(file);
  ReleaseMutex(turn);
  CloseHandle(turn);
}

// `kind hex-of-UTF-16LE`
static inline void record_text(const WCHAR *path, const char *kind, const WCHAR *text) {
  char *hex = hex_of_text(text), *line = malloc(strlen(kind) + strlen(hex) + 3);
  if (!line) abort();
  sprintf(line, "%s %s\n", kind, hex);
  record_line(path, line);
  free(line);
  free(hex);
}
#endif
