import { expect } from 'chai';
import { FLOW_ENDS, type DataProvider, type Query, type Result } from '../../src/contract/index.js';
import { breakdownResult, SEGMENTS_34 } from '../../stories/support/breakdown-figures.js';
import { FOUR_SEGMENTS, manySegments } from '../../stories/support/segment-flow-figures.js';
import { figuresInWorkshop, firstSegments, inWorkshop, workshopOf } from '../../stories/support/workshop.js';

const BY_SEGMENT: Query = { measures: ['activeHcps'], dimensions: ['segment'], period: { start: '2026-05-01', end: '2026-11-01' } };
const FIGURES = breakdownResult('activeHcps', 'segment', SEGMENTS_34, 9000);
const source: DataProvider = { name: 'story', query: async () => Promise.resolve(FIGURES) };
const { signal } = new AbortController();

/** Lists 34 segments and notes what it was asked. */
function listing(): { readonly provider: DataProvider; readonly asked: Query[] } {
  const asked: Query[] = [];
  const codes = Object.keys(SEGMENTS_34);
  return {
    asked,
    provider: {
      query: (query) => {
        asked.push(query);
        const kept = query.filters?.find(({ dimension }) => dimension === 'segment')?.in ?? codes;
        return Promise.resolve(breakdownResult('activeHcps', 'segment', Object.fromEntries(Object.entries(SEGMENTS_34).filter(([code]) => kept.includes(code))), kept.length));
      },
      members: ({ limit }) => Promise.resolve(codes.slice(0, limit).map((code) => ({ code }))),
    },
  };
}

describe('the toolbar of the stories', () => {
  it('takes what an address says and leaves the rest as usual', () => {
    expect(workshopOf({ delay: 800, failure: 'all', segments: '4', brand: 'vivid' })).to.deep.equal({ delay: '800', failure: 'all', segments: '4' });
    expect(workshopOf({ delay: 'soon', segments: 5 })).to.deep.equal({ delay: 'none', failure: 'none', segments: '34' });
  });

  it('leaves a source as it is', () => {
    expect(inWorkshop(source, workshopOf({}))).to.equal(source);
    expect(figuresInWorkshop(FIGURES, workshopOf({}))).to.deep.equal({ data: FIGURES });
  });

  it('lets the first question fail, or all, or refuses the viewer', async () => {
    const outcome = (provider: DataProvider): Promise<unknown> => provider.query(BY_SEGMENT, { signal }).then(() => 'answered', ({ status }: { status: number }) => status);
    const one = inWorkshop(source, workshopOf({ failure: 'one' }));
    expect([await outcome(one), await outcome(one)]).to.deep.equal([503, 'answered']);
    const all = inWorkshop(source, workshopOf({ failure: 'all' }));
    expect([await outcome(all), await outcome(all)]).to.deep.equal([503, 503]);
    expect(await outcome(inWorkshop(source, workshopOf({ failure: 'unauthorised' })))).to.equal(401);
  });

  it('lets a source be late, and one that fails be late too', async () => {
    for (const delay of [{ delay: '800' }, { delay: 'never', failure: 'all' }]) {
      const late = inWorkshop(source, workshopOf(delay)).query(BY_SEGMENT, { signal: AbortSignal.timeout(20) });
      expect(await late.then(() => 'answered', ({ name }: Error) => name)).to.equal('TimeoutError');
    }
  });

  it('asks figures that a story wrote where they are to fail, and answers no other question with them', async () => {
    const { data, provider } = figuresInWorkshop(FIGURES, workshopOf({ failure: 'one' })) as { data: undefined; provider: DataProvider };
    expect(data).to.equal(undefined);
    expect(await provider.query(BY_SEGMENT, { signal }).then(() => 'answered', ({ status }: { status: number }) => status)).to.equal(503);
    expect((await provider.query(BY_SEGMENT, { signal })).rows).to.have.length(34);
    expect((await provider.query({ ...BY_SEGMENT, measures: ['interactions'] }, { signal })).rows).to.deep.equal([]);
  });

  it('asks a source that lists its segments about the first of them only, so that totals are its own', async () => {
    const { provider, asked } = listing();
    const four = inWorkshop(provider, workshopOf({ segments: '4' }));
    const { rows, totals } = await four.query(BY_SEGMENT, { signal });
    expect(rows).to.have.length(4);
    expect(totals).to.deep.equal([null, 4]);
    expect(await four.members?.({ dimension: 'segment' }, { signal })).to.have.length(4);
    await four.query({ ...BY_SEGMENT, dimensions: ['channel'] }, { signal });
    expect(asked[1]?.filters).to.equal(undefined);
  });

  it('refuses lists of members too, where every question is refused', async () => {
    const listed = (choice: Record<string, string>): Promise<unknown> | undefined => inWorkshop(listing().provider, workshopOf(choice)).members?.({ dimension: 'segment' }, { signal }).then(({ length }) => length, ({ status }: { status: number }) => status);
    expect([await listed({ failure: 'all' }), await listed({ failure: 'unauthorised' }), await listed({ failure: 'one' }), await listed({ failure: 'one', segments: '4' })]).to.deep.equal([503, 401, 34, 4]);
  });

  it('cuts the answers of a source that lists none, and leaves out a total that is no longer theirs', async () => {
    const { rows, totals } = await inWorkshop(source, workshopOf({ segments: '12' })).query(BY_SEGMENT, { signal });
    expect(rows).to.have.length(12);
    expect(totals).to.equal(undefined);
  });
});

describe('movements among the first segments', () => {
  const moved = ({ columns, rows }: Result): { from: string | null; to: string | null; count: number }[] => {
    const [from, to, count] = ['segmentFrom', 'segmentTo', 'movedHcps'].map((id) => columns.findIndex((column) => column.id === id)) as [number, number, number];
    return rows.map((row) => ({ from: row[from] as string | null, to: row[to] as string | null, count: Number(row[count]) }));
  };
  const whole = manySegments(34, 1);

  it('name those, and whoever goes elsewhere leaves for outside', () => {
    const names = new Set(moved(firstSegments(whole, 4)).flatMap(({ from, to }) => [from, to]));
    expect([...names].filter((name) => name !== FLOW_ENDS.outside)).to.have.length(4);
  });

  it('lose nobody who starts in one of them', () => {
    const few = moved(firstSegments(whole, 4));
    const starts = (list: typeof few, name: string | null): number => list.reduce((sum, { from, count }) => sum + (from === name ? count : 0), 0);
    for (const name of new Set(few.map(({ from }) => from).filter((from) => from !== FLOW_ENDS.outside))) expect(starts(few, name), String(name)).to.equal(starts(moved(whole), name));
  });

  it('stay as they are where there are no more', () => {
    expect(firstSegments(FOUR_SEGMENTS, 4)).to.equal(FOUR_SEGMENTS);
  });
});
