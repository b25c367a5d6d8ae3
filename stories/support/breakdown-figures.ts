import type { Cell, Result } from '../../src/contract/index.js';

const META = { source: 'CRM', completeThrough: '2026-10-31' };
const HIDDEN: Cell = { value: null, state: 'suppressed' };
const cell = (value: Cell): Cell => (value === 'hidden' ? HIDDEN : value);

/** A figure, `null` where nothing is known, `hidden` where the group is too small. */
export type Figures = Readonly<Record<string, Cell>>;

export const CHANNELS: Figures = { 'face-to-face': 1381, 'approved-email': 742, 'marketing-email': 523, web: 312, webinar: 204, phone: 127, congress: 80 };

/** One measure by one dimension, as a provider would answer it; the code `''` stands for no value. */
export function breakdownResult(measure: string, by: string, figures: Figures, total: Cell = null): Result {
  return {
    columns: [{ id: by, kind: 'dimension' }, { id: measure, kind: 'measure' }], meta: META,
    rows: Object.entries(figures).map(([code, value]) => [code || null, cell(value)]),
    ...(total !== null && { totals: [null, cell(total)] }),
  };
}

/** Several measures by one dimension, in the order of their ids. */
export function measuresResult(ids: readonly string[], by: string, rows: Readonly<Record<string, readonly Cell[]>>, totals?: readonly Cell[]): Result {
  return {
    columns: [{ id: by, kind: 'dimension' }, ...ids.map((id) => ({ id, kind: 'measure' as const }))], meta: META,
    rows: Object.entries(rows).map(([code, values]) => [code || null, ...values.map(cell)]),
    ...(totals && { totals: [null, ...totals] }),
  };
}

/** One measure by two dimensions. */
export function splitResult(measure: string, [by, split]: readonly [string, string], rows: Readonly<Record<string, Figures>>, total: Cell = null): Result {
  return {
    columns: [{ id: by, kind: 'dimension' }, { id: split, kind: 'dimension' }, { id: measure, kind: 'measure' }], meta: META,
    rows: Object.entries(rows).flatMap(([code, cells]) => Object.entries(cells).map(([inner, value]): Cell[] => [code || null, inner || null, cell(value)])),
    ...(total !== null && { totals: [null, null, cell(total)] }),
  };
}

/** Figures with their objectives. */
export function objectiveResult(measure: string, by: string, figures: Figures, objectives: Figures): Result {
  const rows = (scenario: string, values: Figures): Cell[][] => Object.entries(values).map(([code, value]) => [code || null, scenario, cell(value)]);
  return {
    columns: [{ id: by, kind: 'dimension' }, { id: 'scenario', kind: 'dimension' }, { id: measure, kind: 'measure' }], meta: META,
    rows: [...rows('actual', figures), ...rows('objective', objectives)],
  };
}

/** 34 segments with long names, the smallest ones hidden. */
export const SEGMENTS_34: Figures = Object.fromEntries(Array.from({ length: 34 }, (_, at): [string, Cell] => [
  `${['Hospital specialists', 'Office-based general practitioners', 'Digital enthusiasts', 'Event visitors', 'Rarely reached'][at % 5]} ${String.fromCharCode(65 + (at % 26))}${at < 26 ? '' : '2'}`,
  at > 30 ? 'hidden' : Math.round(940 / (1 + at * 0.32)),
]));

export const MESSAGES_BY_SEGMENT: Readonly<Record<string, Figures>> = {
  'Engaged experts': { efficacy: 212, safety: 134, convenience: 88, 'patient support': 41 },
  'Cautious adopters': { efficacy: 96, safety: 171, convenience: 52, 'patient support': 33 },
  'Digital first': { efficacy: 121, safety: 64, convenience: 139, 'patient support': 22 },
  'Hard to reach': { efficacy: 18, safety: 'hidden', convenience: 'hidden', 'patient support': null },
};
