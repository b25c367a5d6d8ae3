import { expect } from 'chai';
import { answer, ask, between, one, only, shown, times, totals, without, type Tables } from './small.js';

type Row = Record<string, unknown>;
const FIVE = { k: 5 };
/** Interactions of `count` HCPs, one each. */
const seen = (count: number, channel: string, more: Row = {}): readonly Row[] => times(count, (number) => ({ hcp: `${channel}${number}`, occurredAt: '2026-01-10', channel, ...more }));
/** Sends to `delivered` HCPs, of whom `clicked` clicked. */
const sent = (emailType: string, delivered: number, clicked: number): readonly Row[] => times(delivered, (number) => ({ hcp: `${emailType}${number}`, attemptedAt: '2026-01-10', sentAt: '2026-01-10', deliveredAt: '2026-01-10', emailType, ...(number <= clicked && { clickedAt: '2026-01-10' }) }));
const byChannel = { measures: ['interactions'], dimensions: ['channel'] } as const;
const HIDDEN = 'suppressed';

describe('figures of few HCPs', () => {
  it('are hidden, with the next smallest where the whole gives them away; a zero stays', async () => {
    const tables = { interactions: [...seen(3, 'web'), ...seen(9, 'phone'), ...seen(20, 'sms'), ...times(4, () => ({ hcp: '', occurredAt: '2026-01-10', channel: 'remote' }))] };
    const result = await ask(tables, { ...byChannel, totals: true }, FIVE);
    expect(result.rows).to.deep.equal([['phone', 9], ['remote', { value: null, state: HIDDEN }], ['web', { value: null, state: HIDDEN }], ['sms', 20]]);
    expect(result.totals).to.deep.equal([null, 36]);
    expect(await one(tables, 'interactions', { filters: [only('channel', 'congress')] }, FIVE)).to.equal(0);
  });

  it('leave an answer without rows its total', async () => {
    const result = await ask({ interactions: seen(9, 'phone') }, { ...byChannel, totals: true, filters: [only('channel', 'congress')] }, FIVE);
    expect([result.rows, result.totals]).to.deep.equal([[], [null, 0]]);
  });

  it('are told by HCPs, not by rows', async () => {
    const interactions = [...times(50, (number) => ({ hcp: `h${number % 4}`, occurredAt: '2026-01-10', channel: 'web' })), ...seen(5, 'phone')];
    expect(await answer({ interactions }, { measures: ['interactions', 'activeHcps'], dimensions: ['channel'] }, FIVE)).to.deep.equal({ web: [HIDDEN, HIDDEN], phone: [HIDDEN, 5] });
  });

  it('are not given away by an answer without them beside the whole, where HCPs may have several values', async () => {
    const joined = (count: number, segment: string, from = 1): readonly Row[] => times(count, (number) => ({ hcp: `h${number + from - 1}`, segment, validFrom: '2026-01-01', validTo: '' }));
    const hcps = times(30, (number) => ({ hcp: `h${number}`, territory: number <= 10 ? 'north' : 'south', validFrom: '2026-01-01' }));
    // Three HCPs in "few", all of them in "many" too; "some" has ten, four of them in the north.
    const tables = { hcps, interactions: hcps.map(({ hcp }) => ({ hcp, occurredAt: '2026-01-10' })), memberships: [...joined(3, 'few'), ...joined(25, 'many'), ...joined(10, 'some', 7)] };
    const period = between('2026-01-01', '2026-02-01');
    for (const id of ['segmentSize', 'interactions', 'hcpsInUniverse']) {
      expect(await one(tables, id, { period, filters: [without('segment', 'few')] }, FIVE), id).to.equal(HIDDEN);
      expect(await one(tables, id, { period, filters: [{ dimension: 'segment', in: ['many'], notIn: ['few'] }] }, FIVE), id).to.equal(HIDDEN);
      expect(await one(tables, id, { period, filters: [without('segment', 'some')] }, FIVE), id).to.equal(id === 'segmentSize' ? 15 : 20);
      expect(await totals(tables, { measures: [id], dimensions: ['territory'], period, filters: [without('segment', 'some')] }, FIVE), id).to.deep.equal([id === 'segmentSize' ? 15 : 20]);
    }
    const query = { measures: ['hcpsInUniverse'], period, filters: [without('segment', 'some')] };
    expect(await answer(tables, { ...query, dimensions: ['territory'] }, FIVE)).to.deep.equal({ north: HIDDEN, south: HIDDEN });
    // Of the 25 in "many" ten are in "some".
    expect(await answer(tables, { ...query, measures: ['segmentSize'], dimensions: ['segment'] }, FIVE)).to.deep.equal({ few: HIDDEN, many: 15, '-': 5 });
    expect(await answer(tables, { ...query, measures: ['segmentSize'], dimensions: ['segment'], filters: [without('segment', 'few')] }, FIVE)).to.deep.equal({ many: HIDDEN, some: 10, '-': 5 });
    expect(await one(tables, 'hcpsInUniverse', { period, filters: [without('segment', '')] }, FIVE)).to.equal(25);
  });

  it('are none where k is 0 or 1, and eleven may be asked for', async () => {
    const tables = { interactions: seen(3, 'web') };
    expect(await one(tables, 'interactions', {}, { k: 1 })).to.equal(3);
    expect(await one(tables, 'interactions', {}, { k: 3 })).to.equal(3);
    expect(await one(tables, 'interactions', {}, { k: 4 })).to.equal(HIDDEN);
    expect(await one({ interactions: seen(10, 'web') }, 'interactions', {}, { k: 11 })).to.equal(HIDDEN);
  });

  it('hide the total where nothing else is left to hide', async () => {
    const tables = { interactions: [...seen(2, 'web'), ...seen(2, '').map(({ hcp: _, ...row }) => ({ ...row, hcp: 'web1' }))] };
    expect(await totals({ interactions: seen(3, 'web') }, byChannel, FIVE)).to.deep.equal([HIDDEN]);
    expect(await totals(tables, byChannel, FIVE)).to.deep.equal([HIDDEN]);
  });

  it('are not hidden with others that they do not add up with: distinct HCPs of channels', async () => {
    const interactions = [...seen(3, 'web'), ...seen(9, 'phone'), ...times(9, (number) => ({ hcp: `phone${number}`, occurredAt: '2026-01-10', channel: 'web' }))];
    expect(await answer({ interactions: [...interactions, ...seen(2, 'sms')] }, { measures: ['activeHcps'], dimensions: ['channel'] }, FIVE)).to.deep.equal({ phone: 9, web: 12, sms: HIDDEN });
  });

  it('are hidden along time where months add up', async () => {
    const interactions = [...seen(3, 'web'), ...seen(9, 'web', { occurredAt: '2026-02-10' }), ...seen(8, 'web', { occurredAt: '2026-03-10' })];
    const query = { measures: ['interactions', 'activeHcps'], grain: 'month', period: between('2026-01-01', '2026-04-01') } as const;
    expect(await answer({ interactions }, query, FIVE)).to.deep.equal({ '2026-01-01': [HIDDEN, HIDDEN], '2026-02-01': [9, 9], '2026-03-01': [HIDDEN, 8] });
  });

  it('tell nothing by their place', async () => {
    const interactions = [...seen(1, 'web'), ...seen(4, 'phone'), ...seen(2, 'congress'), ...seen(9, 'sms')];
    for (const direction of ['asc', 'desc'] as const) {
      const { rows } = await ask({ interactions }, { ...byChannel, order: [{ by: 'interactions', direction }] }, FIVE);
      expect(rows.map(([channel, cell]) => [channel, shown(cell)])).to.deep.equal([['sms', 9], ['phone', HIDDEN], ['congress', HIDDEN], ['web', HIDDEN]]);
    }
  });

  it('are hidden before rows are cut', async () => {
    const interactions = [...seen(3, 'web'), ...seen(9, 'phone'), ...seen(20, 'sms')];
    expect((await ask({ interactions }, { ...byChannel, limit: 1 }, FIVE)).rows.map(([, cell]) => shown(cell))).to.deep.equal([HIDDEN]);
  });
});

describe('rates of few HCPs', () => {
  const rate = (emailType: string, tables: Tables): Promise<unknown> => one(tables, 'clickRate', { filters: [only('emailType', emailType)] }, FIVE);

  it('are hidden for a small numerator, denominator or rest, and not for none or all', async () => {
    const tables = { sends: [...sent('few', 20, 3), ...sent('small', 4, 0), ...sent('rest', 20, 17), ...sent('none', 20, 0), ...sent('all', 20, 20), ...sent('fair', 20, 10)] };
    expect(await Promise.all(['few', 'small', 'rest', 'none', 'all', 'fair'].map((type) => rate(type, tables)))).to.deep.equal([HIDDEN, HIDDEN, HIDDEN, 0, 1, 0.5]);
  });

  it('keep no parts when hidden', async () => {
    const result = await ask({ sends: sent('few', 20, 3) }, { measures: ['clickRate'] }, FIVE);
    expect(result.rows).to.deep.equal([[{ value: null, state: HIDDEN }]]);
  });

  it('are hidden with their numerator, and it with them', async () => {
    const tables = { sends: [...sent('a', 30, 3), ...sent('b', 40, 10), ...sent('c', 50, 20)] };
    expect(await answer(tables, { measures: ['clickedMessages', 'clickRate', 'delivered'], dimensions: ['emailType'] }, FIVE)).to.deep.equal({ a: [HIDDEN, HIDDEN, 30], b: [HIDDEN, HIDDEN, 40], c: [20, 0.4, 50] });
    const rest = { sends: [...sent('a', 30, 28), ...sent('b', 40, 20), ...sent('c', 50, 25)] };
    expect((await answer(rest, { measures: ['clickedMessages', 'clickRate'], dimensions: ['emailType'] }, FIVE)).a).to.deep.equal([HIDDEN, HIDDEN]);
  });

  it('do not show a denominator that is hidden beside them', async () => {
    // Delivered: 3 is small, 40 hides with it. Clicks: 2 is small. The rate 30 / 40 would give 40 away.
    // Clicks of a rate alone: 2 is small, 10 hides with it.
    const tables = { sends: [...sent('a', 3, 2), ...sent('b', 40, 30), ...sent('c', 200, 10)] };
    expect(await answer(tables, { measures: ['delivered', 'clickRate'], dimensions: ['emailType'] }, FIVE)).to.deep.equal({ a: [HIDDEN, HIDDEN], b: [HIDDEN, HIDDEN], c: [200, HIDDEN] });
  });
});

describe('stages of few HCPs', () => {
  const stage = (adoptionStage: string, count: number): readonly Row[] => times(count, (number) => ({ hcp: `${adoptionStage}${number}`, product: 'p', snapshotAt: '2026-01-31', adoptionStage }));
  const adoptionSnapshots = [...stage('unuser', 50), ...stage('awareness', 40), ...stage('trial', 30), ...stage('adoption', 20), ...stage('advocacy', 2), ...stage('', 10)];
  const query = { dimensions: ['adoptionStage'], period: between('2026-01-01', '2026-02-01') };

  it('hide a second of those with a stage: the HCPs without one are not part of the whole', async () => {
    expect(await answer({ adoptionSnapshots }, { measures: ['hcpsAtStage', 'stageShare'], ...query }, FIVE)).to.deep.equal({
      unuser: [50, 50 / 142], awareness: [40, 40 / 142], trial: [30, 30 / 142], adoption: [HIDDEN, HIDDEN], advocacy: [HIDDEN, HIDDEN], '-': [10, 'notApplicable'],
    });
    expect(await totals({ adoptionSnapshots }, { measures: ['hcpsAtStage'], ...query }, FIVE)).to.deep.equal([142]);
  });

  it('hide the sums that they could be taken from', async () => {
    const trial = [...stage('unuser', 50), ...stage('awareness', 40), ...stage('trial', 2), ...stage('adoption', 20), ...stage('advocacy', 10)];
    const result = await answer({ adoptionSnapshots: trial }, { measures: ['hcpsAtStage', 'hcpsAtOrAboveStage'], ...query }, FIVE);
    expect(result).to.deep.equal({ unuser: [50, HIDDEN], awareness: [40, HIDDEN], trial: [HIDDEN, HIDDEN], adoption: [20, HIDDEN], advocacy: [HIDDEN, HIDDEN] });
  });

  it('hide what is left of a segment, too', async () => {
    const hcps = times(43, (number) => ({ hcp: `h${number}` }));
    const memberships = [...times(3, (number) => ({ hcp: `h${number}`, segment: 'a', validFrom: '2026-01-01' })), ...times(10, (number) => ({ hcp: `h${number + 3}`, segment: 'b', validFrom: '2026-01-01' })), ...times(20, (number) => ({ hcp: `h${number + 13}`, segment: 'c', validFrom: '2026-01-01' }))];
    expect(await answer({ hcps, memberships }, { measures: ['segmentSize'], dimensions: ['segment'] }, FIVE)).to.deep.equal({ a: HIDDEN, b: HIDDEN, c: 20, '-': 10 });
  });
});
