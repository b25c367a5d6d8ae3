import { addDays, bucketStart, nextBucket, type IsoDate } from '../../contract/index.js';
import type { ExpectedFigure, ExpectedRow, TableRow } from '../dataset/dataset.js';
import { conformanceCatalog } from '../dataset/catalog.js';
import { TABLES } from '../dataset/tables.js';
import { attribute, receivedBefore, schemesOn, segmentsOn } from './plain-people.js';
import { asPartial, before, codesIn, combinations, dayOf, groupsOf, isLeft, knownThrough, MISSING, stretchesOf, type Asked } from './plain-values.js';

type Fact = keyof typeof TABLES;
const CATALOG = conformanceCatalog();
const text = (value: TableRow[string] | undefined): string => String(value ?? '');
const earlier = (left: IsoDate, right: IsoDate): IsoDate => (left < right ? left : right);

/** The day on which segments are read for an event of some day. */
function membershipDay({ basis, period }: Asked, eventDay: IsoDate): IsoDate {
  const through = knownThrough(basis);
  if (typeof basis === 'object') return basis.asOf;
  if (basis === 'atStart') return before(period.start);
  if (basis === 'atEnd') return earlier(before(period.end), through);
  return basis === 'current' ? through : eventDay;
}

/** The codes of a row: of its own column, of its HCP, of its product or campaign, of what its HCP was. `undefined` where the fact does not know the dimension. */
export function codesOfRow(fact: Fact, row: TableRow, dimension: string, asked: Asked, time: string): readonly string[] | undefined {
  const columns = CATALOG.facts.find(({ id }) => id === fact)?.columns ?? {};
  const hcp = row.hcp === undefined ? undefined : text(row.hcp);
  if (dimension in columns) return codesIn(row[dimension]);
  if (dimension === 'market' && 'product' in columns) return codesIn(TABLES.products.find(({ product }) => product === row.product)?.market);
  if (dimension === 'product' && 'campaign' in columns) return codesIn(TABLES.campaigns.find(({ campaign }) => campaign === row.campaign)?.product);
  if (hcp === undefined) return undefined;
  if (dimension === 'specialty' || dimension === 'territory') return attribute(hcp, dimension);
  const day = membershipDay(asked, dayOf(row[time]));
  if (dimension === 'segment') return segmentsOn(hcp, day);
  if (dimension === 'segmentScheme') return schemesOn(hcp, day);
  return dimension === 'receiverOf' ? receivedBefore(hcp, earlier(asked.period.end, addDays(knownThrough(asked.basis), 1))) : undefined;
}

export const timeOf = (fact: Fact): string => CATALOG.facts.find(({ id }) => id === fact)?.time as string;

/** Whether the stretch was loaded: it has rows, or each month it touches has some. Tables dated by month only know nothing of days. */
function isLoaded(fact: Fact, time: string, start: IsoDate, last: IsoDate): boolean {
  const days = TABLES[fact].map((row: TableRow) => dayOf(row[time])).filter((day) => day !== '');
  const hasRows = (from: IsoDate, to: IsoDate): boolean => days.some((day) => day >= from && day <= to);
  if (hasRows(start, last)) return true;
  if (days.every((day) => day.endsWith('-01'))) return false;
  for (let month = bucketStart(start, 'month'); month <= last; month = nextBucket(month, 'month')) {
    if (!hasRows(month, earlier(before(nextBucket(month, 'month')), knownThrough(undefined)))) return false;
  }
  return true;
}

export interface Counting {
  readonly fact: Fact;
  /** Column that dates the rows, where not the fact's own. */
  readonly time?: string;
  readonly figure: (rows: readonly TableRow[]) => ExpectedFigure;
}

/** The rows that a question is about: not excluded, dated in the period and known, left by the filters that the fact can honour. */
export function rowsOf({ fact, time = timeOf(fact) }: Pick<Counting, 'fact' | 'time'>, asked: Asked): readonly TableRow[] {
  const { period, filters = [], basis } = asked;
  const isCounted = (row: TableRow): boolean => row.isPreview !== true && dayOf(row[time]) >= period.start && dayOf(row[time]) < period.end && dayOf(row[time]) <= knownThrough(basis);
  return TABLES[fact].filter((row: TableRow) => isCounted(row) && filters.every((filter) => isLeft(codesOfRow(fact, row, filter.dimension, asked, time) ?? filter.in ?? [], filter)));
}

/** Figures of rows in every group and bucket. */
export function countRows(asked: Asked, { fact, time = timeOf(fact), figure }: Counting): readonly ExpectedRow[] {
  const { dimensions = [], filters = [], grain } = asked;
  const groups = new Map<string, { readonly codes: readonly (string | null)[]; readonly rows: TableRow[] }>();
  if (dimensions.length === 0) groups.set('[]', { codes: [], rows: [] });
  for (const row of rowsOf({ fact, time }, asked)) {
    const lists = dimensions.map((dimension) => groupsOf(codesOfRow(fact, row, dimension, asked, time) ?? [], dimension, filters));
    for (const codes of combinations(lists)) {
      const key = JSON.stringify(codes);
      const group = groups.get(key) ?? { codes, rows: [] };
      groups.set(key, group);
      group.rows.push(row);
    }
  }
  return [...groups.values()].flatMap(({ codes, rows }) => stretchesOf(asked).map((stretch): ExpectedRow => {
    const inside = rows.filter((row) => dayOf(row[time]) >= stretch.start && dayOf(row[time]) < stretch.end);
    const known = !stretch.isBeyond && (inside.length > 0 || isLoaded(fact, time, stretch.start, stretch.last));
    return { codes, ...(grain && { time: stretch.time }), figures: [known ? asPartial(figure(inside), stretch.isPartial) : MISSING] };
  }));
}
