import { expect } from 'chai';
import { optInDrawing, type BarKind, type OptInDrawing, type Panel } from '../../../src/widgets/opt-in-trend/opt-in-drawing.js';
import { CHANNELS, optInResult, optInResultByChannel, RUNNING, TWO_YEARS, WITH_GAP, WITH_OBJECTIVE, type OptInStory } from '../../../stories/support/opt-in-figures.js';
import { viewOf, type Shown } from './showing.js';

const box = (width = 560, height = 320): { width: number; height: number; fontSize: number } => ({ width, height, fontSize: 12 });
const draw = (story: OptInStory = {}, { rtl = false, width, ...shown }: Shown & { rtl?: boolean; width?: number } = {}): OptInDrawing =>
  optInDrawing(viewOf(optInResult(story), shown).picture, box(width), rtl);

/** What a place in a panel stands for, read back from its scale. */
function valueAt({ marks }: Panel, y: number): number {
  const [high, low] = [marks[0], marks.at(-1)].map((mark) => Number(mark?.text.replace('−', '-').replaceAll(/[^\d.-]/g, ''))) as [number, number];
  return Math.round(high - (y / 100) * (high - low));
}

const panel = (drawing: OptInDrawing, name: 'level' | 'flows'): Panel => drawing[name] as Panel;
const parts = (drawing: OptInDrawing, kind: BarKind): number[] =>
  drawing.bands.map(({ bars }) => bars.find((bar) => bar.kind === kind)).map((bar) => (bar ? valueAt(panel(drawing, 'flows'), bar.y) - valueAt(panel(drawing, 'flows'), bar.y + bar.height) : NaN));
const spots = (path: string): { x: number; y: number }[] => [...path.matchAll(/[ML]([\d.]+) ([\d.-]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
const valuesOf = (of: Panel, path: string): number[] => spots(path).map(({ y }) => valueAt(of, y));

describe('the drawing of opt-in-trend', () => {
  it('draws opt-ins up and what is lost down from zero, one under the other', () => {
    const drawing = draw();
    const flows = panel(drawing, 'flows');
    expect(parts(drawing, 'opt-in')).to.deep.equal([31, 42, 28, 22, 46, 45]);
    expect(parts(drawing, 'opt-out')).to.deep.equal([18, 21, 24, 25, 19, 20]);
    expect(parts(drawing, 'expired')).to.deep.equal([4, 6, 3, 5, 2, 6]);
    expect(parts(drawing, 'unfounded')).to.deep.equal([2, 1, 0, 1, 3, 0]);
    for (const { bars } of drawing.bands) {
      const [up, down, expired, unfounded] = bars;
      expect([valueAt(flows, (up?.y ?? 0) + (up?.height ?? 0)), valueAt(flows, down?.y ?? 0)]).to.deep.equal([0, 0]);
      expect(expired?.y).to.be.closeTo((down?.y ?? 0) + (down?.height ?? 0), 0.02);
      expect(unfounded?.y).to.be.closeTo((expired?.y ?? 0) + (expired?.height ?? 0), 0.02);
    }
    expect(valuesOf(flows, flows.lines[0]?.path ?? '')).to.deep.equal([9, 15, 1, -8, 25, 19]);
  });

  it('marks zero as the base of bars and stock, and the lowest line as that of a rate', () => {
    const base = ({ marks }: Panel): string | undefined => marks.find(({ isBase }) => isBase)?.text;
    expect(base(panel(draw(), 'flows'))).to.equal('0');
    expect(panel(draw(), 'level').marks.at(-1)).to.deep.equal({ text: '0', y: 100, isBase: true });
    const rate = panel(draw(TWO_YEARS, { mode: 'rate' }), 'level');
    expect([rate.marks.at(-1)?.isBase, rate.marks.filter(({ isBase }) => isBase).length]).to.deep.equal([true, 1]);
    expect(rate.marks.at(-1)?.text).to.not.equal('0%');
  });

  it('puts each figure of the stock over the middle of its bars', () => {
    const drawing = draw();
    const level = panel(drawing, 'level');
    const [net] = panel(drawing, 'flows').lines;
    const expected = drawing.bands.map((_, at) => ((at + 0.5) * 100) / drawing.bands.length);
    for (const path of [level.lines[0]?.path ?? '', net?.path ?? '']) {
      for (const [at, { x }] of spots(path).entries()) expect(x).to.be.closeTo(expected[at] ?? NaN, 0.01);
    }
    expect(level.lines[0]?.area).to.match(/^M[^Z]*V100H8\.33Z$/);
  });

  it('leaves gaps open', () => {
    const drawing = draw(WITH_GAP);
    for (const name of ['level', 'flows'] as const) {
      const path = panel(drawing, name).lines[0]?.path ?? '';
      expect(path.match(/M/g), name).to.have.lengthOf(2);
      expect(spots(path).map(({ x }) => Math.floor((x / 100) * 6)), name).to.deep.equal([0, 1, 2, 4, 5]);
    }
    expect(drawing.bands[3]?.bars.map(({ height }) => height)).to.deep.equal([0, 0, 0, 0]);
  });

  it('shows a figure between two gaps as a dot', () => {
    const lone = draw({ months: [{ came: 1, withdrawn: 0 }, { came: null, withdrawn: null }, { came: 2, withdrawn: 0 }, { came: null, withdrawn: null }, { came: 3, withdrawn: 0 }, { came: 3, withdrawn: 0 }] });
    expect(panel(lone, 'flows').lines[0]?.alone.map(({ x }) => Math.floor((x / 100) * 6))).to.deep.equal([0, 2]);
  });

  it('writes the last figures at the ends of the lines', () => {
    const drawing = draw();
    expect([panel(drawing, 'level').ends, panel(drawing, 'flows').ends].flat().map(({ text }) => text)).to.deep.equal(['1,392', 'Net +19']);
    expect(drawing.room).to.deep.equal(['1,392', 'Net +19']);
  });

  it('hatches the running month, leaves its line open and names it', () => {
    const drawing = draw(RUNNING);
    expect(drawing.bands.map(({ hatched }) => hatched)).to.deep.equal([false, false, false, false, false, false, true]);
    const [level, flows] = [panel(drawing, 'level'), panel(drawing, 'flows')];
    expect(valuesOf(flows, flows.lines[0]?.path ?? '').at(-1)).to.equal(19);
    expect(valuesOf(flows, flows.lines[0]?.openPath ?? '')).to.deep.equal([19, 9]);
    expect(spots(level.lines[0]?.openPath ?? '')).to.have.lengthOf(2);
    expect([level.lines[0]?.end?.open, flows.lines[0]?.end?.open]).to.deep.equal([true, true]);
    expect(drawing.times.at(-1)).to.deep.equal({ label: 'Nov', second: 'so far' });
    expect(panel(draw(), 'level').lines[0]?.openPath).to.equal('');
  });

  it('steps the objective from the first category to the last', () => {
    const level = draw(WITH_OBJECTIVE).level;
    const path = level?.objective ?? '';
    expect(path).to.match(/^M8\.33 [\d.]+H16\.67(V[\d.]+H[\d.]+){5}$/).and.to.match(/H91\.67$/);
    expect([...path.matchAll(/[MV](?:[\d.]+ )?([\d.]+)H/g)].map(([, y]) => valueAt(level as Panel, Number(y)))).to.deep.equal([1340, 1350, 1360, 1375, 1390, 1410]);
    expect(draw().level?.objective).to.equal('');
  });

  it('mirrors from right to left', () => {
    const [ltr, rtl] = [draw(RUNNING), draw(RUNNING, { rtl: true })];
    const xs = (drawing: OptInDrawing): number[] => spots(panel(drawing, 'level').lines[0]?.path ?? '').map(({ x }) => x);
    for (const [at, x] of xs(rtl).entries()) expect(x).to.be.closeTo(100 - (xs(ltr)[at] ?? NaN), 0.01);
    expect(rtl.bands).to.deep.equal([...ltr.bands].reverse());
    expect(rtl.times).to.deep.equal(ltr.times);
  });

  it('names fewer months in a narrow box', () => {
    const named = (width: number): number => draw(TWO_YEARS, { width }).times.filter(({ label }) => label !== '').length;
    expect(named(1400)).to.equal(24);
    expect(named(600)).to.be.within(8, 16);
    expect(named(250)).to.be.within(3, 7);
  });

  it('prints its scales in the language', () => {
    expect(panel(draw({}, { language: 'de' }), 'level').marks[0]?.text).to.equal('1.500');
    expect(panel(draw({}, { mode: 'rate' }), 'level').marks[0]?.text).to.match(/^\d+%$/);
  });

  it('keeps the labels of many lines apart and inside, and writes that of the line in front where not all have a place', () => {
    const { picture } = viewOf(optInResultByChannel(CHANNELS), { by: 'channel', mode: 'stock' });
    const placesIn = (height: number): number[] => (optInDrawing(picture, box(560, height), false).level?.ends ?? []).map(({ y, shift }) => (y / 100) * (height - 66) + shift).sort((a, b) => a - b);
    const places = placesIn(220);
    expect(places).to.have.lengthOf(4);
    for (const [at, place] of places.entries()) if (at > 0) expect(place - (places[at - 1] ?? 0)).to.be.at.least(13.9);
    expect(places.at(-1)).to.be.at.most(220 - 66);
    const tight = optInDrawing(picture, box(900, 96), false).level;
    expect(tight?.ends.map(({ text }) => text)).to.deep.equal(['Approved e-mail 1,144']);
    expect(tight?.lines.filter(({ end }) => end)).to.have.lengthOf(1);
  });

  it('leaves names to the buttons where they would take the picture its room', () => {
    const { picture } = viewOf(optInResultByChannel(CHANNELS), { by: 'channel' });
    const texts = (width: number): string[] => optInDrawing(picture, box(width), false).level?.ends.map(({ text }) => text) ?? [];
    expect(texts(900)[0]).to.equal('Approved e-mail 1,144');
    expect(texts(280)[0]).to.equal('1,144');
  });

  it('draws the line in front last', () => {
    const { picture } = viewOf(optInResultByChannel(CHANNELS), { by: 'channel', chosen: 'phone' });
    expect(optInDrawing(picture, box(), false).level?.lines.map(({ code }) => code).at(-1)).to.equal('phone');
  });

  it('says the same in every box but for texts: a page may show it before it knows its size', () => {
    const shapes = (width: number): unknown[] => {
      const { bands, level, flows } = draw(RUNNING, { width });
      return [bands, level?.lines, flows?.lines, level?.marks, flows?.marks];
    };
    expect(shapes(280)).to.deep.equal(shapes(1200));
  });

  it('survives having nothing to draw', () => {
    const drawing = optInDrawing(viewOf(undefined).picture, box(), false);
    expect([drawing.bands, drawing.level, drawing.flows]).to.deep.equal([[], undefined, undefined]);
  });
});
