import { expect } from 'chai';
import { extendMapping, readFromDataService, readVeeva, VEEVA_MAPPING, type VeevaSources } from '../../src/connectors/veeva/index.js';
import { type Catalog } from '../../src/contract/index.js';
import { APRIL, Figures, file, json, MARCH, noted, PARIS, refusal } from './support.js';

const exported = (...objects: readonly string[]): VeevaSources => Object.fromEntries(objects.map((object) => [object, file(`veeva/${object}.csv`)]));
const PEOPLE = ['Account', 'TSF_vod__c'];
const CALLS = [...PEOPLE, 'Call2_vod__c', 'Call2_Key_Message_vod__c'];

describe('accounts of Veeva', () => {
  it('become HCPs without organisations, whatever lines a field holds', async () => {
    const read = await readVeeva(exported(...PEOPLE), { catalog: PARIS });
    const figures = new Figures(read);
    expect(await figures.one('hcpsInUniverse')).to.equal(5);
    expect(await figures.one('hcpsInUniverse', APRIL)).to.equal(6);
    expect(noted(read, 'account', 'an organisation')).to.equal(1);
  });

  it('count once in each specialty', async () => {
    const figures = new Figures(await readVeeva(exported(...PEOPLE), { catalog: PARIS }));
    expect(await figures.by('hcpsInUniverse', 'specialty')).to.deep.equal({ Cardiology: 3, Diabetology: 2, '': 1 });
  });

  it('have the territory that targets them where it is one, and none where it cannot be told', async () => {
    const read = await readVeeva(exported(...PEOPLE), { catalog: PARIS });
    expect(await new Figures(read).by('hcpsInUniverse', 'territory')).to.deep.equal({ T1: 1, T2: 2, '': 2 });
    expect(noted(read, 'territoryFields', 'several territories')).to.equal(2);
  });

  it('have all their territories where the catalog allows for several', async () => {
    const catalog: Catalog = {
      ...PARIS,
      facts: PARIS.facts.map((fact) => (fact.id === 'hcps' ? { ...fact, columns: { ...fact.columns, territory: { type: 'code', many: true } } } : fact)),
      dimensions: PARIS.dimensions.map((dimension) => (dimension.id === 'territory' ? { ...dimension, overlapping: true } : dimension)),
    };
    const figures = new Figures(await readVeeva(exported(...PEOPLE), { catalog }), catalog);
    expect(await figures.by('hcpsInUniverse', 'territory')).to.deep.equal({ T1: 3, T2: 3, T3: 1, '': 1 });
    expect(await figures.one('hcpsInUniverse')).to.equal(5);
  });
});

describe('calls of Veeva', () => {
  it('count once each by the day of the business calendar, submitted ones with HCPs only', async () => {
    const read = await readVeeva(exported(...CALLS), { catalog: PARIS });
    const figures = new Figures(read);
    expect(await figures.one('interactions')).to.equal(4);
    expect(await figures.one('interactions', APRIL)).to.equal(1);
    expect(await figures.one('activeHcps')).to.equal(3);
    expect(noted(read, 'call', 'not submitted')).to.equal(1);
    expect(noted(read, 'call', 'no HCP')).to.equal(1);
    expect(noted(read, 'call', 'more than once')).to.equal(2);
  });

  it('keep a channel of the organisation beside the standard ones', async () => {
    const figures = new Figures(await readVeeva(exported(...CALLS), { catalog: PARIS }));
    expect(await figures.by('interactions', 'channel')).to.deep.equal({ 'face-to-face': 1, remote: 1, WeChat_cust: 1, phone: 1 });
    const mapping = extendMapping(VEEVA_MAPPING, { objects: { call: { fields: { channel: { values: { WeChat_cust: 'sms' } } } } } });
    expect(await new Figures(await readVeeva(exported(...CALLS), { catalog: PARIS, mapping })).by('interactions', 'channel')).to.include({ sms: 1, 'face-to-face': 1 });
  });

  it('of an HCP in three territories do not multiply', async () => {
    const figures = new Figures(await readVeeva(exported(...CALLS), { catalog: PARIS }));
    expect(await figures.by('interactions', 'territory')).to.deep.equal({ T1: 1, T2: 3 });
    expect(await figures.one('reachRate')).to.equal(0.666667);
  });

  it('name their key message where it is one, and tell how many do not', async () => {
    const read = await readVeeva(exported(...CALLS), { catalog: PARIS });
    expect(await new Figures(read).by('keyMessageShare', 'keyMessage')).to.deep.equal({ K1: 1 });
    expect(noted(read, 'callKeyMessage', 'several key messages')).to.equal(2);
  });

  it('name all their key messages where the catalog allows for several', async () => {
    const catalog: Catalog = {
      ...PARIS,
      facts: PARIS.facts.map((fact) => (fact.id === 'interactions' ? { ...fact, columns: { ...fact.columns, keyMessage: { type: 'code', many: true } } } : fact)),
      dimensions: PARIS.dimensions.map((dimension) => (dimension.id === 'keyMessage' ? { ...dimension, overlapping: true } : dimension)),
    };
    const figures = new Figures(await readVeeva(exported(...CALLS), { catalog }), catalog);
    expect(await figures.one('interactions')).to.equal(4);
    expect(await figures.by('keyMessageShare', 'keyMessage')).to.deep.equal({ K1: 1, K2: 0.5 });
  });

  it('may be read by key message, each with its reaction', async () => {
    const figures = new Figures(await readVeeva(exported(...CALLS), { catalog: PARIS, interactionsPer: 'keyMessage' }));
    expect(await figures.one('interactions')).to.equal(5);
    expect(await figures.one('activeHcps')).to.equal(3);
    expect(await figures.by('keyMessageShare', 'keyMessage')).to.deep.equal({ K1: 0.666667, K2: 0.333333 });
    expect(await figures.one('positiveReactionRate')).to.equal(0.5);
    expect(await figures.one('blankReactionRate')).to.equal(0.333333);
  });

  it('expose HCPs to presentations, and engage those whose reaction was recorded', async () => {
    const figures = new Figures(await readVeeva(exported(...CALLS), { catalog: PARIS }));
    expect(await figures.by('assetEngagement', 'asset')).to.deep.equal({ D1: 1, D2: 1 });
    expect(await figures.one('participation')).to.equal(1);
  });

  it('are joined by activities outside calls, without previews, and by events attended', async () => {
    const read = await readVeeva(exported(...CALLS, 'Multichannel_Activity_vod__c', 'EM_Attendee_vod__c', 'EM_Event_vod__c'), { catalog: PARIS });
    expect(await new Figures(read).by('interactions', 'activityType')).to.deep.equal({ call: 4, 'multichannel-activity': 1, event: 1 });
    expect(noted(read, 'multichannelActivity', 'a preview')).to.equal(1);
    expect(noted(read, 'multichannelActivity', 'part of a call')).to.equal(1);
    expect(noted(read, 'attendee', 'is "Invited_vod"')).to.equal(1);
    expect(noted(read, 'attendee', 'start is not exported')).to.equal(1);
  });
});

describe('approved e-mails of Veeva', () => {
  const MAILS = ['Account', 'Sent_Email_vod__c', 'Email_Activity_vod__c'];

  it('count by what happened to them, not by their last status', async () => {
    const read = await readVeeva(exported(...MAILS), { catalog: PARIS });
    const figures = new Figures(read);
    expect(await figures.one('sent')).to.equal(4);
    expect(await figures.one('delivered')).to.equal(3);
    expect(await figures.one('deliveryRate')).to.equal(0.75);
    expect(await figures.one('bounceRate')).to.equal(0.25);
    expect(await figures.one('unsubscribeRate')).to.equal(0.333333);
    expect(noted(read, 'sentEmail', 'not sent')).to.equal(1);
    expect(noted(read, 'emailActivity', 'not in the export')).to.equal(1);
    expect(noted(read, 'emailActivity', 'is "Viewed_vod"')).to.equal(1);
  });

  it('are opened by persons apart from machines', async () => {
    const read = await readVeeva(exported(...MAILS), { catalog: PARIS });
    const figures = new Figures(read);
    expect(await figures.one('opensTotal')).to.equal(3);
    expect(await figures.one('clicksTotal')).to.equal(1);
    expect(await figures.one('machineOpenShare')).to.equal(0.333333);
    expect(noted(read, 'emailActivity', 'click of a machine')).to.equal(1);
  });

  it('opened without consent to tracking count in messages, not in HCPs', async () => {
    const read = await readVeeva(exported(...MAILS), { catalog: PARIS });
    const figures = new Figures(read);
    expect(await figures.one('openedMessages')).to.equal(2);
    expect(await figures.one('openRate')).to.equal(0.666667);
    expect(await figures.one('uniqueOpeners')).to.equal(1);
    expect(noted(read, 'sentEmail', 'anonymous')).to.equal(1);
  });

  it('belong to the business day of their sending, and a click says that they arrived', async () => {
    const figures = new Figures(await readVeeva(exported(...MAILS), { catalog: PARIS }));
    expect(await figures.one('sent', APRIL)).to.equal(1);
    expect(await figures.one('delivered', APRIL)).to.equal(1);
    expect(await figures.one('openedMessages', APRIL)).to.equal(1);
  });

  it('are delivered by their status only where no event says more', async () => {
    const mail = (Id: string, Status_vod__c: string, more: object = {}): Record<string, unknown> => ({ Id, Account_vod__c: 'A1', Email_Sent_Date_vod__c: '2026-03-03T10:00:00.000Z', Status_vod__c, VExternal_Id_vod__c: '', ...more });
    const event = (Sent_Email_vod__c: string, Event_type_vod__c: string): Record<string, unknown> => ({ Id: Sent_Email_vod__c + Event_type_vod__c, Sent_Email_vod__c, Event_type_vod__c, Activity_DateTime_vod__c: '2026-03-03T11:00:00.000Z', Bot_vod__c: '' });
    const read = await readVeeva({
      sentEmail: [mail('1', 'Delivered_vod'), mail('2', 'Sent_vod'), mail('3', 'Delivered_vod'), mail('4', 'Delivered_vod', { Email_Sent_Date_vod__c: null, VExternal_Id_vod__c: 'x' }), mail('5', 'Failed_vod')],
      emailActivity: [event('3', 'Bounced_vod'), event('4', 'Opened_vod')],
    }, { catalog: PARIS });
    expect(read.tables.sends?.map(({ deliveredAt, sentAt, droppedAt }) => [deliveredAt, sentAt, droppedAt].map((at) => at !== undefined))).to.deep.equal([
      [true, true, false], [false, true, false], [false, true, false], [false, false, true],
    ]);
    expect(noted(read, 'sentEmail', 'without a date of sending')).to.equal(1);
  });

  it('read the same from answers of Vault CRM', async () => {
    const figures = new Figures(await readVeeva({ sent_email__v: json('veeva/sent_email__v.json'), email_activity__v: file('veeva/email_activity__v.json') }, { catalog: PARIS }));
    expect(await figures.one('sent')).to.equal(2);
    expect(await figures.one('delivered')).to.equal(2);
    expect(await figures.one('openRate')).to.equal(0.5);
    expect(await figures.one('machineOpenShare')).to.equal(0.5);
  });

  it('are refused without their activities, and tell where machines cannot be told apart', async () => {
    expect(await refusal(readVeeva(exported('Sent_Email_vod__c')))).to.match(/^veeva: missing object "Email_Activity_vod__c".*\(missing-table\)$/);
    const mapping = extendMapping(VEEVA_MAPPING, { objects: { emailActivity: { fields: { machine: { from: ['No_Such_Column__c'] } } } } });
    expect(noted(await readVeeva(exported(...MAILS), { mapping }), 'emailActivity', 'cannot be told apart')).to.equal(15);
  });
});

describe('consents of Veeva', () => {
  const consents = { Multichannel_Consent_vod__c: file('veeva/Multichannel_Consent_vod__c.json') };

  it('stand at a date: expired and pending ones are not opted in', async () => {
    const read = await readVeeva({ ...exported('Account'), ...consents }, { catalog: PARIS });
    const figures = new Figures(read);
    expect(await figures.one('optedInHcps')).to.equal(2);
    expect(await figures.one('expiredHcps')).to.equal(1);
    expect(await figures.one('pendingHcps')).to.equal(1);
    expect(await figures.one('expiries')).to.equal(1);
    expect(noted(read, 'consent', 'samples')).to.equal(1);
  });

  it('change once where an opt-out follows, and not at all for one of two addresses', async () => {
    const read = await readVeeva(consents, { catalog: PARIS });
    const figures = new Figures(read);
    const year = { start: '2026-01-01', end: '2026-04-01' };
    expect(await figures.one('optOuts', year)).to.equal(1);
    expect(await figures.one('expiries', year)).to.equal(1);
    expect(await figures.one('newOptIns', year)).to.equal(4);
    expect(await figures.by('optedInHcps', 'channel', year)).to.deep.equal({ 'approved-email': 2 });
    expect(noted(read, 'consent', 'several addresses')).to.equal(2);
  });

  it('are pending until a double opt-in is confirmed', async () => {
    const figures = new Figures(await readVeeva(consents, { catalog: PARIS }));
    expect(await figures.one('confirmationRate', { start: '2026-02-01', end: '2026-03-01' })).to.equal(1);
    expect(await figures.one('confirmationRate')).to.equal(0);
    expect(await figures.one('optedInHcps', { start: '2026-02-01', end: '2026-02-04' })).to.equal(3);
    expect(await figures.one('optedInHcps', { start: '2026-02-01', end: '2026-02-06' })).to.equal(4);
  });

  it('are refused in part, and with an unknown kind of opting', async () => {
    const answer = json<{ records: { Opt_Type_vod__c: string }[]; totalSize: number }>('veeva/Multichannel_Consent_vod__c.json');
    expect(await refusal(readVeeva({ consent: { ...answer, totalSize: 2000 } }))).to.match(/8 of 2000 rows/);
    const strange = answer.records.map((record, at) => (at === 2 ? { ...record, Opt_Type_vod__c: 'Maybe_vod' } : record));
    expect(await refusal(readVeeva({ Multichannel_Consent_vod__c: strange }))).to.equal(
      'veeva: Multichannel_Consent_vod__c: unknown value "Maybe_vod" in column "Opt_Type_vod__c", row 3. Say with extendMapping what it means: add it to the values of "consentStatus". (invalid-data)',
    );
  });
});

describe('guidance of Veeva', () => {
  it('tells suggestions executed, completed, dismissed, expired and open by the day of the export', async () => {
    const figures = new Figures(await readVeeva(exported('Suggestion_vod__c'), { catalog: PARIS, exportedOn: '2026-03-31' }));
    expect(await figures.one('suggestionsIssued')).to.equal(6);
    expect(await figures.by('suggestionsIssued', 'suggestionStatus')).to.deep.equal({ executed: 2, completed: 1, dismissed: 1, expired: 1, open: 1 });
    expect(await figures.one('suggestionAcceptance')).to.equal(0.6);
    expect(await refusal(readVeeva(exported('Suggestion_vod__c')))).to.match(/missing exportedOn/);
  });

  it('makes a history of adoption from several exports, with stages that the host names', async () => {
    const metrics = ['2026-02-28', '2026-03-31'].map((exportedOn) => ({ exportedOn, rows: file(`veeva/Product_Metrics_vod__c-${exportedOn}.csv`) }));
    expect(await refusal(readVeeva({ Product_Metrics_vod__c: metrics }))).to.match(/missing field "adoptionStage"/);
    const mapping = extendMapping(VEEVA_MAPPING, {
      objects: { productMetrics: { fields: { adoptionStage: { from: ['Adoption_Ladder__c'], values: { 'Non user': 'unuser', Trialist: 'trial', Adopter: 'adoption' } } } } },
    });
    const read = await readVeeva({ ...exported('Account'), Product_Metrics_vod__c: metrics }, { catalog: PARIS, mapping });
    const figures = new Figures(read);
    const filters = [{ dimension: 'product', in: ['P1'] }];
    const stages = await figures.by('hcpsAtStage', 'adoptionStage', MARCH, { filters });
    expect(stages).to.include({ unuser: 1, adoption: 2 });
    expect(await figures.one('progressedHcps', MARCH, { filters })).to.equal(1);
    expect(noted(read, 'productMetrics', 'without a stage')).to.equal(2);
  });

  it('caps contacts at their maximum and keeps a blank goal apart from a goal of 0', async () => {
    const read = await readVeeva(exported('MC_Cycle_vod__c', 'MC_Cycle_Plan_vod__c', 'MC_Cycle_Plan_Target_vod__c', 'MC_Cycle_Channel_vod__c', 'MC_Cycle_Plan_Channel_vod__c'), { catalog: PARIS });
    expect(read.tables.plans?.map(({ goal }) => goal)).to.deep.equal([2, 4, undefined, 0]);
    expect(read.tables.plans?.map(({ weight }) => weight)).to.deep.equal([1, 1, 0.5, 0.5]);
    expect(await new Figures(read).one('planAttainment', { start: '2026-01-01', end: '2026-02-01' })).to.equal(0.833333);
    expect(noted(read, 'cyclePlanChannel', 'blank goal')).to.equal(1);
    expect(noted(read, 'cyclePlanChannel', 'not in the export')).to.equal(1);
  });
});

describe('the data service of Veeva', () => {
  const answers: Readonly<Record<string, { readonly data: readonly unknown[] }>> = { sent_email__v: json('veeva/sent_email__v.json'), email_activity__v: json('veeva/email_activity__v.json') };

  it('is asked for the columns of the mapping by their names in Vault CRM', async () => {
    const asked: unknown[] = [];
    const read = await readFromDataService({
      queryRecord: (query) => {
        asked.push(query);
        return Promise.resolve({ success: true, [query.object]: answers[query.object]?.data });
      },
    }, { objects: { sent_email__v: "email_sent_date__v >= '2026-03-01T00:00:00Z'", email_activity__v: '' }, catalog: PARIS });
    expect(asked).to.deep.equal([
      { object: 'sent_email__v', fields: ['id', 'account__v', 'email_sent_date__v', 'sent_email_status__v', 'status__v', 'vexternal_id__v', 'approved_email_template__v', 'product__v', 'detail_group__v', 'key_message__v'], where: "email_sent_date__v >= '2026-03-01T00:00:00Z'" },
      { object: 'email_activity__v', fields: ['id', 'sent_email__v', 'event_type__v', 'activity_datetime__v', 'event_datetime__v', 'bot__v'] },
    ]);
    expect(await new Figures(read).one('openRate')).to.equal(0.5);
  });

  it('names object and fields where it refuses', async () => {
    const refused = readFromDataService({ queryRecord: () => Promise.resolve({ success: false, message: 'Invalid field bot__v' }) }, { objects: { email_activity__v: '' } });
    expect(await refusal(refused)).to.match(/^veeva: email_activity__v: failed query: Invalid field bot__v\..*bot__v\. \(failed-request\)$/);
  });
});
