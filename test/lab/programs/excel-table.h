// excel-table.h: tables of cells, and how the Excel stand-in writes them: as text, and in XlTable, Excel's own format.
//
// XlTable is a row of blocks: WORD type, WORD count of bytes, and so many bytes, with the low byte first:
//   tdtTable   16   two WORDs: rows, columns; always the first block
//   tdtFloat   1    8 bytes for each cell: IEEE floating point
//   tdtString  2    for each cell a byte that says how many bytes follow, in the ANSI code page, without a NUL
//   tdtBool    3    a WORD for each cell: 1 or 0
//   tdtError   4    a WORD for each cell: 0 #NULL!, 7 #DIV/0!, 15 #VALUE!, 23 #REF!, 29 #NAME?, 36 #NUM!, 42 #N/A
//   tdtBlank   5    one WORD: so many cells are empty
//   tdtInt     6    a WORD for each cell: an unsigned number; Excel reads it and never writes it
//   tdtSkip    7    one WORD: so many cells are left as they are; in a POKE only
// The cells come row by row; those of one type that follow each other share a block, across rows too.
// Sources: "Fast Table Format" in the Microsoft Excel Developer's Kit (MSDN Library, Office 97); Microsoft Knowledge Base
// Q75631, https://jeffpar.github.io/kbarchive/kb/075/Q75631
#ifndef EXCEL_TABLE_H
#define EXCEL_TABLE_H
#include "dde.h"

enum { ROWS = 100, COLUMNS = 26, TEXT_ROOM = 256, BLOCK_MOST = 0xffff };
enum type { TDT_TABLE = 16, TDT_FLOAT = 1, TDT_STRING, TDT_BOOL, TDT_ERROR, TDT_BLANK, TDT_INT, TDT_SKIP };
struct cell {
  WORD type;
  double number; // of a TDT_FLOAT, 1 or 0 of a TDT_BOOL, the code of an TDT_ERROR
  WCHAR text[TEXT_ROOM];
};
struct table {
  int rows, columns;
  struct cell cells[ROWS * COLUMNS]; // row by row
};
struct error_name {
  int code;
  const WCHAR *name;
};
static const struct error_name error_names[] = {{0, L"#NULL!"},  {7, L"#DIV/0!"}, {15, L"#VALUE!"}, {23, L"#REF!"},
                                                {29, L"#NAME?"}, {36, L"#NUM!"},  {42, L"#N/A"}};
enum { ERROR_NAMES = sizeof error_names / sizeof *error_names };

// ---- text: a tab between cells, CR and LF after each row ----

static inline void cell_text(const struct cell *cell, WCHAR *text) {
  *text = 0;
  if (cell->type == TDT_STRING) wcscpy(text, cell->text);
  if (cell->type == TDT_FLOAT) _snwprintf(text, TEXT_ROOM, L"%.15g", cell->number);
  if (cell->type == TDT_BOOL) wcscpy(text, cell->number != 0 ? L"TRUE" : L"FALSE");
  for (int i = 0; cell->type == TDT_ERROR && i < ERROR_NAMES; i++)
    if (error_names[i].code == (int)cell->number) wcscpy(text, error_names[i].name);
}

static inline WCHAR *write_text(const struct table *table) {
  int count = table->rows * table->columns;
  WCHAR *text = calloc((size_t)count * (TEXT_ROOM + 2) + 1, sizeof *text), *end = text;
  if (!text) abort();
  for (int i = 0; i < count; i++) {
    cell_text(&table->cells[i], end);
    end += wcslen(end);
    end += wcslen(wcscpy(end, (i + 1) % table->columns ? L"\t" : L"\r\n"));
  }
  return text;
}

// As if it were typed in: what looks like a number, a truth value or an error is one.
static inline void read_cell(struct cell *cell, const WCHAR *text, size_t length) {
  *cell = (struct cell){.type = TDT_STRING};
  wcsncpy(cell->text, text, length < TEXT_ROOM ? length : TEXT_ROOM - 1);
  WCHAR *end;
  double number = wcstod(cell->text, &end);
  BOOL is_number = !*end && !cell->text[wcsspn(cell->text, L"0123456789+-.eE")];
  if (!*cell->text) cell->type = TDT_BLANK;
  else if (is_number) cell->type = TDT_FLOAT, cell->number = number;
  else if (!_wcsicmp(cell->text, L"TRUE") || !_wcsicmp(cell->text, L"FALSE"))
    cell->type = TDT_BOOL, cell->number = !_wcsicmp(cell->text, L"TRUE");
  for (int i = 0; i < ERROR_NAMES; i++)
    if (!_wcsicmp(cell->text, error_names[i].name)) cell->type = TDT_ERROR, cell->number = error_names[i].code;
}

// Rows may be of different lengths: what the longest has more, the others leave as it is.
static inline BOOL read_text(struct table *table, const WCHAR *text) {
  int row = 0, column = 0;
  BOOL ends;
  table->rows = table->columns = 0;
  for (int i = 0; i < ROWS * COLUMNS; i++) table->cells[i].type = TDT_SKIP;
  do {
    size_t length = wcscspn(text, L"\t\r\n");
    if (row == ROWS || column == COLUMNS) return FALSE;
    read_cell(&table->cells[row * COLUMNS + column++], text, length);
    if (column > table->columns) table->columns = column;
    text += length;
    ends = *text != L'\t';
    text += *text == L'\r' && text[1] == L'\n' ? 2 : *text != 0;
    table->rows = row + 1;
    if (ends) row++, column = 0;
  } while (*text || !ends);
  for (int i = 0; i < table->rows * table->columns; i++)
    table->cells[i] = table->cells[i / table->columns * COLUMNS + i % table->columns];
  return TRUE;
}

// ---- XlTable ----

static inline WORD read_word(const BYTE *at) { return (WORD)(at[0] | at[1] << 8); }

static inline BYTE *write_word(BYTE *at, int word) {
  at[0] = (BYTE)word;
  at[1] = (BYTE)(word >> 8);
  return at + 2;
}

static inline BYTE *write_cell(BYTE *at, const struct cell *cell) {
  if (cell->type == TDT_BOOL || cell->type == TDT_ERROR) return write_word(at, (int)cell->number);
  if (cell->type == TDT_FLOAT) return (BYTE *)memcpy(at, &cell->number, 8) + 8;
  int length = WideCharToMultiByte(CP_ACP, 0, cell->text, -1, (char *)at + 1, TEXT_ROOM, NULL, NULL);
  *at = (BYTE)(length > 0 ? length - 1 : 0);
  return at + 1 + *at;
}

// Writes what is beside each other and of one type in one block, and gives how many cells that were.
static inline int write_block(BYTE **at, const struct cell *cells, int most) {
  BYTE *block = *at, *end = block + 4;
  int count = 0;
  for (; count < most && cells[count].type == cells->type && end - block + TEXT_ROOM < BLOCK_MOST; count++)
    if (cells->type != TDT_BLANK) end = write_cell(end, &cells[count]);
  if (cells->type == TDT_BLANK) end = write_word(end, count);
  write_word(write_word(block, cells->type), (int)(end - block - 4));
  *at = end;
  return count;
}

static inline BYTE *write_xltable(const struct table *table, DWORD *length) {
  int count = table->rows * table->columns;
  BYTE *bytes = malloc(8 + (size_t)count * (TEXT_ROOM + 8)), *end = bytes;
  if (!bytes) abort();
  end = write_word(write_word(end, TDT_TABLE), 4);
  end = write_word(write_word(end, table->rows), table->columns);
  for (int done = 0; done < count;) done += write_block(&end, table->cells + done, count - done);
  *length = (DWORD)(end - bytes);
  return bytes;
}

// Reads one cell of a block; gives where the next begins, or NULL when the block is not whole.
static inline const BYTE *read_from_block(struct cell *cell, WORD type, const BYTE *at, const BYTE *end) {
  *cell = (struct cell){.type = type == TDT_INT ? TDT_FLOAT : type};
  int size = type == TDT_FLOAT ? 8 : type == TDT_STRING ? 1 + *at : 2;
  if (end - at < size) return NULL;
  if (type == TDT_FLOAT) memcpy(&cell->number, at, 8);
  else if (type == TDT_STRING) MultiByteToWideChar(CP_ACP, 0, (const char *)at + 1, *at, cell->text, TEXT_ROOM - 1);
  else cell->number = read_word(at);
  return at + size;
}

// Reads a block into cells; gives how many, or -1 for what is no block.
static inline int read_block(struct cell *cells, int most, WORD type, const BYTE *at, const BYTE *end) {
  int count = 0;
  if (type < TDT_FLOAT || type > TDT_SKIP) return -1;
  if (type == TDT_BLANK || type == TDT_SKIP) {
    if (end - at < 2 || read_word(at) > most) return -1;
    for (; count < read_word(at); count++) cells[count] = (struct cell){.type = type};
    return count;
  }
  for (; at < end && count < most; count++)
    if (!(at = read_from_block(&cells[count], type, at, end))) return -1;
  return at == end ? count : -1;
}

// FALSE for what is no table, or not a whole one. What comes after the last cell is not looked at: DDE rounds sizes up.
static inline BOOL read_xltable(struct table *table, const BYTE *bytes, DWORD length) {
  const BYTE *at = bytes + 8, *end = bytes + length;
  if (length < 8 || read_word(bytes) != TDT_TABLE || read_word(bytes + 2) != 4) return FALSE;
  table->rows = read_word(bytes + 4);
  table->columns = read_word(bytes + 6);
  if (table->rows > ROWS || table->columns > COLUMNS) return FALSE;
  int count = table->rows * table->columns, done = 0;
  while (done < count) {
    if (end - at < 4 || end - at - 4 < read_word(at + 2)) return FALSE;
    int read = read_block(table->cells + done, count - done, read_word(at), at + 4, at + 4 + read_word(at + 2));
    if (read < 1) return FALSE;
    done += read;
    at += 4 + read_word(at + 2);
  }
  return count > 0;
}
#endif
