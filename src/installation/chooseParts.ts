import { UsageError } from '../errors.js';
import type { InstallationPart, InstallationPlan, PartName } from './plan.js';

/**
 * The parts of these names, and those that they need; all that are not optional without names.
 *
 * @throws UsageError for a part that the bridge does not have.
 */
export function chooseParts(
  { bridge, parts }: InstallationPlan,
  names: readonly PartName[] | undefined,
): InstallationPart[] {
  if (names === undefined) return parts.filter(({ optional }) => !optional);
  const strange = names.find((name) => !parts.some((part) => part.name === name));
  if (strange !== undefined) {
    const known = parts.map(({ name }) => name).join(', ');
    throw new UsageError(`${bridge} has no part "${strange}" to install. It has: ${known}.`);
  }
  const needed = parts.filter(({ name }) => names.includes(name)).flatMap(({ needs }) => needs);
  return parts.filter(({ name }) => names.includes(name) || needed.includes(name));
}

/** The installed parts of these names, and those that need them; all without names. */
export function chooseInstalled(installed: readonly PartName[], names: readonly PartName[] | undefined): PartName[] {
  if (names === undefined) return [...installed];
  const isNeeded = (part: PartName) => (part === 'path' || part === 'links') && names.includes('scripts');
  return installed.filter((part) => names.includes(part) || isNeeded(part));
}
