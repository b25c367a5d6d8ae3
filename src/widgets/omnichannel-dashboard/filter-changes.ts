import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FiltersChange, FiltersChangeEvent } from '../../context/index.js';
import { isNearest } from './nearest.js';

type Host = ReactiveControllerHost & HTMLElement;

/** Takes over what a reader sets in a filter bar inside, unless somebody above prevents it. */
export class FilterChanges implements ReactiveController {
  readonly #host: Host;
  readonly #take: (change: FiltersChange) => void;

  constructor(host: Host, take: (change: FiltersChange) => void) {
    this.#host = host;
    this.#take = take;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('filters-change', this.#onChange);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('filters-change', this.#onChange);
  }

  readonly #onChange = (event: Event): void => {
    if (!isNearest(this.#host, event)) return;
    queueMicrotask(() => {
      if (!event.defaultPrevented) this.#take((event as FiltersChangeEvent).detail);
    });
  };
}
