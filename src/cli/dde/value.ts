import type { DdeData, DdeTable, DdeValue } from '../../dde/index.js';
import { FailedError, UsageError } from '../../errors.js';
import { itemText } from '../itemValue.js';

/**
 * What the bytes of a server mean.
 *
 * @throws FailedError when they are not what the server says.
 */
export function readValue(data: DdeData): DdeValue {
  try {
    return data.value;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new FailedError(`What the server gave cannot be read: ${error.message} --raw gives its bytes.`);
  }
}

/** A value as text: a table with tabs between its cells, bytes in Base64. */
export function valueText(value: DdeValue): string {
  return value instanceof Uint8Array ? base64(value) : itemText(value);
}

/** A value as JSON has it, under its own key: rows of cells for a table, and `bytes` in Base64 for what is no text. */
export function valueJson(value: DdeValue): { readonly value: unknown } | { readonly bytes: string } {
  if (value instanceof Uint8Array) return { bytes: base64(value) };
  return { value: typeof value === 'string' ? value : cellsJson(value) };
}

/** JSON has no NaN and no infinity, and an empty cell is the same as one that was left out. */
function cellsJson(table: DdeTable): unknown {
  return table.map((row) =>
    row.map((cell) => (typeof cell === 'number' && !Number.isFinite(cell) ? String(cell) : (cell ?? null))),
  );
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
