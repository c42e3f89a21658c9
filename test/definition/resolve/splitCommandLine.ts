/**
 * CommandLineToArgvW, as its page describes it: 2n backslashes and a quote are n backslashes and the end or beginning of
 * quoting; 2n+1 and a quote are n and a literal quote; other backslashes are themselves; two quotes inside of quoting
 * are one. The program's name, first, knows no backslashes.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/shellapi/nf-shellapi-commandlinetoargvw
 */
export function splitCommandLine(line: string): string[] {
  const name = /^(?:"([^"]*)"?|([^ \t]*))/.exec(line);
  const words = [name?.[1] ?? name?.[2] ?? ''];
  let rest = line.slice(name?.[0].length ?? 0);
  for (;;) {
    rest = rest.replace(/^[ \t]+/, '');
    if (rest === '') return words;
    const { word, length } = readWord(rest);
    words.push(word);
    rest = rest.slice(length);
  }
}

function readWord(text: string): { word: string; length: number } {
  let word = '';
  let quoted = false;
  let index = 0;
  while (index < text.length) {
    const character = text.charAt(index);
    if (!quoted && (character === ' ' || character === '\t')) break;
    const backslashes = /^\\*/.exec(text.slice(index))?.[0].length ?? 0;
    index += backslashes;
    if (text.charAt(index) !== '"') {
      word += backslashes > 0 ? '\\'.repeat(backslashes) : character;
      index += backslashes > 0 ? 0 : 1;
      continue;
    }
    word += '\\'.repeat(Math.floor(backslashes / 2));
    index += 1;
    if (backslashes % 2 === 1) word += '"';
    else if (quoted && text.charAt(index) === '"') {
      word += '"';
      index += 1;
    } else quoted = !quoted;
  }
  return { word, length: index };
}
