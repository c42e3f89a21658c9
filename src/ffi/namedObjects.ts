import { kernel32 } from './kernel32.js';

/**
 * Takes a name that one process of this user's session can have at a time. It is free again when the process closes it
 * or ends, however that ends. One that another user's process, or an elevated one, has taken may not even be looked at.
 *
 * @param name without a backslash.
 * @returns a handle, or undefined while another process has the name.
 */
export function takeName(name: string): number | undefined {
  const handle = kernel32().CreateMutexW(null, 0, `Local\\${name}`);
  const taken = handle === 0 || kernel32().GetLastError() === alreadyExists;
  if (taken && handle !== 0) kernel32().CloseHandle(handle);
  return taken ? undefined : handle;
}

/** An event of Windows that processes of this user's session know by its name; a wait for it resets it. */
export class NamedEvent {
  readonly #event: number;

  constructor(name: string) {
    this.#event = kernel32().CreateEventW(null, 0, 0, `Local\\${name}`);
  }

  set(): void {
    kernel32().SetEvent(this.#event);
  }

  reset(): void {
    kernel32().ResetEvent(this.#event);
  }

  /** Whether it was set since this was last asked. */
  get wasSet(): boolean {
    return kernel32().WaitForSingleObject(this.#event, 0) === 0;
  }

  close(): void {
    kernel32().CloseHandle(this.#event);
  }
}

const alreadyExists = 183; // ERROR_ALREADY_EXISTS
