/** The names on the way from a folder to what is in it; undefined for what is not, or could be read as another place. */
export function inside(root: string, path: unknown): string[] | undefined {
  if (typeof path !== 'string' || !folded(path).startsWith(`${folded(root)}\\`)) return undefined;
  const names = path
    .slice(root.length + 1)
    .replaceAll('/', '\\')
    .split('\\');
  return names.every((name) => /^[^\u0000-\u001f:*?"<>|]*[^\u0000-\u001f:*?"<>|. ]$/.test(name)) ? names : undefined;
}

/** A folder without separators at its end. */
export function rootOf(folder: string): string {
  return folder.replace(/[\\/]+$/, '');
}

/** Windows does not tell upper from lower case in names, nor one slash from the other. */
export function folded(path: string): string {
  return path.replaceAll('/', '\\').toLowerCase();
}
