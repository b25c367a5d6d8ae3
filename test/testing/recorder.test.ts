import { expect } from 'chai';
import { measureCell, type Cell, type DataProvider, type Query, type Result } from '../../src/contract/index.js';
import { createMemoryProvider } from '../../src/providers/memory/index.js';
import { anonymised, CONFORMANCE_DATASET, recordAnswers, replayProvider, type Recording } from '../../src/testing/index.js';

const { tables, catalog, completeThrough } = CONFORMANCE_DATASET;
const memory = (): DataProvider => createMemoryProvider({ tables, catalog, completeThrough, k: 1 });
const never = (): AbortSignal => new AbortController().signal;
const PERIOD = { start: '2026-01-01', end: '2026-07-01' };
const BY_HCP: Query = { measures: ['interactions', 'openRate'], dimensions: ['hcp'], period: PERIOD, filters: [{ dimension: 'hcp', in: ['h01', 'h02'] }], totals: true };
const BY_SEGMENT: Query = { measures: ['movedHcps'], dimensions: ['segmentFrom', 'segmentTo'], period: { start: '2026-03-01', end: '2026-08-01' }, filters: [{ dimension: 'segmentScheme', in: ['value'] }] };
const GROWTH: Query = { measures: ['turnoverGrowth', 'marketShare'], dimensions: ['product'], period: { start: '2026-04-01', end: '2026-07-01' } };

async function recorded(): Promise<Recording> {
  const { provider, recording } = recordAnswers(memory());
  for (const query of [BY_HCP, BY_SEGMENT, GROWTH]) await provider.query(query, { signal: never() });
  await provider.members?.({ dimension: 'segment' }, { signal: never() });
  await provider.members?.({ dimension: 'segment', search: 'Élite' }, { signal: never() });
  return recording();
}

const firstCodes = ({ rows }: Result): readonly Cell[] => rows.map(([code]) => code ?? null);

describe('recordAnswers', () => {
  it('answers as the provider does, and its recording replays it', async () => {
    const replay = replayProvider(await recorded());
    for (const query of [BY_HCP, BY_SEGMENT, GROWTH]) {
      const { meta: { loadedAt: _, ...meta }, ...figures } = await replay.query(query, { signal: never() });
      const { meta: { loadedAt: __, ...own }, ...right } = await memory().query(query, { signal: never() });
      expect([figures, meta]).to.deep.equal([right, own]);
    }
    expect((await replay.members?.({ dimension: 'segment' }, { signal: never() }))?.map(({ code }) => code)).to.deep.equal(['A', 'B', 'C', 'D1', 'D2', 'Z']);
  });

  it('is plain data that no later change reaches', async () => {
    const recording = await recorded();
    expect(JSON.parse(JSON.stringify(recording))).to.deep.equal(recording);
    const replay = replayProvider(recording);
    ((await replay.query(BY_HCP, { signal: never() })).rows as unknown[]).length = 0;
    expect((await replay.query(BY_HCP, { signal: never() })).rows).to.have.length(2);
  });

  it('keeps the answers of questions asked together, but no failures', async () => {
    const failure = new Error('no');
    const source: DataProvider = { query: () => Promise.reject(failure), queryAll: async (queries) => [{ columns: [], rows: [], meta: { source: 'x' } }, failure].slice(0, queries.length) };
    const { provider, recording } = recordAnswers(source);
    await provider.queryAll?.([BY_HCP, GROWTH], { signal: never() });
    await provider.query(BY_SEGMENT, { signal: never() }).catch(() => undefined);
    expect(recording().answers.map(({ query }) => query)).to.deep.equal([BY_HCP]);
  });

  it('finds a question however its properties stand, and refuses what it does not know', async () => {
    const replay = replayProvider(await recorded());
    const turned = { filters: [{ in: ['h02', 'h01'], dimension: 'hcp' }], totals: true, period: PERIOD, dimensions: ['hcp'], measures: ['interactions', 'openRate'] };
    expect((await replay.query(turned, { signal: never() })).rows).to.have.length(2);
    const code = async (query: Query): Promise<unknown> => replay.query(query, { signal: never() }).catch((thrown: { code?: string }) => thrown.code);
    expect(await code({ ...BY_HCP, totals: false })).to.equal('failed-request');
    expect(await code({ ...BY_HCP, limit: -1 })).to.equal('invalid-query');
    const reason = new Error('nobody waits');
    expect(await replay.query(BY_HCP, { signal: AbortSignal.abort(reason) }).catch((thrown: unknown) => thrown)).to.equal(reason);
  });
});

describe('anonymised', () => {
  it('leaves no code, label, source or search of the recording', async () => {
    const text = JSON.stringify(anonymised(await recorded()));
    for (const word of ['h01', 'h02', 'Élite', 'kora', 'solo', '"A"', 'value"', 'Bronze', 'memory']) expect(text.includes(word), word).to.equal(word === 'value"');
  });

  it('gives the same code the same name everywhere: in rows, in filters, at both ends, in members', async () => {
    const recording = anonymised(await recorded());
    const [byHcp, bySegment] = recording.answers;
    expect(byHcp?.query.filters?.[0]?.in).to.deep.equal(firstCodes(byHcp?.result as Result));
    const segments = new Set(recording.members[0]?.members.map(({ code }) => code));
    const ends = (bySegment?.result.rows ?? []).flatMap((row) => row.slice(0, 2)).filter((code) => typeof code === 'string' && !code.startsWith('~'));
    expect(ends).to.have.length.greaterThan(3);
    expect(ends.filter((code) => !segments.has(code as string))).to.deep.equal([]);
    expect((await replayProvider(recording).query(byHcp?.query as Query, { signal: never() })).rows).to.have.length(2);
  });

  it('keeps what it is told to keep', async () => {
    const [, , growth] = anonymised(await recorded(), { keep: ['product'] }).answers;
    expect(firstCodes(growth?.result as Result)).to.include('kora');
  });

  it('scales figures, and computes rates anew from their parts', async () => {
    const [before, after] = [await recorded(), anonymised(await recorded(), { scale: 10, keep: ['hcp', 'product'], unscaled: [] })];
    const cell = (recording: Recording, answer: number, row: number, column: number): ReturnType<typeof measureCell> => measureCell(recording.answers[answer]?.result.rows[row]?.[column]);
    expect(cell(after, 0, 0, 1).value).to.equal((cell(before, 0, 0, 1).value ?? 0) * 10);
    for (const column of [1, 2]) {
      const [was, is] = [cell(before, 2, 0, column), cell(after, 2, 0, column)];
      expect(is.numerator).to.be.closeTo((was.numerator ?? 0) * 10, 1e-6);
      expect(is.value).to.be.closeTo(was.value ?? 0, 1e-9);
    }
  });

  it('changes equal figures equally and keeps zero, missing and hidden', async () => {
    const of = (...cells: readonly Cell[]): Recording => ({ version: 1, members: [], answers: [{ query: BY_HCP, result: { columns: [{ id: 'a', kind: 'measure' }], rows: cells.map((cell) => [cell]), meta: { source: 'x' } } }] });
    const cells = anonymised(of(40, 40, 0, null, { value: null, state: 'suppressed' }, { value: 0.5, numerator: 40, denominator: 80 }), { jitter: 0.3 }).answers[0]?.result.rows.flat() as readonly Cell[];
    const [first, second, zero, missing, hidden, rate] = cells;
    expect(first).to.equal(second);
    expect(first).to.not.equal(40);
    expect([zero, missing, hidden]).to.deep.equal([0, null, { value: null, state: 'suppressed' }]);
    const { value, numerator, denominator } = measureCell(rate);
    expect(numerator).to.equal(first);
    expect(value).to.equal((numerator ?? 0) / (denominator ?? 1));
  });

  it('refuses a scale or a jitter that is none', async () => {
    const recording = await recorded();
    expect(() => anonymised(recording, { scale: 0 })).to.throw('invalid-setting');
    expect(() => anonymised(recording, { jitter: 1 })).to.throw('invalid-setting');
  });
});
