import { expect } from 'chai';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import { extendCatalog, toResult } from '../../../src/contract/index.js';
import { Words } from '../../../src/i18n/words.js';
import { trendView } from '../../../src/widgets/measure-trend/measure-trend.view.js';
import { BY_CHANNEL, BY_TYPE, divided, MANY, OPEN_RATE, SENT, SENT_AND_RATE, SENT_OPENED, SENT_RUNNING, SENT_WITH_GAP, SENT_WITH_HIDDEN, SENT_WITH_OBJECTIVE, trendResult, trendResultBy, WEEKLY, type TrendFigure, type TrendRows, type TrendStory } from '../../../stories/support/trend-figures.js';
import { column, MAY_TO_OCTOBER, THE_YEAR_BEFORE, viewOf, type Shown } from './showing.js';

const shown: Shown = { period: MAY_TO_OCTOBER };
const sent = (figures: readonly TrendFigure[], story: Partial<TrendStory> = {}) => trendResult({ ...story, actual: { sent: figures } });
const SIX: readonly TrendFigure[] = [264, 281, 302, 255, 298, 312];
const byChannel = trendResultBy('channel', 'interactions', BY_CHANNEL);
const ask = divided('territory', 'interactions', MANY);
const query = { measures: ['interactions'], period: MAY_TO_OCTOBER };
const territories = ask({ ...query, dimensions: ['territory'] });
const whole = ask(query);
const shownTerritories = [1, 2, 3, 4, 5, 6].map((at) => `Territory ${at}`);
const other = ask({ ...query, filters: [{ dimension: 'territory', notIn: shownTerritories }] });

describe('measure-trend beside hidden figures', () => {
  it('hides the others where whole, others and the rest would give a hidden one away', () => {
    const times = ['2026-05-01', '2026-06-01'];
    const codes = [1, 2, 3, 4, 5, 6, 7, 8].map((at) => `T${at}`);
    const hidden = { value: null, state: 'suppressed' } as const;
    const cellOf = (time: string, at: number) => (time === times[0] && (at === 0 || at === 7) ? hidden : 80 - at);
    const main = toResult(times.flatMap((time) => codes.map((territory, at) => ({ time, territory, interactions: cellOf(time, at) }))), 'test', (id) => id === 'interactions');
    const ofAll = (figures: readonly number[]) => toResult(times.map((time, at) => ({ time, interactions: figures[at] as number })), 'test', (id) => id === 'interactions');
    const view = viewOf(main, { period: { start: '2026-05-01', end: '2026-07-01' }, by: 'territory', measures: ['interactions'], whole: ofAll([540, 612]), other: ofAll([84, 147]) });
    expect(column(view, 'T1')).to.deep.equal([column(view, 'T1')[0], '80']);
    expect(column(view, '~other')).to.deep.equal([column(view, 'T1')[0], '147']);
    expect(column(view, '~all')).to.deep.equal(['540', '612']);
  });
});

describe('measure-trend says', () => {
  it('the last whole period against its objective', () => {
    expect(viewOf(trendResult(SENT_WITH_OBJECTIVE), shown).frame.summary).to.equal('October 2026: 312 messages, 18 below the objective');
    expect(viewOf(sent([300, 312], { objective: { sent: [300, 300] } })).frame.summary).to.equal('June 2026: 312 messages, 12 above the objective');
    expect(viewOf(sent([300, 312], { objective: { sent: [300, 312] } })).frame.summary).to.equal('June 2026: 312 messages, exactly the objective');
  });

  it('a difference of shares in points', () => {
    expect(viewOf(trendResult(OPEN_RATE), shown).frame.summary).to.equal('October 2026: 44.2%, 2.2 pts above the objective');
    expect(viewOf(trendResult({ ...OPEN_RATE, objective: {} }), shown).frame.summary).to.equal('October 2026: 44.2%, +5.9 pts since May');
  });

  it('the change since the first period where there is nothing else', () => {
    expect(viewOf(sent(SIX), shown).frame.summary).to.equal('October 2026: 312 messages, +48 since May');
    expect(viewOf(sent(SIX, { first: '2026-10-01', completeThrough: '2027-03-31' })).frame.summary).to.equal('March 2027: 312 messages, +48 since October 2026');
  });

  it('the change against the time compared with, by position', () => {
    const before = sent([200, 210, 220, 230, 240, 250], { first: '2025-05-01' });
    const view = viewOf(sent(SIX), { ...shown, before, beforePeriod: THE_YEAR_BEFORE, comparison: 'year-ago' });
    expect(view.frame.summary).to.equal('October 2026: 312 messages, +62 against October 2025');
    expect(view.keys.map(({ kind, text }) => `${kind} ${text}`)[0]).to.match(/^before May\s*–\s*Oct 2025$/u);
    expect(column(view, 'sent.before')).to.deep.equal(['200', '210', '220', '230', '240', '250']);
    expect(view.points[0]?.tooltip.lines).to.deep.equal([{ label: 'E-mails sent', text: '264' }, { label: 'May 2025', text: '200' }]);
  });

  it('the last whole period, not the running one', () => {
    const view = viewOf(trendResult(SENT_RUNNING), { period: { start: '2026-05-01', end: '2026-12-01' } });
    expect(view.frame.summary).to.match(/^October 2026: 312/);
    expect(view.points[6]?.tooltip.heading).to.equal('November 2026 so far');
  });

  it('the running one where there is no other, against no objective', () => {
    expect(viewOf(trendResult({ first: '2026-11-01', actual: { sent: [148] }, objective: { sent: [330] }, completeThrough: '2026-11-14' })).frame.summary).to.equal('November 2026 so far: 148 messages');
  });

  it('every measure of the last period', () => {
    expect(viewOf(trendResult(SENT_AND_RATE), shown).frame.summary).to.equal('October 2026: E-mails sent 312, E-mails opened 138 and Open rate 44.2%');
  });

  it('who leads and since when, where there is no total of shares', () => {
    const voices = trendResultBy('competitor', 'shareOfVoice', { alba: [0.354, 0.35, 0.342], own: [0.3, 0.31, 0.32] });
    const all = trendResult({ actual: { shareOfVoice: [1, 1, 1] } });
    const view = viewOf(voices, { measures: ['shareOfVoice'], by: 'competitor', whole: all });
    expect(view.frame.summary).to.equal('July 2026: alba leads with 34.2%, −1.2 pts since May');
    expect(view.table.columns.map(({ id }) => id), 'no column of 100 %').to.deep.equal(['time', 'alba', 'own']);
    const rates = viewOf(trendResultBy('channel', 'bounceRate', { web: [0.02, 0.03], phone: [0.01, 0.01] }), { measures: ['bounceRate'], by: 'channel', whole: trendResult({ actual: { bounceRate: [0.015, 0.02] } }) });
    expect(rates.frame.summary).to.equal('June 2026: Web is highest with 3.0%, +1.0 pts since May');
    expect(column(rates, '~all')).to.deep.equal(['1.5%', '2.0%']);
  });

  it('stages by their labels, and how many steps they moved', () => {
    const view = viewOf(trendResult({ actual: { medianStage: [1, 2, 3] } }), { measures: ['medianStage'] });
    expect(view.frame.summary).to.equal('July 2026: Adoption, +2 steps since May');
    expect(column(view, 'medianStage')).to.deep.equal(['Awareness', 'Trial', 'Adoption']);
    expect([0, 1, 4, 5].map((mark) => view.picture.panels[0]?.say(mark, 1))).to.deep.equal(['Unuser', 'Awareness', 'Advocacy', '']);
    expect(viewOf(trendResult({ actual: { medianStage: [1, 2] }, objective: { medianStage: [3, 3] } }), { measures: ['medianStage'] }).frame.summary).to.equal('June 2026: Trial, 1 step below the objective');
  });

  it('the whole as it was answered, and its largest part', () => {
    const view = viewOf(territories, { ...shown, by: 'territory', whole, other });
    expect(view.frame.summary).to.equal('October 2026: 1,848 interactions, +5 since May; most in Territory 1: 412');
    expect(viewOf(byChannel, { ...shown, by: 'channel' }).frame.summary).to.equal('October 2026: most in Face-to-face, 446');
  });

  it('what stands out', () => {
    expect(viewOf(byChannel, { ...shown, by: 'channel', chosen: 'phone' }).frame.summary).to.equal('Phone, October 2026: 160 interactions, +19 since May');
  });

  it('weeks as weeks', () => {
    expect(viewOf(trendResult(WEEKLY), { grain: 'week' }).frame.summary).to.match(/^Week of 19 Oct 2026: 286 interactions, \+76 since 4 May$/);
  });

  it('which figures may still change', () => {
    expect(viewOf(trendResult(SENT_OPENED), shown).frame.notes).to.deep.equal(['may still change: E-mails opened']);
    expect(viewOf(sent(SIX), shown).frame.notes).to.deep.equal([]);
  });

  it('numbers and months as the language writes them', () => {
    const view = viewOf(sent([1264, 1312]), { language: 'fr' });
    expect(view.picture.ticks[0]?.label).to.equal('mai');
    expect(column(view, 'sent')[1]).to.match(/^1\s312$/u);
  });
});

describe('measure-trend leaves open', () => {
  it('a month without figures, and says so', () => {
    const view = viewOf(trendResult(SENT_WITH_GAP), shown);
    expect(view.picture.panels[0]?.lines[0]?.values).to.deep.equal([264, 281, 302, null, 298, 312]);
    expect(view.picture.ticks[3]?.remark).to.equal('no figure');
    expect(view.frame.notes).to.deep.equal(['no figures for August 2026']);
    expect(column(view, 'sent')[3]).to.equal('–');
  });

  it('a month that one of several measures lacks', () => {
    const view = viewOf(trendResult({ actual: { sent: SIX, openedMessages: [1, 2, null, 4, 5, 6] } }), shown);
    expect(view.frame.notes[0]).to.equal('no figures for July 2026');
  });

  it('no month for a member that had nothing', () => {
    expect(viewOf(trendResultBy('channel', 'interactions', { phone: SIX, sms: [1, null, 2, 3, null, 4] }), { ...shown, by: 'channel' }).frame.notes).to.deep.equal([]);
  });

  it('a hidden month', () => {
    const view = viewOf(trendResult(SENT_WITH_HIDDEN), shown);
    expect(view.picture.ticks[4]?.remark).to.equal('hidden');
    expect(view.frame.notes).to.deep.equal(['hidden to protect privacy: September 2026']);
    expect(column(view, 'sent')[4]).to.equal('hidden');
    expect(view.status).to.equal('ready');
  });

  it('what the source does not hold yet, even where it sends zeros', () => {
    const view = viewOf(sent([...SIX, 0, 0]), { period: { start: '2026-05-01', end: '2027-01-01' } });
    expect(view.picture.panels[0]?.lines[0]?.values.slice(5)).to.deep.equal([312, null, null]);
    expect(view.picture.ticks[6]?.remark).to.equal('not yet');
    expect(column(view, 'sent')[7]).to.equal('not yet');
  });

  it('many gaps counted', () => {
    expect(viewOf(sent([264, null, null, null, null, 312]), shown).frame.notes).to.deep.equal(['no figures for 4 periods']);
  });
});

describe('measure-trend draws', () => {
  it('the forecast from the last whole month on', () => {
    const view = viewOf(trendResult(SENT_RUNNING), { period: { start: '2026-05-01', end: '2027-01-01' } });
    const forecast = view.picture.panels[0]?.guides.find(({ kind }) => kind === 'forecast');
    expect(forecast?.values).to.deep.equal([null, null, null, null, null, 312, 326, 318]);
    expect(view.picture.ticks.slice(6)).to.deep.equal([{ label: 'Nov', year: '2026', remark: 'so far', hatched: true }, { label: 'Dec', year: '2026', remark: '', hatched: false }]);
    expect(column(view, 'sent.forecast')).to.deep.equal(['270', '285', '300', '280', '300', '315', '326', '318']);
    expect(view.keys.map(({ text }) => text)).to.deep.equal(['Objective', 'Forecast']);
  });

  it('no forecast of what is known', () => {
    expect(viewOf(trendResult({ ...SENT, forecast: { sent: [270, 285, 300, 280, 300, 315] } }), shown).picture.panels[0]?.guides.map(({ kind }) => kind)).to.deep.equal(['objective']);
  });

  it('one unit on one scale, others in panels of their own', () => {
    const { panels } = viewOf(trendResult(SENT_AND_RATE), shown).picture;
    expect(panels.map(({ title, lines }) => [title, lines.length])).to.deep.equal([['Messages', 2], ['Open rate', 1]]);
    expect(panels[1]?.say(0.4, 0.05)).to.equal('40%');
    expect(panels[1]?.say(0.4, 0.025)).to.equal('40.0%');
    expect(new Set(panels.flatMap(({ lines }) => lines.map(({ tone }) => tone))).size).to.equal(3);
  });

  it('scales of great figures short', () => {
    const view = viewOf(trendResult({ actual: { turnover: [1_200_000, 1_450_000] } }));
    expect(view.picture.panels[0]?.say(1_500_000, 500_000)).to.match(/€1\.5[mM]/);
  });

  it('six members and the others as the source counts them', () => {
    const view = viewOf(territories, { ...shown, by: 'territory', whole, other });
    expect(view.entries.map(({ label }) => label)).to.deep.equal([...shownTerritories, 'Other']);
    expect(view.picture.panels[0]?.lines.at(-1)).to.deep.include({ id: '~other', tone: 'neutral', endText: '834' });
    expect(view.table.columns.map(({ id }) => id)).to.deep.equal(['time', ...shownTerritories, '~other', '~all']);
    expect(view.entries.at(-1)?.filter).to.deep.equal({ dimension: 'territory', notIn: shownTerritories });
  });

  it('no sum of others that nobody counted', () => {
    const view = viewOf(territories, { ...shown, by: 'territory' });
    expect(view.entries).to.have.lengthOf(6);
    expect(view.frame.notes).to.deep.equal(['28 more are not shown']);
  });

  it('members by their last whole figure, ordered ones by rank', () => {
    const running: TrendRows = { phone: [10, 90, 3], web: [50, 40, 99] };
    const view = viewOf(trendResultBy('channel', 'interactions', running, { completeThrough: '2026-07-14' }), { by: 'channel' });
    expect(view.entries.map(({ key }) => key)).to.deep.equal(['phone', 'web']);
    const stages: TrendRows = { advocacy: [5], trial: [9], unuser: [2] };
    const ladder = viewOf(trendResultBy('adoptionStage', 'hcpsAtStage', stages), { by: 'adoptionStage' });
    expect(ladder.entries.map(({ key, tone }) => `${key} ${tone}`)).to.deep.equal(['unuser stage-1', 'trial stage-2', 'advocacy stage-3']);
  });

  it('a stack of parts that make up the whole', () => {
    expect(viewOf(trendResultBy('activityType', 'activities', BY_TYPE), { ...shown, by: 'activityType', mark: 'stacked-bar' }).picture.drawing).to.equal('stack');
  });

  it('a stack with hidden parts up to its whole, where that is known', () => {
    const parts = trendResultBy('channel', 'interactions', { web: [10, 20, 30], phone: [5, 'hidden', 'hidden'] });
    const stack = viewOf(parts, { by: 'channel', mark: 'stacked-bar', whole: trendResult({ actual: { interactions: [15, 28, null] } }) });
    expect(stack.picture.panels[0]?.hidden).to.deep.equal([null, 8, null]);
    expect(stack.picture.ticks.map(({ remark }) => remark)).to.deep.equal(['', 'hidden', 'hidden']);
    expect(viewOf(parts, { by: 'channel', mark: 'stacked-bar' }).picture.panels[0]?.hidden).to.deep.equal([]);
    expect(viewOf(parts, { by: 'channel', mark: 'line', whole: trendResult({ actual: { interactions: [15, 28, 40] } }) }).picture.panels[0]?.hidden).to.deep.equal([]);
  });

  it('lines of parts that may exceed it', () => {
    const distinct = viewOf(trendResultBy('channel', 'activeHcps', BY_CHANNEL), { ...shown, by: 'channel', mark: 'stacked-bar' });
    expect(distinct.picture.drawing).to.equal('line');
    expect(distinct.frame.notes).to.include('drawn as lines: the parts may exceed the whole');
    const overlapping = viewOf(trendResultBy('segment', 'interactions', BY_CHANNEL), { ...shown, by: 'segment', mark: 'stacked-bar' });
    expect(overlapping.picture.drawing).to.equal('line');
  });

  it('measures side by side, never on top of each other', () => {
    const view = viewOf(trendResult(SENT_OPENED), { ...shown, mark: 'stacked-bar' });
    expect(view.picture.drawing).to.equal('bar');
    expect(view.frame.notes).to.include('drawn side by side: these figures are not parts of one whole');
  });

  it('objective and earlier time of the member that stands out', () => {
    const result = trendResultBy('channel', 'interactions', BY_CHANNEL, { objectives: { phone: [150, 150, 150, 150, 150, 150] } });
    const nobody = viewOf(result, { ...shown, by: 'channel' });
    expect(nobody.picture.panels[0]?.guides).to.deep.equal([]);
    expect(nobody.points[0]?.sentence).to.not.contain('objective');
    expect(column(nobody, 'phone.objective')[0]).to.equal('150');
    const { picture, points } = viewOf(result, { ...shown, by: 'channel', chosen: 'phone' });
    expect(picture.panels[0]?.guides.map(({ id }) => id)).to.deep.equal(['phone-objective']);
    expect(picture.panels[0]?.lines.filter(({ faded }) => !faded).map(({ id }) => id)).to.deep.equal(['phone']);
    expect(points[0]?.sentence).to.contain('Phone, objective 150');
  });

  it('a member that is not stated', () => {
    const { columns, meta } = byChannel;
    const view = viewOf({ columns, meta, rows: [[null, '2026-05-01', 'actual', 4]] }, { by: 'channel' });
    expect(view.entries.map(({ label }) => label)).to.deep.equal(['not stated']);
  });

  it('plain objects with a time', () => {
    const view = viewOf(toResult([{ time: '2026-06-01', calls: 312 }, { time: '2026-08-01', calls: 290.5 }], 'test'));
    expect(view.frame.heading).to.equal('calls');
    expect(column(view, 'calls')).to.deep.equal(['312.0', '–', '290.5']);
  });
});

describe('measure-trend names', () => {
  it('itself by its measures and what divides them', () => {
    expect(viewOf(trendResult(SENT_OPENED)).frame.heading).to.equal('E-mails sent and E-mails opened');
    expect(viewOf(byChannel, { by: 'channel' }).frame.heading).to.equal('Interactions by channel');
    expect(viewOf(trendResultBy('hcp', 'interactions', { a: [1] }), { by: 'hcp' }).frame.heading).to.equal('Interactions by HCP');
    expect(viewOf(byChannel, { by: 'channel', heading: 'Contacts' }).frame.heading).to.equal('Contacts');
  });

  it('nothing by its id while the catalog is on its way', () => {
    const answers = { results: {}, periods: {}, filters: [], labels: {}, receivedAt: 0, status: 'loading' as const };
    expect(trendView({ answers, words: new Words('en'), direction: 'ltr' }, { measures: ['sent'], grain: 'month', mark: 'line', withSwitch: false }).frame.heading).to.equal('Development');
  });

  it('rows at their ends where there is room, and has buttons for those without a panel of their own', () => {
    const narrow = viewOf(trendResult(SENT_OPENED));
    expect(narrow.picture.namedFrom).to.equal(480);
    expect(narrow.entries.map(({ label }) => label)).to.deep.equal(['E-mails sent', 'E-mails opened']);
    expect(viewOf(trendResult({ actual: { sent: SIX, openRate: [0.3, 0.4, 0.3, 0.2, 0.3, 0.4] } })).entries).to.deep.equal([]);
    expect(viewOf(trendResult(SENT_OPENED), { mark: 'bar' }).picture.namedFrom).to.equal(undefined);
  });

  it('what is counted', () => {
    const catalog = extendCatalog(CORE_CATALOG, {
      measures: CORE_CATALOG.measures.filter(({ id }) => ['openedMessages', 'uniqueOpeners', 'openRate'].includes(id)).map((measure) => ({ ...measure, counting: { total: 'openedMessages', unique: 'uniqueOpeners', share: 'openRate' } })),
    });
    const view = viewOf(trendResult({ actual: { uniqueOpeners: SIX } }), { catalog, measures: ['openedMessages'], counting: 'unique', withSwitch: true });
    expect(view.countings).to.deep.equal([{ value: 'total', label: 'Messages' }, { value: 'unique', label: 'HCPs' }, { value: 'share', label: 'Share' }]);
    expect(view.counting).to.equal('unique');
    expect(viewOf(trendResult({ actual: { openedMessages: SIX } }), { catalog, measures: ['openedMessages'] }).countings).to.deep.equal([]);
  });
});

describe('measure-trend refuses', () => {
  it('two rows for one month', () => {
    expect(() => viewOf(byChannel)).to.throw('measure-trend: ambiguous rows for 2026-05-01. Give one row for each period');
  });

  it('rows without a time, figures and divisions that are not there', () => {
    expect(() => viewOf(toResult([{ sent: 1 }], 'test'))).to.throw('missing column "time"');
    expect(() => viewOf(trendResult(SENT), { measures: ['interactions'] })).to.throw('missing column "interactions"');
    expect(() => viewOf(trendResult(SENT), { by: 'channel' })).to.throw('missing column "channel"');
    expect(() => viewOf({ ...trendResult(SENT), rows: [[null, 'actual', 4]] })).to.throw('missing time in row 0');
  });
});

describe('the status of measure-trend', () => {
  it('is what the figures say', () => {
    expect(viewOf(undefined).status).to.equal('loading');
    expect(viewOf(sent(['hidden', 'hidden'])).status).to.equal('suppressed');
    expect(viewOf(sent([{ part: 4 }])).status).to.equal('partial');
    expect(viewOf(sent([]), { measures: ['sent'] }).status).to.equal('empty');
    expect(viewOf(sent([]), { measures: ['sent'], filters: [{ dimension: 'channel', in: ['fax'] }] }).status).to.equal('filtered-out');
  });

  it('is empty where only objectives are known', () => {
    const view = viewOf(trendResult({ actual: { sent: [] }, objective: { sent: [300] } }));
    expect(view.status).to.equal('empty');
    expect(view.frame.summary).to.equal(undefined);
  });
});
