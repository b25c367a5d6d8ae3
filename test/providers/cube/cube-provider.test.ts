import { expect } from 'chai';
import { cubeToken } from '../../../scripts/engines/cube.mjs';
import { OmnichannelError, type DataProvider, type Query } from '../../../src/contract/index.js';
import { createCubeProvider, type CubeProviderOptions } from '../../../src/providers/cube/index.js';
import { memory, outcomeOf } from './outcome.js';
import { QUESTIONS } from './questions.js';
import { SLOW } from './raw-questions.js';
import { readRecording, replay } from './recording.js';

const { signal } = new AbortController();
const token = cubeToken();
async function withRecording<Value>(name: string, options: Partial<CubeProviderOptions>, ask: (provider: DataProvider) => Promise<Value>): Promise<Value> {
  const server = await replay(readRecording(name));
  try {
    const value = await ask(createCubeProvider({ url: server.url, token, ...options }));
    expect({ strange: server.strange, left: server.left().length }).to.deep.equal({ strange: [], left: 0 });
    return value;
  } finally {
    await server.close();
  }
}

describe('the Cube provider', () => {
  for (const [name, query] of Object.entries(QUESTIONS)) {
    it(`asks Cube as recorded and gets the figures of the memory provider: ${name}`, async () => {
      const outcome = await withRecording(name, {}, (provider) => outcomeOf(provider, query));
      expect(outcome).to.deep.equal(await outcomeOf(memory, query));
    });
  }

  it('asks again while Cube says "Continue wait"', async () => {
    expect(readRecording('slow-query').filter(({ answer }) => (answer as { error?: string }).error === 'Continue wait')).to.have.length.greaterThan(1);
    const { rows } = await withRecording('slow-query', { completeThrough: '2026-05-31' }, (provider) => provider.query(SLOW, { signal }));
    expect(rows).to.deep.equal([[1]]);
  });

  it('says when Cube last read the warehouse, how far it reaches and what it serves', async () => {
    const [provider, { meta }] = await withRecording('kpi', {}, async (cube) => [cube, await cube.query(QUESTIONS['kpi'] as Query, { signal })] as const);
    expect(meta).to.include({ source: 'Cube', completeThrough: '2026-05-31', basis: 'atEvent' });
    expect(meta.loadedAt).to.match(/^\d{4}-\d\d-\d\dT/);
    expect(provider.capabilities?.measures['activeHcps']?.dimensions).to.include.members(['channel', 'specialty', 'territory', 'product', 'market']);
    expect(provider.capabilities?.measures).to.not.have.any.keys('movedHcps', 'newOptIns', 'progressedHcps');
    expect(provider.capabilities?.measures['optedInHcps']?.dimensions).to.include('channel').and.not.include('consentStatus');
  });

  it('searches the members of a dimension', async () => {
    const members = await withRecording('members', {}, (provider) => provider.members?.({ dimension: 'product', search: 'RES' }, { signal }) ?? Promise.reject(new Error('no members')));
    expect(members).to.deep.equal([{ code: 'respira', label: 'Respira' }]);
  });

  it('gets only what the token may see', async () => {
    const query: Query = { measures: ['hcpsInUniverse'], period: { start: '2026-01-01', end: '2026-06-01' } };
    const { rows } = await withRecording('row-rules', { token: cubeToken({ territory: 'north' }), completeThrough: '2026-05-31' }, (provider) => provider.query(query, { signal }));
    const { rows: expected } = await memory.query({ ...query, filters: [{ dimension: 'territory', in: ['north'] }] }, { signal });
    expect(rows).to.deep.equal(expected);
  });

  it('refuses what the model cannot say, and still answers the questions beside it', async () => {
    const [moved, kpi] = await withRecording('kpi', {}, async (provider) =>
      (await provider.queryAll?.([{ measures: ['movedHcps'], period: { start: '2026-01-01', end: '2026-06-01' } }, QUESTIONS['kpi'] as Query], { signal })) ?? []);
    expect(moved).to.be.instanceOf(OmnichannelError).with.property('code', 'missing-table');
    expect(kpi).to.have.property('rows').with.lengthOf(1);
  });

  it('refuses settings that make no provider', () => {
    expect(() => createCubeProvider({ url: '' })).to.throw('invalid url');
    expect(() => createCubeProvider({ url: 'http://localhost', timeoutMs: 0 })).to.throw('invalid timeoutMs 0');
    expect(() => createCubeProvider({ url: 'http://localhost', completeThrough: 'today' })).to.throw('invalid date "today"');
  });
});
