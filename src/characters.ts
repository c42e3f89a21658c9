/** A character as messages show it: `"&" (U+0026)`, or only the number where it cannot be seen. */
export function showCharacter(character: string): string {
  const code = character.charCodeAt(0);
  return code > 0x20 && code < 0x7f ? `"${character}" (${characterNumber(character)})` : characterNumber(character);
}

/** The number of a character as Unicode writes it: `U+0026`. */
export function characterNumber(character: string): string {
  return `U+${hexOf(character).toUpperCase()}`;
}

/** A UTF-16 code unit as JSON escapes it: `\u001b`. */
export function escapeOf(unit: string): string {
  return `\\u${hexOf(unit)}`;
}

function hexOf(unit: string): string {
  return unit.charCodeAt(0).toString(16).padStart(4, '0');
}
