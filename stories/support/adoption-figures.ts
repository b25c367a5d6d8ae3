import type { Cell, Result } from '../../src/contract/index.js';

/** HCPs by stage, lowest first: a figure, `null` where nothing is known, `hidden` where the group is too small, `absent` where the source has no row. */
export type StageCounts = Readonly<Record<string, Cell>>;

export interface AdoptionStory {
  readonly counts?: StageCounts;
  /** Shares of the stages, 0 to 1. */
  readonly objective?: Readonly<Record<string, number>>;
  readonly unclassified?: number | 'hidden';
  readonly completeThrough?: string;
}

export const OCTOBER: StageCounts = { unuser: 548, awareness: 473, trial: 346, adoption: 291, advocacy: 163 };
export const OBJECTIVE = { unuser: 0.26, awareness: 0.25, trial: 0.21, adoption: 0.18, advocacy: 0.1 };
export const HIDDEN_TOP: StageCounts = { ...OCTOBER, adoption: 'hidden', advocacy: 'hidden' };

const HIDDEN: Cell = { value: null, state: 'suppressed' };
const cell = (value: StageCounts[string]): Cell => (value === 'hidden' ? HIDDEN : value ?? null);
const valueOf = (counted: Cell): number | null => (typeof counted === 'number' ? counted : typeof counted === 'object' ? counted?.value ?? null : null);

function rowsOf({ counts = OCTOBER, objective, unclassified }: AdoptionStory): Cell[][] {
  const present = Object.entries(counts).filter(([, count]) => count !== 'absent').map(([code, count]) => [code, cell(count)] as const);
  const whole = present.reduce((sum, [, count]) => sum + (valueOf(count) ?? 0), 0);
  const isKnown = present.every(([, count]) => count !== null);
  const shareOf = (count: Cell): Cell => (count === HIDDEN ? HIDDEN : !isKnown || valueOf(count) === null ? null : { value: (valueOf(count) ?? 0) / whole, numerator: valueOf(count) ?? 0, denominator: whole });
  return [
    ...present.map(([code, count]): Cell[] => [code, 'actual', count, shareOf(count)]),
    ...Object.entries(objective ?? {}).map(([code, share]): Cell[] => [code, 'objective', null, share]),
    ...(unclassified === undefined ? [] : [[null, 'actual', cell(unclassified), { value: null, state: 'notApplicable' as const }]]),
  ];
}

const COLUMNS: Result['columns'] = [
  { id: 'adoptionStage', kind: 'dimension' }, { id: 'scenario', kind: 'dimension' }, { id: 'hcpsAtStage', kind: 'measure' }, { id: 'stageShare', kind: 'measure' },
];

/** The scale on one day, as a provider would answer it. */
export function adoptionResult(story: AdoptionStory = {}): Result {
  return { columns: COLUMNS, rows: rowsOf(story), meta: { source: 'CRM', completeThrough: story.completeThrough ?? '2026-10-31' } };
}

/** One scale for each member of a dimension. */
export function adoptionResultBy(dimension: string, stories: Readonly<Record<string, AdoptionStory>>): Result {
  return {
    columns: [{ id: dimension, kind: 'dimension' }, ...COLUMNS], meta: { source: 'CRM', completeThrough: '2026-10-31' },
    rows: Object.entries(stories).flatMap(([code, story]) => rowsOf(story).map((row) => [code, ...row])),
  };
}

/** Net change by stage since a baseline, with the gross movements as totals. */
export function wonResult(won: Readonly<Record<string, number>> = { unuser: -84, awareness: 12, trial: -6, adoption: 47, advocacy: 31 }): Result {
  const ids = ['wonHcps', 'hcpsAtStage', 'progressedHcps', 'regressedHcps'];
  return {
    columns: [{ id: 'adoptionStage', kind: 'dimension' }, ...ids.map((id) => ({ id, kind: 'measure' as const }))],
    rows: Object.entries(won).map(([code, change]) => [code, change, cell(OCTOBER[code] ?? null), null, null]),
    totals: [null, null, null, 212, 63], meta: { source: 'CRM', completeThrough: '2026-10-31' },
  };
}

const mixed = (size: number, lift: number): StageCounts => ({
  unuser: Math.round(size * (0.36 - lift)), awareness: Math.round(size * (0.28 - lift / 2)), trial: Math.round(size * (0.18 + lift / 3)), adoption: Math.round(size * (0.12 + lift * 0.7)), advocacy: Math.round(size * (0.06 + lift / 2)),
});

const SPECIALTIES = ['Cardiology', 'General medicine', 'Oncology', 'Pneumology', 'Neurology', 'Endocrinology and diabetology', 'Paediatrics', 'Rheumatology'];

export const BY_SPECIALTY: Readonly<Record<string, AdoptionStory>> = Object.fromEntries(SPECIALTIES.map((name, at) => [name, { counts: mixed(120 + ((at * 97) % 340), ((at * 37) % 23) / 100), objective: OBJECTIVE }]));

export const BY_SEGMENT: Readonly<Record<string, AdoptionStory>> = Object.fromEntries(Array.from({ length: 34 }, (_, at) => [`Segment ${at + 1}`, { counts: mixed(40 + ((at * 71) % 410), ((at * 29) % 25) / 100) }]));
