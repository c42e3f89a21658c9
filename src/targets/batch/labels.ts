/**
 * What a batch file goes to and does not have. cmd.exe says so, ends the CALL in which it stands, and carries on behind it as
 * if all were well: a check that is not there would let everything through.
 */
export function lostLabels(text: string): string[] {
  const labels = new Set([...text.matchAll(/^:([^\s:]+)/gm)].map(([, label]) => label?.toLowerCase()));
  // A label that is put together of a variable, as in `goto via.%x%`, is not looked at.
  const commands = text.replace(/^ *(?:rem |(?:>&2 )?echo[ .(]).*$/gim, '').replace(/"[^"\n]*"/g, '""');
  const targets = [...commands.matchAll(/\b(?:goto :?|call :)([\w.]+)(?![\w.%!])/gi)].map(([, label = '']) => label);
  return [...new Set(targets.filter((label) => !labels.has(label.toLowerCase()) && label.toLowerCase() !== 'eof'))];
}

/** The same in words; undefined where nothing is lost. */
export function labelFault(path: string, parts: readonly string[]): string | undefined {
  if (!path.endsWith('.cmd')) return undefined;
  const [lost] = lostLabels(parts.join(''));
  return lost === undefined ? undefined : `${path} goes to the label ${lost}, which stands nowhere in it.`;
}
