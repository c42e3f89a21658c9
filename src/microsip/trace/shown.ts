/**
 * Text of a trace as it may be shown: of lines that carry credentials, only whose they are.
 *
 * A digest is no password, but a weak password is found from one; and headers of HTTP's Basic scheme hold the password
 * itself. Text comes in pieces: a line is shown when it is whole.
 *
 * Sources: https://www.rfc-editor.org/rfc/rfc3261#section-22, https://www.rfc-editor.org/rfc/rfc7616
 */
export class TraceText {
  #open = '';
  #inCredentials = false;
  /** Whether the last piece of a line was given without its end. */
  #cut = false;

  /** The whole lines that a piece of text completes. */
  add(piece: string): string {
    const text = this.#open + piece;
    const end = Math.max(text.lastIndexOf('\n') + 1, text.length > longestLine ? text.length : 0);
    this.#open = text.slice(end);
    return text.slice(0, end).replace(/[^\n]*\n|[^\n]+$/g, (line) => this.#line(line));
  }

  /** What stands behind the last line end. */
  end(): string {
    const rest = this.#open;
    this.#open = '';
    return rest === '' ? '' : this.#line(rest);
  }

  /** A header goes on in lines that begin with a blank. */
  #line(line: string): string {
    const goesOn = this.#cut;
    this.#cut = !line.endsWith('\n');
    if (goesOn) return this.#inCredentials ? line.slice(line.trimEnd().length) : line;
    const [, header] = /^(\s*(?:proxy-)?(?:authorization|authenticate-info)\s*:)/i.exec(line) ?? [];
    this.#inCredentials = header !== undefined || (this.#inCredentials && /^[ \t]+\S/.test(line));
    if (!this.#inCredentials) return line;
    const [username = ''] = /\busername="[^"\r\n]*"/i.exec(line) ?? [];
    const lineEnd = /\r?\n?$/.exec(line)?.[0] ?? '';
    const hidden = [header?.trimEnd() ?? ' ', username, '(hidden)'].filter((part) => part !== '').join(' ');
    return hidden + lineEnd;
  }
}

/** In characters. A line without end from anybody is not kept for ever. */
const longestLine = 100_000;
