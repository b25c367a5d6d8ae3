import type { TileState } from '../../contract/index.js';

type Layout = readonly TileState[];

/** The layouts before and after; all of them are whole, so that a step back is exact. */
export class EditHistory {
  /** The layout at the beginning. */
  readonly initial: Layout;
  #past: readonly Layout[] = [];
  #future: readonly Layout[] = [];

  constructor(initial: Layout) {
    this.initial = initial;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Remembers the layout that a change has just replaced. */
  remember(before: Layout): void {
    this.#past = [...this.#past, before];
    this.#future = [];
  }

  /** The layout before the last change, given the present one. */
  undo(present: Layout): Layout | undefined {
    const before = this.#past.at(-1);
    if (!before) return undefined;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, present];
    return before;
  }

  /** The layout that was last undone, given the present one. */
  redo(present: Layout): Layout | undefined {
    const after = this.#future.at(-1);
    if (!after) return undefined;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, present];
    return after;
  }
}
