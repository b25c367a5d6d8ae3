import { addDays, ALL_TIME, mergeFilters, type Grain } from '../../contract/index.js';
import type { Question, Questions, Scope } from '../../context/questions.js';

export const OPT_IN_MODES = ['both', 'stock', 'flow', 'rate'] as const;
/** What is drawn: the stock of opted-in HCPs, what came in and went out, both above each other, or the rate. */
export type OptInMode = (typeof OPT_IN_MODES)[number];

export interface OptInQuestion {
  readonly grain: Grain;
  /** Dimension that divides the picture, such as `channel`. */
  readonly by?: string;
}

export const STOCK_MEASURES = ['optedInHcps', 'pendingHcps', 'expiredHcps'] as const;
export const FLOW_MEASURES = ['newOptIns', 'optOuts', 'withdrawals', 'expiries', 'netOptIns'] as const;
export const OPT_IN_MEASURES = [...STOCK_MEASURES, ...FLOW_MEASURES, 'optInRate'] as const;

/** What each mode draws. */
export const MEASURES_OF: Readonly<Record<OptInMode, readonly (typeof OPT_IN_MEASURES)[number][]>> = {
  both: OPT_IN_MEASURES, stock: STOCK_MEASURES, flow: FLOW_MEASURES, rate: ['optInRate'],
};

/** All figures by period with their objectives; and the stock as it stood just before, so that the first period can be reconciled too. */
export function optInQuestions({ period, filters }: Scope, { grain, by }: OptInQuestion): Questions {
  const parts = by ? [by] : [];
  const main: Question = {
    query: {
      measures: OPT_IN_MEASURES, dimensions: [...parts, 'scenario'], period, grain,
      filters: mergeFilters(filters, [{ dimension: 'scenario', in: ['actual', 'objective'] }]),
    },
  };
  if (period.start === ALL_TIME.start) return { main };
  const before = { start: addDays(period.start, -1), end: period.start };
  return { main, before: { query: { measures: ['optedInHcps', 'optInRate'], dimensions: parts, period: before, filters } } };
}
