import { Listeners, type Progress } from '../contract/index.js';

/** How long the parts' advances are gathered before they are told, in milliseconds. */
const PAUSE_MS = 100;

/** Tells listeners how far the parts of a source have been loaded: when each begins and ends, and now and then in between. */
export class ProgressBoard {
  readonly #parts = new Map<string, Progress>();
  readonly #listeners = new Listeners<Progress>();

  /** Tells a listener of each part that is being loaded, and from then on of all that follows. */
  watch(listener: (progress: Progress) => void): () => void {
    for (const progress of this.#parts.values()) listener(progress);
    return this.#listeners.add(listener);
  }

  /** Begins a part; `advance` says how far it is, `end` that it needs nothing more. */
  begin(part: string): { readonly advance: (loaded: number, total?: number) => void; readonly end: () => void } {
    let told = performance.now();
    this.set({ part, loaded: 0, done: false });
    return {
      advance: (loaded, total) => {
        const isSoon = performance.now() - told < PAUSE_MS;
        if (!isSoon) told = performance.now();
        const progress: Progress = { part, loaded, ...(total !== undefined && { total }), done: false };
        if (isSoon) this.#parts.set(part, progress);
        else this.set(progress);
      },
      end: () => this.set({ ...(this.#parts.get(part) ?? { part, loaded: 0 }), done: true }),
    };
  }

  /** Tells all listeners of a part. */
  set(progress: Progress): void {
    if (progress.done) this.#parts.delete(progress.part);
    else this.#parts.set(progress.part, progress);
    this.#listeners.tell(progress);
  }

  close(): void {
    this.#listeners.clear();
    this.#parts.clear();
  }
}
