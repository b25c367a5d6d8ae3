import type { Progress } from '../../contract/index.js';

type Listener = (progress: Progress) => void;

/** Passes on how far the loading of each part has come. */
export class LoadingWatch {
  readonly #listeners = new Set<Listener>();
  readonly #running = new Map<string, Progress>();

  watch(listener: Listener): () => void {
    const own: Listener = (progress) => listener(progress);
    this.#listeners.add(own);
    for (const progress of this.#running.values()) own(progress);
    return () => void this.#listeners.delete(own);
  }

  tell(progress: Progress): void {
    if (progress.done) this.#running.delete(progress.part);
    else this.#running.set(progress.part, progress);
    for (const listener of [...this.#listeners]) listener(progress);
  }

  clear(): void {
    this.#listeners.clear();
  }
}
