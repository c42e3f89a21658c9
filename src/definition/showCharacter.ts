/** A character as messages show it: `"&" (U+0026)`, or only the number where it cannot be seen. */
export function showCharacter(character: string): string {
  const code = character.charCodeAt(0);
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return code > 0x20 && code < 0x7f ? `"${character}" (${name})` : name;
}
