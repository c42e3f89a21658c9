import { type Call, callOutcomes } from './call.js';

/** The columns of a file of calls, in their order. */
export const callColumns = [
  'time',
  'direction',
  'number',
  'name',
  'duration',
  'outcome',
  'account',
  'info',
  'source',
] as const;

/**
 * How cells are written of which the other end of a call chose the text. Excel and its like take a cell that begins with
 * `=`, `+`, `-`, `@`, a tab or a line break for a formula, which can start programs and send the sheet away. Where a system's
 * list separator is another than the file's, they begin a cell behind every semicolon and tab of a text, and quotes that do
 * not stand at the beginning of such a cell mean nothing to them.
 *
 * - `guarded`: what would be a formula gets an apostrophe before it, at the beginning of a text, and behind what may
 *   separate cells. A number that is nothing but a `+` and digits is left as it is: to Excel it is that number, and no
 *   formula that does anything.
 * - `excel`: as well, and numbers become `="+15551234"`: Excel keeps their `+` and leading zeros then.
 * - `raw`: the texts as they are, for programs only.
 *
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
export type CellStyle = 'guarded' | 'excel' | 'raw';

/** A call as the cells of a record. Times are local, with their distance from UTC, or in UTC. */
export function callCells(call: Call, style: CellStyle = 'guarded', utc = false): string[] {
  return [
    utc ? utcTime(call.time) : localTime(call.time),
    call.direction,
    numberCell(call.number, style),
    textCell(call.name, style),
    String(call.duration),
    call.outcome,
    textCell(call.account, style),
    textCell(call.info, style),
    call.source,
  ];
}

/** The call of a record's cells, in whatever style they are; undefined where they are none. */
export function callOfCells(cells: readonly string[]): Call | undefined {
  const [written = '', direction, number = '', name = '', seconds = '', outcome, account = '', info = '', source] =
    cells;
  const time = isoTime.test(written) ? Date.parse(written) : Number.NaN;
  const known = callOutcomes.find((one) => one === outcome);
  if (cells.length !== callColumns.length || Number.isNaN(time) || !/^\d+$/.test(seconds) || !known) return undefined;
  if (direction !== 'in' && direction !== 'out' && direction !== 'unknown') return undefined;
  if (source !== 'phone' && source !== 'host' && source !== 'both') return undefined;
  const party = { number: cellText(number), name: cellText(name) };
  return {
    ...{ time, direction, ...party, duration: Number(seconds), outcome: known },
    ...{ account: cellText(account), info: cellText(info), source },
  };
}

/** ISO 8601 in local time, such as `2026-11-22T15:23:21+01:00`. */
export function localTime(time: number): string {
  const east = -new Date(time).getTimezoneOffset();
  const distance = Math.abs(east);
  const local = new Date(time + east * 60_000).toISOString().slice(0, 19);
  return `${local}${east < 0 ? '-' : '+'}${two(Math.floor(distance / 60))}:${two(distance % 60)}`;
}

function utcTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

function numberCell(number: string, style: CellStyle): string {
  return style === 'excel' && /^[+\d*#][\d*#]*$/.test(number) ? `="${number}"` : textCell(number, style);
}

/** An apostrophe that stands there already gets another, so that what is read back is what was written. */
function textCell(text: string, style: CellStyle): string {
  return style === 'raw' || /^\+\d+$/.test(text) ? text : text.replace(formula, "'");
}

function cellText(cell: string): string {
  return /^="([+\d*#][\d*#]*)"$/.exec(cell)?.[1] ?? cell.replace(guard, '');
}

/**
 * Where a cell begins, for whichever separator, that would be a formula. Quotes before it are looked through: two of them
 * are an empty text to a reader who takes the first for the beginning of a quoted cell, and the formula follows.
 */
const formula = /(?<=^|[,;\t\r\n])(?=(?:[^\S\t\r\n]|")*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n'])/g;
const guard = /(?<=^|[,;\t\r\n])'/g;

function two(part: number): string {
  return String(part).padStart(2, '0');
}

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/;
