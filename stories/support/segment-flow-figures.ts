import type { Cell, Result } from '../../src/contract/index.js';

type Row = readonly [from: string | null, to: string | null, moved: Cell];

const META = { source: 'CRM', completeThrough: '2026-10-31' };
const COLUMNS = [
  { id: 'segmentFrom', kind: 'dimension' }, { id: 'segmentTo', kind: 'dimension' }, { id: 'time', kind: 'time' }, { id: 'movedHcps', kind: 'measure' },
] as const;

/** Movements as a result, by the first day of the month they happened in. */
export function movementsOf(months: Readonly<Record<string, readonly Row[]>>, meta: Partial<Result['meta']> = {}): Result {
  const rows = Object.entries(months).flatMap(([month, list]) => list.map(([from, to, moved]): Cell[] => [from, to, month, moved]));
  return { columns: COLUMNS, rows, meta: { ...META, ...meta } };
}

const NAMES = { active: 'Active', leaving: 'Potentially leaving', left: 'Left', fresh: 'New clients' };
const LONG_NAMES = { active: 'Clients régulièrement actifs', leaving: 'Clients susceptibles de nous quitter', left: 'Clients ayant quitté nos communications', fresh: 'Nouveaux clients du trimestre' };

function activity({ active, leaving, left, fresh }: typeof NAMES, hidden = false): Row[] {
  return [
    [active, active, 1020], [active, leaving, 118], [active, left, 14], [active, '~outside', 10],
    [leaving, active, 46], [leaving, leaving, 402], [leaving, left, 97], [leaving, '~outside', 6],
    [left, active, 9], [left, left, 611], [left, leaving, hidden ? { value: null, state: 'suppressed' } : 4], [left, '~outside', 12],
    [fresh, active, 132], [fresh, fresh, 118], [fresh, leaving, 21], [fresh, '~outside', hidden ? { value: null, state: 'suppressed' } : 3],
    ['~outside', fresh, 96], ['~outside', active, 5],
    [null, fresh, 17], [null, null, 88], [leaving, null, 7],
  ];
}

/** The four segments by activity over October. */
export const FOUR_SEGMENTS = movementsOf({ '2026-10-01': activity(NAMES) });
export const FOUR_LONG_NAMES = movementsOf({ '2026-10-01': activity(LONG_NAMES) });
/** Groups under five are hidden. */
export const FOUR_WITH_HIDDEN = movementsOf({ '2026-10-01': activity(NAMES, true) });

/** A segment that was created and one that was closed within the month. */
export const CREATED_AND_CLOSED = movementsOf({
  '2026-10-01': [
    ['Autumn list', '~closed', 140], ['~created', 'Winter list', 210], ['Regulars', 'Regulars', 480], ['Regulars', 'Guests', 35], ['Guests', 'Guests', 160], ['Guests', 'Regulars', 22], ['~outside', 'Guests', 18], ['Regulars', '~outside', 9],
  ],
});

/** The same numbers every time: a small linear congruential generator. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296;
}

const SUBJECTS = ['Digital', 'Visits', 'Webinars', 'Congress', 'Phone', 'Guidelines', 'Asthma', 'COPD', 'Paediatrics', 'Patient support', 'Biomarkers', 'Inhaler technique'];
const LEVELS = ['regulars', 'occasional', 'lapsed'];

/** Many segments that exclude each other, balanced month by month. */
export function manySegments(segments: number, months: number, seed = 7): Result {
  const random = seeded(seed);
  const names = Array.from({ length: segments }, (_, at) => `${SUBJECTS[at % SUBJECTS.length]}, ${LEVELS[Math.floor(at / SUBJECTS.length)]}`);
  let sizes = names.map((_, at) => Math.round(1400 / (1 + at * 0.42) + 30 * random()));
  const result: Record<string, Row[]> = {};
  for (let month = 0; month < months; month += 1) {
    const next = names.map(() => 0);
    const rows: Row[] = [];
    const move = (from: number | undefined, to: number | undefined, count: number): void => {
      if (count <= 0) return;
      if (to !== undefined) next[to] = (next[to] ?? 0) + count;
      rows.push([from === undefined ? '~outside' : names[from] ?? '', to === undefined ? '~outside' : names[to] ?? '', count]);
    };
    sizes.forEach((size, from) => {
      let left = size;
      const send = (to: number | undefined, wanted: number): void => {
        const count = Math.min(left, Math.round(wanted));
        left -= count;
        move(from, to, count);
      };
      for (let turn = 0; turn < 7; turn += 1) {
        const to = Math.floor(random() ** 1.6 * segments);
        if (to !== from && !rows.some(([a, b]) => a === names[from] && b === names[to])) send(to, size * 0.07 * random() ** 2);
      }
      send(undefined, size * 0.012 * random());
      move(from, from, left);
    });
    names.forEach((_, to) => move(undefined, to, Math.round(12 * random() ** 2)));
    sizes = next;
    result[`2026-${String(5 + month).padStart(2, '0')}-01`] = rows;
  }
  return movementsOf(result);
}

/** Sizes at the end of September and of October, and the distinct HCPs in all. */
export function sizesBeside(segments: Readonly<Record<string, readonly [number, number]>>, distinct: number): Result {
  return {
    columns: [{ id: 'segment', kind: 'dimension' }, { id: 'time', kind: 'time' }, { id: 'segmentSize', kind: 'measure' }],
    rows: Object.entries(segments).flatMap(([segment, [before, after]]): Cell[][] => [[segment, '2026-09-01', before], [segment, '2026-10-01', after]]),
    totals: [null, null, distinct], meta: META,
  };
}
