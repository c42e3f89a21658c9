// dde-client.c: a plain DDEML client, a peer for tests of DDE servers that shares no code with the product.
//
//   dde-client.exe SERVICE TOPIC MILLISECONDS VERB ...          `*` as SERVICE or TOPIC: any
//
//   execute COMMAND
//   request ITEM FORMAT
//   poke ITEM FORMAT VALUE                                      also poke-hex ITEM FORMAT HEX, poke-big ITEM FORMAT LENGTH
//   advise ITEM FORMAT COUNT [hot|warm] [ack|noack]             COUNT updates, then it ends the loop
//   execute-many COUNT COMMAND                                  also request-many COUNT ITEM FORMAT, connect-many COUNT
//   hold MILLISECONDS                                           keeps the conversation open
//
// FORMAT is a number (1 is CF_TEXT, 13 is CF_UNICODETEXT) or a name (dde_format). Prints, each on a line of its own:
//   data HEX         what it got             notice ITEM   a warm update
//   advised          the loop has begun      late          an update came in the 300 ms after the loop had ended
//   disconnected     the server ended it     ok N failed N what became of the many
//   error HEX-CODE   DDEML's code; for `advise`, 0 when the updates did not come in time
// Exit codes: 0 done, 1 refused or failed, 3 no such service or topic, 5 timed out.
#define WIN32_LEAN_AND_MEAN
#include "dde.h"

static DWORD instance, time_limit;
static HCONV conversation;
static int updates, wanted, late, stopped, disconnected;
static BOOL stop_was_accepted;

static int report_error(UINT code) {
  printf("error %x\n", code);
  BOOL in_vain = code == DMLERR_EXECACKTIMEOUT || code == DMLERR_DATAACKTIMEOUT || code == DMLERR_POKEACKTIMEOUT ||
                 code == DMLERR_ADVACKTIMEOUT || code == DMLERR_UNADVACKTIMEOUT;
  return in_vain ? 5 : 1;
}

static int report(BOOL done) { return done ? 0 : report_error(DdeGetLastError(instance)); }

static void print(HDDEDATA data) {
  DWORD length;
  BYTE *bytes = dde_copy(data, &length);
  char *hex = hex_of(bytes, length);
  printf("data %s\n", hex);
  fflush(stdout);
  free(hex);
  free(bytes);
}

static void print_notice(HSZ item) {
  WCHAR name[256] = {0};
  char text[1024];
  DdeQueryStringW(instance, item, name, 256, CP_WINUNICODE);
  WideCharToMultiByte(CP_UTF8, 0, name, -1, text, sizeof text, NULL, NULL);
  printf("notice %s\n", text);
  fflush(stdout);
}

static void receive(HSZ item, HDDEDATA data) {
  if (stopped) late++;
  if (updates++ >= wanted) return;
  if (data) print(data);
  else print_notice(item);
}

static HDDEDATA CALLBACK on_transaction(UINT type, UINT format, HCONV from, HSZ topic, HSZ item, HDDEDATA data,
                                        ULONG_PTR first, ULONG_PTR second) {
  (void)format, (void)from, (void)topic, (void)first, (void)second;
  if (type == XTYP_ADVDATA) {
    receive(item, data);
    return (HDDEDATA)(ULONG_PTR)DDE_FACK;
  }
  if (type == XTYP_XACT_COMPLETE) stopped = 1, stop_was_accepted = data != NULL;
  if (type == XTYP_DISCONNECT) disconnected = 1;
  return NULL;
}

// Lets messages through until there are so many, or the time is over.
static BOOL pump(const int *counter, int enough, DWORD milliseconds) {
  ULONGLONG end = GetTickCount64() + milliseconds;
  MSG message;
  for (;;) {
    while (*counter < enough && PeekMessageW(&message, NULL, 0, 0, PM_REMOVE)) DispatchMessageW(&message);
    ULONGLONG now = GetTickCount64();
    if (*counter >= enough || now >= end) return *counter >= enough;
    MsgWaitForMultipleObjects(0, NULL, FALSE, (DWORD)(end - now), QS_ALLINPUT);
  }
}

static BOOL transact(BYTE *bytes, DWORD length, HSZ item, UINT format, UINT type) {
  HDDEDATA answer = DdeClientTransaction(bytes, length, conversation, item, format, type, time_limit, NULL);
  if (answer && type == XTYP_REQUEST) DdeFreeDataHandle(answer);
  return answer != NULL;
}

static int send_bytes(BYTE *bytes, DWORD length, HSZ item, UINT format, UINT type) {
  int code = report(transact(bytes, length, item, format, type));
  free(bytes);
  return code;
}

static int send_text(const WCHAR *text, UINT bytes_format, HSZ item, UINT format, UINT type) {
  DWORD length;
  BYTE *bytes = dde_bytes(text, bytes_format, &length);
  return send_bytes(bytes, length, item, format, type);
}

static int poke_hex(HSZ item, UINT format, const WCHAR *hex) {
  DWORD length;
  BYTE *bytes = dde_unhex(hex, &length);
  return send_bytes(bytes, length, item, format, XTYP_POKE);
}

static int poke_big(HSZ item, UINT format, size_t length) {
  WCHAR *text = dde_big_text(length);
  int code = send_text(text, format, item, format, XTYP_POKE);
  free(text);
  return code;
}

static int request(HSZ item, UINT format) {
  HDDEDATA data = DdeClientTransaction(NULL, 0, conversation, item, format, XTYP_REQUEST, time_limit, NULL);
  if (data) print(data);
  int code = report(data != NULL);
  if (data) DdeFreeDataHandle(data);
  return code;
}

// Asynchronously: Wine takes an update that is under way for the answer to a synchronous ADVSTOP.
static int stop_advise(HSZ item, UINT format) {
  if (!DdeClientTransaction(NULL, 0, conversation, item, format, XTYP_ADVSTOP, TIMEOUT_ASYNC, NULL)) return report(FALSE);
  if (!pump(&stopped, 1, time_limit)) return report_error(DMLERR_UNADVACKTIMEOUT);
  if (!stop_was_accepted) return report_error(DMLERR_NOTPROCESSED);
  if (pump(&late, 1, 300)) puts("late");
  return 0;
}

// Wine reads the format of an update as a signed number, and finds the link of a registered format only by that.
static UINT link_format(UINT format) { return dde_is_wine() ? (UINT)(SHORT)format : format; }

static int advise(HSZ item, UINT format, int count, UINT flags) {
  wanted = count;
  if (!transact(NULL, 0, item, format, XTYP_ADVSTART | flags)) return report(FALSE);
  puts("advised");
  fflush(stdout);
  if (!pump(&updates, wanted, time_limit)) {
    report_error(DMLERR_NO_ERROR);
    return 5;
  }
  return stop_advise(item, format);
}

static int repeat(int count, BYTE *bytes, DWORD length, HSZ item, UINT format, UINT type) {
  int done = 0;
  for (int i = 0; i < count; i++) done += transact(bytes, length, item, format, type);
  printf("ok %d failed %d\n", done, count - done);
  return done == count ? 0 : 1;
}

static int execute_many(int count, const WCHAR *command) {
  DWORD length;
  BYTE *bytes = dde_bytes(command, EXECUTE_FORMAT, &length);
  int code = repeat(count, bytes, length, NULL, 0, XTYP_EXECUTE);
  free(bytes);
  return code;
}

static int connect_many(int count, HSZ service, HSZ topic) {
  int done = 0;
  for (int i = 0; i < count; i++) {
    conversation = DdeConnect(instance, service, topic, NULL);
    if (conversation) done += DdeDisconnect(conversation);
  }
  printf("ok %d failed %d\n", done, count - done);
  return done == count ? 0 : 1;
}

// The status is asked too: Wine never tells a client of XTYP_DISCONNECT.
static int hold(DWORD milliseconds) {
  CONVINFO info = {.cb = sizeof info};
  for (ULONGLONG end = GetTickCount64() + milliseconds; !disconnected && GetTickCount64() < end;) {
    pump(&disconnected, 1, 20);
    if (!DdeQueryConvInfo(conversation, QID_SYNC, &info) || !(info.wStatus & ST_CONNECTED)) disconnected = 1;
  }
  if (disconnected) puts("disconnected");
  return 0;
}

static UINT advise_flags(int count, WCHAR **words) {
  UINT flags = 0;
  for (int i = 0; i < count; i++) {
    if (!wcscmp(words[i], L"warm")) flags |= XTYPF_NODATA;
    if (!wcscmp(words[i], L"ack")) flags |= XTYPF_ACKREQ;
  }
  return flags;
}

static int act(int count, WCHAR **words) {
  const WCHAR *verb = words[0];
  HSZ item = dde_name(instance, words[1]);
  int number = (int)wcstol(words[1], NULL, 10);
  UINT format = count > 2 ? dde_format(words[2]) : CF_TEXT;
  if (!wcscmp(verb, L"execute")) return send_text(words[1], EXECUTE_FORMAT, NULL, 0, XTYP_EXECUTE);
  if (!wcscmp(verb, L"request")) return request(item, format);
  if (!wcscmp(verb, L"hold")) return hold((DWORD)number);
  if (!wcscmp(verb, L"execute-many") && count > 2) return execute_many(number, words[2]);
  if (!wcscmp(verb, L"request-many") && count > 3)
    return repeat(number, NULL, 0, dde_name(instance, words[2]), dde_format(words[3]), XTYP_REQUEST);
  if (count < 4) return 2;
  if (!wcscmp(verb, L"poke")) return send_text(words[3], format, item, format, XTYP_POKE);
  if (!wcscmp(verb, L"poke-hex")) return poke_hex(item, format, words[3]);
  if (!wcscmp(verb, L"poke-big")) return poke_big(item, format, wcstoul(words[3], NULL, 10));
  if (!wcscmp(verb, L"advise"))
    return advise(item, link_format(format), (int)wcstol(words[3], NULL, 10), advise_flags(count - 4, words + 4));
  return 2;
}

static HSZ name_or_any(const WCHAR *name) { return wcscmp(name, L"*") ? dde_name(instance, name) : NULL; }

int wmain(int count, WCHAR **arguments) {
  if (count < 6) return fputs("usage: dde-client.exe SERVICE TOPIC MILLISECONDS VERB ...\n", stderr), 2;
  if (initialize_dde(&instance, on_transaction, APPCMD_CLIENTONLY, 0)) return 1;
  HSZ service = name_or_any(arguments[1]), topic = name_or_any(arguments[2]);
  time_limit = wcstoul(arguments[3], NULL, 10);
  if (!wcscmp(arguments[4], L"connect-many")) return connect_many((int)wcstol(arguments[5], NULL, 10), service, topic);
  conversation = DdeConnect(instance, service, topic, NULL);
  if (!conversation) {
    printf("error %x\n", DdeGetLastError(instance));
    return 3;
  }
  int code = act(count - 4, arguments + 4);
  fflush(stdout);
  DdeDisconnect(conversation);
  DdeUninitialize(instance);
  return code;
}
