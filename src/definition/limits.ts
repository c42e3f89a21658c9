/**
 * What every definition keeps to, apart from the schema: commands that check no definition do without zod, which takes
 * longer to load than all they do.
 */

export const transports = ['dde', 'copydata', 'exe', 'uri'] as const;
export type Transport = (typeof transports)[number];

/** The longest text a parameter may allow, in UTF-16 code units: what every transport and every target can carry. */
export const longestText = 1000;
/** Integers stay within nine digits, because batch files compute in 32 bits. */
export const largestInteger = 999_999_999;
/** The clipboard format in which Excel, and servers that follow it, give cells. */
export const tableFormat = 'XlTable';
/** Decimals are compared as whole numbers, of as many digits as a double holds exactly: nine, and these behind the point. */
export const mostPlaces = 6;
/** What stands between the paths of a list that is a text: a character that no path can hold. */
export const listSeparator = '|';
