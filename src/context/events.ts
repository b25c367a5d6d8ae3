import type { Filter, PeriodInput, WidgetStatus } from '../contract/index.js';
import type { LoadProgress } from './load-watch.js';

export { WidgetErrorEvent } from '../contract/widget-error.js';

const widgets = new WeakMap<Event, Element>();

/** Remembers the widget that raises an event: out of a closed shadow root, the path of the event begins only at that root's host. */
export function rememberWidget(event: Event, widget: Element): void {
  widgets.set(event, widget);
}

/** The widget that an event comes from. */
export function widgetOf(event: Event): Element {
  return widgets.get(event) ?? (event.composedPath()[0] as Element);
}

/** `widget-status`: the widget's status has changed, or its provider has come further with what it loads. */
export class WidgetStatusEvent extends CustomEvent<{ readonly status: WidgetStatus; readonly progress?: LoadProgress }> {
  constructor(status: WidgetStatus, progress?: LoadProgress) {
    super('widget-status', { bubbles: true, composed: true, detail: { status, ...(progress && { progress }) } });
  }
}

/** What a widget's figures say about themselves. */
export interface AnswerFacts {
  /** The widget's title as shown. */
  readonly heading: string;
  readonly source?: string;
  readonly completeThrough?: string;
  /** When the figures were received, milliseconds since 1970; 0 where nobody was asked. */
  readonly receivedAt: number;
  /** Dimensions of the filters that the figures do not follow. */
  readonly ignoredFilters: readonly string[];
}

/** `widget-answer`: other figures are shown, or none any more. */
export class WidgetAnswerEvent extends CustomEvent<AnswerFacts> {
  constructor(facts: AnswerFacts) {
    super('widget-answer', { bubbles: true, composed: true, detail: facts });
  }
}

/** Filters and period as a reader set them. */
export interface FiltersChange {
  readonly filters: readonly Filter[];
  readonly period?: PeriodInput;
}

/** `filters-change`: the reader changed filters or period; a dashboard takes them over unless it is prevented. */
export class FiltersChangeEvent extends CustomEvent<FiltersChange> {
  constructor(change: FiltersChange) {
    super('filters-change', { bubbles: true, composed: true, cancelable: true, detail: change });
  }
}

/** What somebody picked in a widget, and the filters that would narrow others to it. */
export interface Selection {
  readonly dimension: string;
  readonly code: string;
  readonly label: string;
  readonly filters: readonly Filter[];
}

/** What was picked in a tile: the measure and its figure, `null` where it is missing or hidden. */
export interface KpiSelection {
  readonly measure: string;
  readonly value: string | number | null;
}

/** A selection by pointer or keyboard; cancellable, so that a host may keep neighbours as they are. */
export class SelectionEvent<Detail extends object = Selection> extends CustomEvent<Detail> {
  constructor(name: 'kpi-select' | 'stage-select' | 'segment-select' | 'row-select' | 'category-select', detail: Detail) {
    super(name, { bubbles: true, composed: true, cancelable: true, detail });
  }
}
