import { columnIndex, measureCell, type Cell, type Query, type Result } from '../../contract/index.js';
import { ensure, ensureEqual, fail } from '../assert.js';
import { isServed } from '../capable.js';
import { answeredRows } from '../compare.js';
import { never } from '../never.js';
import { COUNTED } from '../questions/of-rows.js';
import { countRows, type Counting } from '../questions/plain-events.js';
import type { ConformanceProvider, Suite } from '../suite.js';
import { attack, groupingsOf, inOneAnswer, type Leak } from './attacker.js';

const HALF = { start: '2026-01-01', end: '2026-07-01' };
const ask = (provider: ConformanceProvider, query: Query): Promise<Result> => provider.query(query, { signal: never() });
const isHidden = (cell: Cell | undefined): boolean => measureCell(cell).state === 'suppressed';

/** Keys of the rows whose figure is hidden, in the order of the answer; fails where a shown one comes after them. */
function hiddenLast(result: Result, query: Query): readonly string[] {
  const rows = answeredRows(result, { query });
  const first = rows.findIndex(({ cells }) => isHidden(cells[0]));
  const tail = first < 0 ? [] : rows.slice(first).filter(({ cells }) => measureCell(cells[0]).state !== 'missing' && measureCell(cells[0]).state !== 'notApplicable');
  const shown = tail.find(({ cells }) => !isHidden(cells[0]));
  if (shown) fail(`${JSON.stringify(shown.codes)} is shown after a hidden figure: its place tells of it`);
  return tail.map(({ codes }) => JSON.stringify(codes));
}

function report(measure: string, leaks: readonly Leak[]): void {
  const told = leaks.slice(0, 5).map(({ place, value, hcps, how }) => `${measure} at ${place} is hidden and is ${value} (of ${hcps} HCPs), ${how}`);
  if (leaks.length > 0) fail([...told, ...(leaks.length > 5 ? [`${leaks.length - 5} more`] : [])].join('; '));
}

/** Small groups are hidden, and what is shown does not give them away. */
export function checkPrivacy({ dataset: { k, families }, test }: Suite): void {
  if (k <= 1) return;

  families.forEach((family) => {
    const { measure, dimensions, grain, period } = family;
    const name = `${measure} by ${[...dimensions, ...(grain ? [grain] : [])].join(' and ')}, ${period.start} to ${period.end}`;
    const isAskable = ({ capabilities }: ConformanceProvider): boolean => isServed({ measures: [measure], dimensions, period }, capabilities);
    test(`attacker: ${name}, from one answer and its total`, async (provider) => {
      if (!isAskable(provider)) return;
      for (const grouping of groupingsOf(family)) report(measure, await attack(provider, inOneAnswer(family, grouping), k, [grouping]));
    });
    test(`attacker: ${name}, from the answers of all groupings together`, async (provider) => {
      if (isAskable(provider)) report(measure, await attack(provider, family, k));
    });
  });

  for (const dimension of ['specialty', 'segment']) {
    test(`attacker: what a notIn on ${dimension} leaves out, from the whole`, async (provider) => {
      const asked = { period: { start: '2026-04-01', end: '2026-05-01' } };
      const [whole] = (await ask(provider, { measures: ['activeHcps'], ...asked })).rows;
      for (const { codes: [code = null], figures: [figure] } of countRows({ ...asked, dimensions: [dimension] }, COUNTED.activeHcps as Counting)) {
        const { rows: [rest] } = await ask(provider, { measures: ['activeHcps'], ...asked, filters: [{ dimension, notIn: [code ?? ''] }] });
        const isSmall = code !== null && (figure?.hcps ?? Infinity) < k;
        if (isSmall && !isHidden(whole?.[0]) && !isHidden(rest?.[0])) fail(`active HCPs but those of the ${dimension} ${code} are shown beside the whole: ${figure?.value} are left out`);
      }
    });
  }

  test('attacker: a hidden rate, from its numerator and denominator beside it', async (provider) => {
    for (const dimension of ['campaign', 'territory', 'specialty', 'emailType']) {
      const query: Query = { measures: ['openRate', 'opened', 'delivered'], dimensions: [dimension], period: HALF };
      for (const { codes, cells: [rate, ...parts] } of answeredRows(await ask(provider, query), { query })) {
        if (isHidden(rate) && parts.every((part) => !isHidden(part) && measureCell(part).value)) fail(`the open rate of the ${dimension} ${JSON.stringify(codes)} is hidden beside ${JSON.stringify(parts)}`);
        if (!isHidden(rate) && parts.some(isHidden)) fail(`a part of the open rate ${JSON.stringify(rate)} of the ${dimension} ${JSON.stringify(codes)} is hidden beside it`);
      }
    }
  });

  test('attacker: a hidden stage, from the sums at each stage or above beside it', async (provider) => {
    const query: Query = { measures: ['hcpsAtStage', 'hcpsAtOrAboveStage'], dimensions: ['adoptionStage'], period: { start: '2026-03-01', end: '2026-04-01' }, filters: [{ dimension: 'product', in: ['kora'] }, { dimension: 'territory', in: ['North'] }] };
    const rows = answeredRows(await ask(provider, query), { query });
    rows.forEach(({ codes, cells: [own, above] }, at) => {
      const next = rows[at + 1]?.cells[1];
      if (isHidden(own) && !isHidden(above) && measureCell(above).value !== null && !isHidden(next) && next !== undefined && measureCell(next).value !== null) fail(`the stage ${JSON.stringify(codes)} is hidden between the sums ${JSON.stringify(above)} and ${JSON.stringify(next)}`);
    });
  });

  test('attacker: a hidden figure, from how it stands against its objective', async (provider) => {
    const measures = ['performanceActual', 'attainment', 'gap', 'relativeGap', 'pace', 'remaining'];
    const query: Query = { measures, period: { start: '2026-01-01', end: '2026-02-01' }, filters: [{ dimension: 'kpi', in: ['interactions'] }, { dimension: 'channel', in: ['visit'] }] };
    if (!isServed(query, provider.capabilities)) return;
    const [row] = answeredRows(await ask(provider, query), { query });
    const told = measures.filter((_, at) => at > 0 && !isHidden(row?.cells[at]) && measureCell(row?.cells[at]).value !== null);
    ensure(!isHidden(row?.cells[0]) || told.length === 0, `the actual figure is hidden, but ${told.join(', ')} stand beside its objective`);
  });

  test('attacker: an order does not tell of what is hidden', async (provider) => {
    for (const dimension of ['channel', 'campaign', 'keyMessage', 'territory']) {
      const places = await Promise.all((['asc', 'desc'] as const).map(async (direction) => {
        const query: Query = { measures: ['interactions'], dimensions: [dimension], period: HALF, order: [{ by: 'interactions', direction }] };
        return hiddenLast(await ask(provider, query), query);
      }));
      ensureEqual(places[0], places[1], `hidden rows by ${dimension}, upwards and downwards`);
    }
  });

  test('groups of many are shown: not everything is hidden', async (provider) => {
    const result = await ask(provider, { measures: ['universeHcps'], dimensions: ['specialty'], period: HALF });
    ensure(result.rows.some((row) => !isHidden(row[columnIndex(result, 'universeHcps')])), 'all specialties are hidden');
  });
}
