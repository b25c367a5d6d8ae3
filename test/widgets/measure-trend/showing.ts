import { CORE_CATALOG } from '../../../src/catalog/index.js';
import type { Catalog, Filter, Period, Result } from '../../../src/contract/index.js';
import type { Showing } from '../../../src/context/questions.js';
import { Words } from '../../../src/i18n/words.js';
import { trendView, type TrendSettings, type TrendView } from '../../../src/widgets/measure-trend/measure-trend.view.js';

export const MAY_TO_OCTOBER: Period = { start: '2026-05-01', end: '2026-11-01' };
export const THE_YEAR_BEFORE: Period = { start: '2025-05-01', end: '2025-11-01' };

export interface Shown extends Partial<TrendSettings> {
  readonly period?: Period;
  readonly whole?: Result;
  readonly other?: Result;
  readonly before?: Result;
  readonly beforePeriod?: Period;
  readonly filters?: readonly Filter[];
  readonly language?: string;
  readonly catalog?: Catalog;
}

/** What the widget makes of an answer. */
export function viewOf(main: Result | undefined, { period, whole, other, before, beforePeriod, filters = [], language = 'en-GB', catalog = CORE_CATALOG, ...settings }: Shown = {}): TrendView {
  const answers: Showing['answers'] = {
    results: { ...(main && { main }), ...(whole && { whole }), ...(other && { other }), ...(before && { before }) },
    periods: { ...(period && { main: period }), ...(beforePeriod && { before: beforePeriod }) },
    filters, catalog, labels: {}, receivedAt: 0, ...(!main && { status: 'loading' as const }),
  };
  return trendView({ answers, words: new Words(language), direction: 'ltr' }, { measures: [], grain: 'month', mark: 'line', withSwitch: false, ...settings });
}

/** The figures of a column of the table, as shown. */
export function column({ table }: TrendView, id: string): string[] {
  const at = table.columns.findIndex((each) => each.id === id);
  return table.rows.map((row) => row[at]?.text ?? '');
}
