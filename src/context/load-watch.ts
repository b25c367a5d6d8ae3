import type { DataProvider, Progress } from '../contract/index.js';

/** How far a provider has come with what it loads. */
export interface LoadProgress {
  /** 0 to 1; absent where it is not known beforehand. */
  readonly share?: number;
  /** What is loaded by itself, and what has been loaded since. */
  readonly parts: readonly Progress[];
}

/** Follows what a provider loads; the same object until something has gone on, nothing where nothing is being loaded. */
export class LoadWatch {
  #provider: DataProvider | undefined;
  #stop: (() => void) | undefined;
  #parts = new Map<string, Progress>();
  #progress: LoadProgress | undefined;
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get progress(): LoadProgress | undefined {
    return this.#progress;
  }

  watch(provider: DataProvider): void {
    if (provider === this.#provider) return;
    this.stop();
    this.#provider = provider;
    this.#stop = provider.watchProgress?.((progress) => this.#take(progress));
  }

  stop(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#provider = undefined;
    this.#progress = undefined;
    this.#parts.clear();
  }

  #take(progress: Progress): void {
    this.#parts.set(progress.part, progress);
    const parts = [...this.#parts.values()];
    if (parts.every(({ done }) => done)) {
      this.#progress = undefined;
      this.#parts.clear();
    } else {
      const share = shareOf(parts);
      this.#progress = { parts, ...(share !== undefined && { share }) };
    }
    this.#onChange();
  }
}

/** Every part weighs the same: their units are not comparable. Nothing where a part does not know how much there is. */
function shareOf(parts: readonly Progress[]): number | undefined {
  const shares = parts.map(({ loaded, total, done }) => (done ? 1 : total ? Math.min(1, loaded / total) : loaded === 0 ? 0 : undefined));
  return shares.includes(undefined) ? undefined : shares.reduce<number>((sum, share) => sum + (share as number), 0) / parts.length;
}
