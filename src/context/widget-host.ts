import type { ReactiveControllerHost } from 'lit';
import type { DataInput, DataProvider, Filter, PeriodInput } from '../contract/index.js';

/** What the controllers read from a widget. */
export interface WidgetHost extends ReactiveControllerHost, HTMLElement {
  readonly provider?: DataProvider;
  readonly data?: DataInput;
  readonly filters: readonly Filter[];
  readonly period?: PeriodInput;
  readonly selectionScope?: string;
}
