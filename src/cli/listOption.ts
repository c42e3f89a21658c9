import { InvalidArgumentError, Option } from 'commander';
import { didYouMean } from '../definition/nearest.js';

/**
 * An option for any of some names: with commas between them, or given again for each. Their case does not matter.
 *
 * @param flags such as `--target <names>`.
 * @param names all there are; what the option holds is in their order.
 */
export function listOption<Name extends string>(
  flags: string,
  about: string,
  names: readonly Name[],
): ListOption<Name> {
  return new ListOption(flags, about, names);
}

/** An option whose value is a list, as completion has to know. */
export class ListOption<Name extends string = string> extends Option {
  constructor(
    flags: string,
    about: string,
    readonly names: readonly Name[],
  ) {
    super(flags, `${about}, with commas between, or given often: ${names.join(', ')}`);
    this.argParser((text: string, earlier: unknown) => this.read(text, isDefault(earlier, this) ? [] : earlier));
  }

  private read(text: string, earlier: unknown): readonly Name[] {
    const chosen = text.split(',').map((word) => this.nameOf(word.trim()));
    return this.names.filter((name) => chosen.includes(name) || (Array.isArray(earlier) && earlier.includes(name)));
  }

  private nameOf(word: string): Name {
    const name = this.names.find((other) => other.toLowerCase() === word.toLowerCase());
    if (name !== undefined) return name;
    throw new InvalidArgumentError(`"${word}" is none of ${this.names.join(', ')}.${didYouMean(word, this.names)}`);
  }
}

function isDefault(value: unknown, option: Option): boolean {
  return value === undefined || value === option.defaultValue;
}
