import { expect } from 'chai';
import { cubeToken } from '../../scripts/engines/cube.mjs';
import type { Query } from '../../src/contract/index.js';
import { createCubeProvider } from '../../src/providers/cube/index.js';
import { startLive } from '../providers/cube/live.js';
import { memory, outcomeOf } from '../providers/cube/outcome.js';
import { QUESTIONS } from '../providers/cube/questions.js';

const period = { start: '2026-01-01', end: '2026-06-01' };
const ALONE = ['hcp', 'scenario', 'kpi', 'family'];

describe('a live Cube over Postgres', function () {
  this.timeout(600_000);
  let live: Awaited<ReturnType<typeof startLive>>;
  let cube: ReturnType<typeof createCubeProvider>;

  before(async () => {
    live = await startLive();
    cube = createCubeProvider({ url: live.url, token: cubeToken() });
    await cube.query(QUESTIONS['kpi'] as Query, { signal: new AbortController().signal });
  });
  after(() => live.stop());

  for (const [name, query] of Object.entries(QUESTIONS)) {
    it(`answers as the memory provider: ${name}`, async () => {
      expect(await outcomeOf(cube, query)).to.deep.equal(await outcomeOf(memory, query));
    });
  }

  it('answers every measure it says it can, by every dimension it says it has, as the memory provider', async () => {
    const different: string[] = [];
    const compare = async (query: Query): Promise<void> => {
      const [ours, theirs] = [await outcomeOf(cube, query), await outcomeOf(memory, query)];
      if (JSON.stringify(ours) !== JSON.stringify(theirs)) different.push(`${JSON.stringify(query)}\n  ${JSON.stringify(ours)}\n  ${JSON.stringify(theirs)}`);
    };
    for (const [id, { dimensions }] of Object.entries(cube.capabilities?.measures ?? {})) {
      const filters = dimensions.includes('product') ? [{ dimension: 'product', in: ['respira'] }] : [];
      await compare({ measures: [id], period });
      await compare({ measures: [id], period, grain: 'month', filters });
      for (const dimension of dimensions.filter((one) => !ALONE.includes(one))) await compare({ measures: [id], dimensions: [dimension], period, totals: true, filters });
    }
    expect(different.join('\n')).to.equal('');
  });
});
