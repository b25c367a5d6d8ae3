import { expect } from 'chai';
import { CHART_TOKENS, type ChartLook } from '../../../src/chart/chart-look.js';
import type { EngineOption } from '../../../src/chart/engine-option.js';
import { optInOption } from '../../../src/widgets/opt-in-trend/opt-in-trend.option.js';
import { CHANNELS, optInResult, optInResultByChannel, RUNNING, TWO_YEARS, WITH_GAP, WITH_OBJECTIVE, type OptInStory } from '../../../stories/support/opt-in-figures.js';
import { viewOf, type Shown } from './showing.js';

const look = (width = 600, height = 320): ChartLook => ({
  colours: Object.fromEntries(CHART_TOKENS.map((token) => [token, token])) as ChartLook['colours'], fontFamily: 'sans-serif', fontSize: 12, width, height,
});

interface Drawn {
  readonly grid: readonly { readonly top: number; readonly height: number; readonly left: number; readonly right: number }[];
  readonly xAxis: readonly { readonly data: readonly string[]; readonly inverse: boolean; readonly axisLabel: { readonly show: boolean } }[];
  readonly yAxis: readonly { readonly position: string; readonly min: number; readonly max: number; readonly name: string; readonly axisLabel: { readonly formatter: (value: number) => string } }[];
  readonly series: readonly { readonly id: string; readonly type: string; readonly data: readonly unknown[]; readonly step?: string }[];
}

const read = (option: EngineOption): Drawn => option as unknown as Drawn;
const draw = (story: OptInStory = {}, { rtl = false, width = 600, ...shown }: Shown & { rtl?: boolean; width?: number } = {}): Drawn => read(optInOption(viewOf(optInResult(story), shown).picture, look(width), rtl));
const series = ({ series: all }: Drawn, id: string): Drawn['series'][number] => all.find((each) => each.id === id) as Drawn['series'][number];
const values = (data: readonly unknown[]): unknown[] => data.map((item) => (typeof item === 'object' && item !== null ? (item as { value: unknown }).value : item));

describe('the option of opt-in-trend', () => {
  it('puts the stock above the flows, aligned in time', () => {
    const { grid: [top, flows], xAxis } = draw();
    expect(flows?.top).to.be.above((top?.top ?? 0) + (top?.height ?? 0));
    expect([flows?.left, flows?.right]).to.deep.equal([top?.left, top?.right]);
    expect(xAxis[0]?.data).to.deep.equal(xAxis[1]?.data);
    expect(xAxis.map(({ axisLabel }) => axisLabel.show)).to.deep.equal([false, true]);
    expect((flows?.top ?? 0) + (flows?.height ?? 0)).to.be.below(320 - 40);
  });

  it('draws opt-ins up and what is lost down from zero', () => {
    const option = draw();
    expect(values(series(option, 'opt-ins').data)).to.deep.equal([31, 42, 28, 22, 46, 45]);
    expect(values(series(option, 'withdrawn').data)).to.deep.equal([-18, -21, -24, -25, -19, -20]);
    expect(values(series(option, 'expired').data)).to.deep.equal([-4, -6, -3, -5, -2, -6]);
    expect(values(series(option, 'unfounded').data)).to.deep.equal([-2, -1, '-', -1, -3, '-']);
    expect(values(series(option, 'net').data)).to.deep.equal([9, 15, 1, -8, 25, 19]);
    expect(option.yAxis[1]?.min).to.be.at.most(-31);
    expect(option.yAxis[1]?.max).to.be.at.least(46);
  });

  it('begins the stock at zero', () => {
    expect(draw().yAxis[0]?.min).to.equal(0);
  });

  it('leaves gaps open', () => {
    const option = draw(WITH_GAP);
    for (const id of ['level-0', 'opt-ins', 'withdrawn', 'net']) expect(values(series(option, id).data)[3], id).to.equal('-');
  });

  it('writes the last figures at the ends of the lines', () => {
    const texts = JSON.stringify(draw().series);
    expect(texts).to.contain('1,392').and.to.contain('Net +19');
  });

  it('hatches the running month and leaves its line open', () => {
    const option = draw(RUNNING);
    expect(JSON.stringify(series(option, 'opt-ins').data.at(-1))).to.contain('decal');
    expect(JSON.stringify(series(option, 'opt-ins').data.at(-2))).to.not.contain('decal');
    expect(values(series(option, 'level-0').data).at(-1)).to.equal('-');
    expect(values(series(option, 'level-0-open').data).slice(-3)).to.deep.equal(['-', 1392, 1401]);
    expect(values(series(option, 'net').data).slice(-2)).to.deep.equal([19, '-']);
    expect(values(series(option, 'net-open').data).slice(-3)).to.deep.equal(['-', 19, 9]);
    expect(option.xAxis[1]?.data.at(-1)).to.equal('Nov\nso far');
  });

  it('steps the objective', () => {
    expect(series(draw(WITH_OBJECTIVE), 'objective')).to.deep.include({ step: 'middle', data: [1340, 1350, 1360, 1375, 1390, 1410] });
    expect(draw().series.map(({ id }) => id)).to.not.include('objective');
  });

  it('mirrors from right to left', () => {
    const [ltr, rtl] = [draw(), draw({}, { rtl: true })];
    expect(rtl.xAxis.map(({ inverse }) => inverse)).to.deep.equal([true, true]);
    expect(rtl.yAxis.map(({ position }) => position)).to.deep.equal(['right', 'right', 'right']);
    expect([rtl.grid[0]?.left, rtl.grid[0]?.right]).to.deep.equal([ltr.grid[0]?.right, ltr.grid[0]?.left]);
  });

  it('names fewer months in a narrow box', () => {
    const named = (width: number): number => draw(TWO_YEARS, { width }).xAxis[1]?.data.filter(Boolean).length ?? 0;
    expect(named(1400)).to.equal(24);
    expect(named(600)).to.be.within(8, 16);
    expect(named(250)).to.be.within(3, 7);
  });

  it('prints its scales in the language', () => {
    const say = draw({}, { language: 'de' }).yAxis[0]?.axisLabel.formatter;
    expect(say?.(1500)).to.equal('1.500');
    expect(draw({}, { mode: 'rate' }).yAxis[0]?.axisLabel.formatter(0.45)).to.equal('45%');
  });

  it('keeps the labels of many lines apart and inside', () => {
    const { picture } = viewOf(optInResultByChannel(CHANNELS), { by: 'channel', mode: 'stock' });
    const drawn = read(optInOption(picture, look(), false));
    const labels = drawn.series.flatMap(({ data }) => data.flatMap((item) => {
      const label = (item as { label?: { offset: [number, number] } }).label;
      return label ? [{ value: (item as { value: number }).value, offset: label.offset[1] }] : [];
    }));
    const { top = 0, height = 0 } = drawn.grid[0] ?? {};
    const max = drawn.yAxis[0]?.max ?? 1;
    const places = labels.map(({ value, offset }) => top + height * (1 - value / max) + offset).sort((a, b) => a - b);
    for (const [at, place] of places.entries()) if (at > 0) expect(place - (places[at - 1] ?? 0)).to.be.at.least(14.9);
    expect(places.at(-1)).to.be.at.most(top + height);
  });

  it('is plain data with no HTML, colours from tokens only', () => {
    const text = JSON.stringify(draw({ ...RUNNING, ...WITH_OBJECTIVE, months: RUNNING.months ?? [] }));
    expect(text).to.not.match(/<[a-z]/);
    expect(text).to.not.match(/#[0-9a-f]{3,8}"|rgba?\(/);
  });

  it('survives having nothing to draw', () => {
    const option = read(optInOption(viewOf(undefined).picture, look(), false));
    expect(option.series).to.have.lengthOf.at.most(1);
  });
});
