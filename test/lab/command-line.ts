// command-line.ts: program arguments by the rules of CommandLineToArgvW. The lab's own copy: a test must not prove the
// product's quoting with the product's quoting.

export function quoteArgument(argument: string): string {
  if (argument !== '' && !/[\s"]/.test(argument)) return argument;
  return `"${argument.replace(/(\\*)(")/g, '$1$1\\$2').replace(/(\\+)$/, '$1$1')}"`;
}

export function joinCommandLine(...words: string[]): string {
  return words.map(quoteArgument).join(' ');
}
