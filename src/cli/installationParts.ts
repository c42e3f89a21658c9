import { InvalidArgumentError, Option } from 'commander';
import { type PartName, partNames } from '../installation/plan.js';
import { nodePartNames } from './nodeParts.js';

/** What `--part` names: the parts of the plan, and those that only Node installs. */
export interface ChosenParts {
  readonly parts: readonly PartName[];
  readonly others: readonly string[];
}

/** `--part scripts,path` */
export function partOption(about: string): Option {
  return new Option('--part <names>', about).argParser(chosenParts);
}

function chosenParts(text: string): ChosenParts {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  const known: readonly string[] = [...partNames, ...nodePartNames];
  const stranger = names.find((name) => !known.includes(name));
  if (stranger !== undefined) throw new InvalidArgumentError(`"${stranger}" is none of ${known.join(', ')}.`);
  return {
    parts: partNames.filter((name) => names.includes(name)),
    others: nodePartNames.filter((name) => names.includes(name)),
  };
}
