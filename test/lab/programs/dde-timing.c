// dde-timing.c: the baseline of bench/dde: the same work as the product's DDE client, by plain DDEML in C.
//
//   dde-timing.exe SERVICE TOPIC execute COUNT COMMAND
//   dde-timing.exe SERVICE TOPIC request COUNT ITEM
//   dde-timing.exe SERVICE TOPIC advise  COUNT ITEM     (waits for COUNT updates, hot)
//
// Prints `time NANOSECONDS` for each round trip until it succeeded, or for all updates from the first to the last, and
// `failed N`: Wine's DDEML refuses about every second REQUEST that follows another at once, so that a program must ask again.
#define WIN32_LEAN_AND_MEAN
#include "dde.h"

static DWORD instance;
static int updates, wanted;
static LARGE_INTEGER first_update, last_update;

static HDDEDATA CALLBACK on_transaction(UINT type, UINT format, HCONV conversation, HSZ topic, HSZ item, HDDEDATA data,
                                        ULONG_PTR first, ULONG_PTR second) {
  (void)format, (void)conversation, (void)topic, (void)item, (void)data, (void)first, (void)second;
  if (type != XTYP_ADVDATA) return NULL;
  QueryPerformanceCounter(updates++ == 0 ? &first_update : &last_update);
  return (HDDEDATA)(ULONG_PTR)DDE_FACK;
}

static long long nanoseconds(LARGE_INTEGER from, LARGE_INTEGER to) {
  LARGE_INTEGER frequency;
  QueryPerformanceFrequency(&frequency);
  return (to.QuadPart - from.QuadPart) * 1000000000LL / frequency.QuadPart;
}

static BOOL transact(HCONV conversation, BOOL executes, BYTE *command, DWORD length, HSZ item) {
  if (executes) return !!DdeClientTransaction(command, length, conversation, NULL, 0, XTYP_EXECUTE, 10000, NULL);
  HDDEDATA data = DdeClientTransaction(NULL, 0, conversation, item, CF_UNICODETEXT, XTYP_REQUEST, 10000, NULL);
  if (!data) return FALSE;
  BYTE bytes[4096];
  DdeGetData(data, bytes, sizeof bytes, 0);
  DdeFreeDataHandle(data);
  return TRUE;
}

static int round_trips(HCONV conversation, const WCHAR *verb, int count, const WCHAR *text) {
  DWORD length;
  BYTE *command = dde_bytes(text, EXECUTE_FORMAT, &length);
  HSZ item = dde_name(instance, text);
  int failed = 0;
  for (int i = 0; i < count; i++) {
    LARGE_INTEGER from, to;
    QueryPerformanceCounter(&from);
    while (!transact(conversation, !wcscmp(verb, L"execute"), command, length, item) && failed < count) failed++;
    QueryPerformanceCounter(&to);
    printf("time %lld\n", nanoseconds(from, to));
  }
  printf("failed %d\n", failed);
  return 0;
}

static int receive_updates(HCONV conversation, const WCHAR *name) {
  HSZ item = dde_name(instance, name);
  if (!DdeClientTransaction(NULL, 0, conversation, item, CF_UNICODETEXT, XTYP_ADVSTART, 10000, NULL)) return 1;
  puts("advised");
  fflush(stdout);
  MSG message;
  while (updates < wanted && GetMessageW(&message, NULL, 0, 0) > 0) DispatchMessageW(&message);
  printf("time %lld\nfailed 0\n", nanoseconds(first_update, last_update));
  return 0;
}

int wmain(int count, WCHAR **arguments) {
  if (count < 6) return fputs("usage: dde-timing.exe SERVICE TOPIC VERB COUNT TEXT\n", stderr), 2;
  if (initialize_dde(&instance, on_transaction, APPCMD_CLIENTONLY, 0)) return 1;
  HCONV conversation = DdeConnect(instance, dde_name(instance, arguments[1]), dde_name(instance, arguments[2]), NULL);
  if (!conversation) return 3;
  wanted = (int)wcstol(arguments[4], NULL, 10);
  const WCHAR *verb = arguments[3], *text = arguments[5];
  int code = wcscmp(verb, L"advise") ? round_trips(conversation, verb, wanted, text) : receive_updates(conversation, text);
  DdeDisconnect(conversation);
  DdeUninitialize(instance);
  return code;
}
