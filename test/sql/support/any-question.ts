import { ALL_TIME, type Catalog, type Capabilities, type Filter, type MembersRequest, type Order, type Period, type Query } from '../../../src/contract/index.js';
import { dayOf } from '../../providers/memory/engine/small.js';
import { DAYS, FIRST_DAY, type Chance, type Codes } from './any-values.js';

function codesOf(dimension: string, { dimensions, measures }: Catalog, codes: Codes): readonly string[] {
  if (dimension === 'kpi') return measures.map(({ id }) => id);
  if (dimension === 'family') return ['one', 'two'];
  if (dimension === 'scenario') return ['actual', 'objective', 'forecast'];
  const column = dimensions.find(({ id }) => id === dimension)?.derived?.column ?? dimension.replace(/(From|To)$/, '');
  return [...codes.of(column), '', '', 'nobody', ...(column === dimension ? [] : ['~outside', '~created'])];
}

function anyFilter(dimension: string, catalog: Catalog, codes: Codes, { below, pick, oneIn }: Chance): Filter {
  const known = codesOf(dimension, catalog, codes);
  const some = (): readonly string[] => Array.from({ length: oneIn(12) ? 0 : 1 + below(3) }, () => pick(known));
  return pick<() => Filter>([() => ({ dimension, in: some() }), () => ({ dimension, in: some() }), () => ({ dimension, notIn: some() }), () => ({ dimension, in: some(), notIn: some() })])();
}

function anyPeriod({ below, oneIn }: Chance, isLong: boolean): Period {
  if (oneIn(25)) return ALL_TIME;
  if (oneIn(6)) return { start: '2026-01-01', end: '2026-04-01' };
  const start = below(DAYS + 40) - 20;
  return { start: dayOf(FIRST_DAY, start), end: dayOf(FIRST_DAY, start + 1 + below(isLong ? 120 : 12)) };
}

/** A question about some measures, mostly by what the source says that they know. */
export function anyQuestion(catalog: Catalog, capabilities: Capabilities | undefined, codes: Codes, chance: Chance): Query {
  const { below, oneIn, pick } = chance;
  const first = pick(catalog.measures).id;
  const measures = [...new Set([first, ...(oneIn(4) ? [pick(catalog.measures).id] : [])])];
  const all = catalog.dimensions.map(({ id }) => id);
  const known = capabilities?.measures[first]?.dimensions ?? [];
  const dimension = (): string => (known.length === 0 || oneIn(15) ? pick(all) : pick(known));
  const dimensions = [...new Set(Array.from({ length: below(3) }, dimension))];
  const performance = catalog.measures.find(({ id }) => id === first)?.formula.op === 'performance';
  const filters = [
    ...Array.from({ length: below(4) }, () => anyFilter(dimensions.length > 0 && oneIn(3) ? pick(dimensions) : dimension(), catalog, codes, chance)),
    ...(performance && oneIn(2) ? [{ dimension: 'kpi', in: [pick(catalog.measures).id] }] : []),
  ];
  const grain = oneIn(2) ? pick(['day', 'week', 'month', 'month', 'quarter', 'year'] as const) : undefined;
  const columns = [...measures, ...dimensions, ...(grain ? ['time'] : [])];
  const order = Array.from({ length: below(3) }, (): Order => ({ by: pick(columns), direction: pick(['asc', 'desc']) }));
  const basis = pick([undefined, undefined, undefined, 'atEvent', 'atStart', 'atEnd', 'current', { asOf: dayOf(FIRST_DAY, below(DAYS + 30)) }] as const);
  return {
    measures, dimensions, filters, period: anyPeriod(chance, grain !== 'day' && grain !== 'week'),
    ...(grain && { grain }), ...(basis && { basis }), ...(oneIn(2) && { totals: true }), ...(order.length > 0 && { order }),
    ...(oneIn(4) && { limit: below(6) }), ...(oneIn(6) && { offset: below(4) }),
  };
}

/** Asks which members a dimension has. */
export function anyMembersRequest(catalog: Catalog, codes: Codes, chance: Chance): MembersRequest {
  const { below, oneIn, pick } = chance;
  const all = catalog.dimensions.map(({ id }) => id);
  return {
    dimension: pick(all), ...(oneIn(3) && { filters: [anyFilter(pick(all), catalog, codes, chance)] }), ...(oneIn(3) && { period: anyPeriod(chance, true) }),
    ...(oneIn(4) && { search: pick(['e', 'É', '1', "'", '%', '_']) }), ...(oneIn(4) && { limit: below(5) }), ...(oneIn(4) && { offset: below(3) }),
  };
}
