import type { ReactiveControllerHost } from 'lit';
import { missingPart, WidgetErrorEvent } from '../contract/index.js';

export interface PartSource<Part> {
  /** What loads, as an error names it: "the menu". */
  readonly name: string;
  readonly load: () => Promise<Part>;
  /** Style sheets that come with it. */
  readonly sheets?: (part: Part) => readonly CSSStyleSheet[];
}

export type PartHost = ReactiveControllerHost & HTMLElement & { readonly renderRoot: DocumentFragment | HTMLElement };

/** A part of an element that loads when somebody needs it. */
export class PartOnDemand<Part> {
  /** There once it is loaded. */
  part: Part | undefined;
  /** Whether the latest attempt failed. */
  isMissing = false;
  readonly #host: PartHost;
  readonly #source: PartSource<Part>;
  #loading: Promise<void> | undefined;

  constructor(host: PartHost, source: PartSource<Part>) {
    this.#host = host;
    this.#source = source;
  }

  /** Loads it once and draws the element again. A failure raises `widget-error`, and the next call tries again. */
  load(): Promise<void> {
    return (this.#loading ??= this.#fetch());
  }

  async #fetch(): Promise<void> {
    const { name, load, sheets } = this.#source;
    try {
      const part = await load();
      const root = this.#host.renderRoot as ShadowRoot;
      if (sheets) root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets(part)];
      this.part = part;
      this.isMissing = false;
      this.#host.requestUpdate();
    } catch (cause) {
      this.#loading = undefined;
      this.isMissing = true;
      this.#host.dispatchEvent(new WidgetErrorEvent(missingPart(name, this.#host.localName, cause)));
    }
  }
}
