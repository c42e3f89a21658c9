import type { RegistryTree } from '../ffi/registryTree.js';
import type { KeyContent, PlacedText } from '../installation/keyContent.js';

/** What a key holds, as it is written. Its places are full paths already. */
export function treeOf({ values, keys }: KeyContent): RegistryTree {
  return {
    values: Object.fromEntries(Object.entries(values).map(([name, text]) => [name, joined(text)])),
    keys: Object.fromEntries(Object.entries(keys).map(([name, content]) => [name, treeOf(content)])),
  };
}

function joined(text: PlacedText): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : piece.place)).join('');
}
