import { expect } from 'chai';
import { createMemoryProvider } from '../../../../src/providers/memory/index.js';
import { catalogWith, measure } from './more-catalog.js';
import { answer, ask, between, dayOf, one, only, randomBelow, refusal, times, totals, without } from './small.js';

type Row = Record<string, unknown>;
const catalog = catalogWith(measure('credit', { op: 'sum', fact: 'credits', column: 'value' }), measure('creditBefore', { op: 'shift', of: { op: 'measure', id: 'credit' }, against: 'previous-period' }));
const OPEN = { catalog };
const may = between('2026-05-01', '2026-06-01');
const member = (hcp: string, segment: string, validFrom: string, validTo = ''): Row => ({ hcp, segment, validFrom, validTo });
const sent = (hcp: string, campaign: string, more: Row = {}): Row => ({ hcp, campaign, attemptedAt: '2026-05-05', sentAt: '2026-05-05', deliveredAt: '2026-05-05', ...more });

describe('what HCPs are by the rows they have', () => {
  // a and b receive breathe, b receives care too; c's mail is not delivered, d's comes in June, e gets none; one delivery names nobody.
  const sends = [sent('a', 'breathe'), sent('b', 'breathe'), sent('b', 'care'), sent('b', 'breathe'), sent('c', 'breathe', { deliveredAt: '' }), sent('d', 'breathe', { attemptedAt: '2026-06-02' }), sent('', 'breathe')];
  const hcps = [...'abcde'].map((hcp) => ({ hcp, validFrom: '2026-01-01', territory: 'north' }));
  const memberships = [...'abcd'].flatMap((hcp) => [member(hcp, 'new', '2026-01-01', '2026-05-20'), member(hcp, hcp === 'd' ? 'new' : 'active', '2026-05-20')]);
  const interactions = ['a', 'a', 'b', 'c', ''].map((hcp) => ({ hcp, occurredAt: '2026-05-10', channel: 'web' }));
  const consentEvents = ['a', 'd'].map((hcp) => ({ hcp, channel: 'web', consentStatus: 'opt-in', effectiveFrom: '2026-05-07' }));
  const activities = [{ doneAt: '2026-05-03', channel: 'web' }];
  const campaigns = [{ campaign: 'breathe', label: 'Breathe 2026' }, { campaign: 'care', label: 'Care' }, { campaign: 'quiet', label: 'Quiet' }];
  const tables = { sends, hcps, memberships, interactions, consentEvents, activities, campaigns };
  const inMay = { period: may };

  it('filters movements: those of receivers, and those of the others', async () => {
    const pairs = { measures: ['movedHcps'], dimensions: ['segmentFrom', 'segmentTo'], ...inMay } as const;
    expect(await answer(tables, { ...pairs, filters: [only('mailedFor', 'breathe')] }, OPEN)).to.deep.equal({ 'new active': 2 });
    expect(await answer(tables, { ...pairs, filters: [without('mailedFor', 'breathe')] }, OPEN)).to.deep.equal({ 'new active': 1, 'new new': 1 });
    expect(await answer(tables, { ...pairs, filters: [only('mailedFor', '')] }, OPEN)).to.deep.equal({ 'new active': 1, 'new new': 1 });
  });

  it('filters and groups events, stocks and changes of HCPs, none apart', async () => {
    const query = { dimensions: ['mailedFor'], ...inMay };
    expect(await answer(tables, { measures: ['interactions', 'activeHcps'], ...query }, OPEN)).to.deep.equal({ breathe: [3, 2], care: [1, 1], '-': [2, 1] });
    expect(await answer(tables, { measures: ['hcpsInUniverse'], ...query }, OPEN)).to.deep.equal({ breathe: 2, care: 1, '-': 3 });
    expect(await answer(tables, { measures: ['newOptIns', 'optedInHcps'], ...query }, OPEN)).to.deep.equal({ breathe: [1, 1], '-': [1, 1] });
    expect(await totals(tables, { measures: ['hcpsInUniverse'], ...query }, OPEN)).to.deep.equal([5]);
    expect(await one(tables, 'interactions', { ...inMay, filters: [only('mailedFor', 'care')] }, OPEN)).to.equal(1);
    expect(await answer(tables, { measures: ['hcpsInUniverse'], ...query, filters: [only('mailedFor', 'care')] }, OPEN)).to.deep.equal({ care: 1 });
  });

  it('is of all that came before the end of the period, whatever its start and the bucket, and of no later day than is known', async () => {
    const weekly = await answer(tables, { measures: ['interactions'], dimensions: ['mailedFor'], grain: 'week', period: between('2026-05-04', '2026-05-18') }, OPEN);
    expect(weekly).to.deep.equal({ 'breathe 2026-05-04': 3, 'breathe 2026-05-11': 0, 'care 2026-05-04': 1, 'care 2026-05-11': 0, '- 2026-05-04': 2, '- 2026-05-11': 0 });
    expect(await one(tables, 'hcpsInUniverse', { period: between('2026-05-20', '2026-06-01'), filters: [only('mailedFor', 'breathe')] }, OPEN)).to.equal(2);
    expect(await one(tables, 'hcpsInUniverse', { period: between('2026-06-01', '2026-07-01'), filters: [only('mailedFor', 'breathe')] }, OPEN)).to.equal(3);
    expect(await one(tables, 'hcpsInUniverse', { ...inMay, filters: [only('mailedFor', 'breathe')] }, { catalog, completeThrough: '2026-05-04' })).to.equal('0 partial');
  });

  it('is said to be ignored by figures that know no HCP, which cannot be grouped by it', async () => {
    const result = await ask(tables, { measures: ['activities'], ...inMay, filters: [only('mailedFor', 'breathe')] }, OPEN);
    expect([result.rows, result.meta.ignoredFilters]).to.deep.equal([[[1]], ['mailedFor']]);
    expect(await refusal(tables, { measures: ['activities'], ...inMay, dimensions: ['mailedFor'] }, OPEN)).to.include({ code: 'unsupported-dimension' });
    expect((await ask({ interactions }, { measures: ['interactions'], ...inMay, filters: [only('mailedFor', 'breathe')] }, OPEN)).meta.ignoredFilters).to.deep.equal(['mailedFor']);
  });

  it('hides few receivers, and what the others would give away', async () => {
    const many = times(12, (number) => ({ hcp: `h${number}` }));
    const found = await answer({ hcps: many, sends: many.slice(0, 3).map(({ hcp }) => sent(hcp, 'breathe')) }, { measures: ['hcpsInUniverse'], dimensions: ['mailedFor'], ...inMay }, { catalog, k: 5 });
    expect(found).to.deep.equal({ breathe: 'suppressed', '-': 'suppressed' });
  });

  it('has members with names and with counts of the period', async () => {
    const provider = createMemoryProvider({ tables, catalog, k: 1 });
    const { signal } = new AbortController();
    const members = async (request: object): Promise<unknown> => provider.members?.({ dimension: 'mailedFor', ...request }, { signal });
    expect(await members({ period: may })).to.deep.equal([{ code: 'breathe', label: 'Breathe 2026', count: 2 }, { code: 'care', label: 'Care', count: 1 }]);
    expect(await members({})).to.deep.equal([{ code: 'breathe', label: 'Breathe 2026', count: 3 }, { code: 'care', label: 'Care', count: 1 }]);
    expect(await members({ search: 'care' })).to.have.length(1);
    expect(provider.capabilities?.measures.movedHcps?.dimensions).to.include('mailedFor');
    expect(provider.capabilities?.measures.activities?.dimensions).not.to.include('mailedFor');
    const hidden = createMemoryProvider({ tables, catalog, k: 5 });
    expect(await hidden.members?.({ dimension: 'mailedFor', period: may }, { signal })).to.deep.equal([{ code: 'breathe', label: 'Breathe 2026' }, { code: 'care', label: 'Care' }]);
  });

  it('agrees with plain loops', async () => {
    for (let seed = 1; seed <= 8; seed++) {
      const below = randomBelow(seed * 271);
      const rows = times(40, () => sent(`h${below(12)}`, ['x', 'y', 'z'][below(3)] as string, { attemptedAt: dayOf('2026-04-15', below(60)), deliveredAt: below(4) ? '2026-06-01' : '' }));
      const events = times(60, () => ({ hcp: below(9) ? `h${below(12)}` : '', occurredAt: dayOf('2026-05-01', below(31)) }));
      const codesOf = (hcp: string): readonly string[] => [...new Set(rows.flatMap((row) => (hcp !== '' && row.hcp === hcp && row.deliveredAt !== '' && (row.attemptedAt as string) < may.end ? [row.campaign as string] : [])))];
      const expected: Record<string, number> = {};
      for (const { hcp } of events) {
        const codes = codesOf(hcp);
        for (const campaign of codes.length > 0 ? codes : ['-']) expected[campaign] = (expected[campaign] ?? 0) + 1;
      }
      expect(await answer({ sends: rows, interactions: events }, { measures: ['interactions'], dimensions: ['mailedFor'], ...inMay }, OPEN)).to.deep.equal(expected);
      const others = events.filter(({ hcp }) => !codesOf(hcp).includes('x')).length;
      expect(await one({ sends: rows, interactions: events }, 'interactions', { ...inMay, filters: [without('mailedFor', 'x')] }, OPEN)).to.equal(others);
    }
  });
});

describe('rows of several models', () => {
  const credits = [{ day: '2026-05-01', model: 'first', place: 'x', value: 10 }, { day: '2026-05-02', model: 'last', place: 'x', value: 4 }, { day: '2026-05-03', model: 'last', place: 'y', value: 6 }];
  const query = { measures: ['credit'], period: may } as const;

  it('do not add: the question names or groups one', async () => {
    const error = await refusal({ credits }, query, OPEN);
    expect(error).to.include({ code: 'ambiguous-scope' });
    expect(error.message).to.equal('credit: ambiguous model: "first", "last". Filter or group by one model: figures of several cannot be put together. (ambiguous-scope)');
    expect(await refusal({ credits }, { ...query, filters: [only('model', 'first', 'last')] }, OPEN)).to.include({ code: 'ambiguous-scope' });
    expect(await one({ credits }, 'credit', { period: may, filters: [only('model', 'last')] }, OPEN)).to.equal(10);
    expect(await one({ credits }, 'credit', { period: may, filters: [without('model', 'first')] }, OPEN)).to.equal(10);
    expect(await answer({ credits }, { ...query, dimensions: ['model', 'place'] }, OPEN)).to.deep.equal({ 'first x': 10, 'last x': 4, 'last y': 6 });
    // What is left comes down to one by itself.
    expect(await one({ credits }, 'credit', { period: may, filters: [only('place', 'y')] }, OPEN)).to.equal(6);
    expect(await refusal({ credits }, { measures: ['creditBefore'], period: between('2026-06-01', '2026-07-01') }, OPEN)).to.include({ code: 'ambiguous-scope' });
  });

  it('have no total over the groups, and need none to hide a few', async () => {
    expect(await totals({ credits }, { ...query, dimensions: ['model'] }, OPEN)).to.deep.equal(['notApplicable']);
    const stages = ['p', 'q'].flatMap((product) => times(product === 'p' ? 9 : 2, (number) => ({ hcp: `h${number}`, product, snapshotAt: '2026-05-31', adoptionStage: 'trial' })));
    const found = await ask({ adoptionSnapshots: stages }, { measures: ['hcpsAtStage'], dimensions: ['product'], period: may, totals: true }, { catalog, k: 5 });
    expect([found.rows, found.totals]).to.deep.equal([[['p', 9], ['q', { value: null, state: 'suppressed' }]], [null, { value: null, state: 'notApplicable' }]]);
  });
});
