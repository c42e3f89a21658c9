/** A text that goes to the registry: pieces, one behind the other, and places, which may have to be found out first. */
export type PlacedText = readonly (string | { readonly place: string })[];

/** What a registry key holds. The default value's name is empty. */
export interface KeyContent {
  readonly values: Readonly<Record<string, PlacedText>>;
  readonly keys: Readonly<Record<string, KeyContent>>;
}

/** A key with nothing but its default value. */
export function leaf(...text: PlacedText): KeyContent {
  return { values: { '': text }, keys: {} };
}
