import { expect } from 'chai';
import type { Formula, MeasureDefinition } from '../../../../src/contract/index.js';
import { createMemoryProvider } from '../../../../src/providers/memory/index.js';
import { catalogWith, measure } from './more-catalog.js';
import { answer, ask, between, figures, one, only, refusal, times, totals, without, type Shown } from './small.js';

type Row = Record<string, unknown>;
const how = (kind: Extract<Formula, { op: 'performance' }>['how'], scenario?: string): MeasureDefinition => measure(scenario ? `${kind}Of${scenario}` : kind, { op: 'performance', how: kind, ...(scenario && { scenario }) });
const catalog = catalogWith(how('actual'), how('objective'), how('attainment'), how('gap'), how('relativeGap'), how('pace'), how('remaining'), how('attainment', 'forecast'),
  measure('attainmentBefore', { op: 'shift', of: { op: 'measure', id: 'attainment' }, against: 'previous-period' }));
const OPEN = { catalog };
const ALL = ['actual', 'objective', 'attainment', 'gap', 'relativeGap', 'pace', 'remaining'];
const aim = (kpi: string, value: number, more: Row = {}): Row => ({ kpi, scenario: 'objective', startsOn: '2026-01-01', endsOn: '2026-03-31', value, ...more });
const quarter = { period: between('2026-01-01', '2026-04-01') };

// 30 interactions of 10 HCPs, 20 of them by web; 40 mails, 10 clicked, 4 bounced.
const interactions = times(30, (number) => ({ hcp: `h${number % 10}`, occurredAt: `2026-0${1 + (number % 3)}-10`, channel: number <= 20 ? 'web' : 'phone', product: 'p' }));
const sends = times(40, (number) => ({ hcp: `h${number % 20}`, attemptedAt: '2026-02-10', sentAt: '2026-02-10', deliveredAt: number > 4 ? '2026-02-10' : '', bouncedAt: number > 4 ? '' : '2026-02-10', clickedAt: number > 31 ? '2026-02-11' : '' }));
const objectives = [aim('interactions', 40), aim('clickRate', 0.2), aim('bounceRate', 0.05), aim('interactions', 25, { channel: 'web' }), aim('interactions', 35, { scenario: 'forecast' }), aim('nobody', 3)];
const tables = { interactions, sends, objectives };
const close = (found: Readonly<Record<string, Shown>>, key: string, expected: readonly (number | string | null)[]): void => {
  const shown = found[key] as readonly (number | string | null)[];
  expected.forEach((value, at) => {
    if (typeof value === 'number') expect(shown[at], `${key} ${ALL[at]}`).to.be.closeTo(value, 1e-9);
    else expect(shown[at], `${key} ${ALL[at]}`).to.equal(value);
  });
};

describe('how measures stand against their objectives', () => {
  it('is told by KPI, of those that have an objective: rates in points, down as good where it is', async () => {
    const found = await answer(tables, { measures: ALL, dimensions: ['kpi'], ...quarter }, OPEN);
    expect(Object.keys(found)).to.deep.equal(['bounceRate', 'clickRate', 'interactions']);
    close(found, 'interactions', [30, 40, 0.75, -10, -0.25, 0.75, 10]);
    // 9 of 36 clicked; 4 of 40 bounced: half as good as it should be, 5 points too many.
    close(found, 'clickRate', [0.25, 0.2, 1.25, 5, 0.25, 1.25, 0]);
    close(found, 'bounceRate', [0.1, 0.05, 0.5, 5, 1, 0.5, 5]);
  });

  it('is that of the one KPI filtered by, and of none or several not applicable', async () => {
    expect(await one(tables, 'attainment', { ...quarter, filters: [only('kpi', 'interactions')] }, OPEN)).to.equal(0.75);
    expect(await one(tables, 'attainment', { ...quarter, filters: [without('kpi', 'clickRate', 'bounceRate')] }, OPEN)).to.equal(0.75);
    expect(await one(tables, 'attainment', quarter, OPEN)).to.equal('notApplicable');
    expect(await one(tables, 'attainment', { ...quarter, filters: [only('kpi', 'interactions', 'clickRate')] }, OPEN)).to.equal('notApplicable');
    expect(await one(tables, 'attainment', { ...quarter, filters: [only('kpi', 'nobody')] }, OPEN)).to.equal('notApplicable');
    expect(await totals(tables, { measures: ['attainment'], dimensions: ['kpi'], ...quarter }, OPEN)).to.deep.equal(['notApplicable']);
  });

  it('has an actual figure and no more where a named KPI has no objective', async () => {
    expect(await answer(tables, { measures: ALL, ...quarter, filters: [only('kpi', 'activeHcps')] }, OPEN)).to.deep.equal({ all: [10, null, null, null, null, null, null] });
    expect(await one({ interactions }, 'attainment', { ...quarter, filters: [only('kpi', 'interactions')] }, OPEN)).to.equal(null);
    expect((await ask({ interactions }, { measures: ['attainment'], dimensions: ['kpi'], ...quarter }, OPEN)).rows).to.deep.equal([]);
  });

  it('is told by family, beside the KPI, and narrowed by it', async () => {
    const families = await answer(tables, { measures: ['attainment'], dimensions: ['family', 'kpi'], ...quarter }, OPEN);
    expect(families).to.deep.equal({ 'base interactions': 0.75, 'e-mail bounceRate': 0.5, 'e-mail clickRate': 1.25 });
    expect(await answer(tables, { measures: ['attainment'], dimensions: ['kpi'], ...quarter, filters: [only('family', 'base')] }, OPEN)).to.deep.equal({ interactions: 0.75 });
    // One KPI of its family stands for itself.
    expect(await answer(tables, { measures: ['attainment'], dimensions: ['family'], ...quarter }, OPEN)).to.deep.equal({ base: 0.75, 'e-mail': 'notApplicable' });
    expect(await one(tables, 'attainment', { ...quarter, filters: [only('family', 'base')] }, OPEN)).to.equal(0.75);
  });

  it('is of the part that is filtered or grouped by, where both figure and objective are', async () => {
    expect(await answer(tables, { measures: ['attainment'], dimensions: ['kpi', 'channel'], ...quarter, filters: [only('kpi', 'interactions')] }, OPEN)).to.deep.equal({ 'interactions web': 0.8, 'interactions phone': null });
    expect(await one(tables, 'gap', { ...quarter, filters: [only('kpi', 'interactions'), only('channel', 'web')] }, OPEN)).to.equal(-5);
  });

  it('is not applicable of a KPI that does not know a grouped dimension', async () => {
    const found = await answer(tables, { measures: ['attainment'], dimensions: ['kpi', 'channel'], ...quarter }, OPEN);
    expect(found).to.deep.equal({ 'bounceRate web': 'notApplicable', 'bounceRate phone': 'notApplicable', 'clickRate web': 'notApplicable', 'clickRate phone': 'notApplicable', 'interactions web': 0.8, 'interactions phone': null });
    expect(await answer(tables, { measures: ['attainment'], dimensions: ['channel'], ...quarter, filters: [only('kpi', 'clickRate')] }, OPEN)).to.deep.equal({ '-': 'notApplicable' });
  });

  it('of many KPIs leaves out one that is ambiguous or not loaded; asked alone it says why', async () => {
    const adoptionSnapshots = ['p', 'q'].map((product) => ({ hcp: 'a', product, snapshotAt: '2026-03-31', adoptionStage: 'trial' }));
    const more = { ...tables, adoptionSnapshots, objectives: [...objectives, aim('hcpsAtStage', 4), aim('turnover', 9)] };
    expect(await answer(more, { measures: ['attainment'], dimensions: ['kpi'], ...quarter }, OPEN)).to.deep.equal({ bounceRate: 0.5, clickRate: 1.25, hcpsAtStage: 'notApplicable', interactions: 0.75, turnover: null });
    expect(await refusal(more, { measures: ['attainment'], ...quarter, filters: [only('kpi', 'hcpsAtStage')] }, OPEN)).to.include({ code: 'ambiguous-scope' });
    expect(await refusal(more, { measures: ['attainment'], ...quarter, filters: [only('kpi', 'turnover')] }, OPEN)).to.include({ code: 'missing-table' });
  });

  it('needs both above zero for an attainment, and an objective that is not zero for a relative gap', async () => {
    const none = { ...tables, objectives: [aim('interactions', 0), aim('bounceRate', -1), aim('activeHcps', 20)] };
    const measures = ['attainment', 'gap', 'relativeGap', 'remaining'];
    expect(await answer(none, { measures, dimensions: ['kpi'], ...quarter, filters: [without('kpi', 'bounceRate')] }, OPEN)).to.deep.equal({ activeHcps: [0.5, -10, -0.5, 10], interactions: ['notApplicable', 30, 'notApplicable', 0] });
    expect(await answer({ interactions: interactions.map((row) => ({ ...row, isPreview: true })), objectives }, { measures, ...quarter, filters: [only('kpi', 'interactions')] }, OPEN)).to.deep.equal({ all: ['notApplicable', -40, -1, 40] });
  });

  it('may be against another scenario, whatever scenario is filtered by', async () => {
    expect(await one(tables, 'attainmentOfforecast', { ...quarter, filters: [only('kpi', 'interactions')] }, OPEN)).to.be.closeTo(30 / 35, 1e-9);
    expect(Object.keys(await answer(tables, { measures: ['attainmentOfforecast'], dimensions: ['kpi'], ...quarter }, OPEN))).to.deep.equal(['interactions']);
    for (const scenario of ['actual', 'objective', 'forecast']) {
      const filters = [only('kpi', 'interactions'), only('scenario', scenario)];
      expect(await one(tables, 'attainment', { ...quarter, filters }, OPEN), scenario).to.equal(0.75);
    }
    expect(figures(await ask(tables, { measures: ['attainment'], dimensions: ['kpi', 'scenario'], ...quarter, filters: [only('kpi', 'interactions')] }, OPEN))).to.deep.equal({ 'interactions actual': 0.75 });
  });
});

describe('the pace of a running stretch', () => {
  const monthly = ['2026-01', '2026-02', '2026-03'].map((month) => aim('interactions', 20, { startsOn: `${month}-01`, endsOn: { '2026-01': '2026-01-31', '2026-02': '2026-02-28', '2026-03': '2026-03-31' }[month] }));

  it('is the attainment by the share of days that are known', async () => {
    const query = { measures: ['attainment', 'pace'], grain: 'month', period: between('2026-01-01', '2026-04-01'), filters: [only('kpi', 'interactions')] } as const;
    // 10 a month of 20; of February 14 of 28 days.
    expect(await answer({ interactions, objectives: monthly }, query, { catalog, completeThrough: '2026-02-14' })).to.deep.equal({ '2026-01-01': [0.5, 0.5], '2026-02-01': ['0.5 partial', '1 partial'], '2026-03-01': [null, null] });
    expect(await answer({ interactions, objectives: monthly }, query, OPEN)).to.deep.equal({ '2026-01-01': [0.5, 0.5], '2026-02-01': [0.5, 0.5], '2026-03-01': [0.5, 0.5] });
  });

  it('of a rate or a stock is its attainment: neither builds up over time', async () => {
    const hcps = times(10, (number) => ({ hcp: `h${number}` }));
    const stock = [aim('hcpsInUniverse', 20), aim('clickRate', 0.2)];
    expect(await answer({ ...tables, hcps, objectives: stock }, { measures: ['attainment', 'pace'], dimensions: ['kpi'], ...quarter }, { catalog, completeThrough: '2026-02-14' })).to.deep.equal({ clickRate: ['1.25 partial', '1.25 partial'], hcpsInUniverse: ['0.5 partial', '0.5 partial'] });
  });

  it('follows the comparison in time', async () => {
    expect(await one({ interactions, objectives: monthly }, 'attainmentBefore', { period: between('2026-03-01', '2026-04-01'), filters: [only('kpi', 'interactions')] }, OPEN)).to.equal(0.5);
  });
});

describe('the performance of few HCPs', () => {
  it('is hidden with its figure, and the objective stays', async () => {
    const few = { interactions: interactions.map((row) => ({ ...row, hcp: 'h1' })), objectives };
    expect(await answer(few, { measures: ALL, ...quarter, filters: [only('kpi', 'interactions')] }, { catalog, k: 5 })).to.deep.equal({ all: ['suppressed', 40, 'suppressed', 'suppressed', 'suppressed', 'suppressed', 'suppressed'] });
  });

  it('is hidden with a second figure, by whichever way it could be had back', async () => {
    const channels = [['web', 30], ['phone', 9], ['sms', 3]] as const;
    const rows = channels.flatMap(([channel, count]) => times(count, (number) => ({ hcp: `${channel}${number}`, occurredAt: '2026-01-10', channel })));
    const aims = channels.map(([channel]) => aim('interactions', 10, { channel }));
    for (const measures of [ALL, ['gap', 'actual'], ['actual', 'remaining'], ['interactions', 'gap', 'attainment']]) {
      const found = await answer({ interactions: rows, objectives: aims }, { measures, dimensions: ['channel'], ...quarter, filters: [only('kpi', 'interactions')] }, { catalog, k: 5 });
      for (const channel of ['phone', 'sms']) {
        expect(found[channel], channel).to.deep.equal(measures.map((id) => (id === 'objective' ? 10 : 'suppressed')));
      }
    }
  });
});

describe('the dimension of KPIs', () => {
  const provider = createMemoryProvider({ tables, catalog });
  const { signal } = new AbortController();

  it('has those measures as members that have rows in a scenario, with their families', async () => {
    const found = await provider.members?.({ dimension: 'kpi' }, { signal });
    expect(found?.map(({ code, parent }) => [code, parent])).to.have.deep.members([['bounceRate', 'e-mail'], ['clickRate', 'e-mail'], ['interactions', 'base']]);
    expect((await provider.members?.({ dimension: 'kpi', filters: [only('family', 'base')] }, { signal }))?.map(({ code }) => code)).to.deep.equal(['interactions']);
    expect((await provider.members?.({ dimension: 'family' }, { signal }))?.map(({ code }) => code)).to.have.members(['base', 'e-mail']);
  });

  it('is known to performances, with all that their KPIs know, and to nothing else', async () => {
    await provider.ready;
    expect(provider.capabilities?.measures.attainment?.dimensions).to.include.members(['kpi', 'family', 'channel', 'product', 'scenario']);
    expect(provider.capabilities?.measures.attainment?.bases).to.include('atEvent');
    expect(provider.capabilities?.measures.interactions?.dimensions).not.to.include('kpi');
    const { meta } = await ask(tables, { measures: ['interactions'], ...quarter, filters: [only('kpi', 'interactions')] }, OPEN);
    expect(meta.ignoredFilters).to.deep.equal(['kpi']);
  });
});
