import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { jsonKey, type DashboardState } from '../../contract/index.js';

/** `state-change`: the dashboard shows something else, or shows it otherwise; the host may store the state. */
export class StateChangeEvent extends CustomEvent<{ readonly state: DashboardState }> {
  constructor(state: DashboardState) {
    super('state-change', { bubbles: true, composed: true, detail: { state } });
  }
}

export interface NewsHost extends ReactiveControllerHost, HTMLElement {
  getState(): DashboardState;
}

/** Tells a changed state once per task, however many changes made it. */
export class StateNews implements ReactiveController {
  readonly #host: NewsHost;
  readonly #changed: () => void;
  #told: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `changed`: the state has become another. */
  constructor(host: NewsHost, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  /** The first state is no news. */
  hostUpdated(): void {
    this.#told ??= jsonKey(this.#host.getState());
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Something that the state holds may have changed. */
  tell(): void {
    if (this.#told !== undefined) this.#timer ??= setTimeout(() => void this.#tell(), 0);
  }

  async #tell(): Promise<void> {
    this.#timer = undefined;
    await this.#host.updateComplete;
    const state = this.#host.getState();
    const text = jsonKey(state);
    if (text === this.#told) return;
    this.#told = text;
    this.#host.dispatchEvent(new StateChangeEvent(state));
    this.#changed();
  }
}
