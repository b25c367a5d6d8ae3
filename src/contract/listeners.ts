/** Whoever wants to be told. Each is called in a turn of its own: what one throws neither stops the others nor fails the teller. */
export class Listeners<Value> {
  readonly #all = new Set<(value: Value) => void>();

  /** Returns what ends the listening. The same function may listen several times. */
  add(listener: (value: Value) => void): () => void {
    const own = (value: Value): void => listener(value);
    this.#all.add(own);
    return () => void this.#all.delete(own);
  }

  tell(value: Value): void {
    for (const listener of this.#all) {
      queueMicrotask(() => {
        if (this.#all.has(listener)) listener(value);
      });
    }
  }

  clear(): void {
    this.#all.clear();
  }
}
