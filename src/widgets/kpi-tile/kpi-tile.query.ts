import { addDays, addMonths, bucketStart, mergeFilters, type Period, type Query } from '../../contract/index.js';
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
  return { start: addMonths(bucketStart(addDays(end, -1), 'month'), 1 - SPARK_MONTHS), end };
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
