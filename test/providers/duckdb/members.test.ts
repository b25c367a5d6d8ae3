import { expect } from 'chai';
import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DataProvider, Filter, Member, MembersRequest } from '../../../src/contract/index.js';
import { createDuckDbProvider, type DuckDbProvider } from '../../../src/providers/duckdb/index.js';
import { nodeDuckDb } from '../../../src/providers/duckdb/node.js';
import { createMemoryProvider } from '../../../src/providers/memory/index.js';
import { CONFORMANCE_DATASET } from '../../../src/testing/index.js';
import { hostFile } from './host-tables.js';

const { tables, catalog, completeThrough } = CONFORMANCE_DATASET;
const { signal } = new AbortController();
const columns = [...new Set(catalog.facts.flatMap((fact) => Object.entries(fact.columns).filter(([, { type }]) => type === 'code').map(([name]) => name)))];
const dimensions = [...columns, ...catalog.dimensions.flatMap(({ id, derived }) => (derived ? [id] : [])), 'family', 'segmentFrom', 'segmentTo'];

describe('members in DuckDB', function () {
  this.timeout(60_000);
  let folder = '';
  const sources: Record<string, DataProvider> = {};
  const open: DuckDbProvider[] = [];
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'members-'));
    const existing = await hostFile(path.join(folder, 'host.duckdb'), tables, catalog);
    const shared = { catalog, completeThrough, k: 2 };
    open.push(createDuckDbProvider({ ...shared, engine: nodeDuckDb(), tables }), createDuckDbProvider({ ...shared, engine: nodeDuckDb({ path: path.join(folder, 'host.duckdb'), readOnly: true }), tables: existing }));
    sources['memory'] = createMemoryProvider({ ...shared, tables });
    [sources['codes'], sources['texts']] = open as [DuckDbProvider, DuckDbProvider];
  });
  after(async () => {
    for (const provider of open) provider.close();
    await rm(folder, { recursive: true });
  });

  const list = async (source: string, request: MembersRequest): Promise<readonly Member[]> => (sources[source] as Required<DataProvider>).members(request, { signal });

  for (const dimension of dimensions) {
    it(`are those of memory: ${dimension}`, async () => {
      const expected = await list('memory', { dimension });
      expect(await list('codes', { dimension })).to.deep.equal(expected);
      expect(await list('texts', { dimension })).to.deep.equal(expected);
    });
  }

  const FILTERS: readonly Filter[] = [
    { dimension: 'segment', in: ['A', 'B'] }, { dimension: 'segment', notIn: ['A'] }, { dimension: 'segment', in: ['A', 'B', ''], notIn: ['D1'] }, { dimension: 'segment', in: [''] },
    { dimension: 'specialty', in: ['cardio'] }, { dimension: 'specialty', notIn: ['cardio', 'general'] }, { dimension: 'specialty', in: [''] }, { dimension: 'territory', notIn: [''] },
  ];
  for (const dimension of ['hcp', 'segment', 'segmentScheme', 'specialty', 'territory', 'product', 'channel']) {
    it(`are those of memory under filters on HCPs and on states: ${dimension}`, async () => {
      for (const filters of [...FILTERS.map((filter) => [filter]), [FILTERS[0], FILTERS[5]] as Filter[]]) {
        for (const period of [{ start: '2026-01-01', end: '2026-02-01' }, { start: '2026-01-01', end: '2026-12-01' }]) {
          const expected = await list('memory', { dimension, filters, period });
          expect(await list('codes', { dimension, filters, period }), JSON.stringify(filters)).to.deep.equal(expected);
          expect(await list('texts', { dimension, filters, period }), JSON.stringify(filters)).to.deep.equal(expected);
        }
      }
    });
  }

  it('are those of memory, whatever is asked', async () => {
    const codesOf = new Map<string, readonly string[]>();
    for (const dimension of dimensions) codesOf.set(dimension, ['', 'nobody', ...(await list('memory', { dimension })).slice(0, 6).map(({ code }) => code)]);
    const filter = fc.constantFrom(...dimensions).chain((dimension) => {
      const codes = fc.uniqueArray(fc.constantFrom(...(codesOf.get(dimension) as readonly string[])), { maxLength: 3 });
      return fc.record({ dimension: fc.constant(dimension), in: codes, notIn: codes }, { requiredKeys: ['dimension'] });
    }).filter((one: Filter) => one.in !== undefined || one.notIn !== undefined);
    const day = fc.constantFrom('2026-01-01', '2026-03-15', '2026-06-01', '2026-11-30', '2027-01-01');
    const request = fc.record({
      dimension: fc.constantFrom(...dimensions), filters: fc.array(filter, { maxLength: 2 }), search: fc.constantFrom('a', ' É', '1', 'o'), limit: fc.nat(4), offset: fc.nat(3),
      period: fc.tuple(day, day).filter(([start, end]) => start < end).map(([start, end]) => ({ start, end })),
    }, { requiredKeys: ['dimension'] });
    await fc.assert(fc.asyncProperty(request, async (asked) => {
      const expected = await list('memory', asked);
      expect(await list('codes', asked), 'codes').to.deep.equal(expected);
      expect(await list('texts', asked), 'texts').to.deep.equal(expected);
    }), { numRuns: 150 });
  });

  it('are listed, searched and cut among 200,000', async () => {
    const hcp = Array.from({ length: 200_000 }, (_, at) => `hcp-${String(at).padStart(6, '0')}`);
    const provider = createDuckDbProvider({ engine: nodeDuckDb(), tables: { hcps: { hcp } } });
    open.push(provider);
    const found = await provider.members?.({ dimension: 'hcp', search: '99999', limit: 3 }, { signal });
    expect(found).to.deep.equal([{ code: 'hcp-099999' }, { code: 'hcp-199999' }]);
    expect((await provider.members?.({ dimension: 'hcp', limit: 2, offset: 199_999 }, { signal }))?.map(({ code }) => code)).to.deep.equal(['hcp-199999']);
  });
});
