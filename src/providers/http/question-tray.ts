import { toOmnichannelError, type Query, type Result } from '../../contract/index.js';

interface Waiting {
  readonly query: Query;
  readonly signal: AbortSignal;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

/** Answers in the order of the questions; each fails alone. */
export type AskTogether = (queries: readonly Query[], signal: AbortSignal) => Promise<readonly (Result | Error)[]>;

/** Gathers the questions of one turn into as few requests as the server takes. */
export class QuestionTray {
  readonly #most: () => number;
  readonly #ask: AskTogether;
  #waiting: Waiting[] = [];

  constructor(most: () => number, ask: AskTogether) {
    this.#most = most;
    this.#ask = ask;
  }

  ask(query: Query, signal: AbortSignal): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.push({ query, signal, resolve, reject }) === 1) queueMicrotask(() => this.#empty());
    });
  }

  #empty(): void {
    const waiting = this.#waiting.filter(({ signal, reject }) => {
      if (signal.aborted) reject(signal.reason);
      return !signal.aborted;
    });
    const most = this.#most();
    this.#waiting = [];
    for (let from = 0; from < waiting.length; from += most) void this.#send(waiting.slice(from, from + most));
  }

  /** Given up only when nobody waits any more; whoever waits no more is told at once. What is too large together is asked in halves. */
  async #send(waiting: readonly Waiting[]): Promise<void> {
    const batch = new AbortController();
    let left = waiting.length;
    const unfollow = waiting.map(({ signal, reject }) => {
      const leave = (): void => {
        reject(signal.reason);
        if (--left === 0) batch.abort(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      return () => signal.removeEventListener('abort', leave);
    });
    try {
      const answers = await this.#ask(waiting.map(({ query }) => query), batch.signal);
      waiting.forEach(({ resolve, reject }, at) => {
        const answer = answers[at] as Result | Error;
        if (answer instanceof Error) reject(answer);
        else resolve(answer);
      });
    } catch (thrown) {
      const isTooLarge = waiting.length > 1 && toOmnichannelError(thrown, '').code === 'unsupported-size';
      const still = waiting.filter(({ signal }) => !signal.aborted);
      const half = Math.ceil(still.length / 2);
      if (isTooLarge) for (const part of [still.slice(0, half), still.slice(half)]) void (part.length > 0 && this.#send(part));
      else for (const { reject } of still) reject(thrown);
    } finally {
      for (const stop of unfollow) stop();
    }
  }
}
