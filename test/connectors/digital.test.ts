import { expect } from 'chai';
import { extendMapping, GOOGLE_ANALYTICS_MAPPING, readGoogleAnalytics, type Answer } from '../../src/connectors/google-analytics/index.js';
import { readX } from '../../src/connectors/x/index.js';
import { readYouTube } from '../../src/connectors/youtube/index.js';
import { APRIL, Figures, file, json, MARCH, noted, PARIS, refusal } from './support.js';

describe('events of Google Analytics', () => {
  const events = file('google-analytics/events.ndjson');

  it('become sessions on the business day they began, of visitors that are not added over months', async () => {
    const read = await readGoogleAnalytics({ events }, { catalog: PARIS });
    const figures = new Figures(read);
    expect(await figures.one('uniqueVisitors')).to.equal(2);
    expect(await figures.one('uniqueVisitors', APRIL)).to.equal(1);
    expect(await figures.one('uniqueVisitors', { start: MARCH.start, end: APRIL.end })).to.equal(2);
    expect(read.tables.webSessions).to.have.lengthOf(3);
    expect(noted(read, 'event', 'without a visitor')).to.equal(1);
    expect(noted(read, 'event', 'outside any session')).to.equal(1);
  });

  it('tell where the session came from and landed, not where the visitor first did', async () => {
    const figures = new Figures(await readGoogleAnalytics({ events }, { catalog: PARIS }));
    expect(await figures.by('uniqueVisitors', 'trafficSource')).to.deep.equal({ newsletter: 1, google: 1 });
    expect(await figures.by('uniqueVisitors', 'campaign')).to.deep.equal({ C26: 1, '': 1 });
    expect(await figures.by('uniqueVisitors', 'landing')).to.deep.equal({ 'https://example.org/': 2 });
  });

  it('make a prospect of a visitor by the event that the host names', async () => {
    expect(await new Figures(await readGoogleAnalytics({ events }, { catalog: PARIS })).one('visitorToProspect')).to.equal(0.5);
    const mapping = extendMapping(GOOGLE_ANALYTICS_MAPPING, { objects: { event: { fields: { prospect: { values: { generate_lead: null, page_view: 'prospect' } } } } } });
    const read = await readGoogleAnalytics({ events }, { catalog: PARIS, mapping });
    expect(read.tables.webSessions?.filter(({ prospectAt }) => prospectAt !== undefined).map(({ visitor }) => visitor)).to.deep.equal(['v1']);
  });

  it('may be flat rows of a file', async () => {
    const csv = 'event_timestamp,event_name,user_pseudo_id,ga_session_id,page_location\n1772704800000000,session_start,v1,200,https://example.org/\n';
    expect((await readGoogleAnalytics({ events: csv })).tables.webSessions).to.deep.equal([{ visitor: 'v1', startedAt: '2026-03-05T10:00:00.000Z', landing: 'https://example.org/' }]);
  });

  it('are not made of reports, whose visitors do not add', async () => {
    const read = await readGoogleAnalytics({ reports: [json<Answer>('google-analytics/runReport.json')] });
    expect(read.tables).to.deep.equal({});
    expect(noted(read, 'reports', 'aggregates of activeUsers by date')).to.equal(2);
  });
});

describe('videos of YouTube', () => {
  it('are read by day from an answer of the API', async () => {
    const figures = new Figures(await readYouTube({ reports: json('youtube/reports.json') }, { catalog: PARIS, posts: { 'vid-1': { campaign: 'C26' } } }));
    expect(await figures.one('videoViews')).to.equal(210);
    expect(await figures.one('watchTime')).to.equal(545);
    expect(await figures.by('videoViews', 'campaign')).to.deep.equal({ C26: 200, '': 10 });
    expect(await figures.one('videoViews', APRIL)).to.equal(7);
  });

  it('are refused where a report is no figure of one video and day', async () => {
    expect(await refusal(readYouTube({ reports: 'video,views\nvid-1,200\n' }))).to.match(/missing column "day"/);
    const twice = readYouTube({ reports: 'day,video,country,views\n2026-03-01,v,FR,3\n2026-03-01,v,DE,4\n' });
    expect(await refusal(twice)).to.match(/^youtube: two values of views for the post "v" on 2026-03-01: 3 and 4\./);
  });

  it('are read from charts of YouTube Studio, in French too and without their total', async () => {
    const read = await readYouTube({ chart: [file('youtube/Chart data - vues.csv'), file('youtube/Chart data - durée.csv')] }, { catalog: PARIS });
    const figures = new Figures(read);
    expect(await figures.one('videoViews')).to.equal(2000);
    expect(await figures.one('watchTime')).to.equal(105);
    expect(noted(read, 'chart', 'a total')).to.equal(1);
  });

  it('reach viewers of whole months only', async () => {
    const months = file('youtube/unique-viewers-by-month.csv');
    const filters = [{ dimension: 'network', in: ['youtube'] }];
    expect(await new Figures(await readYouTube({ uniqueViewers: months }, { catalog: PARIS })).one('socialReach', MARCH, { filters })).to.equal(2100);
    const days = await readYouTube({ uniqueViewers: 'Date,Unique viewers\n2026-03-01,12\n2026-03-02,15\n' });
    expect(days.tables.networkReach).to.deep.equal([]);
    expect(noted(days, 'uniqueViewers', 'make up no month')).to.equal(2);
  });
});

describe('posts of X', () => {
  it('are read by day, each from the finest source, with a rate of both its parts', async () => {
    const read = await readX({ analytics: json('x/analytics.json'), content: file('x/content.csv'), posts: json('x/tweets.json') }, { catalog: PARIS });
    const figures = new Figures(read);
    expect(read.tables.socialPosts).to.have.lengthOf(5);
    // (30 + 15 + 0 + 23) of (1000 + 500 + 200 + 2300)
    expect(await figures.one('socialEngagementRate')).to.equal(0.017);
    expect(await figures.one('socialEngagementRate', APRIL)).to.equal(0.02);
    expect(noted(read, 'content', 'more finely')).to.equal(1);
    expect(noted(read, 'posts', 'without impressions or without engagements')).to.equal(1);
    expect(noted(read, 'posts', 'whole life')).to.equal(1);
  });

  it('keep a day of X what it is', async () => {
    const read = await readX({ analytics: json('x/analytics.json') });
    expect(read.tables.socialPosts?.map(({ day }) => day)).to.deep.equal(['2026-03-01', '2026-03-02', '2026-03-31']);
  });
});
