import { expect } from 'chai';
import { CHART_TOKENS, type ChartLook } from '../../../src/chart/chart-look.js';
import type { Result } from '../../../src/contract/index.js';
import { trendOption } from '../../../src/widgets/measure-trend/measure-trend.option.js';
import { BY_CHANNEL, BY_TYPE, SENT, SENT_AND_RATE, SENT_OPENED, SENT_RUNNING, SENT_WITH_GAP, SENT_WITH_OBJECTIVE, trendResult, trendResultBy, WEEKLY } from '../../../stories/support/trend-figures.js';
import { viewOf, type Shown } from './showing.js';

const look = (width = 600, height = 240): ChartLook => ({
  colours: Object.fromEntries(CHART_TOKENS.map((token) => [token, token])) as ChartLook['colours'], fontFamily: 'sans-serif', fontSize: 12, width, height,
});

interface Item { readonly value: unknown; readonly label?: { readonly formatter: string; readonly offset?: readonly [number, number]; readonly position: string } }
interface Drawn {
  readonly grid: readonly { readonly top: number; readonly height: number; readonly left: number; readonly right: number }[];
  readonly xAxis: readonly { readonly data: readonly string[]; readonly inverse: boolean; readonly axisLabel: { readonly show: boolean; readonly lineHeight: number } }[];
  readonly yAxis: readonly { readonly position: string; readonly min: number; readonly max: number; readonly name: string; readonly nameGap: number; readonly axisLabel: { readonly formatter: (value: number) => string } }[];
  readonly series: readonly { readonly id: string; readonly type: string; readonly data: readonly unknown[]; readonly step?: string; readonly stack?: string; readonly connectNulls?: boolean; readonly areaStyle?: object }[];
}

const draw = (result: Result, { rtl = false, width = 600, ...shown }: Shown & { rtl?: boolean; width?: number } = {}): Drawn => trendOption(viewOf(result, shown).picture, look(width), rtl) as unknown as Drawn;
const row = ({ series }: Drawn, id: string): Drawn['series'][number] => series.find((each) => each.id === id) as Drawn['series'][number];
const values = ({ data }: Drawn['series'][number]): unknown[] => data.map((item) => (typeof item === 'object' && item !== null ? (item as Item).value : item));
const labels = ({ series }: Drawn): Item[] => series.flatMap(({ data }) => data.filter((item): item is Item => (item as Item).label !== undefined));

describe('the option of measure-trend', () => {
  it('draws a line for each measure, its name and last figure at its end', () => {
    const drawn = draw(trendResult(SENT_OPENED));
    expect(values(row(drawn, 'line-sent'))).to.deep.equal([264, 281, 302, 255, 298, 312]);
    expect(labels(drawn).map(({ label }) => label?.formatter)).to.deep.equal(['{text|E-mails sent 312}', '{text|E-mails opened 138}']);
    expect(drawn.yAxis[0]?.name).to.equal('Messages');
  });

  it('leaves the names to buttons where they do not fit', () => {
    expect(labels(draw(trendResult(SENT_OPENED), { width: 400 })).map(({ label }) => label?.formatter)).to.deep.equal(['{text|312}', '{text|138}']);
  });

  it('writes nothing at the end of a part that is not there', () => {
    const stack = draw(trendResultBy('channel', 'interactions', { web: [10, 20], phone: [5, 0], sms: [2, 3] }), { by: 'channel', mark: 'stacked-bar', measures: ['interactions'], width: 400 });
    expect(labels(stack).map(({ label }) => label?.formatter.replace(/^.*text\|/u, ''))).to.deep.equal(['Web 20}', 'SMS and chat 3}']);
  });

  it('draws hidden parts as an empty top of the stack, and has room for it', () => {
    const parts = trendResultBy('channel', 'interactions', { web: [10, 20], phone: [5, 'hidden'] });
    const stack = draw(parts, { by: 'channel', mark: 'stacked-bar', measures: ['interactions'], whole: trendResult({ actual: { interactions: [15, 90] } }) });
    expect(values(row(stack, 'bar-hidden'))).to.deep.equal(['-', 70]);
    expect([row(stack, 'bar-hidden').stack, (stack.yAxis[0]?.max ?? 0) >= 90]).to.deep.equal(['parts', true]);
  });

  it('keeps title, scale and months of large text apart', () => {
    const large = trendOption(viewOf(trendResult(SENT_OPENED), {}).picture, { ...look(600, 400), fontSize: 24 }, false) as unknown as Drawn;
    const [grid, time, scale] = [large.grid[0], large.xAxis[0], large.yAxis[0]];
    expect(grid?.top).to.be.at.least(48);
    expect(scale?.nameGap).to.be.at.least(24);
    expect(time?.axisLabel.lineHeight).to.be.at.least(28);
    expect(400 - (grid?.top ?? 0) - (grid?.height ?? 0)).to.be.at.least(2 * 28);
  });

  it('leaves gaps open', () => {
    const line = row(draw(trendResult(SENT_WITH_GAP)), 'line-sent');
    expect(values(line)[3]).to.equal('-');
    expect(line.connectNulls).to.equal(false);
  });

  it('goes dashed into the running month, and no further', () => {
    const drawn = draw(trendResult(SENT_RUNNING), { period: { start: '2026-05-01', end: '2027-01-01' } });
    expect(values(row(drawn, 'line-sent')).slice(5)).to.deep.equal([312, '-', '-']);
    expect(values(row(drawn, 'line-sent-open')).slice(4)).to.deep.equal(['-', 312, 148, '-']);
    expect(drawn.xAxis[0]?.data[6]).to.equal('Nov\nso far');
  });

  it('names the running month in any width', () => {
    expect(draw(trendResult(SENT_RUNNING), { period: { start: '2026-05-01', end: '2027-01-01' }, width: 260 }).xAxis[0]?.data.filter(Boolean)).to.include('Nov\nso far');
  });

  it('steps the objective and dashes the forecast', () => {
    const drawn = draw(trendResult(SENT));
    expect(row(drawn, 'sent-objective').step).to.equal('middle');
    expect(values(row(drawn, 'sent-objective'))).to.deep.equal([270, 270, 270, 300, 300, 330, 330, 330]);
    expect(values(row(drawn, 'sent-forecast'))).to.deep.equal(['-', '-', '-', '-', '-', 312, 326, 318]);
    expect(row(drawn, 'sent-forecast').step).to.equal(undefined);
  });

  it('stands bars and areas on zero, lines where the movement shows', () => {
    expect(draw(trendResult(SENT_WITH_OBJECTIVE), { mark: 'bar' }).yAxis[0]?.min).to.equal(0);
    expect(draw(trendResult(SENT_WITH_OBJECTIVE), { mark: 'area' }).yAxis[0]?.min).to.equal(0);
    expect(draw(trendResult(SENT_WITH_OBJECTIVE)).yAxis[0]?.min).to.equal(240);
    expect(draw(trendResult(SENT_OPENED)).yAxis[0]?.min).to.equal(0);
  });

  it('hatches the bar of the running month', () => {
    const { data } = row(draw(trendResult(SENT_RUNNING), { mark: 'bar' }), 'bar-sent');
    expect(JSON.stringify(data[6])).to.contain('decal');
    expect(JSON.stringify(data[5])).to.not.contain('decal');
  });

  it('stacks parts up to their sum, each named beside its middle', () => {
    const drawn = draw(trendResultBy('activityType', 'activities', BY_TYPE), { by: 'activityType', mark: 'stacked-bar' });
    expect(new Set(drawn.series.map(({ stack }) => stack))).to.deep.equal(new Set(['parts']));
    expect(drawn.yAxis[0]?.max).to.be.at.least(52);
    expect(labels(drawn)).to.have.lengthOf(5);
    const lopsided = draw(trendResultBy('activityType', 'activities', { mailing: [90, 100], webinar: [4, 2], congress: [3, 2], roundtable: [5, null] }), { by: 'activityType', mark: 'stacked-bar' });
    expect(labels(lopsided).map(({ label }) => label?.formatter)).to.deep.equal(['{dot|●} {text|mailing 100}', '{dot|●} {text|webinar 2}', '{dot|●} {text|congress 2}']);
    const [mailing = 1, webinar = 0, congress = 0] = labels(lopsided).map(({ label }) => label?.offset?.[1]);
    expect(mailing).to.equal(0);
    expect(webinar - congress).to.be.above(10);
  });

  it('keeps the texts of many lines apart and inside', () => {
    const drawn = draw(trendResultBy('channel', 'interactions', BY_CHANNEL), { by: 'channel' });
    const [{ top = 0, height = 0 } = {}] = drawn.grid;
    const { min = 0, max = 1 } = drawn.yAxis[0] ?? {};
    const places = labels(drawn).map(({ value, label }) => top + height * (1 - (Number(value) - min) / (max - min)) + (label?.offset?.[1] ?? 0)).sort((a, b) => a - b);
    expect(places).to.have.lengthOf(6);
    for (const [at, place] of places.entries()) expect(place - (places[at - 1] ?? -100)).to.be.at.least(14.9);
    expect(places.at(-1)).to.be.at.most(top + height);
  });

  it('puts another unit in a panel under it, aligned in time', () => {
    const { grid: [first, second], xAxis, yAxis } = draw(trendResult(SENT_AND_RATE));
    expect(second?.top).to.be.above((first?.top ?? 0) + (first?.height ?? 0));
    expect([second?.left, second?.right]).to.deep.equal([first?.left, first?.right]);
    expect(xAxis.map(({ axisLabel }) => axisLabel.show)).to.deep.equal([false, true]);
    expect(yAxis.map(({ name }) => name)).to.deep.equal(['Messages', 'Open rate']);
    expect(yAxis[1]?.axisLabel.formatter(0.4)).to.equal('40%');
  });

  it('mirrors from right to left', () => {
    const [ltr, rtl] = [draw(trendResult(SENT)), draw(trendResult(SENT), { rtl: true })];
    expect(rtl.xAxis[0]?.inverse).to.equal(true);
    expect(rtl.yAxis[0]?.position).to.equal('right');
    expect([rtl.grid[0]?.left, rtl.grid[0]?.right]).to.deep.equal([ltr.grid[0]?.right, ltr.grid[0]?.left]);
    expect(labels(rtl)[0]?.label?.position).to.equal('left');
  });

  it('names fewer weeks in a narrow box', () => {
    const named = (width: number): number => draw(trendResult(WEEKLY), { grain: 'week', width }).xAxis[0]?.data.filter(Boolean).length ?? 0;
    expect(named(600)).to.be.within(5, 10);
    expect(named(260)).to.be.within(2, 4);
  });
});
