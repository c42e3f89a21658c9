import type { ScriptParameter } from '../model.js';

/** A value that a parameter accepts, for help and for the tests that run the examples. */
export function exampleOf(parameter: ScriptParameter): string {
  const { rule, kind } = parameter;
  switch (rule.form) {
    case 'integer':
      return String(Math.min(Math.max(2, rule.minimum), rule.maximum));
    case 'choice':
      return rule.choices[0] ?? '';
    case 'flag':
      return '';
    case 'text':
      return stretch(exampleTexts[kind] ?? 'Example', rule.minimumLength, rule.maximumLength);
  }
}

const exampleTexts: Partial<Record<ScriptParameter['kind'], string>> = {
  phoneNumber: '5551234',
  dtmf: '123#',
  path: 'C:\\Folder\\File.txt',
};

function stretch(text: string, minimum: number, maximum: number): string {
  return text
    .repeat(Math.max(1, Math.ceil(minimum / text.length)))
    .slice(0, Math.max(minimum, Math.min(maximum, text.length)));
}
