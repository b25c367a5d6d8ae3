import { APRIL, HCPS, only, rowsOf, type Case, type Cases, type Data, type Row } from './case.js';

const aim = (kpi: string, value: number, more: Row = {}): Row => ({ kpi, scenario: 'objective', startsOn: '2026-03-01', endsOn: '2026-03-31', value, ...more });
const KPIS: Data = {
  hcps: HCPS,
  interactions: Array.from({ length: 12 }, (_, at) => ({ hcp: `h${(at % 3) + 1}`, occurredAt: `2026-03-${String(at + 1).padStart(2, '0')}` })),
  activities: [{ activity: 'x1', doneAt: '2026-03-02' }],
  sends: Array.from({ length: 10 }, (_, at) => ({ hcp: 'h1', attemptedAt: '2026-03-02', sentAt: '2026-03-02', ...(at < 2 ? { bouncedAt: '2026-03-02' } : { deliveredAt: '2026-03-02' }), ...(at > 5 && { openedAt: '2026-03-03' }) })),
  objectives: [aim('interactions', 16), aim('activeHcps', 2), aim('openRate', 0.6), aim('bounceRate', 0.1), aim('activities', 0), aim('openRate', 0.9, { scenario: 'benchmark' })],
};
const of = (kpi: string) => ({ filters: [only('kpi', kpi)] });
const [INTERACTIONS, ACTIVE, OPEN_RATE, BOUNCE_RATE] = [12, 3, 4 / 8, 2 / 10];
const one = (that: string, kpi: string, is: Case['is']): Case => ({ that, data: KPIS, query: of(kpi), is });
const several: Case = { that: 'is nothing over several KPIs', data: KPIS, is: 'notApplicable' };
const noAim = (kpi: string): Case => ({ that: 'is missing without an objective', data: { ...KPIS, objectives: rowsOf(KPIS, 'objectives').filter((row) => row.kpi !== kpi) }, query: of(kpi), is: null });
const noneAimedAt: Case = one('is nothing where the objective is 0', 'activities', 'notApplicable');

const PLANS: Data = { hcps: HCPS, plans: ([
  // As planned, far beyond the maximum, short, without a goal, with a goal of 0, with half the weight.
  ['h1', 4, 5, 4, 1], ['h2', 1, 2, 10, 1], ['h3', 5, 6, 1, 1], ['h4', null, 3, 3, 1], ['h5', 0, 3, 2, 1], ['h6', 4, 5, 2, 0.5],
] as const).map(([hcp, goal, max, actual, weight]) => ({ hcp, startsOn: '2026-03-01', goal, max, actual, weight })) };
const planned = (data: Data): readonly Row[] => rowsOf(data, 'plans').filter(({ goal }) => goal !== null && goal !== 0);
const weighed = (data: Data, value: (row: Row) => number): number => planned(data).reduce((sum, row) => sum + value(row) * Number(row.weight), 0);

const action = (correctiveAction: string, kpi: string, evaluatedOn: string, [before, expected, after]: readonly (number | null)[]): Row => ({ correctiveAction, kpi, openedOn: '2026-01-05', evaluatedOn, before: before ?? null, expected: expected ?? null, after: after ?? null });
const ACTIONS: Data = { correctiveActions: [action('a1', 'openRate', '2026-03-10', [39, 38, 42.5]), action('a2', 'bounceRate', '2026-03-20', [4, 4, 4]), action('a3', 'openRate', '', [40, 40, null])] };

export const OBJECTIVES_CASES: Cases = {
  attainment: [
    one('is actual out of objective', 'interactions', INTERACTIONS / 16),
    one('may exceed the whole', 'activeHcps', ACTIVE / 2),
    one('turns round where less is better', 'bounceRate', 0.1 / BOUNCE_RATE),
    { that: 'is not divided by time while the period runs', data: KPIS, query: of('interactions'), through: '2026-03-12', is: INTERACTIONS / 16 },
    several, noAim('interactions'), noneAimedAt,
    { that: 'tells KPIs apart, of one family', data: KPIS, query: { dimensions: ['kpi'], filters: [only('family', 'e-mail')] }, is: () => ({ openRate: OPEN_RATE / 0.6, bounceRate: 0.1 / BOUNCE_RATE }) },
  ],
  attainmentOfBenchmark: [one('is actual out of the reference', 'openRate', OPEN_RATE / 0.9), one('is missing without a reference', 'interactions', null)],
  gap: [
    one('is in the unit of the KPI', 'interactions', INTERACTIONS - 16),
    one('is in points for a share', 'openRate', (OPEN_RATE - 0.6) * 100),
    one('is there for an objective of 0', 'activities', 1),
    several, noAim('openRate'),
  ],
  relativeGap: [one('is out of the objective', 'interactions', (INTERACTIONS - 16) / 16), several, noneAimedAt],
  pace: [
    one('is attainment once the period is over', 'interactions', INTERACTIONS / 16),
    { that: 'is attainment out of the elapsed part while it runs', data: KPIS, query: of('interactions'), through: '2026-03-12', is: INTERACTIONS / 16 / (12 / 31) },
    { that: 'does not divide a rate by time', data: KPIS, query: of('openRate'), through: '2026-03-12', is: OPEN_RATE / 0.6 },
    several,
  ],
  remaining: [
    one('is what is missing', 'interactions', 16 - INTERACTIONS),
    one('is 0 once the objective is reached', 'activeHcps', 0),
    one('is what is too much where less is better', 'bounceRate', (BOUNCE_RATE - 0.1) * 100),
    several, noAim('interactions'),
  ],
  planAttainment: [
    { that: 'caps each plan before adding, by weight, without blank goals and goals of 0', data: PLANS, is: (data) => weighed(data, ({ actual, max }) => Math.min(Number(actual), Number(max))) / weighed(data, ({ goal }) => Number(goal)) },
    { that: 'is nothing where nothing is planned', data: PLANS, query: { filters: [only('hcp', 'h5')] }, is: 'notApplicable' },
    { that: 'is nothing where all goals are blank', data: PLANS, query: { filters: [only('hcp', 'h4')] }, is: 'notApplicable' },
  ],
  actionEffect: [
    { that: 'is the state after it minus the one expected without it', data: ACTIONS, query: { filters: [only('correctiveAction', 'a1')] }, is: 42.5 - 38 },
    { that: 'is nothing over several actions: their units do not add', data: ACTIONS, is: 'notApplicable' },
    { that: 'is missing until it is evaluated', data: ACTIONS, query: { period: APRIL }, is: null },
  ],
};
