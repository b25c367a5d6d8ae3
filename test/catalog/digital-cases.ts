import { atEnd, daysFrom, different, inMarch, isIn, isSet, only, rowsOf, text, total, type Cases, type Data, type Row } from './case.js';

const WEB: Data = { webSessions: ([['v1', '2026-03-02', 'search', '2026-05-31'], ['v1', '2026-03-20', 'social', ''], ['v2', '2026-03-03', 'search', '2026-06-02'], ['v3', '2026-03-04', 'social', '2026-03-01'], ['v4', '2026-03-05', 'search', '2026-03-05'], ['v4', '2026-03-04', 'search', '2026-03-05'], ['v5', '2026-04-02', 'search', '2026-04-03']] as const)
  .map(([visitor, startedAt, trafficSource, prospectAt]) => ({ visitor, startedAt, trafficSource, prospectAt })) };
const visits = (data: Data): readonly Row[] => inMarch(data, 'webSessions', 'startedAt');
const becameProspect = (row: Row): boolean => isSet(row, 'prospectAt') && daysFrom(text(row, 'startedAt'), text(row, 'prospectAt')) >= 0 && daysFrom(text(row, 'startedAt'), text(row, 'prospectAt')) <= 90;

const LEADS: Data = {
  leads: [['2026-03-02', '2026-03-05', '2026-04-09', '2026-05-01'], ['2026-03-03', '2026-03-08', '', ''], ['2026-03-04', '', '', ''], ['2026-03-05', '', '', ''], ['2026-02-10', '2026-03-01', '2026-03-02', '2026-03-20'], ['2026-01-10', '2026-02-01', '2026-02-02', '2026-03-25'], ['2026-01-11', '2026-02-01', '2026-03-02', '2026-03-28']]
    .map(([createdAt = '', qualifiedAt = '', acceptedAt = '', wonAt = '']) => ({ createdAt, qualifiedAt, acceptedAt, wonAt, product: 'p1' })),
  costs: [['2026-03-01', 'acquisition', 90], ['2026-03-01', 'field', 1000], ['2026-02-01', 'acquisition', 500]].map(([month, costNature, spent]) => ({ month, costNature, spent, product: 'p1' }) as Row),
};
const dated = (data: Data, column: string): readonly Row[] => inMarch(data, 'leads', column);
/** A product that nobody asked for, but that money was spent on. */
const NO_LEADS = { query: { filters: [only('product', 'p9')] }, is: 'notApplicable' } as const;

const CONTRACTS: Data = { subscriptions: ([['c1', 'p1', '2025-06-01', '', 100], ['c1', 'p2', '2025-07-01', '', 50], ['c2', 'p1', '2026-03-31', '', 200], ['c3', 'p1', '2025-01-01', '2026-03-31', 300], ['c4', 'p1', '2026-04-01', '', 400]] as const)
  .map(([customer, product, startsOn, endsOn, amount]) => ({ customer, product, startsOn, endsOn, amount })) };
const running = (data: Data): readonly Row[] => atEnd(data, 'subscriptions', 'startsOn', 'endsOn');

export const EXECUTIVE_CASES: Cases = {
  uniqueVisitors: [
    { that: 'counts a visitor once', data: WEB, is: (data) => different(visits(data), 'visitor') },
    { that: 'does not add over sources', data: WEB, query: { dimensions: ['trafficSource'] }, is: (data) => Object.fromEntries(['search', 'social'].map((source) => [source, different(visits(data).filter((row) => row.trafficSource === source), 'visitor')])) },
  ],
  visitorToProspect: [{ that: 'follows the visitors of the month for 90 days, and never exceeds the whole', data: WEB, is: (data) => different(visits(data).filter(becameProspect), 'visitor') / different(visits(data), 'visitor') }],
  leads: [{ that: 'counts by the day of creation', data: LEADS, is: (data) => dated(data, 'createdAt').length }],
  mqlToSql: [
    { that: 'follows what was qualified in the month, accepted later too', data: LEADS, is: (data) => dated(data, 'qualifiedAt').filter((row) => isSet(row, 'acceptedAt')).length / dated(data, 'qualifiedAt').length },
    { that: 'is nothing where nothing was qualified', data: LEADS, ...NO_LEADS },
  ],
  leadToClient: [
    { that: 'follows the leads of the month, not what was won in it', data: LEADS, is: (data) => dated(data, 'createdAt').filter((row) => isSet(row, 'wonAt')).length / dated(data, 'createdAt').length },
    { that: 'is nothing without leads', data: LEADS, ...NO_LEADS },
  ],
  newCustomers: [{ that: 'counts by the day of winning', data: LEADS, is: (data) => dated(data, 'wonAt').length }],
  mrr: [
    { that: 'adds the contracts that run on the last day', data: CONTRACTS, is: (data) => total(running(data), 'amount') },
    { that: 'is no sum over months', data: CONTRACTS, query: { period: { start: '2026-01-01', end: '2026-04-01' } }, is: (data) => total(running(data), 'amount') },
  ],
  activeCustomers: [{ that: 'counts a customer of two contracts once', data: CONTRACTS, is: (data) => different(running(data), 'customer') }],
  arpu: [{ that: 'divides by different customers', data: CONTRACTS, is: (data) => total(running(data), 'amount') / different(running(data), 'customer') }],
  acquisitionCost: [
    { that: 'takes only what was spent on acquisition', data: LEADS, is: (data) => total(inMarch(data, 'costs', 'month').filter(({ costNature }) => costNature === 'acquisition'), 'spent') / dated(data, 'wonAt').length },
    { that: 'is nothing where nobody was won', data: LEADS, ...NO_LEADS },
  ],
};

const POSTS: Data = { socialPosts: ([['s1', '2026-03-02', 1000, 50, 40, 80], ['s1', '2026-03-03', 9000, 90, 60, 70], ['s2', '2026-03-04', 0, 0, null, null], ['s1', '2026-04-01', 10, 10, 10, 10]] as const)
  .map(([post, day, impressions, engagements, views, watchMinutes]) => ({ post, day, network: 'n1', impressions, engagements, views, watchMinutes })) };
const posted = (data: Data): readonly Row[] => inMarch(data, 'socialPosts', 'day');
const REACH: Data = { networkReach: [['n1', '2026-02-01', 400], ['n1', '2026-03-01', 500], ['n2', '2026-03-01', 300]].map(([network, startsOn, reach]) => ({ network, startsOn, reach }) as Row) };
const RANKS: Data = { seoRanks: ([['k1', '2026-03-02', 2, 900], ['k1', '2026-03-09', 4, 100], ['k2', '2026-03-02', 20, 50], ['k2', '2026-03-09', null, 400]] as const).map(([keyword, day, position, impressions]) => ({ keyword, day, position, impressions })) };
const MENTIONS: Data = { mentions: ([['k1', 'ours', '2026-03-02', 6], ['k1', 'ours', '2026-03-03', 2], ['k1', 'alba', '2026-03-02', 12], ['k2', 'ours', '2026-03-02', 3], ['k2', 'borea', '2026-03-20', 1], ['k2', 'borea', '2026-04-02', 50]] as const).map(([keyword, competitor, day, mentions]) => ({ keyword, competitor, day, network: 'n1', mentions })) };
const heard = (data: Data, keep: (row: Row) => boolean = () => true): number => total(rowsOf(data, 'mentions').filter((row) => isIn(text(row, 'day')) && keep(row)), 'mentions');

export const SOCIAL_CASES: Cases = {
  socialReach: [
    { that: 'is what the network says, of one network and month', data: REACH, query: { filters: [only('network', 'n1')] }, is: 500 },
    { that: 'is never added over networks', data: REACH, is: 'notApplicable' },
    { that: 'is never added over months', data: REACH, query: { period: { start: '2026-02-01', end: '2026-04-01' }, filters: [only('network', 'n1')] }, is: 'notApplicable' },
  ],
  socialEngagementRate: [
    { that: 'is engagements out of impressions, not a mean of rates', data: POSTS, is: (data) => total(posted(data), 'engagements') / total(posted(data), 'impressions') },
    { that: 'is nothing without impressions', data: POSTS, query: { filters: [only('post', 's2')] }, is: 'notApplicable' },
  ],
  videoViews: [{ that: 'adds views', data: POSTS, is: (data) => total(posted(data), 'views') }],
  watchTime: [{ that: 'adds minutes', data: POSTS, is: (data) => total(posted(data), 'watchMinutes') }],
  seoPosition: [{ that: 'is weighted by impressions, days without a position left out', data: RANKS, is: (data) => {
    const placed = rowsOf(data, 'seoRanks').filter(({ position }) => position !== null);
    return placed.reduce((sum, row) => sum + Number(row.position) * Number(row.impressions), 0) / total(placed, 'impressions');
  } }],
  shareOfVoice: [
    { that: 'divides by all brands watched', data: MENTIONS, query: { filters: [only('competitor', 'ours')] }, is: (data) => heard(data, ({ competitor }) => competitor === 'ours') / heard(data) },
    { that: 'divides by the same keyword', data: MENTIONS, query: { dimensions: ['keyword'], filters: [only('competitor', 'ours')] }, is: (data) => Object.fromEntries(['k1', 'k2'].map((keyword) => [keyword, heard(data, (row) => row.competitor === 'ours' && row.keyword === keyword) / heard(data, (row) => row.keyword === keyword)])) },
  ],
};
