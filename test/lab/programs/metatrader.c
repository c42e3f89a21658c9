// metatrader.c: a stand-in for the DDE server of the MetaTrader 4 terminal, built from its help page "Export of Quotes"
// (https://support.metaquotes.net/en/docs/mt4/terminal/service/dde):
//   - service MT4; the topic says what is wanted, the item is the symbol: MT4|BID!USDCHF gives 1.5773, and so do ASK, HIGH
//     and LOW; TIME gives `21.05.02 9:52`, TIMESEC `21.05.02 9:52:43`, QUOTE `21.05.02 9:52:43 1.5773 1.5778 1.5776`;
//   - values go out when a tick comes, to advise loops; the first REQUEST of a symbol, before any tick, gives N/A.
// What the page leaves open: all is CF_TEXT; nothing can be poked or executed; the third price of QUOTE is the middle of the
// two; a symbol that the market does not have gives N/A for ever.
//
//   metatrader.exe LOG                    LOG as dde-serve.h says
//
// The market is known beforehand: a symbol ticks every 50 ms while someone advises it, and once when it is first asked for.
// Its tick N is N seconds after 22.11.26 11:00:00, and its bid is N points (N modulo 100) over the price in `symbols`.
#define WIN32_LEAN_AND_MEAN
#include "dde-serve.h"

enum { TICK_MILLISECONDS = 50, SPREAD = 13, CYCLE = 100 };
struct symbol {
  const WCHAR *name;
  int base, digits; // in points
  int ticks;        // 0: no price has come yet
  BOOL asked, heard;
};
static struct symbol symbols[] = {
    {L"EURUSD", 105432, 5, 0, FALSE, FALSE},
    {L"GBPUSD", 126540, 5, 0, FALSE, FALSE},
    {L"USDCHF", 90210, 5, 0, FALSE, FALSE},
    {L"USDJPY", 149875, 3, 0, FALSE, FALSE},
};
static const WCHAR *const topics[] = {L"BID", L"ASK", L"HIGH", L"LOW", L"TIME", L"TIMESEC", L"QUOTE"};
enum { SYMBOLS = sizeof symbols / sizeof *symbols, TOPICS = sizeof topics / sizeof *topics };

static struct symbol *find_symbol(HSZ name) {
  for (int i = 0; i < SYMBOLS; i++)
    if (is_name(name, symbols[i].name)) return &symbols[i];
  return NULL;
}

static BOOL has_topic(HSZ topic) {
  for (int i = 0; i < TOPICS; i++)
    if (is_name(topic, topics[i])) return TRUE;
  return FALSE;
}

// ---- values ----

static void add_price(WCHAR *text, int points, int digits) {
  int unit = digits == 3 ? 1000 : 100000;
  _snwprintf(text + wcslen(text), 32, L"%d.%0*d", points / unit, digits, points % unit);
}

static void add_time(WCHAR *text, int ticks, BOOL with_seconds) {
  _snwprintf(text + wcslen(text), 32, L"22.11.26 %d:%02d", 11 + ticks / 3600, ticks / 60 % 60);
  if (with_seconds) _snwprintf(text + wcslen(text), 8, L":%02d", ticks % 60);
}

static void add_quote(WCHAR *text, const struct symbol *symbol, int bid, int ask) {
  const int prices[] = {bid, ask, (bid + ask + 1) / 2};
  add_time(text, symbol->ticks, TRUE);
  for (int i = 0; i < 3; i++) {
    wcscat(text, L" ");
    add_price(text, prices[i], symbol->digits);
  }
}

static void add_value(WCHAR *text, const struct symbol *symbol, HSZ topic) {
  int highest = symbol->ticks < CYCLE ? symbol->ticks : CYCLE - 1, lowest = symbol->ticks < CYCLE ? 1 : 0;
  int bid = symbol->base + symbol->ticks % CYCLE, ask = bid + SPREAD;
  if (is_name(topic, L"BID")) add_price(text, bid, symbol->digits);
  if (is_name(topic, L"ASK")) add_price(text, ask, symbol->digits);
  if (is_name(topic, L"HIGH")) add_price(text, symbol->base + highest, symbol->digits);
  if (is_name(topic, L"LOW")) add_price(text, symbol->base + lowest, symbol->digits);
  if (is_name(topic, L"TIME")) add_time(text, symbol->ticks, FALSE);
  if (is_name(topic, L"TIMESEC")) add_time(text, symbol->ticks, TRUE);
  if (is_name(topic, L"QUOTE")) add_quote(text, symbol, bid, ask);
}

static HDDEDATA give(HSZ topic, HSZ item, UINT format) {
  struct symbol *symbol = find_symbol(item);
  WCHAR text[128] = L"";
  if (format != CF_TEXT) return NULL;
  if (!symbol || !symbol->ticks) wcscpy(text, L"N/A");
  else add_value(text, symbol, topic);
  if (symbol) symbol->asked = symbol->heard = TRUE;
  return give_text(text, item, format);
}

// ---- the market ----

static void tick(struct symbol *symbol) {
  symbol->ticks++;
  symbol->heard = FALSE;
  announce(symbol->name);
  if (!symbol->heard && symbol->ticks > 1) symbol->ticks--; // nobody is there: the market stands still
}

static void CALLBACK on_time(HWND window, UINT message, UINT_PTR timer, DWORD time) {
  (void)window, (void)message, (void)timer, (void)time;
  for (int i = 0; i < SYMBOLS; i++)
    if (symbols[i].asked) tick(&symbols[i]);
}

// ---- transactions ----

static HDDEDATA start_advise(HSZ item, UINT format) {
  struct symbol *symbol = find_symbol(item);
  if (symbol && format == CF_TEXT) symbol->asked = TRUE;
  return answer(format == CF_TEXT);
}

static HDDEDATA CALLBACK on_transaction(UINT type, UINT format, HCONV conversation, HSZ topic, HSZ item, HDDEDATA data,
                                        ULONG_PTR first, ULONG_PTR second) {
  (void)first, (void)second;
  format = (WORD)format; // Wine extends the sign of registered formats
  switch (type) {
  case XTYP_CONNECT:
    return answer(has_topic(topic));
  case XTYP_WILDCONNECT:
    return give_topics(item, topic, topics, TOPICS);
  case XTYP_EXECUTE:
    record("execute", topic, NULL, data, format);
    return answer(DDE_FNOTPROCESSED);
  case XTYP_POKE:
    record("poke", topic, item, data, format);
    return answer(DDE_FNOTPROCESSED);
  case XTYP_REQUEST:
    record("request", topic, item, NULL, format);
    keep_name(item);
    return give(topic, item, format);
  case XTYP_ADVSTART:
    record("advise", topic, item, NULL, format);
    return start_advise(item, format);
  case XTYP_ADVSTOP:
    record("unadvise", topic, item, NULL, format);
    return NULL;
  case XTYP_ADVREQ:
    keep_name(item);
    return give(topic_of(conversation), item, format);
  default:
    return NULL;
  }
}

int wmain(int count, WCHAR **arguments) {
  if (count != 2) return fputs("usage: metatrader.exe LOG\n", stderr), 2;
  log_path = arguments[1];
  service = L"MT4";
  if (initialize_dde(&instance, on_transaction, APPCLASS_STANDARD, 0)) return 1;
  if (!DdeNameService(instance, dde_name(instance, service), NULL, DNS_REGISTER)) return 1;
  SetTimer(NULL, 0, TICK_MILLISECONDS, on_time);
  record_line(log_path, "ready\n");
  MSG message;
  while (GetMessageW(&message, NULL, 0, 0) > 0) DispatchMessageW(&message);
  return 0;
}
