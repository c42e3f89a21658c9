/**
 * One argument as a Windows program's command line must hold it, so that CommandLineToArgvW and the C runtime read it
 * back unchanged.
 *
 * Source: https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments
 */
export function quoteArgument(argument: string): string {
  if (argument !== '' && !/[ \t"]/.test(argument)) return argument;
  return `"${argument.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}

/** Arguments, quoted where needed and joined by single spaces. */
export function joinArguments(values: readonly string[]): string {
  return values.map(quoteArgument).join(' ');
}
