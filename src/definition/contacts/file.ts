import { extname } from 'node:path';
import { DefinitionError, UsageError } from '../../errors.js';
import type { Bridge } from '../bridge.js';
import { readDocument } from '../load/document.js';
import type { PageDefinition } from '../schema.js';
import { type Contact, checkContact, fieldRules, isContact, pageOf, unknownField } from './contacts.js';
import { csvTable, trimmed } from './csv.js';

/** The contacts of a file, and what is wrong with it, line by line. */
export interface ContactFile {
  readonly contacts: readonly Contact[];
  readonly problems: readonly ContactProblem[];
  /** What is not taken as it stands there. */
  readonly notes: readonly ContactProblem[];
}

export interface ContactProblem {
  /** Counted from 1. */
  readonly line: number;
  /** A sentence without its full stop. */
  readonly message: string;
}

/**
 * Contacts from a table (.csv, .tsv, .txt), whose first line names the fields, or a list in .json, .yaml or .yml. Case,
 * blanks, hyphens and underscores in the names of columns do not matter. Each contact is checked.
 *
 * @param file what the text is called in errors; its ending says what it is.
 * @throws UsageError for another ending, or a bridge that declares no page; DefinitionError for columns, or a document, that cannot be read.
 */
export function readContacts(bridge: Bridge, text: string, file: string): ContactFile {
  const page = pageOf(bridge.definition);
  switch (extname(file).toLowerCase()) {
    case '.csv':
    case '.tsv':
    case '.txt':
      return checkAll(bridge, tableRows(page, text, file));
    case '.json':
    case '.yaml':
    case '.yml':
      return checkAll(bridge, documentRows(text, file));
    default:
      throw new UsageError(`${file}: contacts come from a file that ends in .csv, .tsv, .txt, .json, .yaml or .yml.`);
  }
}

type Row = { readonly line: number } & ({ readonly contact: Contact } | { readonly problem: string });

function checkAll(bridge: Bridge, rows: readonly Row[]): ContactFile {
  const contacts: Contact[] = [];
  const problems: ContactProblem[] = [];
  const notes: ContactProblem[] = [];
  for (const row of rows) {
    const checked = 'problem' in row ? [row.problem] : checkContact(bridge, row.contact);
    if (!isContact(checked)) problems.push(...checked.map((message) => ({ line: row.line, message })));
    else if ('contact' in row) contacts.push(row.contact);
    if (isContact(checked)) notes.push(...checked.notes.map((message) => ({ line: row.line, message })));
  }
  return { contacts, problems, notes };
}

function tableRows(page: PageDefinition, text: string, file: string): Row[] {
  const table = csvTable(text);
  const columns = columnsOf(page, table.columns, table.problem, file);
  return table.records.map(({ line, cells, problem }) => {
    if (problem !== undefined) return { line, problem };
    return { line, contact: Object.fromEntries(columns.map((column, place) => [column, trimmed(cells[place] ?? '')])) };
  });
}

function columnsOf(
  page: PageDefinition,
  cells: readonly string[],
  problem: string | undefined,
  file: string,
): readonly string[] {
  const names = [...fieldRules(page).keys()];
  const columns = cells.map((cell) => names.find((name) => folded(name) === folded(cell)) ?? cell);
  const messages = [
    ...(problem === undefined ? [] : [`${problem}.`]),
    ...(cells.length === 0 ? [`It is empty. Its first line names the columns: ${names.join(',')}.`] : []),
    ...columns.filter((column) => !names.includes(column)).map((column) => `${unknownField(page, column)}.`),
    ...columns
      .filter((column, place) => columns.indexOf(column) !== place)
      .map((column) => `The column ${JSON.stringify(column)} stands there twice.`),
  ];
  if (messages.length === 0) return columns;
  throw new DefinitionError(
    file,
    messages.map((message) => ({ path: 'columns', message, line: 1, column: 1 })),
  );
}

function folded(name: string): string {
  return name.replace(/[\s_-]/g, '').toLowerCase();
}

/** `[{…}]`, or `{contacts: [{…}]}`. */
function documentRows(text: string, file: string): Row[] {
  const { data, placeOf } = readDocument(text, file, 'text');
  const wrapped = isMapping(data) && Object.keys(data).length === 1 && Object.hasOwn(data, 'contacts');
  const list: unknown = wrapped ? data.contacts : data;
  if (!Array.isArray(list)) {
    const message = 'Expected a list of contacts, such as [{name: Ann, number: 5551234}].';
    throw new DefinitionError(file, [{ path: 'contacts', message, ...placeOf([]) }]);
  }
  return list.map((contact: unknown, index) => {
    const line = placeOf(wrapped ? ['contacts', index] : [index])?.line ?? 1;
    return isMapping(contact) ? { line, contact } : { line, problem: 'expected a mapping of fields to values' };
  });
}

function isMapping(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
