import { onOneLine } from '../../dialects/dialect.js';

/** Text for a manifest or a help file: on one line, and of characters that both can hold (XML 1.0, section 2.2). */
export function inData(text: string): string {
  return onOneLine(text).replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g,
    '\ufffd',
  );
}
