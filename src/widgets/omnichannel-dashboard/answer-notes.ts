import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isTexts } from '../../contract/index.js';
import { ContextProvider, dashboardNotesContext, widgetOf, type AnswerFacts, type DashboardNotes, type WidgetAnswerEvent } from '../../context/index.js';
import { isInside, isNearest } from './nearest.js';
import type { TileSlots } from './tile-slots.js';

type Host = ReactiveControllerHost & HTMLElement;

/** Gathers what the widgets inside say about their figures, and tells the others which filters they do not follow. */
export class AnswerNotes implements ReactiveController {
  readonly #host: Host;
  readonly #provided: ContextProvider<typeof dashboardNotesContext, Host>;
  readonly #facts = new Map<Element, AnswerFacts | undefined>();

  readonly #tiles: TileSlots;

  constructor(host: Host, tiles: TileSlots) {
    this.#host = host;
    this.#tiles = tiles;
    this.#provided = new ContextProvider(host, { context: dashboardNotesContext, initialValue: Object.freeze({ ignored: {} }) });
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('widget-answer', this.#onAnswer);
    this.#host.addEventListener('widget-status', this.#onStatus);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('widget-answer', this.#onAnswer);
    this.#host.removeEventListener('widget-status', this.#onStatus);
  }

  hostUpdate(): void {
    for (const widget of this.#facts.keys()) if (!isInside(this.#host, widget)) this.#facts.delete(widget);
    const notes = this.#read();
    if (JSON.stringify(notes) !== JSON.stringify(this.#provided.value)) this.#provided.setValue(Object.freeze(notes));
  }

  /** All widgets inside ask again, past the cache. */
  async refresh(): Promise<void> {
    await Promise.all([...this.#facts.keys()].map(async (widget: Element & { refresh?: () => Promise<void> }) => widget.refresh?.()));
  }

  /** Of the widgets on screen. */
  get facts(): readonly AnswerFacts[] {
    const hidden = this.#tiles.hiddenElements;
    return [...this.#facts].flatMap(([widget, facts]) => (facts && !hidden.some((element) => isInside(element, widget)) ? [facts] : []));
  }

  /** The title that a widget shows, or the first of those inside an element. */
  headingOf(element: Element): string | undefined {
    return [...this.#facts].find(([widget, facts]) => facts && isInside(element, widget))?.[1]?.heading;
  }

  /** The figures together are complete as far as the least of them. */
  #read(): DashboardNotes {
    const ignored = new Map<string, readonly string[]>();
    for (const { heading, ignoredFilters } of this.facts) for (const dimension of ignoredFilters) ignored.set(dimension, [...(ignored.get(dimension) ?? []), heading]);
    const completeThrough = this.facts.flatMap((facts) => facts.completeThrough ?? []).sort()[0];
    return { ignored: Object.fromEntries(ignored), ...(completeThrough !== undefined && { completeThrough }) };
  }

  readonly #onAnswer = (event: Event): void => {
    const { detail } = event as WidgetAnswerEvent;
    // Another version of the library, or the page, may tell something else under that name.
    if (isTexts(detail?.ignoredFilters) && typeof detail.heading === 'string') this.#note(event, detail);
  };

  readonly #onStatus = (event: Event): void => {
    if (!this.#facts.has(widgetOf(event))) this.#note(event, undefined);
  };

  #note(event: Event, facts: AnswerFacts | undefined): void {
    if (!isNearest(this.#host, event)) return;
    this.#facts.set(widgetOf(event), facts);
    this.#host.requestUpdate();
  }
}
