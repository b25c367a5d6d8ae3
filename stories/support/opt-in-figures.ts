import { nextBucket, type Cell, type Grain, type Result } from '../../src/contract/index.js';

/** What happened in one month: counts of HCPs; `null` where the source has nothing, `hidden` where a group is too small. */
export interface OptInMonth {
  readonly came: number | null | 'hidden';
  readonly withdrawn: number | null | 'hidden';
  readonly expired?: number;
  /** Opt-outs of HCPs without an opt-in in force. */
  readonly unfounded?: number;
  readonly pending?: number;
  readonly allExpired?: number;
}

export interface OptInStory {
  readonly first?: string;
  readonly stock?: number;
  readonly months?: readonly OptInMonth[];
  readonly grain?: Grain;
  readonly universe?: number;
  readonly objectives?: readonly (number | null)[];
  readonly completeThrough?: string;
  /** Added to the stock of one month, so that it no longer meets the flows. */
  readonly error?: { readonly month: number; readonly by: number };
}

export const SIX_MONTHS: readonly OptInMonth[] = [
  { came: 31, withdrawn: 18, expired: 4, unfounded: 2, pending: 52, allExpired: 88 },
  { came: 42, withdrawn: 21, expired: 6, unfounded: 1, pending: 49, allExpired: 92 },
  { came: 28, withdrawn: 24, expired: 3, pending: 55, allExpired: 94 },
  { came: 22, withdrawn: 25, expired: 5, unfounded: 1, pending: 47, allExpired: 98 },
  { came: 46, withdrawn: 19, expired: 2, unfounded: 3, pending: 44, allExpired: 99 },
  { came: 45, withdrawn: 20, expired: 6, pending: 45, allExpired: 104 },
];

const MEASURES = ['optedInHcps', 'pendingHcps', 'expiredHcps', 'newOptIns', 'optOuts', 'withdrawals', 'expiries', 'netOptIns', 'optInRate'];

const cell = (value: number | null | 'hidden'): Cell => (value === 'hidden' ? { value: null, state: 'suppressed' } : value);

/** Rows in the order time, scenario, measures; the stock follows from the flows. */
function rowsOf({ first = '2026-05-01', stock = 1331, months = SIX_MONTHS, grain = 'month', universe = 2868, objectives = [], error }: OptInStory): Cell[][] {
  let level: number | null = stock;
  let start = first;
  const rows: Cell[][] = [];
  for (const [at, { came, withdrawn, expired = 0, unfounded = 0, pending = 0, allExpired = 0 }] of months.entries()) {
    const known = typeof came === 'number' && typeof withdrawn === 'number';
    if (known && level !== null) level += came - withdrawn - expired + (error?.month === at ? error.by : 0);
    const hidden = came === 'hidden' || withdrawn === 'hidden';
    if (known || hidden) {
      rows.push([start, 'actual', level, pending, allExpired, cell(came), typeof withdrawn === 'number' ? withdrawn + unfounded : cell(withdrawn), cell(withdrawn), expired,
        known ? came - withdrawn - expired : cell('hidden'), level === null ? null : level / universe]);
    }
    const objective = objectives[at];
    if (objective !== undefined && objective !== null) rows.push([start, 'objective', objective, ...MEASURES.slice(1).map(() => null)]);
    start = nextBucket(start, grain);
  }
  return rows;
}

const columnsOf = (by?: string): Result['columns'] => [
  ...(by ? [{ id: by, kind: 'dimension' as const }] : []), { id: 'time', kind: 'time' }, { id: 'scenario', kind: 'dimension' }, ...MEASURES.map((id) => ({ id, kind: 'measure' as const })),
];

/** Consent figures as a provider would answer them. */
export function optInResult(story: OptInStory = {}): Result {
  return { columns: columnsOf(), rows: rowsOf(story), meta: { source: 'Consent register', completeThrough: story.completeThrough ?? '2026-10-31' } };
}

/** The same by channel; each channel has flows of its own. */
export function optInResultByChannel(stories: Readonly<Record<string, OptInStory>>): Result {
  return {
    columns: columnsOf('channel'), rows: Object.entries(stories).flatMap(([channel, story]) => rowsOf(story).map((row) => [channel, ...row])),
    meta: { source: 'Consent register', completeThrough: '2026-10-31' },
  };
}

const scaled = (factor: number): OptInMonth[] => SIX_MONTHS.map((month, at) => ({
  came: Math.round(Number(month.came) * factor) + (at % 3), withdrawn: Math.round(Number(month.withdrawn) * factor), expired: Math.round((month.expired ?? 0) * factor), pending: Math.round((month.pending ?? 0) * factor),
}));

export const CHANNELS: Readonly<Record<string, OptInStory>> = {
  'approved-email': { stock: 1088, months: scaled(0.8), objectives: [1100, 1110, 1120, 1130, 1150, 1170] },
  phone: { stock: 402, months: scaled(0.3) },
  'marketing-email': { stock: 371, months: scaled(0.35) },
  sms: { stock: 148, months: scaled(0.15) },
};

/** Six months and fourteen days of a seventh. */
export const RUNNING: OptInStory = { months: [...SIX_MONTHS, { came: 19, withdrawn: 8, expired: 2, pending: 46, allExpired: 105 }], completeThrough: '2026-11-14' };

/** Nothing is known of August. */
export const WITH_GAP: OptInStory = { months: SIX_MONTHS.map((month, at) => (at === 3 ? { came: null, withdrawn: null } : month)) };

/** September's flows are too small to be shown. */
export const WITH_HIDDEN: OptInStory = { months: SIX_MONTHS.map((month, at) => (at === 4 ? { ...month, came: 'hidden' as const, withdrawn: 'hidden' as const } : month)) };

export const WITH_OBJECTIVE: OptInStory = { objectives: [1340, 1350, 1360, 1375, 1390, 1410] };

/** Two years, so that not every month can be named. */
export const TWO_YEARS: OptInStory = {
  first: '2024-11-01', stock: 980,
  months: Array.from({ length: 24 }, (_, at) => ({ came: 30 + Math.round(14 * Math.sin(at / 2)), withdrawn: 12 + (at % 5), expired: at % 4, unfounded: at % 7 === 0 ? 2 : 0, pending: 40 + at, allExpired: 60 + at })),
};

