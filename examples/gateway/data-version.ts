import type { SqlConnection } from 'omnichannel-widgets/sql';

export interface VersionOptions {
  /** A statement whose first value changes whenever the data do: `select max(loaded_at) from loads`. */
  readonly sql?: string;
  /** How often it is asked; without a statement, for how long answers count as fresh. In milliseconds. */
  readonly everyMs: number;
}

/** Knows whether the data are still those of which answers were kept. */
export class DataVersion {
  readonly #connection: SqlConnection;
  readonly #options: VersionOptions;
  readonly #onChange: () => void;
  #asking: Promise<string> | undefined;
  #askedAt = 0;
  #last: string | undefined;
  #told = 0;

  constructor(connection: SqlConnection, options: VersionOptions, onChange: () => void) {
    this.#connection = connection;
    this.#options = options;
    this.#onChange = onChange;
  }

  /** The version now; one reading serves all who ask within `everyMs`. */
  async current(): Promise<string> {
    if (!this.#asking || Date.now() - this.#askedAt >= this.#options.everyMs) {
      this.#askedAt = Date.now();
      this.#asking = this.#read();
      this.#asking.catch(() => (this.#askedAt = 0));
    }
    return this.#asking;
  }

  /** Somebody tells that the data changed. */
  changed(): void {
    this.#told += 1;
    this.#askedAt = 0;
  }

  async #read(): Promise<string> {
    const { sql, everyMs } = this.#options;
    const written = sql === undefined ? Math.floor(Date.now() / everyMs) : (await this.#connection.run({ sql, parameters: [] }, { signal: new AbortController().signal }))[0]?.[0];
    const version = `${this.#told} ${String(written)}`;
    if (this.#last !== undefined && this.#last !== version) this.#onChange();
    this.#last = version;
    return version;
  }
}
