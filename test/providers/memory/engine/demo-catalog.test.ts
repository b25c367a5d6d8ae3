import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { CORE_CATALOG } from '../../../../src/catalog/index.js';
import { checkResult, measureCell, type Capabilities, type Query, type Result } from '../../../../src/contract/index.js';
import { createMemoryProvider, type MemoryProvider } from '../../../../src/providers/memory/index.js';
import { only } from './small.js';

const period = { start: '2026-05-01', end: '2026-11-01' };
const folder = new URL('../../../../demo/data/', import.meta.url);

/** A provider of the tables that a folder of the demo names. */
function open(from: URL): MemoryProvider {
  const names = JSON.parse(readFileSync(new URL('tables.json', from), 'utf8')) as Readonly<Record<string, string>>;
  return createMemoryProvider({ tables: Object.fromEntries(Object.entries(names).map(([id, file]) => [id, { csv: readFileSync(new URL(file, from), 'utf8') }])) });
}

/** What must be named for a figure to be one: a stage's objective is of one stage, a network's reach of one network, an attributed sum of one model. */
const GROUPED: Readonly<Record<string, string>> = { stageGap: 'adoptionStage', socialReach: 'network', indirectTurnover: 'attributionModel', generatedVisits: 'attributionModel', actionEffect: 'correctiveAction' };
const BRAND = only('product', 'respira');
/** A KPI with an objective, and one with a reference. */
const [KPI, REFERRED] = [only('kpi', 'interactions'), only('kpi', 'openRate')];
/** Nearly all HCPs are in some segment; by value fewer are. */
const SCHEME = only('segmentScheme', 'value');

describe('every measure of the catalog on the demo data', () => {
  const [crm, digital] = [open(folder), open(new URL('digital/', folder))];
  const served = (provider: MemoryProvider): Capabilities['measures'] => (provider.capabilities as Capabilities).measures;
  before(() => Promise.all([crm.ready, digital.ready]));

  it('is served by one of the two sources, none by both', () => {
    expect([...Object.keys(served(crm)), ...Object.keys(served(digital))].sort()).to.deep.equal(CORE_CATALOG.measures.map(({ id }) => id).sort());
  });

  it('ends with what both sources know', () => {
    expect([crm.capabilities?.completeThrough, digital.capabilities?.completeThrough]).to.deep.equal(['2026-10-31', '2026-11-14']);
  });

  for (const { id, formula } of CORE_CATALOG.measures) {
    it(`${id} is answered by month, and by each dimension it says it knows, on each basis`, async () => {
      const provider = served(digital)[id] ? digital : crm;
      const ask = async (query: Query): Promise<Result> => checkResult(await provider.query(query, { signal: new AbortController().signal }), 'memory', query);
      const { dimensions, bases } = served(provider)[id] as Capabilities['measures'][string];
      const group = GROUPED[id];
      const filters = [BRAND, ...(formula.op === 'performance' ? [formula.scenario === 'benchmark' ? REFERRED : KPI] : []), ...(['segmentCoverage', 'unassignedHcps'].includes(id) ? [SCHEME] : []), ...(group === 'attributionModel' ? [only(group, 'linear')] : [])];
      const monthly = await ask({ measures: [id], dimensions: group === undefined ? [] : [group], period, grain: 'month', filters, totals: true });
      expect(monthly.rows.length % 6, 'months').to.equal(0);
      expect([...monthly.rows, monthly.totals ?? []].some((row) => measureCell(row.at(-1)).value !== null), 'some figure').to.equal(true);
      for (const dimension of dimensions) await ask({ measures: [id], dimensions: [dimension], period, filters, limit: 5 });
      for (const basis of bases) await ask({ measures: [id], ...(dimensions.includes('segment') && { dimensions: ['segment'] }), period, filters, basis });
    }).timeout(30_000);
  }
});
