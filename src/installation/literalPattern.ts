/** The source of a regular expression that matches a text as it stands. */
export function literalPattern(text: string): string {
  return text.replace(/[\\.*+?^${}()|[\]]/g, '\\$&');
}
