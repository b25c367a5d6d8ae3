import { comparisonPeriod, type Comparison, type IsoDate, type Query } from '../contract/index.js';

/** The same question about the time compared with. */
export function comparisonQuery(query: Query, comparison: Comparison, completeThrough: IsoDate | undefined): Query {
  return { ...query, period: comparisonPeriod(query.period, comparison, completeThrough) };
}
