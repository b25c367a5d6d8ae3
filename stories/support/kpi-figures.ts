import { addMonths, type Cell, type Result } from '../../src/contract/index.js';

const META = { source: 'CRM', completeThrough: '2026-10-31' };

/** One figure with its objective, as a provider would answer it. */
export function kpiResult(measure: string, actual: Cell, objective: Cell = null, meta: Partial<Result['meta']> = {}): Result {
  return {
    columns: [{ id: 'scenario', kind: 'dimension' }, { id: measure, kind: 'measure' }], meta: { ...META, ...meta },
    rows: [['actual', actual], ...(objective === null ? [] : [['objective', objective]])],
  };
}

/** The months that end with October 2026; with a list of objectives, those too. */
export function kpiTrend(measure: string, values: readonly Cell[], objectives: readonly Cell[] = []): Result {
  const month = (at: number): string => addMonths('2026-11-01', at - values.length);
  return {
    columns: [{ id: 'scenario', kind: 'dimension' }, { id: 'time', kind: 'time' }, { id: measure, kind: 'measure' }], meta: META,
    rows: [...values.map((value, at): Cell[] => ['actual', month(at), value]), ...objectives.map((value, at): Cell[] => ['objective', month(at), value])],
  };
}
