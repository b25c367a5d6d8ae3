import { isWholeAlong, mergeFilters, type Comparison, type Filter, type Grain, type Query } from '../../contract/index.js';
import { countedMeasures, type Counting } from '../../context/counting.js';
import type { Question, Questions, Scope } from '../../context/questions.js';
import { restFilter } from '../../context/rest-filter.js';
import { addsUp } from './trend-measures.js';
import { trendMembers } from './trend-members.js';

export const TREND_MARKS = ['line', 'bar', 'area', 'stacked-bar'] as const;
export type TrendMark = (typeof TREND_MARKS)[number];
export const SUBJECT = 'measure-trend';

export interface TrendQuestion {
  readonly measures: readonly string[];
  readonly grain: Grain;
  readonly mark: TrendMark;
  readonly by?: string;
  readonly comparison?: Comparison;
  readonly counting?: Counting;
  readonly withObjective: boolean;
  readonly withForecast: boolean;
}

/**
 * `main`: the figures by period, and by member where the picture is divided; then also `whole`, over all members (unless it is 100 %), and once
 * the largest are known `other`, over those without a line of their own. `before`: what is compared with.
 */
export function trendQuestions({ period, filters, catalog, main }: Scope, settings: TrendQuestion): Questions {
  const { grain, mark, by, comparison, withObjective, withForecast } = settings;
  const measures = countedMeasures(settings.measures, settings.counting, catalog, SUBJECT);
  const scenarios = ['actual', ...(withObjective ? ['objective'] : []), ...(withForecast ? ['forecast'] : [])];
  const isActual = scenarios.length === 1;
  const ask = (dimensions: readonly string[], added: readonly Filter[] = [], ofTime: Partial<Question> = {}): Question => {
    const simple = isActual || ofTime.comparison !== undefined;
    const query: Query = {
      measures, period, grain, dimensions: simple ? dimensions : [...dimensions, 'scenario'],
      filters: mergeFilters(filters, added, simple ? [] : [{ dimension: 'scenario', in: scenarios }]),
    };
    return { query, ...ofTime };
  };
  const parts = by ? [by] : [];
  const [measure = ''] = measures;
  const { shown, rest } = by && main ? trendMembers(main, { by, measure, grain, catalog }) : { shown: [], rest: [] };
  const compared = by && mark === 'stacked-bar' && addsUp(measure, by, catalog) ? [] : parts;
  return {
    main: ask(parts),
    ...(by && !isWholeAlong(by, measure, catalog) && { whole: ask([]) }),
    ...(by && rest.length > 0 && { other: ask([], [restFilter(by, { shown, rest }, catalog)]) }),
    ...(comparison && { before: ask(compared, [], { comparison }) }),
  };
}
