import type { Rule } from '../forms/index.js';
import { checkValue } from '../forms/values.js';

/** What an example is made of. */
export interface ExampleParameter {
  readonly name: string;
  readonly rule: Rule;
  readonly summary: string;
}

/** A value that a parameter accepts, for help and for the tests that run the examples. */
export function exampleOf(parameter: ExampleParameter): string {
  return suggested(parameter) ?? parameter.rule.example;
}

/** What the definition itself gives as an example: "The symbol, such as EURUSD." */
function suggested({ name, rule, summary }: ExampleParameter): string | undefined {
  if (rule.form !== 'text' || rule.secret) return undefined;
  const text = /\bsuch as ([^\s,;]*[A-Za-z0-9])/i.exec(summary)?.[1];
  if (text === undefined) return undefined;
  try {
    return checkValue(name, rule, text);
  } catch {
    return undefined;
  }
}
