import { koffi, spare } from './library.js';
import { type CreateParameters, enumerateWindows, user32 } from './user32.js';

/** What a window does with a message that was sent (not posted) to it; undefined for what Windows does by default. */
export type SentMessage = (window: number, message: number, wide: number, long: number) => number | undefined;

/**
 * Invisible windows of one thread. Whether a window is a Unicode or an ANSI one is what a DDE partner decides by how to
 * write the text of an EXECUTE.
 */
export class MessageWindows {
  readonly #procedures: bigint[] = [];
  readonly #classes = new Map<'A' | 'W', string>();
  readonly #windows = new Set<number>();

  /**
   * @param name the start of the classes' names. Classes belong to the whole process, so each thread needs its own.
   * @param take gets what is sent to the windows; what is posted to them is the message loop's to take.
   */
  constructor(
    private readonly name: string,
    private readonly take: SentMessage,
  ) {}

  /**
   * A new window, at the top level as DDE demands of the windows that talk.
   *
   * @returns 0 when Windows cannot make one.
   */
  create(unicode: boolean): number {
    const letter = unicode ? 'W' : 'A';
    const parameters: CreateParameters = [0, this.#class(letter), null, popup, 0, 0, 0, 0, 0, 0, 0, null];
    const window = unicode ? user32().CreateWindowExW(...parameters) : user32().CreateWindowExA(...parameters);
    if (window !== 0) this.#windows.add(window);
    return window;
  }

  /** Whether a window is one of these. */
  has(window: number): boolean {
    return this.#windows.has(window);
  }

  destroy(window: number): void {
    this.#windows.delete(window);
    user32().DestroyWindow(window, ...spare.values);
  }

  /** Destroys all windows. */
  close(): void {
    for (const window of [...this.#windows]) this.destroy(window);
    for (const name of this.#classes.values()) user32().UnregisterClassW(name, 0);
    for (const procedure of this.#procedures) koffi().unregister(procedure);
  }

  #class(letter: 'A' | 'W'): string {
    const existing = this.#classes.get(letter);
    if (existing) return existing;
    const name = `${this.name} ${letter}`;
    const otherwise = letter === 'W' ? user32().DefWindowProcW : user32().DefWindowProcA;
    const procedure = koffi().register(
      (window: number, message: number, wide: number, long: number) =>
        this.take(window, message, wide, long) ?? otherwise(window, message, wide, long),
      'WindowProcedure *',
    );
    this.#procedures.push(procedure);
    const register = letter === 'W' ? user32().RegisterClassExW : user32().RegisterClassExA;
    register({ ...emptyClass, size: koffi().sizeof(`WNDCLASSEX${letter}`), procedure, name });
    this.#classes.set(letter, name);
    return name;
  }
}

/** The top-level windows of the desktop, the topmost first. */
export function topLevelWindows(): number[] {
  return enumerateWindows((callback) => user32().EnumWindows(callback, 0));
}

export function isWindow(window: number): boolean {
  return user32().IsWindow(window) !== 0;
}

export function isUnicodeWindow(window: number): boolean {
  return user32().IsWindowUnicode(window) !== 0;
}

const popup = 0x80000000; // WS_POPUP
const emptyClass = {
  style: 0,
  classExtra: 0,
  windowExtra: 0,
  instance: 0,
  icon: 0,
  cursor: 0,
  background: 0,
  menu: null,
  smallIcon: 0,
};
