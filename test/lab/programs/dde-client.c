// dde-client.c: a plain DDEML client, a peer for tests of DDE servers that shares no code with the product.
//
//   dde-client.exe SERVICE TOPIC MILLISECONDS execute COMMAND
//   dde-client.exe SERVICE TOPIC MILLISECONDS request ITEM FORMAT
//   dde-client.exe SERVICE TOPIC MILLISECONDS poke    ITEM FORMAT VALUE
//   dde-client.exe SERVICE TOPIC MILLISECONDS advise  ITEM FORMAT COUNT     (prints COUNT values, then ends)
//
// FORMAT: 1 is CF_TEXT, 13 is CF_UNICODETEXT. Prints `data HEX` for what it got, else `error HEX-CODE`.
// Exit codes: 0 done, 1 refused or failed, 3 no such service or topic, 5 timed out.
#define WIN32_LEAN_AND_MEAN
#include "dde.h"

static DWORD instance;
static int advised;

static void print(HDDEDATA data) {
  DWORD length = DdeGetData(data, NULL, 0, 0);
  BYTE *bytes = malloc(length + 1);
  if (!bytes) abort();
  DdeGetData(data, bytes, length, 0);
  char *hex = hex_of(bytes, length);
  printf("data %s\n", hex);
  fflush(stdout);
  free(hex);
  free(bytes);
}

static HDDEDATA CALLBACK on_transaction(UINT type, UINT format, HCONV conversation, HSZ topic, HSZ item, HDDEDATA data,
                                        ULONG_PTR first, ULONG_PTR second) {
  (void)format, (void)conversation, (void)topic, (void)item, (void)first, (void)second;
  if (type != XTYP_ADVDATA) return NULL;
  print(data);
  advised++;
  return (HDDEDATA)(ULONG_PTR)DDE_FACK;
}

static int report(BOOL done) {
  if (done) return 0;
  UINT code = DdeGetLastError(instance);
  printf("error %x\n", code);
  BOOL late = code == DMLERR_EXECACKTIMEOUT || code == DMLERR_DATAACKTIMEOUT || code == DMLERR_POKEACKTIMEOUT ||
              code == DMLERR_ADVACKTIMEOUT;
  return late ? 5 : 1;
}

static int send_bytes(HCONV conversation, const WCHAR *text, UINT bytes_format, HSZ item, UINT format, UINT type, DWORD time) {
  DWORD length;
  BYTE *bytes = dde_bytes(text, bytes_format, &length);
  HDDEDATA done = DdeClientTransaction(bytes, length, conversation, item, format, type, time, NULL);
  free(bytes);
  return report(done != NULL);
}

static int request(HCONV conversation, HSZ item, UINT format, DWORD time) {
  HDDEDATA data = DdeClientTransaction(NULL, 0, conversation, item, format, XTYP_REQUEST, time, NULL);
  if (data) print(data);
  int code = report(data != NULL);
  if (data) DdeFreeDataHandle(data);
  return code;
}

static int advise(HCONV conversation, HSZ item, UINT format, DWORD time, int wanted) {
  if (!DdeClientTransaction(NULL, 0, conversation, item, format, XTYP_ADVSTART, time, NULL)) return report(FALSE);
  puts("advised");
  fflush(stdout);
  MSG message;
  while (advised < wanted && GetMessageW(&message, NULL, 0, 0) > 0) DispatchMessageW(&message);
  return 0;
}

static int act(HCONV conversation, int count, WCHAR **arguments, DWORD time) {
  const WCHAR *verb = arguments[4];
  HSZ item = dde_name(instance, arguments[5]);
  UINT format = count > 6 ? (UINT)wcstol(arguments[6], NULL, 10) : CF_TEXT;
  if (!wcscmp(verb, L"execute")) return send_bytes(conversation, arguments[5], EXECUTE_FORMAT, NULL, 0, XTYP_EXECUTE, time);
  if (!wcscmp(verb, L"request")) return request(conversation, item, format, time);
  if (!wcscmp(verb, L"poke") && count > 7)
    return send_bytes(conversation, arguments[7], format, item, format, XTYP_POKE, time);
  if (!wcscmp(verb, L"advise") && count > 7)
    return advise(conversation, item, format, time, (int)wcstol(arguments[7], NULL, 10));
  return 2;
}

int wmain(int count, WCHAR **arguments) {
  if (count < 6) return fputs("usage: dde-client.exe SERVICE TOPIC MILLISECONDS VERB ITEM ...\n", stderr), 2;
  if (initialize_dde(&instance, on_transaction, APPCMD_CLIENTONLY, 0)) return 1;
  HSZ service = dde_name(instance, arguments[1]), topic = dde_name(instance, arguments[2]);
  HCONV conversation = DdeConnect(instance, service, topic, NULL);
  if (!conversation) {
    printf("error %x\n", DdeGetLastError(instance));
    return 3;
  }
  int code = act(conversation, count, arguments, (DWORD)wcstol(arguments[3], NULL, 10));
  DdeDisconnect(conversation);
  DdeUninitialize(instance);
  return code;
}
