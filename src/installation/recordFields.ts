import type { RecordedData } from './record.js';

/** What is wrong, each with its place. */
export type Problems = string[];

/** An object of a record, of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The problems of a list, as `check` finds them in an item. */
export function each(list: unknown, place: string, check: (item: unknown, place: string) => Problems): Problems {
  if (!Array.isArray(list)) return [`${place}: it is no list`];
  return list.flatMap((item, index) => check(item, `${place}[${index}]`));
}

/** The problems of a list: one for each item that is not right. */
export function listOf(list: unknown, place: string, isRight: (item: unknown) => boolean, problem: string): Problems {
  return each(list, place, (item, at) => (isRight(item) ? [] : [`${at}: ${problem}`]));
}

export function isData(data: unknown): data is RecordedData {
  if (!isFields(data)) return false;
  const { type, bytes } = data;
  return Number.isInteger(type) && typeof bytes === 'string' && /^[A-Za-z0-9+/]*={0,2}$/.test(bytes);
}
