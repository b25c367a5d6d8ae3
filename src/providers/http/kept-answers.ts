import type { Result } from '../../contract/index.js';

export interface KeptAnswer { readonly validator: string; readonly result: Result }

const MOST_ANSWERS = 100;
const MOST_ROWS = 200_000;

/** Answers with validators, those used last; nothing that one token was shown is kept for another. */
export class KeptAnswers {
  readonly #answers = new Map<string, KeptAnswer>();
  #token: string | undefined;
  #rows = 0;

  find(key: string, token: string | undefined): KeptAnswer | undefined {
    if (token !== this.#token) this.clear();
    this.#token = token;
    const answer = this.#answers.get(key);
    if (answer) this.#put(key, answer);
    return answer;
  }

  keep(key: string, answer: KeptAnswer, token: string | undefined): void {
    if (token !== this.#token || answer.result.rows.length > MOST_ROWS) return;
    this.#put(key, answer);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= MOST_ANSWERS && this.#rows <= MOST_ROWS) return;
      this.#drop(oldest);
    }
  }

  clear(): void {
    this.#answers.clear();
    this.#rows = 0;
  }

  #put(key: string, answer: KeptAnswer): void {
    this.#drop(key);
    this.#answers.set(key, answer);
    this.#rows += answer.result.rows.length;
  }

  #drop(key: string): void {
    this.#rows -= this.#answers.get(key)?.result.rows.length ?? 0;
    this.#answers.delete(key);
  }
}
