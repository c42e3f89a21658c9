import { exampleOf } from '../../definition/kinds/exampleOf.js';
import { isSecret, isSwitch } from '../../definition/kinds/kindOf.js';
import type { ScriptParameter } from '../model/parameters.js';
import { variableOf } from './parameters.js';

/** A command as a user would type it: words that are code, and values that are literals. */
export interface ExampleView {
  readonly words: readonly ExampleWord[];
  readonly says: string;
}

/** What is typed as it is, or a value that is written as a literal. */
export type ExampleWord = { readonly code: string } | { readonly value: string };

export function typed(code: string): ExampleWord {
  return { code };
}

/** Parameters with a value each. */
export function typedParameters(parameters: readonly ScriptParameter[]): ExampleWord[] {
  return parameters.flatMap((parameter): ExampleWord[] => {
    const name = typed(`-${variableOf(parameter.name)}`);
    if (isSwitch(parameter)) return [name];
    if (isSecret(parameter)) return [name, typed('(Read-Host -AsSecureString)')];
    return [name, { value: exampleOf(parameter) }];
  });
}
