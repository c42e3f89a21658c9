/**
 * What a batch file goes to and does not have. cmd.exe says so, ends the CALL in which it stands, and carries on behind it as
 * if all were well: a check that is not there would let everything through.
 */
export function lostLabels(text: string): string[] {
  const labels = new Set(labelsOf(text));
  // A label that is put together of a variable, as in `goto via.%x%`, is not looked at.
  const commands = text.replace(/^ *(?:rem |(?:>&2 )?echo[ .(]).*$/gim, '').replace(/"[^"\n]*"/g, '""');
  const targets = [...commands.matchAll(/\b(?:goto :?|call :)([\w.]+)(?![\w.%!])/gi)].map(([, label = '']) => label);
  return [...new Set(targets.filter((label) => !labels.has(label.toLowerCase()) && label.toLowerCase() !== 'eof'))];
}

/** The labels that a batch file has twice: cmd.exe goes to whichever is next behind the line, perhaps to another check. */
export function doubledLabels(text: string): string[] {
  const labels = labelsOf(text);
  return [...new Set(labels.filter((label, place) => labels.indexOf(label) < place))];
}

/** What is wrong with the labels of a batch file, in words; undefined where nothing is. */
export function labelFault(path: string, parts: readonly string[]): string | undefined {
  if (!path.endsWith('.cmd')) return undefined;
  const text = parts.join('');
  const [lost] = lostLabels(text);
  if (lost !== undefined) return `${path} goes to the label ${lost}, which stands nowhere in it.`;
  const [doubled] = doubledLabels(text);
  return doubled === undefined ? undefined : `${path} has the label ${doubled} twice.`;
}

/** In small letters: cmd.exe does not distinguish. */
function labelsOf(text: string): string[] {
  return [...text.matchAll(/^:([^\s:]+)/gm)].map(([, label = '']) => label.toLowerCase());
}
