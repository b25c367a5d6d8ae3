import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { CORE_CATALOG } from '../../../../src/catalog/index.js';
import { checkResult, type Capabilities, type Query, type Result } from '../../../../src/contract/index.js';
import { createMemoryProvider } from '../../../../src/providers/memory/index.js';
import { only } from './small.js';

const folder = new URL('../../../../demo/data/', import.meta.url);
const names = JSON.parse(readFileSync(new URL('tables.json', folder), 'utf8')) as Readonly<Record<string, string>>;
const period = { start: '2026-05-01', end: '2026-11-01' };
const filters = [only('product', 'respira')];

describe('every measure of the catalog on the demo data', () => {
  const provider = createMemoryProvider({ tables: Object.fromEntries(Object.entries(names).map(([id, file]) => [id, { csv: readFileSync(new URL(file, folder), 'utf8') }])) });
  const ask = async (query: Query): Promise<Result> => checkResult(await provider.query(query, { signal: new AbortController().signal }), 'memory', query);
  let capabilities: Capabilities;
  before(async () => {
    await provider.ready;
    capabilities = provider.capabilities as Capabilities;
  });

  it('is served', () => {
    expect(Object.keys(capabilities.measures)).to.have.members(CORE_CATALOG.measures.map(({ id }) => id));
  });

  for (const { id } of CORE_CATALOG.measures) {
    it(`${id} is answered by month, and by each dimension it says it knows, on each basis`, async () => {
      // A stage's objective is of one stage.
      const stages = id === 'stageGap' ? ['adoptionStage'] : [];
      const monthly = await ask({ measures: [id], dimensions: stages, period, grain: 'month', filters, totals: true });
      expect(monthly.rows).to.have.length(stages.length > 0 ? 36 : 6);
      expect(monthly.rows.some((row) => row.at(-1) !== null), 'some figure').to.equal(true);
      const { dimensions, bases } = capabilities.measures[id] as Capabilities['measures'][string];
      for (const dimension of dimensions) await ask({ measures: [id], dimensions: [dimension], period, filters, limit: 5 });
      for (const basis of bases) await ask({ measures: [id], ...(dimensions.includes('segment') && { dimensions: ['segment'] }), period, filters, basis });
    }).timeout(30_000);
  }
});
