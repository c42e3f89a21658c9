import { free, shrink } from '../../ffi/globalMemory.js';

/**
 * The memory of commands that have been answered. An answer names it, and a server may say it once more: the handles stay
 * taken for a while, so that no later command has the same.
 */
export class AnsweredCommands {
  #memory: number[] = [];

  add(memory: number): void {
    if (memory === 0) return;
    shrink(memory);
    this.#memory.push(memory);
    if (this.#memory.length > most) free(this.#memory.shift() ?? 0);
  }

  clear(): void {
    for (const memory of this.#memory) free(memory);
    this.#memory = [];
  }
}

const most = 64;
