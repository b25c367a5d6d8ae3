/** An answer as it travels. */
export interface KeptAnswer {
  /** The result as JSON. */
  readonly json: string;
  readonly rows: number;
}

/** Characters take two bytes, what is kept about them some more. */
const bytesOf = (key: string, { json }: KeptAnswer): number => 2 * (key.length + json.length) + 200;

/** The answers used last, of no more bytes than given. */
export class KeptAnswers {
  readonly #most: number;
  readonly #answers = new Map<string, KeptAnswer>();
  #bytes = 0;

  constructor(bytes: number) {
    this.#most = bytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  find(key: string): KeptAnswer | undefined {
    const answer = this.#answers.get(key);
    if (answer) {
      this.#answers.delete(key);
      this.#answers.set(key, answer);
    }
    return answer;
  }

  keep(key: string, answer: KeptAnswer): void {
    this.#drop(key);
    if (bytesOf(key, answer) > this.#most) return;
    this.#answers.set(key, answer);
    this.#bytes += bytesOf(key, answer);
    for (const oldest of this.#answers.keys()) {
      if (this.#bytes <= this.#most) return;
      this.#drop(oldest);
    }
  }

  clear(): void {
    this.#answers.clear();
    this.#bytes = 0;
  }

  #drop(key: string): void {
    const answer = this.#answers.get(key);
    if (!answer) return;
    this.#bytes -= bytesOf(key, answer);
    this.#answers.delete(key);
  }
}
