/** What a reader did not take as it was, and how often. */
export interface ConnectorNote {
  /** The object of the source, as the mapping calls it. */
  readonly object: string;
  /** What happened, in one clause. */
  readonly reason: string;
  /** Rows of the source it happened to. */
  readonly rows: number;
}

/** Counts what happens to rows. */
export class Notes {
  readonly #counts = new Map<string, { object: string; reason: string; rows: number }>();

  add(object: string, reason: string, rows = 1): void {
    if (rows === 0) return;
    const key = JSON.stringify([object, reason]);
    const known = this.#counts.get(key);
    if (known) known.rows += rows;
    else this.#counts.set(key, { object, reason, rows });
  }

  list(): readonly ConnectorNote[] {
    return [...this.#counts.values()];
  }
}
