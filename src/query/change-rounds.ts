import { focusManager, type Query as CachedQuestion, type QueryClient } from '@tanstack/query-core';

/**
 * Asks again what has changed: all changes of a turn in one round, a rest after each round, one request per question
 * on the way, nothing while the page is hidden.
 */
export class ChangeRounds {
  readonly #client: QueryClient;
  readonly #restMs: number;
  readonly #changed = new Set<CachedQuestion>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unfollow: (() => void) | undefined;
  #hasPaused = false;

  constructor(client: QueryClient, restMs: number) {
    this.#client = client;
    this.#restMs = restMs;
  }

  /** Follows whether the page is seen. What is known from before a pause may have changed unnoticed. */
  start(): void {
    if (this.#hasPaused) void this.#client.invalidateQueries({ refetchType: 'none' });
    this.#unfollow = focusManager.subscribe(() => this.#plan(0));
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#unfollow?.();
    this.#hasPaused = true;
    this.#changed.clear();
  }

  /** These questions have other answers now. */
  add(isConcerned: (question: CachedQuestion) => boolean): void {
    for (const question of this.#client.getQueryCache().getAll()) if (isConcerned(question)) this.#changed.add(question);
    this.#plan(0);
  }

  #plan(waitMs: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (this.#changed.size > 0 && focusManager.isFocused()) this.#round();
    }, waitMs);
  }

  /** What is still on its way is asked again in a later round: its answer may be from before the change. */
  #round(): void {
    const due = new Set([...this.#changed].filter(({ state }) => state.fetchStatus === 'idle'));
    for (const question of due) this.#changed.delete(question);
    void this.#client.invalidateQueries({ predicate: (question) => due.has(question) });
    this.#plan(this.#restMs);
  }
}
