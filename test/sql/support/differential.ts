import { CORE_CATALOG } from '../../../src/catalog/index.js';
import { GRAINS, type Filter, type Query } from '../../../src/contract/index.js';
import { randomTables } from '../../providers/memory/engine/naive.js';
import { dayOf, randomBelow } from '../../providers/memory/engine/small.js';
import { eventMeasures, randomQuestion, randomSources } from './random-catalog.js';
import { expectSame, openPair, type OpenDatabase, type Pair } from './same.js';

const EVENTS = ['channel', 'product', 'market', 'specialty', 'territory', 'segment', 'hcp', 'consentStatus', 'adoptionStage', 'receiverOf', 'campaign'];
const MEASURES = ['interactions', 'activeHcps', 'engagementPoints', 'clickRate', 'delivered', 'sent'];
const CODES = ['', 'web', 'phone', 'p', 'q', 'm', 'gp', 'lung', 'north', 'south', 'new', 'active', 'h1', 'h2', 'h3', 'nobody', 'opt-in', 'opt-out', 'expired', 'trial', 'advocacy'];
const BASES = [undefined, undefined, 'atEvent', 'atStart', 'atEnd', 'current', { asOf: '2026-03-10' }] as const;
const SECONDS = 120_000;

function randomEventQuery(below: (bound: number) => number): Query {
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const measures = [...new Set(Array.from({ length: 1 + below(2) }, () => pick(MEASURES)))];
  const dimensions = [...new Set(Array.from({ length: below(3) }, () => pick(EVENTS)))];
  const filters = Array.from({ length: below(3) }, (): Filter => {
    const codes = Array.from({ length: 1 + below(8) }, () => pick(CODES));
    const dimension = dimensions.length > 0 && below(3) === 0 ? pick(dimensions) : pick(EVENTS);
    return [{ dimension, in: codes }, { dimension, notIn: codes }, { dimension, in: codes, notIn: [pick(CODES)] }][below(3)] as Filter;
  });
  const start = 10 + below(100);
  const grain = below(3) ? pick(GRAINS) : undefined;
  const basis = pick(BASES);
  return { measures, dimensions, filters, period: { start: dayOf('2026-01-01', start), end: dayOf('2026-01-01', start + 20 + below(60)) }, totals: below(2) === 0, ...(grain && { grain }), ...(basis && { basis }) };
}

async function askMany(pair: Pair, questions: readonly Query[]): Promise<void> {
  try {
    for (const question of questions) await expectSame(pair, question);
  } finally {
    await pair.close();
  }
}

const times = <Item>(count: number, make: () => Item): readonly Item[] => Array.from({ length: count }, make);

/** A database and the memory provider are asked the same about rows. */
export function differential(name: string, open: OpenDatabase): void {
  describe(`random questions about rows, asked of ${name}`, () => {
    for (const k of [0, 5]) {
      for (let seed = 1; seed <= 2; seed++) {
        it(`are answered as from memory (seed ${seed}, k ${k})`, async function () {
          this.timeout(SECONDS);
          const below = randomBelow(seed * 104_729 + k);
          await askMany(await openPair(open, randomTables(seed * 7919), { k, completeThrough: '2026-06-10' }), times(40, () => randomEventQuery(below)));
        });

        it(`about any measure of rows are answered as from memory (seed ${seed}, k ${k})`, async function () {
          this.timeout(SECONDS);
          const below = randomBelow(seed * 15_485_863 + k);
          const columns = new Map(CORE_CATALOG.facts.map((fact) => [fact.id, new Map(Object.entries(fact.columns).map(([id, { type, many }]) => [id, { type: type === 'code' && many ? 'codes' as const : type }]))]));
          const store = { catalog: CORE_CATALOG, columns: (id: string) => columns.get(id) };
          const measures = eventMeasures(CORE_CATALOG);
          await askMany(await openPair(open, randomSources(CORE_CATALOG, seed * 7907), { k, completeThrough: '2026-06-10' }), times(60, () => randomQuestion(CORE_CATALOG, measures, store, below)));
        });
      }
    }
  });
}
