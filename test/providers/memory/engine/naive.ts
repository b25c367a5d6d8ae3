import { addDays, bucketsOf, nextBucket, type Filter, type Query } from '../../../../src/contract/index.js';
import { dayOf, randomBelow, type Shown } from './small.js';

/** The same figures by plain loops over plain objects, sharing nothing with the engine but the dates. */

export type Row = Readonly<Record<string, string>>;
export type NaiveTables = Readonly<Record<'hcps' | 'products' | 'memberships' | 'interactions' | 'sends' | 'adoptionSnapshots' | 'consentEvents', readonly Row[]>>;

export function randomTables(seed: number): NaiveTables {
  const below = randomBelow(seed);
  const pick = (...codes: string[]): string => codes[below(codes.length)] as string;
  const day = (): string => dayOf('2026-01-01', below(180));
  const many = (count: number, make: (at: number) => Row): readonly Row[] => Array.from({ length: count }, (_, at) => make(at));
  const hcp = (): string => pick('', ...Array.from({ length: 20 }, (_, at) => `h${at}`));
  return {
    hcps: many(18, (at) => ({ hcp: `h${at}`, specialty: pick('', 'gp', 'lung', 'gp|lung', 'lung|heart'), territory: pick('north', 'south', ''), validFrom: pick('', day()), validTo: pick('', '', day()) })),
    products: [{ product: 'p', market: 'm' }, { product: 'q', market: 'm' }, { product: 'r', market: 'n' }],
    memberships: many(40, () => {
      const start = below(180);
      return { hcp: hcp() || 'h0', segment: pick('new', 'active', 'left'), validFrom: dayOf('2025-12-01', start), validTo: pick('', dayOf('2025-12-01', start + below(90))) };
    }),
    interactions: many(300, () => ({ hcp: hcp(), occurredAt: day(), channel: pick('web', 'phone', 'sms', ''), product: pick('p', 'q', 'r', 's', ''), points: pick('', '1', '2.5', '-1'), isPreview: pick('', '', '', 'true', 'false') })),
    sends: many(200, () => ({ hcp: hcp(), attemptedAt: day(), deliveredAt: pick('2026-01-01', '2026-01-01', ''), clickedAt: pick('2026-01-01', '', ''), product: pick('p', 'q', '') })),
    adoptionSnapshots: ['2026-01-31', '2026-02-28', '2026-04-30'].flatMap((snapshotAt) => many(15, (at) => ({ hcp: `h${at}`, product: 'p', snapshotAt, adoptionStage: pick('unuser', 'trial', 'advocacy', '') }))),
    consentEvents: many(60, () => ({ hcp: hcp() || 'h1', effectiveFrom: day(), consentStatus: pick('opt-in', 'opt-out', 'pending'), channel: pick('web', 'phone'), product: pick('p', '') })),
  };
}

type Values = (row: Row, dimension: string) => readonly string[];
const split = (cell: string | undefined): readonly string[] => (cell ? cell.split('|') : []);

export class Naive {
  readonly #tables: NaiveTables;

  constructor(tables: NaiveTables) {
    this.#tables = tables;
  }

  /** Figures by codes and date as `figures` shows them; only cells with rows. */
  answer({ measures, dimensions = [], period, grain, filters = [] }: Query): ReadonlyMap<string, Shown> {
    const measure = measures[0] as string;
    const cells = new Map<string, Shown>();
    const starts = grain ? bucketsOf(period, grain) : [period.start];
    for (const start of starts) {
      const from = start > period.start ? start : period.start;
      const next = grain ? nextBucket(start, grain) : period.end;
      const bucket = { from, last: addDays(next < period.end ? next : period.end, -1) };
      const { rows, values } = this.#rows(measure, bucket);
      const left = rows.filter((row) => filters.every((filter) => passes(values(row, filter.dimension), filter)));
      const groups = new Map<string, Row[]>();
      for (const row of left) {
        const keys = dimensions.reduce<readonly (readonly string[])[]>((made, dimension) => {
          const own = filters.filter((filter) => filter.dimension === dimension);
          const codes = values(row, dimension);
          return made.flatMap((key) => (codes.length > 0 ? codes : ['']).filter((code) => own.every((filter) => passes([code], filter))).map((code) => [...key, code || '-']));
        }, [[]]);
        for (const key of keys) {
          const name = [...key, ...(grain ? [start] : [])].join(' ') || 'all';
          groups.set(name, [...(groups.get(name) ?? []), row]);
        }
      }
      for (const [name, members] of groups) {
        const shown = figure(measure, members);
        if (shown !== undefined) cells.set(name, shown);
      }
    }
    return cells;
  }

  #rows(measure: string, { from, last }: { readonly from: string; readonly last: string }): { readonly rows: readonly Row[]; readonly values: Values } {
    const dated = (rows: readonly Row[], time: string): readonly Row[] => rows.filter((row) => (row[time] as string) >= from && (row[time] as string) <= last);
    if (measure === 'clickRate') return { rows: dated(this.#tables.sends, 'attemptedAt'), values: (row, dimension) => this.#values(row, dimension, row.attemptedAt as string) };
    if (['hcpsInUniverse', 'segmentSize', 'hcpsAtStage', 'optedInHcps'].includes(measure)) return { rows: this.#stock(measure, last), values: (row, dimension) => this.#values(row, dimension, last) };
    const rows = dated(this.#tables.interactions, 'occurredAt').filter(({ isPreview }) => isPreview !== 'true');
    return { rows, values: (row, dimension) => this.#values(row, dimension, row.occurredAt as string) };
  }

  #stock(measure: string, day: string): readonly Row[] {
    const holds = ({ validFrom = '', validTo = '' }: Row): boolean => validFrom <= day && (validTo === '' || validTo > day);
    const { hcps, memberships, adoptionSnapshots, consentEvents } = this.#tables;
    if (measure === 'hcpsInUniverse') return hcps.filter(holds);
    if (measure === 'segmentSize') return memberships.filter(holds);
    if (measure === 'hcpsAtStage') {
      const snapshotAt = adoptionSnapshots.map((row) => row.snapshotAt as string).filter((at) => at <= day && addDays(at, 30) >= day).sort().at(-1);
      return adoptionSnapshots.filter((row) => row.snapshotAt === snapshotAt && row.adoptionStage !== '');
    }
    const last = new Map<string, Row>();
    for (const row of consentEvents) {
      const key = `${row.hcp} ${row.channel} ${row.product}`;
      if ((row.effectiveFrom as string) <= day && (row.effectiveFrom as string) >= (last.get(key)?.effectiveFrom ?? '')) last.set(key, row);
    }
    return [...last.values()].filter(({ consentStatus }) => consentStatus === 'opt-in');
  }

  #values(row: Row, dimension: string, day: string): readonly string[] {
    if (dimension in row) return split(row[dimension]);
    if (dimension === 'market') return split(this.#tables.products.find(({ product }) => product === row.product)?.market);
    if (dimension === 'segment') {
      const held = this.#tables.memberships.filter(({ hcp, validFrom = '', validTo = '' }) => hcp === row.hcp && row.hcp !== '' && validFrom <= day && (validTo === '' || validTo > day));
      return [...new Set(held.map(({ segment }) => segment as string))];
    }
    return split(this.#tables.hcps.find(({ hcp }) => hcp === row.hcp)?.[dimension]);
  }
}

function passes(codes: readonly string[], { in: kept, notIn }: Filter): boolean {
  const own = codes.length > 0 ? codes : [''];
  return (!kept || own.some((code) => kept.includes(code))) && !own.some((code) => notIn?.includes(code));
}

function figure(measure: string, rows: readonly Row[]): Shown | undefined {
  switch (measure) {
    case 'interactions': return rows.length;
    case 'engagementPoints': {
      const points = rows.flatMap((row) => (row.points ? [Number(row.points)] : []));
      return points.length > 0 ? points.reduce((sum, value) => sum + value, 0) : null;
    }
    case 'clickRate': {
      const delivered = rows.filter(({ deliveredAt }) => deliveredAt !== '').length;
      const clicked = rows.filter(({ clickedAt }) => clickedAt !== '').length;
      return delivered > 0 ? clicked / delivered : clicked > 0 ? 'notApplicable' : undefined;
    }
    default: return new Set(rows.flatMap(({ hcp }) => hcp || [])).size;
  }
}
