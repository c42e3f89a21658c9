import { describe, expect, test } from 'vitest';
import { parseTemplate, templateHelp } from '../../src/cli/dde/template.js';
import { UsageError } from '../../src/errors.js';

const names = ['item', 'value'] as const;
const values = { item: 'R1C1', value: '{item}\\t' };

describe('a template of dde commands', () => {
  test.each([
    ['', ''],
    ['plain', 'plain'],
    ['{item}', 'R1C1'],
    ['{item}={value}', 'R1C1={item}\\t'],
    ['{item}\\t{item}\\n', 'R1C1\tR1C1\n'],
    ['{{item}}', '{item}'],
    ['{{{item}}}', '{R1C1}'],
    ['\\\\t{{}}', '\\t{}'],
    ['C:\\\\new', 'C:\\new'],
    ['Größe ☎: {item}', 'Größe ☎: R1C1'],
  ])('%j gives %j', (text, line) => expect(parseTemplate(text, names)(values)).toBe(line));

  test.each([
    ['{name}', 'there is no placeholder {name}. There are {item} {value}.'],
    ['{Item}', 'there is no placeholder {Item}.'],
    ['{ item }', 'there is no placeholder { item }.'],
    ['{}', 'there is no placeholder {}.'],
    ['{constructor}', 'there is no placeholder {constructor}.'],
    ['{item', 'a single "{". Write {{ for it.'],
    ['item}', 'a single "}". Write }} for it.'],
    ['{{item}', 'a single "}". Write }} for it.'],
    ['{a{b}', 'a single "{"'],
    ['\\x', '"\\x" is no escape. Take \\t, \\n, or \\\\ for a \\.'],
    ['end\\', '"\\" is no escape.'],
  ])('%j is wrong usage', (text, message) => {
    expect(() => parseTemplate(text, names)).toThrow(UsageError);
    expect(() => parseTemplate(text, names)).toThrow(message);
  });

  test('has all its placeholders in the help', () => {
    expect(templateHelp(names)).toContain('{item} {value}.');
  });
});
