// How the drivers in Windows Node and the tests write DDE values as JSON, which has no bytes and no undefined.

/** A text as it is, bytes as { hex }, a table as { rows } whose skipped cells are { skip: true }. */
export function toJson(value) {
  if (value instanceof Uint8Array) return { hex: Buffer.from(value).toString('hex') };
  if (!Array.isArray(value)) return value;
  return { rows: value.map((row) => row.map((cell) => (cell === undefined ? { skip: true } : cell))) };
}

export function fromJson(value) {
  if (value?.hex !== undefined) return Buffer.from(value.hex, 'hex');
  if (value?.rows === undefined) return value;
  return value.rows.map((row) => row.map((cell) => (cell?.skip ? undefined : cell)));
}
