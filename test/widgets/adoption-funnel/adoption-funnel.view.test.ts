import { expect } from 'chai';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import { extendCatalog, type Catalog, type DataInput, type Filter, type Period, type Result, toResult } from '../../../src/contract/index.js';
import { NOTHING_KNOWN, type Answers } from '../../../src/context/questions.js';
import { registerLocale } from '../../../src/i18n/messages.js';
import { Words } from '../../../src/i18n/words.js';
import { funnelView, type FunnelSettings, type FunnelView } from '../../../src/widgets/adoption-funnel/adoption-funnel.view.js';
import { adoptionResult, adoptionResultBy, BY_SEGMENT, BY_SPECIALTY, HIDDEN_TOP, OBJECTIVE, OCTOBER, wonResult } from '../../../stories/support/adoption-figures.js';

const { status: _, ...KNOWN } = NOTHING_KNOWN;
interface Given extends Partial<FunnelSettings> { readonly catalog?: Catalog; readonly filters?: readonly Filter[]; readonly period?: Period; readonly moves?: Result; readonly language?: string }

function viewOf(main: Result | undefined, { catalog = CORE_CATALOG, filters = [], period, moves, language = 'en', ...settings }: Given = {}): FunnelView {
  const answers: Answers = { ...KNOWN, catalog, filters, results: { main, ...(moves && { moves }) }, periods: { main: period } };
  return funnelView({ answers, words: new Words(language), direction: 'ltr' }, { mode: 'count', withObjective: false, isOpen: false, ...settings });
}
const marks = (view: FunnelView) => view.groups[0]?.marks ?? [];
const plain = (text: string | undefined): string => (text ?? '').replace(/[\u00a0\u202f]/g, ' ');
const column = (view: FunnelView, id: string) => view.table.rows.map((row) => row[view.table.columns.findIndex((each) => each.id === id)]);

describe('adoption-funnel view', () => {
  it('draws the stages in rank order with count and share, bars from zero to the largest', () => {
    const { rows, ...rest } = adoptionResult();
    const drawn = marks(viewOf({ ...rest, rows: [...rows].reverse() }));
    expect(drawn.map(({ label }) => label)).to.deep.equal(['Unuser', 'Awareness', 'Trial', 'Adoption', 'Advocacy']);
    expect(drawn.map(({ text }) => text)).to.deep.equal(['548', '473', '346', '291', '163']);
    expect(drawn.map(({ size }) => Number(size.toFixed(3)))).to.deep.equal([1, 0.863, 0.631, 0.531, 0.297]);
    expect(drawn.every(({ start }) => start === 0)).to.equal(true);
    expect(new Set(drawn.map(({ tint }) => tint)).size).to.equal(5);
  });

  it('prints shares that add up to 100 % and keeps the exact ones in the table', () => {
    const view = viewOf(adoptionResult());
    expect(marks(view).map(({ aside }) => aside)).to.deep.equal(['30.1%', '26.0%', '19.0%', '16.0%', '8.9%']);
    expect(column(view, 'stageShare').map((cell) => cell?.value)).to.deep.equal([548, 473, 346, 291, 163].map((count) => count / 1821));
    expect(column(view, 'stageShare').map((cell) => cell?.text)).to.deep.equal(['30.1%', '26.0%', '19.0%', '16.0%', '8.9%']);
  });

  it('says how many stand at the middle stage or above, and how far that is from the objective', () => {
    expect(viewOf(adoptionResult()).frame.summary).to.equal('Trial and above: 44% of HCPs');
    expect(viewOf(adoptionResult({ objective: OBJECTIVE }), { withObjective: true }).frame.summary).to.equal('Trial and above: 44% of HCPs, 5 points under the objective');
    expect(viewOf(adoptionResult({ objective: { unuser: 0.3, awareness: 0.265, trial: 0.185, adoption: 0.16, advocacy: 0.09 } }), { withObjective: true }).frame.summary).to.equal('Trial and above: 44% of HCPs, 0.4 points over the objective');
  });

  it('sets the objective on the scale of the bars and the gap in points beside it', () => {
    const drawn = marks(viewOf(adoptionResult({ objective: OBJECTIVE }), { withObjective: true }));
    expect(drawn.map(({ gap }) => gap?.text)).to.deep.equal(['+4.1 pts', '+1.0 pts', '−2.0 pts', '−2.0 pts', '−1.0 pts']);
    for (const { size, tick, gap } of drawn) expect(Math.sign(size - (tick ?? 0))).to.equal(Math.sign(gap?.value ?? 0));
    expect(drawn[0]?.sentence).to.equal('Unuser: 548 HCPs, 30.1%, objective 26.0%, 4.1 points over the objective');
  });

  it('calls more non-users behind, fewer ahead, and leaves the stages between without a verdict', () => {
    const words = (objective: Readonly<Record<string, number>>) => marks(viewOf(adoptionResult({ objective }), { withObjective: true })).map(({ gap }) => gap?.word);
    expect(words(OBJECTIVE)).to.deep.equal(['behind', '', '', '', 'behind']);
    expect(words({ unuser: 0.35, awareness: 0.25, trial: 0.19, adoption: 0.15, advocacy: 0.06 })).to.deep.equal(['ahead', '', 'on target', '', 'ahead']);
  });

  it('shows no objective where none is asked for or none is set', () => {
    expect(marks(viewOf(adoptionResult({ objective: OBJECTIVE }))).some(({ gap, tick }) => gap !== undefined || tick !== undefined)).to.equal(false);
    const view = viewOf(adoptionResult(), { withObjective: true });
    expect(view.hasObjective).to.equal(false);
    expect(view.table.columns.map(({ id }) => id)).to.deep.equal(['adoptionStage', 'hcpsAtStage', 'stageShare']);
  });

  it('counts the gap in HCPs where only counts have an objective', () => {
    const data: DataInput = Object.entries(OCTOBER).flatMap(([adoptionStage, count]) => [
      { scenario: 'actual', adoptionStage, hcpsAtStage: Number(count) }, ...(adoptionStage === 'trial' ? [{ scenario: 'objective', adoptionStage, hcpsAtStage: 350 }] : []),
    ]);
    const trial = marks(viewOf(toResult(data, 'test'), { withObjective: true }))[2];
    expect(trial?.gap?.text).to.equal('−4');
    expect(trial?.sentence).to.equal('Trial: 346 HCPs, 19.0%, objective 350 HCPs, 4 HCPs under the objective');
  });

  it('takes plain objects without shares, and leaves shares out where a stage is not there', () => {
    const objects = Object.entries(OCTOBER).map(([adoptionStage, count]) => ({ adoptionStage, hcpsAtStage: Number(count) }));
    expect(marks(viewOf(toResult(objects, 'test'))).map(({ aside }) => aside)).to.deep.equal(['30.1%', '26.0%', '19.0%', '16.0%', '8.9%']);
    const view = viewOf(toResult(objects.slice(1), 'test'));
    expect(marks(view).map(({ text, aside }) => [text, aside])).to.deep.equal([['–', ''], ['473', ''], ['346', ''], ['291', ''], ['163', '']]);
    expect(view.frame.summary).to.equal(undefined);
  });

  it('tells zero, missing and hidden apart and never shows the size of what is hidden', () => {
    const zero = marks(viewOf(adoptionResult({ counts: { ...OCTOBER, trial: 0 } })))[2];
    expect([zero?.text, zero?.aside, zero?.size]).to.deep.equal(['0', '0.0%', 0]);
    const missing = marks(viewOf(adoptionResult({ counts: { ...OCTOBER, trial: null } })))[2];
    expect([missing?.text, missing?.size, missing?.sentence]).to.deep.equal(['–', 0, 'Trial: no figure']);
    const view = viewOf(adoptionResult({ counts: HIDDEN_TOP, objective: OBJECTIVE }), { withObjective: true, mode: 'share' });
    const hidden = marks(view)[3];
    expect([hidden?.text, hidden?.aside, hidden?.size, hidden?.gap]).to.deep.equal(['hidden', '', 0, undefined]);
    expect(hidden?.sentence).to.match(/^Adoption: hidden to protect privacy/);
    expect(view.strips).to.deep.equal([]);
    expect(view.frame.summary).to.equal(undefined);
    expect(column(view, 'hcpsAtStage').map((cell) => cell?.text)).to.deep.equal(['548', '473', '346', 'hidden', 'hidden']);
  });

  it('marks figures that are not final', () => {
    const view = viewOf(adoptionResult({ counts: { ...OCTOBER, trial: { value: 346, state: 'partial' } } }));
    expect(view.status).to.equal('partial');
    expect(marks(view)[2]?.text).to.equal('346 so far');
  });

  it('keeps HCPs without a stage apart and out of the shares', () => {
    const view = viewOf(adoptionResult({ unclassified: 38 }));
    expect(marks(view)).to.have.length(5);
    expect(marks(view)[0]?.aside).to.equal('30.1%');
    expect(view.unclassified).to.equal('Unclassified: 38 HCPs, not in the shares');
    expect(view.table.rows.at(-1)?.map(({ text }) => text)).to.deep.equal(['Unclassified', '38', '–']);
    expect(viewOf(adoptionResult({ unclassified: 'hidden' })).unclassified).to.equal('Unclassified: hidden to protect privacy, not in the shares');
  });

  it('shows codes that the catalog does not know last, not dropped', () => {
    const drawn = marks(viewOf(adoptionResult({ counts: { champion: 40, ...OCTOBER } })));
    expect(drawn.map(({ label }) => label)).to.deep.equal(['Unuser', 'Awareness', 'Trial', 'Adoption', 'Advocacy', 'champion']);
    expect(drawn.at(-1)?.tint).to.equal('unknown');
  });

  it('follows the ladder of the host: more stages, their own labels, deeper step by step', () => {
    const members = ['unaware', 'aware', 'interested', 'trying', 'using', 'regular', 'loyal'].map((code, rank) => ({ code, label: code.toUpperCase(), rank })).reverse();
    const catalog = extendCatalog(CORE_CATALOG, { dimensions: [{ id: 'adoptionStage', label: 'Ladder', ordered: true, members }] });
    const view = viewOf(adoptionResult({ counts: { loyal: 4, unaware: 10, trying: 20, aware: 'absent' } }), { catalog });
    expect(marks(view).map(({ label }) => label)).to.deep.equal(['UNAWARE', 'AWARE', 'INTERESTED', 'TRYING', 'USING', 'REGULAR', 'LOYAL']);
    expect(marks(view).map(({ tint }) => Number(tint.replace('tint-', '')))).to.deep.equal([0, 1, 3, 4, 5, 7, 8]);
    expect(view.frame.summary).to.equal('TRYING and above: 71% of HCPs');
  });

  it('draws only the stages that were asked for', () => {
    const view = viewOf(adoptionResult({ counts: { trial: 346, adoption: 291 } }), { filters: [{ dimension: 'adoptionStage', in: ['trial', 'adoption'] }] });
    expect(marks(view).map(({ code }) => code)).to.deep.equal(['trial', 'adoption']);
  });

  it('counts each stage with all above it, without a word on conversion', () => {
    const view = viewOf(adoptionResult({ objective: OBJECTIVE }), { mode: 'at-or-above', withObjective: true });
    expect(marks(view).map(({ label, text, aside }) => [label, text, aside])).to.deep.equal([
      ['All stages', '1,821', '100.0%'], ['Awareness and above', '1,273', '69.9%'], ['Trial and above', '800', '43.9%'], ['Adoption and above', '454', '24.9%'], ['Advocacy', '163', '9.0%'],
    ]);
    expect(marks(view).map(({ gap }) => gap?.text)).to.deep.equal([undefined, '−4.1 pts', '−5.1 pts', '−3.1 pts', '−1.0 pts']);
    expect(marks(view)[2]?.codes).to.deep.equal(['trial', 'adoption', 'advocacy']);
    expect(JSON.stringify(view)).to.not.match(/conver/i);
  });

  it('prefers the counts at or above that the source gives', () => {
    const { columns, rows, meta } = adoptionResult();
    const view = viewOf({ columns: [...columns, { id: 'hcpsAtOrAboveStage', kind: 'measure' }], meta, rows: rows.map((row, at) => [...row, [1900, 1300, 810, 460, 165][at] ?? null]) }, { mode: 'at-or-above' });
    expect(marks(view).map(({ text }) => text)).to.deep.equal(['1,900', '1,300', '810', '460', '165']);
  });

  it('lays actual and objective out as two whole lengths in share mode', () => {
    const { strips } = viewOf(adoptionResult({ objective: OBJECTIVE }), { mode: 'share', withObjective: true });
    expect(strips.map(({ label }) => label)).to.deep.equal(['Actual', 'Objective']);
    for (const { parts } of strips) expect(parts.reduce((sum, { share }) => sum + share, 0)).to.be.closeTo(1, 1e-9);
    expect(strips[1]?.parts.map(({ text }) => text)).to.deep.equal(['26.0%', '25.0%', '21.0%', '18.0%', '10.0%']);
  });

  it('counts the won to both sides of zero, with the gross movements', () => {
    const view = viewOf(wonResult(), { mode: 'won', baseline: '2026-05-01', period: { start: '2026-05-01', end: '2026-11-01' } });
    expect(marks(view).map(({ text }) => text)).to.deep.equal(['−84', '+12', '−6', '+47', '+31']);
    expect(view.zero).to.be.closeTo(84 / 131, 1e-9);
    for (const { start, size, text } of marks(view)) expect(text.startsWith('−') ? start + size : start).to.be.closeTo(view.zero, 1e-9);
    expect(view.moves).to.deep.equal(['212 HCPs moved up', '63 HCPs moved back']);
    expect(view.frame.summary).to.equal('Trial and above: 72 HCPs more than on May 1, 2026');
    expect(view.frame.foot[0]).to.equal('since May 1, 2026, as of Oct 31, 2026');
  });

  it('says that gains and losses cancel, and takes gross movements from their own answer', () => {
    const moves: Result = { columns: [{ id: 'progressedHcps', kind: 'measure' }, { id: 'regressedHcps', kind: 'measure' }], rows: [[40, { value: null, state: 'suppressed' }]], meta: { source: 'CRM' } };
    const view = viewOf(wonResult({ unuser: 0, awareness: 0, trial: 0, adoption: 5, advocacy: -5 }), { mode: 'won', moves });
    expect(view.frame.summary).to.equal('Trial and above: as many HCPs as at the start');
    expect(view.moves).to.deep.equal(['40 HCPs moved up']);
  });

  it('stands for one day: the last of the period, or the last the source holds', () => {
    const period = { start: '2026-10-01', end: '2026-11-01' };
    expect(viewOf(adoptionResult(), { period }).frame.foot[0]).to.equal('as of Oct 31, 2026');
    expect(viewOf(adoptionResult({ completeThrough: '2026-10-14' }), { period }).frame.foot[0]).to.equal('as of Oct 14, 2026');
    expect(viewOf(adoptionResult({ completeThrough: '2026-12-31' }), { period }).frame.foot[0]).to.equal('as of Oct 31, 2026');
  });

  it('puts groups under each other on one scale, the largest first', () => {
    const view = viewOf(adoptionResultBy('specialty', BY_SPECIALTY), { by: 'specialty', mode: 'share', withObjective: true });
    expect(view.groups).to.have.length(8);
    expect(view.folded).to.equal(0);
    const totals = view.groups.map(({ totalText }) => Number.parseInt(totalText, 10));
    expect(totals).to.deep.equal([...totals].sort((a, b) => b - a));
    expect(Math.max(...view.groups.flatMap((group) => group.marks.map(({ size }) => size)))).to.be.closeTo(1, 1e-9);
    expect(view.frame.summary).to.match(/^Trial and above: from \d+% \(.+\) to \d+% \(.+\)$/);
    expect(view.frame.notes).to.deep.equal(['an HCP may stand in several rows']);
    for (const { marks: row } of view.groups) expect(row.reduce((sum, { text }) => sum + Number.parseInt(text, 10), 0)).to.equal(100);
  });

  it('folds 34 groups without adding any of them up, and keeps all in the table', () => {
    const result = adoptionResultBy('segment', BY_SEGMENT);
    const view = viewOf(result, { by: 'segment' });
    expect([view.groups.length, view.folded, view.canFold]).to.deep.equal([8, 26, true]);
    expect(viewOf(result, { by: 'segment', isOpen: true }).groups).to.have.length(34);
    expect(view.table.rows).to.have.length(34 * 5);
    expect(view.table.columns[0]?.label).to.equal('Segment');
  });

  it('ranks a group with hidden stages by the whole that the source states', () => {
    const { columns, meta, rows } = adoptionResultBy('specialty', { Small: { counts: { unuser: 30 } }, Partly: { counts: HIDDEN_TOP } });
    const view = viewOf({ columns, meta, rows }, { by: 'specialty' });
    expect(view.groups.map(({ label }) => label)).to.deep.equal(['Partly', 'Small']);
  });

  it('names HCPs without a group and lists them last', () => {
    const result = adoptionResultBy('segment', { A: {} });
    const view = viewOf({ ...result, rows: [[null, 'trial', 'actual', 900, 1], ...result.rows] }, { by: 'segment' });
    expect(view.groups.map(({ label, code }) => [label, code])).to.deep.equal([['A', 'A'], ['None', null]]);
  });

  it('refuses two rows for one stage and a result without stages rather than showing one of them', () => {
    expect(() => viewOf(adoptionResultBy('segment', { A: {}, B: {} }))).to.throw('two for the stage "unuser"').with.property('code', 'invalid-data');
    expect(() => viewOf(toResult([{ hcpsAtStage: 3 }], 'test'))).to.throw('missing column "adoptionStage"').with.property('code', 'missing-column');
  });

  it('takes its status from the actual figures', () => {
    expect(viewOf(adoptionResult()).status).to.equal('ready');
    expect(viewOf(adoptionResult({ counts: {}, objective: OBJECTIVE }), { withObjective: true }).status).to.equal('empty');
    expect(viewOf(adoptionResult({ counts: {} }), { filters: [{ dimension: 'segment', in: ['x'] }] }).status).to.equal('filtered-out');
    expect(viewOf(adoptionResult({ counts: { unuser: 'hidden', trial: 'hidden' } })).status).to.equal('suppressed');
    expect(viewOf(undefined).status).to.equal('idle');
  });

  it('speaks French with the labels of the codes', () => {
    registerLocale({ code: 'fr-XF', ui: {}, units: { points: 'pts' }, measures: {}, dimensions: {}, members: { adoptionStage: { trial: 'Essai' } }, widgets: { 'adoption-funnel': { summary: '{stage} : {share} des PdS', atOrAbove: '{stage} et au-delà' } } });
    const view = viewOf(adoptionResult(), { language: 'fr-XF' });
    expect(plain(view.frame.summary)).to.equal('Essai et au-delà : 44 % des PdS');
    expect(plain(marks(view)[0]?.aside)).to.equal('30,1 %');
  });
});
