/** A problem and where it is, as a list of keys. */
export interface Problem {
  readonly keys: readonly PropertyKey[];
  readonly message: string;
}
