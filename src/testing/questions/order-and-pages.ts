import type { Order, Query } from '../../contract/index.js';
import type { ConformanceQuestion, ExpectedRow } from '../dataset/dataset.js';
import { between, only } from './ask.js';
import { rowQuestion } from './of-rows.js';

const BY_CODE: Query = { measures: ['interactions', 'points'], dimensions: ['campaign'], period: between('2026-01-01', '2026-12-01') };
const BY_SEND: Query = { measures: ['openRate'], grain: 'month', period: between('2026-01-01', '2026-07-01') };
const BY_MONTH: Query = { measures: ['interactions'], grain: 'month', period: between('2026-05-01', '2026-12-01') };

const compareTexts = (left: string | null | undefined, right: string | null | undefined): number => {
  if ((left ?? null) === null || (right ?? null) === null) return Number((left ?? null) === null) - Number((right ?? null) === null);
  return (left as string) < (right as string) ? -1 : (left as string) > (right as string) ? 1 : 0;
};

/** Sorted as asked: by figures with nothing last whatever the direction, by codes with none last; ties by code, then by date. */
function sorted(rows: readonly ExpectedRow[], { measures, order = [] }: Query): readonly ExpectedRow[] {
  const by = ({ by: id, direction }: Order) => (a: ExpectedRow, b: ExpectedRow): number => {
    const sign = direction === 'asc' ? 1 : -1;
    const at = measures.indexOf(id);
    if (at >= 0) {
      const [left, right] = [a.figures[at]?.value ?? null, b.figures[at]?.value ?? null];
      return left === null || right === null ? Number(left === null) - Number(right === null) : (left - right) * sign;
    }
    if (id === 'time') return compareTexts(a.time, b.time) * sign;
    const [left, right] = [a.codes[0] ?? null, b.codes[0] ?? null];
    return left === null || right === null ? compareTexts(left, right) : compareTexts(left, right) * sign;
  };
  const steps = [...order.map(by), (a: ExpectedRow, b: ExpectedRow) => compareTexts(a.codes[0], b.codes[0]), (a: ExpectedRow, b: ExpectedRow) => compareTexts(a.time, b.time)];
  return [...rows].sort((a, b) => steps.reduce((found, step) => found || step(a, b), 0));
}

function ordered(name: string, query: Query): ConformanceQuestion {
  const { limit, offset = 0, ...whole } = query;
  const question = rowQuestion(name, whole);
  const rows = sorted(question.expect, whole);
  return { ...question, query, ordered: true, expect: rows.slice(offset, limit === undefined ? undefined : offset + limit) };
}

const orders: readonly (readonly [string, Query, readonly Order[]])[] = [
  ['most first', BY_CODE, [{ by: 'interactions', direction: 'desc' }]],
  ['fewest first', BY_CODE, [{ by: 'interactions', direction: 'asc' }]],
  ['codes backwards, none last', BY_CODE, [{ by: 'campaign', direction: 'desc' }]],
  ['codes forwards, none last', BY_CODE, [{ by: 'campaign', direction: 'asc' }]],
  ['best rate first, no rate and missing last in the order of time', BY_SEND, [{ by: 'openRate', direction: 'desc' }]],
  ['worst rate first, no rate and missing last in the order of time', BY_SEND, [{ by: 'openRate', direction: 'asc' }]],
  ['latest first', BY_MONTH, [{ by: 'time', direction: 'desc' }]],
  ['fewest first by month, missing last', BY_MONTH, [{ by: 'interactions', direction: 'asc' }]],
  ['by two columns', { ...BY_CODE, grain: 'quarter' }, [{ by: 'campaign', direction: 'desc' }, { by: 'time', direction: 'desc' }]],
  ['by a figure and a date', { ...BY_CODE, grain: 'quarter' }, [{ by: 'points', direction: 'desc' }, { by: 'time', direction: 'asc' }]],
];

const pages: readonly (readonly [number | undefined, number | undefined])[] = [[2, undefined], [2, 2], [2, 4], [undefined, 3], [0, undefined], [100, 100], [3, 0]];

export const ORDER_QUESTIONS: readonly ConformanceQuestion[] = [
  ...orders.map(([name, query, order]) => ordered(`order: ${name}`, { ...query, order })),
  ...pages.map(([limit, offset]) => ordered(`page of ${limit ?? 'all'} rows from ${offset ?? 'the first'}`, { ...BY_CODE, order: [{ by: 'interactions', direction: 'desc' }], ...(limit !== undefined && { limit }), ...(offset !== undefined && { offset }) })),
  { ...rowQuestion('no rows, but the totals', { ...BY_CODE }, { withTotals: true }), query: { ...BY_CODE, totals: true, limit: 0 }, expect: [], ordered: true },
  { name: 'a filter that sales do not know is named and left out', query: { measures: ['turnover'], period: between('2026-05-01', '2026-06-01'), filters: [only('product', 'stray'), only('keyMessage', 'm1')] }, expect: [{ codes: [], figures: [{ value: 9 }] }], ignored: ['keyMessage'] },
  { name: 'filters that only one measure knows', query: { measures: ['turnover', 'interactions'], period: between('2026-05-01', '2026-06-01'), filters: [only('product', 'kora'), only('region', 'east')] },
    expect: [{ codes: [], figures: [{ value: 100 + 7 * 16 }, { value: 3 }] }], ignored: ['region'] },
  { name: 'stocks are read at the end unless asked otherwise', query: { measures: ['universeHcps'], period: between('2026-03-01', '2026-04-01') }, expect: [{ codes: [], figures: [{ value: 58 }] }], basis: 'atEnd' },
  { name: 'the basis that was asked for is answered', query: { measures: ['universeHcps'], period: between('2026-03-01', '2026-04-01'), basis: 'atStart' }, expect: [{ codes: [], figures: [{ value: 58 }] }], basis: 'atStart' },
];
