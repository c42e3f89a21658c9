import { checkValue, type TextRule } from '../../definition/kinds/rules.js';
import type { ScriptParameter } from '../model.js';
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
    if (parameter.kind === 'flag') return [name];
    if (parameter.kind === 'secret') return [name, typed('(Read-Host -AsSecureString)')];
    return [name, { value: exampleOf(parameter) }];
  });
}

/** What an example is made of. */
export type ExampleParameter = Pick<ScriptParameter, 'name' | 'kind' | 'rule' | 'summary'>;

/** A value that a parameter accepts, for help and for the tests that run the examples. */
export function exampleOf(parameter: ExampleParameter): string {
  const { rule, kind } = parameter;
  switch (rule.form) {
    case 'integer':
      return String(Math.min(Math.max(2, rule.minimum), rule.maximum));
    case 'decimal':
      return String(Math.min(Math.max(1.5 * 10 ** rule.places, rule.minimum), rule.maximum) / 10 ** rule.places);
    case 'choice':
      return rule.choices[0] ?? '';
    case 'flag':
      return '';
    case 'text':
      return suggested(parameter) ?? stretch(usualText(rule, kind), rule.minimumLength, rule.maximumLength);
  }
}

function usualText(rule: TextRule, kind: ScriptParameter['kind']): string {
  return rule.example ?? exampleTexts[kind] ?? 'Example';
}

const exampleTexts: Partial<Record<ScriptParameter['kind'], string>> = {
  phoneNumber: '5551234',
  dtmf: '123#',
  path: 'C:\\Folder\\File.txt',
  paths: 'C:\\Folder\\File.txt',
};

/** What the definition itself gives as an example: "The symbol, such as EURUSD." */
function suggested({ name, rule, summary }: ExampleParameter): string | undefined {
  const text = /\bsuch as ([^\s,;]*[A-Za-z0-9])/i.exec(summary)?.[1];
  if (text === undefined || (rule.form === 'text' && rule.secret)) return undefined;
  try {
    return checkValue(name, rule, text);
  } catch {
    return undefined;
  }
}

function stretch(text: string, minimum: number, maximum: number): string {
  return text
    .repeat(Math.max(1, Math.ceil(minimum / text.length)))
    .slice(0, Math.max(minimum, Math.min(maximum, text.length)));
}
