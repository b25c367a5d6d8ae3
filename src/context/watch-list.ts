import { queryKey, type Member, type Period, type Query, type Result } from '../contract/index.js';
import type { Desk, Watch } from '../query/desk.js';
import type { Failure } from './questions.js';

interface Held { readonly key: string; readonly query: Query; readonly watch: Watch }

/** The questions one widget is waiting for, by name; a question that stays equal stays held. */
export class WatchList {
  readonly #listener: () => void;
  #held = new Map<string, Held>();
  #members = new Map<string, Watch<readonly Member[]>>();

  constructor(listener: () => void) {
    this.#listener = listener;
  }

  hold(name: string, desk: Desk, query: Query, audience: string): Watch {
    const key = queryKey(query);
    const before = this.#held.get(name);
    if (before?.key === key) return before.watch;
    const watch = desk.watch(query, audience, this.#listener);
    before?.watch.stop();
    this.#held.set(name, { key, query, watch });
    return watch;
  }

  holdMembers(desk: Desk, audience: string, dimensions: readonly string[]): void {
    for (const dimension of dimensions) {
      if (this.#members.has(dimension)) continue;
      const watch = desk.watchMembers({ dimension }, audience, this.#listener);
      if (watch) this.#members.set(dimension, watch);
    }
  }

  keepOnly(names: readonly string[]): void {
    for (const [name, { watch }] of this.#held) {
      if (names.includes(name)) continue;
      watch.stop();
      this.#held.delete(name);
    }
  }

  stopAll(): void {
    this.keepOnly([]);
    for (const { stop } of this.#members.values()) stop();
    this.#members.clear();
  }

  async refreshAll(): Promise<void> {
    await Promise.all([...this.#held.values()].map(({ watch }) => watch.refresh()));
  }

  failures(): readonly Failure[] {
    const questions = [...this.#held].flatMap(([name, { query, watch: { answer: { error } } }]) => (error ? [{ name, error, query }] : []));
    const members = [...this.#members].flatMap(([dimension, { answer: { error } }]) => (error ? [{ name: `members of ${dimension}`, error }] : []));
    return [...questions, ...members];
  }

  query(name: string): Query | undefined {
    return this.#held.get(name)?.query;
  }

  results(): Record<string, Result | undefined> {
    return Object.fromEntries([...this.#held].map(([name, { watch }]) => [name, watch.answer.result]));
  }

  periods(): Record<string, Period> {
    return Object.fromEntries([...this.#held].map(([name, { query }]) => [name, query.period]));
  }

  labels(): Record<string, readonly Member[] | undefined> {
    return Object.fromEntries([...this.#members].map(([dimension, watch]) => [dimension, watch.answer.result]));
  }
}
