import { choice } from './choice.js';
import { decimal } from './decimal.js';
import { flag } from './flag.js';
import type { AnyRule, Form } from './form.js';
import { integer } from './integer.js';
import { text } from './text.js';

/** Every form of rules. The name of each is the `form` of its rules. */
export const forms = { text, integer, decimal, choice, flag };

export type FormName = keyof typeof forms;

/** What a parameter accepts. */
export type Rule = { [Name in FormName]: RuleOf<(typeof forms)[Name]> }[FormName];

type RuleOf<F> = F extends Form<infer R extends AnyRule> ? R : never;
