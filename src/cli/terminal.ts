import { escapeOf } from '../characters.js';

/**
 * Text of others, for standard output. A terminal acts on control characters, so it is shown escapes in their place; a
 * file or a program gets the text as it is.
 */
export function forReader(text: string): string {
  return process.stdout.isTTY ? escaped(text) : text;
}

/**
 * Text in which control characters, and those that turn the direction of writing, are escapes such as `\u001b`, as JSON
 * has them. Tabs and line breaks stay.
 *
 * Sources: https://learn.microsoft.com/windows/console/console-virtual-terminal-sequences,
 * https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
 */
export function escaped(text: string): string {
  return text.replace(/(?!\r\n|[\t\n])[\p{Cc}\p{Bidi_Control}]/gu, escapeOf);
}

/** `escaped`, in one line: backslashes, tabs and line breaks are escapes, too. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\\]/gu, (character) => short.get(character) ?? escapeOf(character));
}

const short = new Map([
  ['\\', '\\\\'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
]);
