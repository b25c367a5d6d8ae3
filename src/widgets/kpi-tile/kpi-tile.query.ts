import { addDays, mergeFilters, type Period, type Query } from '../../contract/index.js';
import { countedMeasures, type Counting } from '../../context/counting.js';
import type { Questions, Scope } from '../../context/questions.js';

export const KPI_COMPARISONS = ['objective', 'previous-period', 'year-ago', 'none'] as const;
export type KpiComparison = (typeof KPI_COMPARISONS)[number];

export interface KpiQuestion {
  readonly measure: string;
  readonly counting?: Counting | undefined;
  readonly comparison: KpiComparison;
  readonly withSparkline: boolean;
}

const SPARK_MONTHS = 12;

/** The twelve months that end with the period. */
function sparkPeriod({ end }: Period): Period {
  const [year = 0, month = 0] = addDays(end, -1).split('-').map(Number);
  return { start: new Date(Date.UTC(year, month - SPARK_MONTHS)).toISOString().slice(0, 10), end };
}

/** The figure with its objective; the figure before; both by month. */
export function kpiQuestions({ period, filters, catalog }: Scope, { measure, counting, comparison, withSparkline }: KpiQuestion): Questions {
  const plain: Query = { measures: countedMeasures([measure], counting, catalog, 'kpi-tile'), period, filters };
  const withObjective: Query = { ...plain, dimensions: ['scenario'], filters: mergeFilters(filters, [{ dimension: 'scenario', in: ['actual', 'objective'] }]) };
  return {
    main: { query: withObjective },
    ...((comparison === 'previous-period' || comparison === 'year-ago') && { previous: { query: plain, comparison } }),
    ...(withSparkline && { trend: { query: { ...withObjective, grain: 'month', period: sparkPeriod(period) } } }),
  };
}
