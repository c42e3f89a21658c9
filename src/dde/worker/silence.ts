/**
 * Whether a server has said all that it has to say. What it says later is about what it is asked later: Wine's DDEML says
 * yes behind the data of each REQUEST, other servers say things twice, and neither tells what it is about but by the name
 * of the item.
 */
export class Silence {
  #state: 'there' | 'broken' | 'due' = 'there';

  /**
   * @param ask calls back when the server is through with what it was doing, and all that it said is taken. Returns
   *   whether there is a server.
   * @param came called when silence has come.
   */
  constructor(
    private readonly ask: (through: () => void) => boolean,
    private readonly came: () => void,
  ) {}

  /** Whether it is there; if not, it is waited for. */
  get isThere(): boolean {
    if (this.#state === 'broken') this.#await();
    return this.#state === 'there';
  }

  /** The server is asked something. */
  breaks(): void {
    this.#state = 'broken';
  }

  #await(): void {
    this.#state = 'due';
    const asked = this.ask(() => {
      this.#state = 'there';
      this.came();
    });
    if (!asked) this.#state = 'there'; // what is posted next tells that the server is gone
  }
}
