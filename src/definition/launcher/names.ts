import { NotFoundError, UsageError } from '../../errors.js';
import type { LauncherNames } from '../schema.js';

/**
 * The number that a name stands for, in the text of an .ini file: 2 when `[Account2]` holds `label=Office`. Upper and
 * lower case of the name differ; those of sections and keys do not.
 *
 * @throws NotFoundError when it stands for none; UsageError when it stands for several.
 */
export function numberOfName(text: string, { section, key }: LauncherNames, name: string, file: string): number {
  const known = namesIn(text, section, key);
  const numbers = known.filter(([, other]) => other === name).map(([number]) => number);
  const [number, other] = numbers;
  if (number === undefined) {
    const others = known.map(([one, called]) => `${one} (${called})`).join(', ');
    throw new NotFoundError(
      `"${name}" is no ${key} in ${file}. There ${known.length === 0 ? 'is none' : `are ${others}`}.`,
    );
  }
  if (other !== undefined)
    throw new UsageError(`"${name}" is the ${key} of ${numbers.join(' and ')}. Give the number.`);
  return number;
}

function namesIn(text: string, section: string, key: string): [number: number, name: string][] {
  const found: [number, string][] = [];
  let number: number | undefined;
  for (const line of text.split(/\r?\n/)) {
    const heading = /^\s*\[([^\]]*)\]/.exec(line)?.[1];
    if (heading !== undefined) number = numberIn(heading, section);
    const [, name, value = ''] = /^\s*([^=;[\s]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (number !== undefined && name?.toLowerCase() === key.toLowerCase()) found.push([number, withoutQuotes(value)]);
  }
  return found.filter(([, value]) => value !== '');
}

function numberIn(heading: string, section: string): number | undefined {
  const number = heading.slice(section.length);
  const fits = heading.slice(0, section.length).toLowerCase() === section.toLowerCase();
  return fits && /^[1-9][0-9]{0,8}$/.test(number) ? Number(number) : undefined;
}

/** As GetPrivateProfileString reads it. */
function withoutQuotes(value: string): string {
  return /^(["']).*\1$/.test(value) && value.length > 1 ? value.slice(1, -1) : value;
}
