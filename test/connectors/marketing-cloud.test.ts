import { expect } from 'chai';
import { extendMapping, MARKETING_CLOUD_MAPPING, readMarketingCloud } from '../../src/connectors/marketing-cloud/index.js';
import { APRIL, Figures, file, MARCH, noted, PARIS, refusal } from './support.js';

const extract = (...names: readonly string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, file(`marketing-cloud/${name}`)]));
const ALL = extract('Sent.csv', 'Opens.csv', 'Clicks.csv', 'Bounces.csv', 'Unsubs.csv', 'NotSent.csv', 'SendJobs.csv');

describe('messages of Marketing Cloud', () => {
  it('are sent on the business day of an instant that is written six hours behind UTC', async () => {
    const figures = new Figures(await readMarketingCloud(ALL, { catalog: PARIS }));
    expect(await figures.one('sent')).to.equal(3);
    expect(await figures.one('sent', APRIL)).to.equal(2);
  });

  it('are delivered unless they bounced, and wasted where they were not sent either', async () => {
    const figures = new Figures(await readMarketingCloud(ALL, { catalog: PARIS }));
    expect(await figures.one('delivered')).to.equal(2);
    expect(await figures.one('bounceRate')).to.equal(0.333333);
    expect(await figures.one('wastedSendRate')).to.equal(0.5);
    expect(await figures.one('unsubscribeRate')).to.equal(0.5);
  });

  it('have the events of their own job, list, batch and subscriber, each once', async () => {
    const read = await readMarketingCloud(ALL, { catalog: PARIS });
    const figures = new Figures(read);
    expect(await figures.one('opensTotal')).to.equal(2);
    expect(await figures.one('openRate')).to.equal(0.5);
    expect(await figures.one('clicksTotal')).to.equal(2);
    expect(await figures.one('uniqueOpeners', { start: MARCH.start, end: APRIL.end })).to.equal(2);
    expect(await figures.one('openedMessages', APRIL)).to.equal(1);
    expect(noted(read, 'sent', 'more than once')).to.equal(1);
    expect(noted(read, 'opened', 'more than once')).to.equal(1);
    expect(noted(read, 'opened', 'not in the export')).to.equal(1);
    expect(noted(read, 'opened', 'cannot be told apart')).to.equal(4);
  });

  it('are told apart by the content of their job, and by what the host maps', async () => {
    const figures = new Figures(await readMarketingCloud(ALL, { catalog: PARIS }));
    expect(await figures.by('sent', 'asset')).to.deep.equal({ 'Etude-2': 3 });
    const mapping = extendMapping(MARKETING_CLOUD_MAPPING, { objects: { job: { fields: { emailType: { from: ['TriggeredSendExternalKey'] } } } } });
    expect(await new Figures(await readMarketingCloud(ALL, { catalog: PARIS, mapping })).by('sent', 'emailType', APRIL)).to.deep.equal({ coupon: 2 });
  });

  it('join extracts with data views, by the subscriber’s key where only that is common', async () => {
    const opened = file('marketing-cloud/data-view-open.csv');
    const both = new Figures(await readMarketingCloud({ ...extract('Sent.csv', 'Bounces.csv'), _Open: opened }, { catalog: PARIS }));
    expect(await both.one('openedMessages')).to.equal(1);
    const byKey = new Figures(await readMarketingCloud({ ...extract('Sent.csv', 'Bounces.csv'), _Open: opened.replace('SubscriberID', 'Ignored') }, { catalog: PARIS }));
    expect(await byKey.one('openedMessages')).to.equal(1);
    const nothing = readMarketingCloud({ ...extract('Sent.csv', 'Bounces.csv'), _Open: opened.replace('SubscriberID', 'Ignored').replace('SubscriberKey', 'Ignored2') });
    expect(await refusal(nothing)).to.match(/^marketing-cloud: opened: missing column "SubscriberID"/);
  });

  it('give an event to the last message before it where triggered sends cannot be told apart', async () => {
    const sent = 'SendID,SubscriberKey,EventDate\n1,H1,3/1/2026 9:00:00 AM\n1,H1,3/8/2026 9:00:00 AM\n1,H1,3/15/2026 9:00:00 AM\n';
    const read = await readMarketingCloud({ sent, bounced: 'SendID,SubscriberKey,EventDate\n', opened: 'SendID,SubscriberKey,EventDate\n1,H1,3/9/2026 9:00:00 AM\n' });
    expect(read.tables.sends?.map(({ sentAt, openedAt }) => [String(sentAt).slice(0, 10), openedAt])).to.deep.equal([['2026-03-01', undefined], ['2026-03-08', '2026-03-09T15:00:00.000Z'], ['2026-03-15', undefined]]);
  });

  it('belong to another zone where the extract was made so', async () => {
    const mapping = extendMapping(MARKETING_CLOUD_MAPPING, { dates: { offset: '+00:00' } });
    expect(await new Figures(await readMarketingCloud(ALL, { catalog: PARIS, mapping })).one('sent')).to.equal(4);
  });

  it('are refused without bounces', async () => {
    expect(await refusal(readMarketingCloud(extract('Sent.csv')))).to.match(/missing object "_Bounce".*\(missing-table\)$/);
  });
});
