// excel.c: a stand-in for Microsoft Excel as a DDE server, with one small sheet:
//   - service Excel; topics System, and the sheet as [Book1]Sheet1 or Sheet1; items of a sheet are cells (R1C1) and ranges
//     (R1C1:R3C2);
//   - REQUEST, POKE and advise loops of a sheet know CF_TEXT, CF_UNICODETEXT and XlTable (excel-table.h);
//   - REQUEST of the System topic knows CF_TEXT: SysItems, Topics, Status, Formats, Selection, Protocols, EditEnvItems;
//   - EXECUTE takes commands in brackets, such as [OPEN("C:\BOOK.XLS")], on every topic. It only records them.
// Source: "Dynamic Data Exchange and XlTable Format" in the Microsoft Excel Developer's Kit.
// What it leaves open: a POKE that is greater than its range fills the range, and one that is smaller a part of it;
// Protocols and EditEnvItems say what servers of OLE 1 said.
//
//   excel.exe LOG                         LOG as dde-serve.h says
#define WIN32_LEAN_AND_MEAN
#include "dde-serve.h"
#include "excel-table.h"

struct range {
  int top, left, bottom, right; // from 0
};
static struct cell sheet[ROWS][COLUMNS];
static struct table table; // what is read or written at the moment
static WCHAR advised[DDE_MOST][256];
static int advised_count;
static UINT xltable;
static const WCHAR *const topics[] = {L"[Book1]Sheet1", L"System"};

static void fill_sheet(void) {
  static const WCHAR *const first[][3] = {
      {L"Name", L"Price", L"Open"}, {L"East", L"1.5", L"TRUE"}, {L"Zürich", L"22", L""}, {L"Sum", L"23.5", L"#N/A"}};
  for (int row = 0; row < ROWS; row++)
    for (int column = 0; column < COLUMNS; column++) {
      const WCHAR *text = row < 4 && column < 3 ? first[row][column] : L"";
      read_cell(&sheet[row][column], text, wcslen(text));
    }
}

// ---- ranges ----

static BOOL read_range(struct range *range, const WCHAR *item) {
  WCHAR text[256];
  int end = 0;
  wcscpy(text, item);
  _wcsupr(text);
  if (swscanf(text, L"R%dC%d%n", &range->top, &range->left, &end) != 2) return FALSE;
  range->bottom = range->top;
  range->right = range->left;
  if (text[end]) {
    const WCHAR *rest = text + end;
    if (swscanf(rest, L":R%dC%d%n", &range->bottom, &range->right, &end) != 2 || rest[end]) return FALSE;
  }
  range->top--, range->left--, range->bottom--, range->right--;
  return range->top >= 0 && range->left >= 0 && range->bottom >= range->top && range->right >= range->left &&
         range->bottom < ROWS && range->right < COLUMNS;
}

static BOOL range_of(struct range *range, HSZ item) {
  WCHAR text[256] = L"";
  DdeQueryStringW(instance, item, text, 256, CP_WINUNICODE);
  return read_range(range, text);
}

static BOOL overlap(const struct range *one, const struct range *other) {
  return one->top <= other->bottom && other->top <= one->bottom && one->left <= other->right && other->left <= one->right;
}

static void copy_out(const struct range *range) {
  table.rows = range->bottom - range->top + 1;
  table.columns = range->right - range->left + 1;
  for (int i = 0; i < table.rows * table.columns; i++)
    table.cells[i] = sheet[range->top + i / table.columns][range->left + i % table.columns];
}

static void copy_in(const struct range *range) {
  for (int i = 0; i < table.rows * table.columns; i++) {
    int row = range->top + i / table.columns, column = range->left + i % table.columns;
    if (row > range->bottom || column > range->right || table.cells[i].type == TDT_SKIP) continue;
    sheet[row][column] = table.cells[i];
  }
}

// ---- advise loops ----

static void remember(HSZ item) {
  WCHAR text[256] = L"";
  DdeQueryStringW(instance, item, text, 256, CP_WINUNICODE);
  for (int i = 0; i < advised_count; i++)
    if (!_wcsicmp(advised[i], text)) return;
  if (advised_count < DDE_MOST) wcscpy(advised[advised_count++], text);
}

static void announce_range(const struct range *changed) {
  struct range range;
  for (int i = 0; i < advised_count; i++)
    if (read_range(&range, advised[i]) && overlap(&range, changed)) announce(advised[i]);
}

// ---- transactions ----

static BOOL knows(UINT format) { return format == CF_TEXT || format == CF_UNICODETEXT || format == xltable; }

static HDDEDATA give_range(HSZ item, UINT format) {
  struct range range;
  if (!knows(format) || !range_of(&range, item)) return NULL;
  copy_out(&range);
  DWORD length = 0;
  WCHAR *text = format == xltable ? NULL : write_text(&table);
  BYTE *bytes = text ? dde_bytes(text, format, &length) : write_xltable(&table, &length);
  HDDEDATA data = DdeCreateDataHandle(instance, bytes, length, 0, item, format, 0);
  free(bytes);
  free(text);
  return data;
}

static HDDEDATA give_system(HSZ item, UINT format) {
  static const WCHAR *const names[] = {L"SysItems",  L"Topics",    L"Status",      L"Formats",
                                       L"Selection", L"Protocols", L"EditEnvItems"};
  static const WCHAR *const formats[] = {L"XlTable", L"UNICODETEXT", L"TEXT"};
  if (format != CF_TEXT) return NULL;
  if (is_name(item, L"SysItems")) return give_list(names, 7, item);
  if (is_name(item, L"Topics")) return give_list(topics, 2, item);
  if (is_name(item, L"Formats")) return give_list(formats, 3, item);
  if (is_name(item, L"Status")) return give_text(L"Ready", item, format);
  if (is_name(item, L"Selection")) return give_text(L"[Book1]Sheet1!R1C1", item, format);
  if (is_name(item, L"Protocols")) return give_text(L"StdFileEditing\tEmbedding", item, format);
  if (is_name(item, L"EditEnvItems")) return give_text(L"StdHostNames\tStdTargetDevice\tStdDocDimensions", item, format);
  return NULL;
}

static BOOL read_table(HDDEDATA data, UINT format) {
  DWORD length;
  BYTE *bytes = dde_copy(data, &length);
  WCHAR *text = format == xltable ? NULL : dde_text(bytes, length, format);
  BOOL read = text ? read_text(&table, text) : read_xltable(&table, bytes, length);
  free(text);
  free(bytes);
  return read;
}

static HDDEDATA take(HSZ topic, HSZ item, HDDEDATA data, UINT format) {
  struct range range;
  if (is_name(topic, L"System") || !knows(format) || !range_of(&range, item)) return answer(DDE_FNOTPROCESSED);
  if (!read_table(data, format)) return answer(DDE_FNOTPROCESSED);
  copy_in(&range);
  announce_range(&range);
  return answer(DDE_FACK);
}

static HDDEDATA carry_out(HDDEDATA data) {
  DWORD length;
  BYTE *bytes = dde_copy(data, &length);
  WCHAR *text = dde_text(bytes, length, EXECUTE_FORMAT);
  BOOL in_brackets = *text == L'[' && text[wcslen(text) - 1] == L']';
  free(text);
  free(bytes);
  return answer(in_brackets ? DDE_FACK : DDE_FNOTPROCESSED);
}

static HDDEDATA start_advise(HSZ topic, HSZ item, UINT format) {
  struct range range;
  if (is_name(topic, L"System") || !knows(format) || !range_of(&range, item)) return answer(FALSE);
  remember(item);
  return answer(TRUE);
}

static HDDEDATA CALLBACK on_transaction(UINT type, UINT format, HCONV conversation, HSZ topic, HSZ item, HDDEDATA data,
                                        ULONG_PTR first, ULONG_PTR second) {
  (void)conversation, (void)first, (void)second;
  format = (WORD)format; // Wine extends the sign of registered formats
  switch (type) {
  case XTYP_CONNECT:
    return answer(is_name(topic, topics[0]) || is_name(topic, topics[1]) || is_name(topic, L"Sheet1"));
  case XTYP_WILDCONNECT:
    return give_topics(item, topic, topics, 2);
  case XTYP_EXECUTE:
    record("execute", topic, NULL, data, format);
    return carry_out(data);
  case XTYP_POKE:
    record("poke", topic, item, data, format);
    return take(topic, item, data, format);
  case XTYP_REQUEST:
    record("request", topic, item, NULL, format);
    keep_name(item);
    return is_name(topic, L"System") ? give_system(item, format) : give_range(item, format);
  case XTYP_ADVSTART:
    record("advise", topic, item, NULL, format);
    return start_advise(topic, item, format);
  case XTYP_ADVSTOP:
    record("unadvise", topic, item, NULL, format);
    return NULL;
  case XTYP_ADVREQ:
    keep_name(item);
    return give_range(item, format);
  default:
    return NULL;
  }
}

int wmain(int count, WCHAR **arguments) {
  if (count != 2) return fputs("usage: excel.exe LOG\n", stderr), 2;
  log_path = arguments[1];
  service = L"Excel";
  xltable = RegisterClipboardFormatW(L"XlTable");
  fill_sheet();
  if (initialize_dde(&instance, on_transaction, APPCLASS_STANDARD, 0)) return 1;
  if (!DdeNameService(instance, dde_name(instance, service), NULL, DNS_REGISTER)) return 1;
  record_line(log_path, "ready\n");
  MSG message;
  while (GetMessageW(&message, NULL, 0, 0) > 0) DispatchMessageW(&message);
  return 0;
}
