/**
 * The words behind the program's name on a line of bash, without their quotes. Nothing in them is expanded.
 *
 * @param line up to the cursor.
 * @param breaks the characters at which readline begins a new word: `COMP_WORDBREAKS`.
 */
export function wordsOfLine(line: string, breaks: string): { words: string[]; kept: string } {
  let words: string[] = [];
  let word: string | undefined;
  let kept = '';
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
      else if (quote === '"' && character === '\\' && /["\\$`]/.test(line.charAt(at + 1))) word += line.charAt(++at);
      else word += character;
    } else if (character === "'" || character === '"') {
      quote = character;
      word ??= '';
    } else if (character === '\\') {
      word = (word ?? '') + line.charAt(++at);
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      [word, kept] = [undefined, ''];
    } else if (/[;|&]/.test(character)) {
      [words, word, kept] = [[], undefined, ''];
    } else {
      word = (word ?? '') + character;
      if (/[=:]/.test(character) && breaks.includes(character)) kept = word;
    }
  }
  words.push(word ?? '');
  return { words: words.slice(words.findIndex((name) => /(?:^|[\\/])bridgesmith$/.test(name)) + 1), kept };
}
