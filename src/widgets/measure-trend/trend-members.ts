import { addDays, bucketStart, codeOf, columnIndex, dimensionDefinition, measureCell, nextBucket, type Calendar, type Catalog, type Grain, type Result } from '../../contract/index.js';

/** So many members have a line of their own; the others are one. */
export const TOP = 6;

export interface MembersFacts {
  readonly by: string;
  readonly measure: string;
  readonly grain: Grain;
  readonly catalog?: Catalog;
}

/** Members with a line of their own, and those without; a member that is not stated has the code ''. */
export interface Members {
  readonly shown: readonly string[];
  readonly rest: readonly string[];
}

/** In the dimension's own order where it has one, else by the last whole period, the largest first. */
export function trendMembers(main: Result, { by, measure, grain, catalog }: MembersFacts): Members {
  const member = columnIndex(main, by);
  if (member < 0) return { shown: [], rest: [] };
  const scenario = columnIndex(main, 'scenario');
  const actual = main.rows.filter((row) => (row[scenario] ?? 'actual') === 'actual');
  const codes = [...new Set(actual.map((row) => codeOf(row[member]) ?? ''))];
  const ranks = ranksOf(by, catalog);
  const last = lastFigures(main, actual, { member, measure, grain, ...(catalog && { calendar: catalog.calendar }) });
  const placeOf = (code: string): number => (ranks ? ranks.get(code) ?? Infinity : -(last.get(code) ?? -Infinity));
  const ordered = codes.map((code) => ({ code, place: placeOf(code) })).sort((a, b) => (a.place === b.place ? 0 : a.place - b.place)).map(({ code }) => code);
  return { shown: ordered.slice(0, TOP), rest: ordered.slice(TOP) };
}

function ranksOf(by: string, catalog: Catalog | undefined): ReadonlyMap<string, number> | undefined {
  const dimension = catalog && dimensionDefinition(catalog, by);
  return dimension?.ordered ? new Map((dimension.members ?? []).map(({ code, rank }, at) => [code, rank ?? at])) : undefined;
}

/** Each member's figure of the last bucket that the source holds as a whole, or of the last there is. */
function lastFigures({ columns, meta: { completeThrough } }: Result, rows: Result['rows'], { member, measure, grain, calendar }: { member: number; measure: string; grain: Grain; calendar?: Calendar }): ReadonlyMap<string, number> {
  const at = columns.findIndex(({ id }) => id === measure);
  const time = columns.findIndex(({ id }) => id === 'time');
  const dated = rows.flatMap((row) => (typeof row[time] === 'string' ? [{ start: bucketStart(row[time], grain, calendar), row }] : []));
  const starts = [...new Set(dated.map(({ start }) => start))].sort();
  const whole = starts.filter((start) => completeThrough === undefined || nextBucket(start, grain) <= addDays(completeThrough, 1));
  const last = whole.at(-1) ?? starts.at(-1);
  return new Map(dated.flatMap(({ start, row }) => {
    const { value } = measureCell(row[at]);
    return start === last && value !== null ? [[codeOf(row[member]) ?? '', value] as const] : [];
  }));
}
