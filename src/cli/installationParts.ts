import { type PartName, partNames } from '../installation/plan.js';
import { type ListOption, listOption } from './listOption.js';
import { nodePartNames } from './nodeParts.js';

/** What `--part` names: the parts of the plan, and those that only Node installs. */
export interface ChosenParts {
  readonly parts: readonly PartName[];
  readonly others: readonly string[];
}

/** `--part scripts,path` */
export function partOption(about: string): ListOption {
  return listOption<string>('--part <names>', about, [...partNames, ...nodePartNames]);
}

/** What `--part` amounts to. */
export function chosenParts(names: readonly string[] | undefined): ChosenParts | undefined {
  return (
    names && {
      parts: partNames.filter((name) => names.includes(name)),
      others: nodePartNames.filter((name) => names.includes(name)),
    }
  );
}
