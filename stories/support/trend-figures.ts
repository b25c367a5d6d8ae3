import { nextBucket, type Cell, type Column, type Grain, type Query, type Result } from '../../src/contract/index.js';

/** A figure; `null` where the source has nothing, `hidden` where a group is too small, `part` where it is not final. */
export type TrendFigure = number | null | 'hidden' | { readonly part: number };

/** Rows of figures by scenario, then by measure, one after the other from `first` on. */
export type TrendRows = Readonly<Record<string, readonly TrendFigure[]>>;

export interface TrendStory {
  readonly first?: string;
  readonly grain?: Grain;
  readonly actual: TrendRows;
  readonly objective?: TrendRows;
  readonly forecast?: TrendRows;
  readonly completeThrough?: string;
  readonly source?: string;
}

function cellOf(figure: TrendFigure | undefined): Cell {
  if (figure === 'hidden') return { value: null, state: 'suppressed' };
  return typeof figure === 'object' && figure !== null ? { value: figure.part, state: 'partial' } : figure ?? null;
}

const measuresOf = ({ actual }: TrendStory): string[] => Object.keys(actual);

/** Rows in the order time, scenario, measures; where no measure has anything there is no row. */
function rowsOf(story: TrendStory): Cell[][] {
  const { first = '2026-05-01', grain = 'month' } = story;
  return (['actual', 'objective', 'forecast'] as const).flatMap((scenario) => {
    const rows = story[scenario] ?? {};
    const count = Math.max(0, ...Object.values(rows).map(({ length }) => length));
    let start = first;
    return Array.from({ length: count }, (_, at): Cell[] => {
      const row = [start, scenario, ...measuresOf(story).map((id) => cellOf(rows[id]?.[at]))];
      start = nextBucket(start, grain);
      return row;
    }).filter(([, , ...figures]) => figures.some((figure) => figure !== null));
  });
}

const columns = (measures: readonly string[], by?: string): Column[] => [
  ...(by ? [{ id: by, kind: 'dimension' as const }] : []), { id: 'time', kind: 'time' }, { id: 'scenario', kind: 'dimension' }, ...measures.map((id) => ({ id, kind: 'measure' as const })),
];

/** Figures as a provider would answer them. */
export function trendResult(story: TrendStory): Result {
  return { columns: columns(measuresOf(story)), rows: rowsOf(story), meta: { source: story.source ?? 'CRM', completeThrough: story.completeThrough ?? '2026-10-31' } };
}

/** The same by member: one measure's row of figures for each. */
export function trendResultBy(by: string, measure: string, members: TrendRows, { objectives = {}, ...story }: Omit<TrendStory, 'actual'> & { readonly objectives?: TrendRows } = {}): Result {
  const rows = Object.entries(members).flatMap(([code, figures]) => {
    const objective = objectives[code];
    return rowsOf({ ...story, actual: { [measure]: figures }, ...(objective && { objective: { [measure]: objective } }) }).map((row) => [code, ...row]);
  });
  return { columns: columns([measure], by), rows, meta: { source: story.source ?? 'CRM', completeThrough: story.completeThrough ?? '2026-10-31' } };
}

/** Approved e-mail over six whole months. */
export const SENT_OPENED: TrendStory = { actual: { sent: [264, 281, 302, 255, 298, 312], openedMessages: [101, 112, 124, 98, 129, 138] }, source: 'Mail engine' };

export const SENT_WITH_OBJECTIVE: TrendStory = { actual: { sent: [264, 281, 302, 255, 298, 312] }, objective: { sent: [270, 270, 270, 300, 300, 330] }, source: 'Mail engine' };

/** Objective and forecast to the end of the year. */
export const SENT: TrendStory = {
  actual: { sent: [264, 281, 302, 255, 298, 312] }, objective: { sent: [270, 270, 270, 300, 300, 330, 330, 330] }, forecast: { sent: [270, 285, 300, 280, 300, 315, 326, 318] }, source: 'Mail engine',
};

/** Six months and fourteen days of a seventh. */
export const SENT_RUNNING: TrendStory = { ...SENT, actual: { sent: [264, 281, 302, 255, 298, 312, 148] }, completeThrough: '2026-11-14' };

/** Nothing is known of August. */
export const SENT_WITH_GAP: TrendStory = { actual: { sent: [264, 281, 302, null, 298, 312] }, source: 'Mail engine' };

/** September is too small to be shown. */
export const SENT_WITH_HIDDEN: TrendStory = { actual: { sent: [264, 281, 302, 255, 'hidden', 312] }, source: 'Mail engine' };

export const OPEN_RATE: TrendStory = { actual: { openRate: [0.383, 0.399, 0.411, 0.384, 0.433, 0.442] }, objective: { openRate: [0.4, 0.4, 0.4, 0.42, 0.42, 0.42] }, source: 'Mail engine' };

export const SENT_AND_RATE: TrendStory = { actual: { ...SENT_OPENED.actual, ...OPEN_RATE.actual }, source: 'Mail engine' };

export const BY_CHANNEL: TrendRows = {
  'face-to-face': [412, 431, 398, 301, 420, 446], 'approved-email': [264, 281, 302, 255, 298, 312], phone: [141, 138, 150, 122, 146, 160], webinar: [62, 0, 88, 31, 95, 120], web: [40, 52, 61, 64, 71, 83], sms: [22, 18, 25, 12, 30, 28],
};

export const BY_TYPE: TrendRows = {
  mailing: [18, 21, 16, 9, 22, 24], 'call campaign': [12, 9, 14, 8, 11, 13], webinar: [4, 6, 5, 2, 7, 8], congress: [2, 3, 1, 0, 2, 4], roundtable: [1, 2, 2, 1, 3, 3],
};

/** Thirty-four members, the first the largest. */
export const MANY: TrendRows = Object.fromEntries(Array.from({ length: 34 }, (_, at) => [`Territory ${at + 1}`, Array.from({ length: 6 }, (__, month) => Math.round(400 / (at + 1)) + ((at * 7 + month * 5) % 13))]));

/** Half a year of weeks, the last of them running. */
export const WEEKLY: TrendStory = {
  first: '2026-05-04', grain: 'week', completeThrough: '2026-10-29', actual: { interactions: Array.from({ length: 26 }, (_, at) => (at === 25 ? 98 : 210 + Math.round(46 * Math.sin(at / 3.1)) + ((at * 29) % 37) - (at > 12 && at < 17 ? 70 : 0))) },
};

const total = (members: TrendRows, codes: readonly string[]): number[] =>
  Array.from({ length: 6 }, (_, month) => codes.reduce((sum, code) => sum + Number(members[code]?.[month] ?? 0), 0));

/** Answers what the widget asks about a measure by member, the whole and the others too. */
export function divided(by: string, measure: string, members: TrendRows, story: Omit<TrendStory, 'actual'> = {}): (query: Query) => Result {
  return ({ dimensions = [], filters = [] }) => {
    const { in: kept, notIn: left = [] } = filters.find(({ dimension }) => dimension === by) ?? {};
    if (dimensions.includes(by)) return trendResultBy(by, measure, members, story);
    return trendResult({ ...story, actual: { [measure]: total(members, Object.keys(members).filter((code) => (!kept || kept.includes(code)) && !left.includes(code))) } });
  };
}

/** Answers about one time, and lower figures about any time before it. */
export function withPast(story: TrendStory): (query: Query) => Result {
  return ({ period }) => {
    if (period.start >= '2026-05-01') return trendResult(story);
    const past = Object.fromEntries(Object.entries(story.actual).map(([id, figures]) => [id, figures.map((figure, at) => (typeof figure === 'number' ? figure * 0.88 + at : figure))]));
    return trendResult({ ...story, first: period.start, actual: past });
  };
}
