/**
 * Node's `Buffer`, for programs that have the types of Node; a `Uint8Array` for those that have not, and would not compile
 * with its name.
 */
export type FileBytes = typeof globalThis extends { Buffer: { isBuffer(value: unknown): value is infer NodeBuffer } }
  ? NodeBuffer
  : Uint8Array;
