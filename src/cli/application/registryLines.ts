import type { UndoneChange } from '../../installer/registry/changes.js';
import type { RegistryChange } from '../../installer/registry/plan.js';

/** Where a change of the registry is: a key, or a value in one. */
export function placeOf(change: RegistryChange): string {
  return 'tree' in change ? change.key : `${change.key}, ${change.name}`;
}

/** `removed HKCU\Software\Classes\tel`, or why it was not. */
export function undoneLine({ change, undone }: UndoneChange): string {
  const place = placeOf(change);
  return undone === 'left' ? `left as it is, since another program wrote it later: ${place}` : `${undone} ${place}`;
}
