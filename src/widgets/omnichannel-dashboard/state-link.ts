import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { checkDashboardState, invalidState, type DashboardState } from '../../contract/index.js';
import { decodeLink, differenceOf, encodeLink, withDifference } from './link-text.js';

/** How long the reader must be done before the address is written, in milliseconds. */
const WRITE_AFTER_MS = 200;

export interface LinkHost extends ReactiveControllerHost, HTMLElement {
  readonly stateParam?: string;
  getState(): DashboardState;
}

export interface LinkWays {
  /** Whether the host has set all that it sets: a source and tiles whose elements are there. */
  readonly isSet: () => boolean;
  /** Shows a state that came from an address; throws `invalid-state`. */
  readonly show: (state: DashboardState) => void;
  readonly report: (thrown: unknown) => void;
}

/**
 * Keeps what the reader changed in a search parameter of the page. It is read once the host has set
 * everything, and laid over that; what the host sets later wins, and a state or a layout that it sets is
 * the new ground.
 */
export class StateLink implements ReactiveController {
  readonly #host: LinkHost;
  readonly #ways: LinkWays;
  #base: DashboardState | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LinkHost, ways: LinkWays) {
    this.#host = host;
    this.#ways = ways;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.#onPopState);
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.#onPopState);
    clearTimeout(this.#timer);
  }

  hostUpdated(): void {
    const { stateParam, isConnected } = this.#host;
    if (!stateParam || this.#base || !isConnected || !this.#ways.isSet()) return;
    this.#base = this.#host.getState();
    // After this update, and before the widgets inside have asked.
    queueMicrotask(() => {
      if (this.#base && this.#text) this.#read(this.#base, this.#text);
    });
  }

  /** The host set all of this: the ground of all differences from now on. */
  rebase(part: 'state' | 'tiles'): void {
    const state = this.#host.getState();
    if (this.#base) this.#base = part === 'state' ? state : { ...this.#base, tiles: state.tiles };
  }

  /** Writes the address soon. */
  stateChanged(): void {
    if (!this.#base || !this.#host.stateParam) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write(), WRITE_AFTER_MS);
  }

  get #text(): string | null {
    return new URLSearchParams(location.search).get(this.#host.stateParam ?? '');
  }

  readonly #onPopState = (): void => {
    if (this.#base && this.#host.stateParam) this.#read(this.#base, this.#text);
  };

  #read(base: DashboardState, text: string | null): void {
    clearTimeout(this.#timer);
    const { localName } = this.#host;
    try {
      this.#ways.show(text ? checkDashboardState(withDifference(base, this.#decode(text)), localName) : base);
    } catch (thrown) {
      this.#ways.report(thrown);
    }
  }

  #decode(text: string): unknown {
    try {
      return decodeLink(text);
    } catch {
      throw invalidState(this.#host.localName, `search parameter "${this.#host.stateParam ?? ''}"`, text, 'Open a link that the dashboard wrote, or the page without it.');
    }
  }

  #write(): void {
    const { stateParam } = this.#host;
    if (!this.#base || !stateParam) return;
    const linked = differenceOf(this.#base, this.#host.getState());
    const address = new URL(location.href);
    if (linked) address.searchParams.set(stateParam, encodeLink(linked));
    else address.searchParams.delete(stateParam);
    if (address.href === location.href) return;
    try {
      history.replaceState(history.state, '', address);
    } catch (thrown) {
      this.#ways.report(thrown);
    }
  }
}
