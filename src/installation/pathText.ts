/** Where the PATH of a user stands. */
export const userPath = { key: 'HKCU\\Environment', name: 'Path' } as const;

/**
 * The text of PATH with a folder at its end. All that is there stays as it is, character for character.
 *
 * Sources: https://learn.microsoft.com/windows/win32/procthread/environment-variables,
 * https://learn.microsoft.com/windows-server/administration/windows-commands/path
 */
export function withFolder(text: string, folder: string): string {
  return text === '' || text.endsWith(';') ? `${text}${folder}` : `${text};${folder}`;
}

/** The text of PATH without a folder: its entry goes, with one semicolon, wherever it stands now. */
export function withoutFolder(text: string, folder: string): string {
  const entries = entriesOf(text);
  const index = entries.findIndex((entry) => sameFolder(entry, folder));
  return index < 0 ? text : entries.filter((_entry, other) => other !== index).join(';');
}

/** Whether an entry of PATH names a folder: quotes, letter case and backslashes at its end mean nothing. */
export function hasFolder(text: string, folder: string): boolean {
  return entriesOf(text).some((entry) => sameFolder(entry, folder));
}

/** Semicolons between double quotes are part of an entry; a quote that has no other is a character like all. */
function entriesOf(text: string): string[] {
  const entries = [''];
  const paired = text.split('"').length % 2 === 1;
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = paired && !quoted;
    if (character === ';' && !quoted) entries.push('');
    else entries[entries.length - 1] += character;
  }
  return entries;
}

function sameFolder(one: string, other: string): boolean {
  const plain = (path: string) => path.replaceAll('"', '').trim().replace(/\\+$/, '').toLowerCase();
  return plain(one) === plain(other);
}
