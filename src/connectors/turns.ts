/** How long the page is kept busy in one go, in milliseconds. */
const TURN_MS = 40;
const ROWS_BETWEEN_LOOKS = 1024;

/** Lets the page breathe while many rows are read. */
export class Turns {
  #end = performance.now() + TURN_MS;
  #rows = 0;

  /** Counts a row; whether it is time to `rest`. */
  isOver(): boolean {
    this.#rows += 1;
    return this.#rows % ROWS_BETWEEN_LOOKS === 0 && performance.now() > this.#end;
  }

  async rest(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.#end = performance.now() + TURN_MS;
  }
}
