import { CORE_CATALOG } from '../../../src/catalog/index.js';
import type { Filter, Period, Result } from '../../../src/contract/index.js';
import type { Showing } from '../../../src/context/questions.js';
import { Words } from '../../../src/i18n/words.js';
import { optInView, type OptInSettings, type OptInView } from '../../../src/widgets/opt-in-trend/opt-in-trend.view.js';

export const MAY_TO_OCTOBER: Period = { start: '2026-05-01', end: '2026-11-01' };

export interface Shown extends Partial<OptInSettings> {
  readonly period?: Period;
  readonly before?: Result;
  readonly filters?: readonly Filter[];
  readonly language?: string;
}

/** What the widget makes of an answer. */
export function viewOf(main: Result | undefined, { period, before, filters = [], language = 'en-GB', ...settings }: Shown = {}): OptInView {
  const answers: Showing['answers'] = {
    results: { ...(main && { main }), ...(before && { before }) }, periods: { ...(period && { main: period }) }, filters, catalog: CORE_CATALOG, labels: {}, receivedAt: 0, ...(!main && { status: 'loading' as const }),
  };
  return optInView({ answers, words: new Words(language), direction: 'ltr' }, { grain: 'month', mode: 'both', ...settings });
}

/** The figures of a column of the table, as shown. */
export function column({ table }: OptInView, id: string): string[] {
  const at = table.columns.findIndex((each) => each.id === id);
  return table.rows.map((row) => row[at]?.text ?? '');
}
