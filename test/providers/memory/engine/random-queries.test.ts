import { expect } from 'chai';
import { GRAINS, type Filter, type Query } from '../../../../src/contract/index.js';
import { createMemoryProvider } from '../../../../src/providers/memory/index.js';
import { Naive, randomTables } from './naive.js';
import { dayOf, figures, randomBelow } from './small.js';

const EVENTS = ['channel', 'product', 'market', 'specialty', 'territory', 'segment', 'hcp'];
const HCPS = ['specialty', 'territory', 'segment', 'hcp'];
const MEASURES: Readonly<Record<string, readonly string[]>> = {
  interactions: EVENTS, activeHcps: EVENTS, engagementPoints: EVENTS, clickRate: EVENTS.filter((dimension) => dimension !== 'channel'),
  hcpsInUniverse: HCPS, segmentSize: HCPS.filter((dimension) => dimension !== 'segment'), hcpsAtStage: HCPS, optedInHcps: [...HCPS, 'channel', 'product'],
};
const CODES = ['', 'web', 'phone', 'p', 'q', 'm', 'gp', 'lung', 'north', 'south', 'new', 'active', 'h1', 'h2', 'h3', 'nobody'];

function randomQuery(below: (bound: number) => number): Query {
  const measure = Object.keys(MEASURES)[below(Object.keys(MEASURES).length)] as string;
  const known = MEASURES[measure] as readonly string[];
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const dimensions = [...new Set(Array.from({ length: below(3) }, () => pick(known)))];
  const filters = Array.from({ length: below(3) }, (): Filter => {
    const codes = Array.from({ length: 1 + below(8) }, () => pick(CODES));
    return below(2) ? { dimension: pick(known), in: codes } : { dimension: pick(known), notIn: codes };
  });
  const start = 10 + below(100);
  const grain = below(3) ? pick(GRAINS.slice(1)) : undefined;
  return { measures: [measure], dimensions, filters, period: { start: dayOf('2026-01-01', start), end: dayOf('2026-01-01', start + 20 + below(60)) }, ...(grain && { grain }) };
}

describe('random questions', () => {
  for (let seed = 1; seed <= 12; seed++) {
    it(`are answered as plain loops answer them (${seed})`, async () => {
      const tables = randomTables(seed * 7919);
      const naive = new Naive(tables);
      const provider = createMemoryProvider({ tables, k: 0, completeThrough: '2026-12-31' });
      const below = randomBelow(seed * 104_729);
      for (let round = 0; round < 80; round++) {
        const query = randomQuery(below);
        const found = figures(await provider.query(query, { signal: new AbortController().signal }));
        const expected = naive.answer(query);
        for (const [key, value] of expected) {
          if (typeof value === 'number') expect(found[key], `${key} of ${JSON.stringify(query)}`).to.be.closeTo(value, 1e-9);
          else expect(found[key], `${key} of ${JSON.stringify(query)}`).to.equal(value);
        }
        for (const [key, value] of Object.entries(found)) if (!expected.has(key)) expect([0, null, 'notApplicable'], `${key} of ${JSON.stringify(query)}`).to.include(value);
      }
    });
  }
});
