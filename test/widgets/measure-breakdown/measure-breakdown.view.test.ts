import { expect } from 'chai';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import { extendCatalog, measureDefinition, type MeasureDefinition, type Result } from '../../../src/contract/index.js';
import { NOTHING_KNOWN } from '../../../src/context/questions.js';
import { registerLocale } from '../../../src/i18n/messages.js';
import { Words } from '../../../src/i18n/words.js';
import { fr } from '../../../src/locales/fr/fr.js';
import { breakdownView, type BreakdownSettings, type BreakdownView } from '../../../src/widgets/measure-breakdown/measure-breakdown.view.js';
import { breakdownResult, CHANNELS, measuresResult, MESSAGES_BY_SEGMENT, objectiveResult, SEGMENTS_34, splitResult, type Figures } from '../../../stories/support/breakdown-figures.js';

const { status: _, ...KNOWN } = NOTHING_KNOWN;
interface Given extends Partial<BreakdownSettings> { readonly results?: Readonly<Record<string, Result>>; readonly language?: string }

const plainly = extendCatalog(CORE_CATALOG, { dimensions: [{ id: 'segment', label: 'Segment' }] });
function viewOf(main: Result | undefined, { results = {}, language = 'en', ...given }: Given = {}, catalog = CORE_CATALOG): BreakdownView {
  const answers = { ...KNOWN, catalog, results: { main, ...results } };
  return breakdownView({ answers, words: new Words(language), direction: 'ltr' }, {
    measure: 'interactions', measures: [], by: 'channel', share: 'none', mark: 'bar', withObjective: false, isOpen: false, withSwitch: false, isGiven: Object.keys(results).length === 0, ...given,
  });
}
const channels = (figures: Figures = CHANNELS, total: number | null = null, given: Given = {}) => viewOf(breakdownResult('interactions', 'channel', figures, total), given);
const labels = ({ lines }: BreakdownView) => lines.map(({ label }) => label);
const texts = ({ lines }: BreakdownView) => lines.map(({ cells }) => cells.map(({ text }) => text));
const firsts = (view: BreakdownView) => texts(view).map(([text]) => text);
const asides = ({ lines }: BreakdownView) => lines.map(({ cells }) => cells[0]?.aside);
const SPLIT = { 'face-to-face': { a: 30, b: 10 }, web: { a: 20, b: 40 } };
const split = (rows: Readonly<Record<string, Figures>> = SPLIT, given: Given = {}, measure = 'interactions', total: number | null = null) =>
  viewOf(splitResult(measure, ['channel', 'activityType'], rows, total), { measure, split: 'activityType', mark: 'matrix', ...given });

describe('measure-breakdown bars', () => {
  it('sort by value from a zero line, with the share of the total beside each figure', () => {
    const view = channels({ web: 312, 'face-to-face': 1381, phone: 127 }, 1820);
    expect(labels(view)).to.deep.equal(['Face-to-face', 'Web', 'Phone']);
    expect(firsts(view)).to.deep.equal(['1,381', '312', '127']);
    expect(asides(view)).to.deep.equal(['76%', '17%', '7%']);
    expect(view.baseText).to.equal('Share of all 1,820 interactions');
    expect(view.lines.map(({ cells }) => cells[0]?.size)).to.deep.equal([1, 312 / 1381, 127 / 1381]);
    expect(view.lines[1]?.cells[0]?.sentence).to.equal('Web: 312 interactions, 17% of all, rank 2 of 3');
  });

  it('say in one sentence who leads', () => {
    expect(channels(CHANNELS, 3369).frame.summary).to.equal('Face-to-face leads with 41% of interactions');
    expect(viewOf(breakdownResult('openRate', 'channel', { web: 0.2, phone: 0.4 }), { measure: 'openRate' }).frame.summary).to.equal('Phone is highest with 40.0%');
  });

  const ATTAINED: Figures = { web: 1.2, phone: 0.62, sms: 'hidden', congress: 1, webinar: 0.9996, fax: null };
  const attained = (given: Given = {}) => viewOf(breakdownResult('attainment', 'channel', ATTAINED), { measure: 'attainment', reference: 1, ...given });

  it('stand the lowest first where that is asked, hidden and missing ones last', () => {
    const view = attained({ sort: 'lowest', reference: undefined });
    expect(labels(view)).to.deep.equal(['Phone', 'Webinar', 'Congress', 'Web', 'SMS and chat', 'fax']);
    expect(view.frame.summary).to.equal('Phone is lowest with 62.0%');
  });

  it('fold the highest where the lowest are asked for', () => {
    const view = viewOf(breakdownResult('interactions', 'channel', CHANNELS), { sort: 'lowest', top: 2 });
    expect(labels(view)).to.deep.equal(['Congress', 'Phone', '5 others']);
  });

  it('carry one reference across, and say in words which of them reach it as it is printed', () => {
    const view = attained({ sort: 'lowest' });
    expect(view.reference).to.deep.equal({ text: '100%', met: 'reaches 100%', missed: 'below 100%' });
    expect(view.series[0]?.reference).to.be.closeTo(1 / 1.2, 1e-9);
    expect(view.lines.map(({ cells }) => cells[0]?.verdict)).to.deep.equal(['missed', 'met', 'met', 'met', undefined, undefined]);
    expect(view.lines[0]?.cells[0]?.sentence).to.equal('Phone: 62.0%, below 100%, rank 4 of 4');
    expect(view.frame.summary).to.equal('3 of 4 reach 100%; lowest: Phone, 62.0%');
  });

  it('have room for a reference that no figure reaches', () => {
    const view = viewOf(breakdownResult('attainment', 'channel', { web: 0.5 }), { measure: 'attainment', reference: 1 });
    expect([view.series[0]?.reference, view.lines[0]?.cells[0]?.size]).to.deep.equal([1, 0.5]);
  });

  it('hold a measure that should fall against its reference the other way round, and judge none without a direction', () => {
    const falling = viewOf(breakdownResult('bounceRate', 'channel', { web: 0.02, phone: 0.06 }), { measure: 'bounceRate', reference: 0.055 });
    expect(falling.reference).to.deep.equal({ text: '5.5%', met: 'within 5.5%', missed: 'above 5.5%' });
    expect(falling.lines.map(({ label, cells }) => `${label} ${cells[0]?.verdict}`)).to.deep.equal(['Phone missed', 'Web met']);
    expect(falling.frame.summary).to.equal('1 of 2 stays within 5.5%; highest: Phone, 6.0%');
    const neutral = viewOf(breakdownResult('activities', 'channel', { web: 20 }), { measure: 'activities', reference: 10 });
    expect([neutral.reference, neutral.lines[0]?.cells[0]?.verdict]).to.deep.equal([{ text: '10' }, undefined]);
  });

  it('draw no reference across shares', () => {
    const view = channels(CHANNELS, 3369, { reference: 1000, share: 'all' });
    expect([view.reference, view.series[0]?.reference]).to.deep.equal([undefined, undefined]);
  });

  it('print the stage that a rank stands for', () => {
    const view = viewOf(breakdownResult('medianStage', 'channel', { web: 3, phone: 1 }), { measure: 'medianStage' });
    expect(firsts(view)).to.deep.equal(['Adoption', 'Awareness']);
    expect(view.frame.summary).to.equal('Web is highest with Adoption');
  });

  it('print parts of a whole that make 100 %, and keep the exact ones in the table', () => {
    const view = channels({ web: 1, phone: 1, sms: 1 }, 3, { share: 'all' });
    expect(firsts(view)).to.deep.equal(['34%', '33%', '33%']);
    expect(view.table.rows.map((row) => row[2]?.value)).to.deep.equal([1 / 3, 1 / 3, 1 / 3]);
    expect(firsts(channels({ web: 999, phone: 1 }, 1000, { share: 'all' }))).to.deep.equal(['100%', '<1%']);
  });

  it('take the total of the provider as the whole, whatever the parts add to', () => {
    const view = viewOf(breakdownResult('activeHcps', 'channel', { web: 80, phone: 60 }, 100), { measure: 'activeHcps', share: 'all' });
    expect(firsts(view)).to.deep.equal(['80%', '60%']);
    expect(view.frame.notes).to.include('parts may exceed the whole');
    const unknown = viewOf(breakdownResult('activeHcps', 'channel', { web: 80, phone: 60 }), { measure: 'activeHcps', share: 'all' });
    expect(firsts(unknown)).to.deep.equal(['–', '–']);
  });

  it('show no shares beside figures that may exceed the whole, and say so', () => {
    const view = viewOf(breakdownResult('interactions', 'segment', { A: 80, B: 60 }, 100), { by: 'segment' });
    expect(asides(view)).to.deep.equal(['', '']);
    expect(view.baseText).to.equal(undefined);
    expect(view.frame.notes).to.deep.equal(['parts may exceed the whole']);
    expect(channels({ web: 80, phone: 60 }, 100).frame.notes).to.deep.equal(['parts may exceed the whole']);
    expect(viewOf(breakdownResult('openRate', 'segment', { A: 0.3 }), { measure: 'openRate', by: 'segment' }).frame.notes).to.deep.equal([]);
  });

  it('put hidden and missing figures last, hidden ones by name, and never as zero', () => {
    const view = channels({ web: 'hidden', phone: null, sms: 12, congress: 'hidden', webinar: 0 });
    expect(labels(view)).to.deep.equal(['SMS and chat', 'Webinar', 'Congress', 'Web', 'Phone']);
    expect(firsts(view)).to.deep.equal(['12', '0', 'hidden', 'hidden', '–']);
    expect(view.lines.map(({ cells }) => cells[0]?.state)).to.deep.equal(['ok', 'ok', 'suppressed', 'suppressed', 'missing']);
    expect(view.lines[2]?.cells[0]?.sentence).to.equal('Congress: hidden to protect privacy');
    expect(view.table.rows.map((row) => row[1]?.value)).to.deep.equal([12, 0, null, null, null]);
  });

  it('put missing figures after hidden ones, wherever they come', () => {
    expect(labels(channels({ phone: null, web: 'hidden', sms: 12 }))).to.deep.equal(['SMS and chat', 'Web', 'Phone']);
  });

  it('know no part of nothing', () => {
    expect(firsts(channels({ web: 0, phone: 0 }, 0, { share: 'all' }))).to.deep.equal(['–', '–']);
  });

  it('go left of zero where a figure is negative', () => {
    const view = viewOf(breakdownResult('netOptIns', 'channel', { web: 30, phone: -10 }), { measure: 'netOptIns' });
    expect(view.series[0]).to.include({ isTwoSided: true, zero: 0.25 });
    expect(view.lines.map(({ cells }) => [cells[0]?.start, cells[0]?.size])).to.deep.equal([[0.25, 0.75], [0, 0.25]]);
  });

  it('keep the order of a dimension that has one, and go by label where asked', () => {
    const stages = breakdownResult('hcpsAtStage', 'adoptionStage', { advocacy: 9, unuser: 5, trial: 7 });
    expect(labels(viewOf(stages, { measure: 'hcpsAtStage', by: 'adoptionStage' }))).to.deep.equal(['Unuser', 'Trial', 'Advocacy']);
    expect(labels(viewOf(stages, { measure: 'hcpsAtStage', by: 'adoptionStage', sort: 'value' }))).to.deep.equal(['Advocacy', 'Trial', 'Unuser']);
    expect(labels(channels({ web: 1, phone: 9, congress: 5 }, null, { sort: 'label' }))).to.deep.equal(['Congress', 'Phone', 'Web']);
  });

  it('call a missing code by its name, after the others', () => {
    const most = channels({ '': 90, web: 10 });
    expect(labels(most)).to.deep.equal(['Web', 'No value']);
    expect(most.frame.summary).to.equal('Web leads with 10% of interactions');
    expect(most.table.rows[1]?.[0]).to.deep.equal({ text: 'No value', value: null });
    const view = viewOf(breakdownResult('interactions', 'segment', { '': 9, A: 1 }), { by: 'segment' });
    expect(labels(view)).to.deep.equal(['A', 'Not segmented']);
    expect(view.lines[1]?.pick.filters).to.deep.equal([{ dimension: 'segment', in: [''] }]);
  });

  it('carry the objective as a tick on the same scale', () => {
    const view = viewOf(objectiveResult('interactions', 'channel', { web: 50, phone: 20 }, { web: 100 }), { withObjective: true });
    expect(view.lines.map(({ cells }) => [cells[0]?.size, cells[0]?.tick])).to.deep.equal([[0.5, 1], [0.2, undefined]]);
    expect(view.lines[0]?.cells[0]?.sentence).to.contain('objective 100');
    expect(view.table.columns.map(({ label }) => label)).to.include('Objective');
    expect(viewOf(objectiveResult('interactions', 'channel', { web: 50 }, { web: 100 }), { withObjective: true, share: 'all' }).hasObjective).to.equal(false);
    const ignored = viewOf(breakdownResult('interactions', 'channel', { web: 50 }), { withObjective: true, results: { objective: breakdownResult('interactions', 'channel', { web: 50 }) } });
    expect(ignored.hasObjective).to.equal(false);
  });

  it('stand side by side for several measures, each with a scale of its own', () => {
    const view = viewOf(measuresResult(['engagementPoints', 'pointsPerHcp'], 'segment', { F: [2000, 5], E: [4000, 4] }), { measures: ['engagementPoints', 'pointsPerHcp'], by: 'segment' });
    expect(texts(view)).to.deep.equal([['4,000', '4.00'], ['2,000', '5.00']]);
    expect(view.lines.map(({ cells }) => cells.map(({ size }) => size))).to.deep.equal([[1, 0.8], [0.5, 1]]);
    expect(view.frame.heading).to.equal('Engagement points and engagement points per HCP by segment');
  });
});

describe('measure-breakdown of many members', () => {
  const rest = Object.fromEntries(Object.entries(SEGMENTS_34).slice(12));
  const asked = (other: Result | undefined) => viewOf(breakdownResult('interactions', 'segment', SEGMENTS_34, 9000), { by: 'segment', isGiven: false, ...(other && { results: { other } }) });

  it('shows twelve and the rest as the provider computed it, not as a sum', () => {
    const view = asked(breakdownResult('interactions', 'segment', rest, 1234));
    expect(view.lines).to.have.length(13);
    expect(view.lines.at(-1)).to.include({ label: '22 others', isOther: true });
    expect(firsts(view).at(-1)).to.equal('1,234');
    expect(view.canFold).to.equal(true);
    expect(view.lines.at(-1)?.pick).to.deep.equal({ dimension: 'segment', code: '~other', label: '22 others', filters: [{ dimension: 'segment', in: Object.keys(SEGMENTS_34).slice(12) }] });
  });

  it('hides the rest where the provider does, and waits for it without a figure', () => {
    expect(firsts(asked(breakdownResult('interactions', 'segment', rest, 'hidden'))).at(-1)).to.equal('hidden');
    expect(asked(undefined).lines).to.have.length(12);
    expect(asked(undefined).canFold).to.equal(true);
  });

  it('leaves out a rest that means nothing', () => {
    const view = asked({ ...breakdownResult('interactions', 'segment', rest), totals: [null, { value: null, state: 'notApplicable' }] });
    expect([view.lines.length, view.canFold]).to.deep.equal([12, true]);
  });

  it('does not let the rest stretch the scale', () => {
    const view = asked(breakdownResult('interactions', 'segment', rest, 99999));
    expect(view.lines[0]?.cells[0]?.size).to.equal(1);
    expect(view.lines.at(-1)?.cells[0]).to.include({ size: 1, isBeyond: true });
  });

  it('shows all 34 when opened, hidden ones last', () => {
    const view = viewOf(breakdownResult('interactions', 'segment', SEGMENTS_34), { by: 'segment', isOpen: true });
    expect(view.lines).to.have.length(34);
    expect(view.lines.slice(-3).every(({ cells }) => cells[0]?.state === 'suppressed')).to.equal(true);
  });

  it('adds up the rest of a host’s own rows only where they add', () => {
    const figures = { a: 50, b: 40, c: 30, d: 20 };
    const own = viewOf(breakdownResult('interactions', 'channel', figures), { top: 2 });
    expect(firsts(own)).to.deep.equal(['50', '40', '50']);
    const hcps = viewOf(breakdownResult('activeHcps', 'channel', figures), { measure: 'activeHcps', top: 2 });
    expect(firsts(hcps)).to.deep.equal(['50', '40']);
    expect(hcps.canFold).to.equal(true);
    expect(firsts(viewOf(breakdownResult('interactions', 'channel', { ...figures, d: 'hidden' }), { top: 2 })).at(-1)).to.equal('hidden');
  });
});

describe('measure-breakdown matrix', () => {
  const rows = breakdownResult('activeHcps', 'channel', { 'face-to-face': 35, web: 50 });
  const columns = breakdownResult('activeHcps', 'activityType', { a: 40, b: 45 });

  it('takes row, column and whole from the provider for a measure that does not add', () => {
    const shares = (share: 'row' | 'column' | 'all') => texts(split(SPLIT, { share, results: { rows, columns } }, 'activeHcps', 70));
    // Columns stand by their totals, b first.
    expect(shares('row')).to.deep.equal([['80%', '40%'], ['29%', '86%']]);
    expect(shares('column')).to.deep.equal([['89%', '50%'], ['22%', '75%']]);
    expect(shares('all')).to.deep.equal([['57%', '29%'], ['14%', '43%']]);
    expect(split(SPLIT, { share: 'row', results: { rows, columns } }, 'activeHcps', 70).frame.notes).to.include('parts may exceed the whole');
  });

  it('knows no share of a measure that does not add where the provider told no total', () => {
    expect(texts(split(SPLIT, { share: 'row' }, 'activeHcps')).flat()).to.deep.equal(['–', '–', '–', '–']);
    expect(texts(split(SPLIT, { share: 'row' }))).to.deep.equal([['33%', '67%'], ['75%', '25%']]);
  });

  it('leaves out totals that are the whole of every row', () => {
    expect([split().hasTotals, split(SPLIT, { share: 'row' }).hasTotals, split(SPLIT, { share: 'all' }).hasTotals]).to.deep.equal([true, false, true]);
    expect(split(SPLIT, { share: 'row', mark: 'stacked-bar' }).hasTotals, 'beside a stack it tells what the whole is').to.equal(true);
    const voices = viewOf(splitResult('shareOfVoice', ['keyword', 'competitor'], { asthma: { a: 0.7, b: 0.3 }, inhaler: { a: 0.2, b: 0.8 } }), {
      measure: 'shareOfVoice', by: 'keyword', split: 'competitor', mark: 'matrix', isGiven: false, results: { rows: breakdownResult('shareOfVoice', 'keyword', { asthma: 1, inhaler: 1 }) },
    });
    expect([voices.hasTotals, voices.table.columns.map(({ id }) => id)]).to.deep.equal([false, ['keyword', 'a', 'b']]);
    expect(labels(voices), 'by the largest cell').to.deep.equal(['inhaler', 'asthma']);
  });

  it('states the base of each share', () => {
    expect(split(SPLIT, { share: 'row' }).baseText).to.equal('Share of each channel’s interactions');
    expect(split(SPLIT, { share: 'column' }).baseText).to.equal('Share of each activity type’s interactions');
    expect(split(SPLIT, { share: 'all' }).baseText).to.equal('Share of all 100 interactions');
    expect(split().baseText).to.equal(undefined);
  });

  it('sorts rows and columns by their totals and tints by size', () => {
    const view = split({ phone: { a: 1, b: 2 }, web: { a: 10, b: 40 } });
    expect(labels(view)).to.deep.equal(['Web', 'Phone']);
    expect(view.series.map(({ label }) => label)).to.deep.equal(['b', 'a']);
    expect(view.lines[0]?.cells.map(({ tint }) => tint)).to.deep.equal([8, 2]);
    expect(split({ web: { a: 0 } }).lines[0]?.cells[0]?.tint).to.equal(0);
  });

  it('tells hidden from missing, and hides sums with a hidden part', () => {
    const view = viewOf(splitResult('interactions', ['segment', 'keyMessage'], MESSAGES_BY_SEGMENT), { by: 'segment', split: 'keyMessage', mark: 'matrix', share: 'row' }, plainly);
    const last = view.lines.at(-1);
    expect(last?.label).to.equal('Hard to reach');
    expect(last?.totalText).to.equal('hidden');
    expect(new Set(last?.cells.map(({ text }) => text))).to.deep.equal(new Set(['hidden', '–']));
  });

  it('hides the rest of a column beside hidden cells, since the column’s total would give them away', () => {
    const view = split({ web: { a: 50, b: 'hidden' }, phone: { a: 20, b: 9 }, sms: { a: 5, b: 5 } }, {
      top: 1, isGiven: false, results: { other: breakdownResult('interactions', 'activityType', { a: 25, b: 14 }, 39) },
    });
    const rest = view.lines.at(-1);
    expect(rest?.cells.map(({ text }) => text).sort()).to.deep.equal(['25', 'hidden']);
  });

  it('picks both dimensions with a cell', () => {
    const pick = split().lines[0]?.cells[0]?.pick;
    expect(pick).to.deep.equal({ dimension: 'channel', code: 'web', label: 'Web, a', filters: [{ dimension: 'channel', in: ['web'] }, { dimension: 'activityType', in: ['a'] }] });
  });

  it('shows rates as they are', () => {
    const view = split({ web: { a: 0.123, b: 0.4 } }, {}, 'openRate');
    expect(texts(view)[0]).to.deep.equal(['12.3%', '40.0%']);
    expect(view.frame.notes).to.deep.equal([]);
    expect(() => split(SPLIT, { share: 'row' }, 'openRate')).to.throw('invalid share "row"');
  });

  it('lists every figure, share and total in the table', () => {
    const { table } = split(SPLIT, { share: 'row' });
    expect(table.columns.map(({ label }) => label)).to.deep.equal(['Channel', 'a', 'a, Share', 'b', 'b, Share', 'Total']);
    expect(table.rows[0]?.map(({ value }) => value)).to.deep.equal(['web', 20, 20 / 60, 40, 40 / 60, 60]);
  });
});

describe('measure-breakdown stacks and rings', () => {
  it('stacks parts that add, and fills the bar with shares of the row', () => {
    const view = split(SPLIT, { mark: 'stacked-bar' });
    expect(view.mark).to.equal('stacked-bar');
    expect(view.lines[0]?.cells.map(({ stacked }) => stacked)).to.deep.equal([20 / 60, 40 / 60]);
    expect(split(SPLIT, { mark: 'stacked-bar', share: 'row' }).lines[1]?.cells.map(({ stacked }) => stacked)).to.deep.equal([0.75, 0.25]);
  });

  for (const [why, view] of [
    ['a measure does not add', () => split(SPLIT, { mark: 'stacked-bar' }, 'activeHcps')],
    ['parts exceed the row', () => split(SPLIT, { mark: 'stacked-bar', results: { rows: breakdownResult('interactions', 'channel', { web: 50 }) } })],
    ['a part is negative', () => split({ web: { a: -1, b: 2 } }, { mark: 'stacked-bar' })],
    ['members overlap', () => viewOf(splitResult('interactions', ['channel', 'segment'], SPLIT), { split: 'segment', mark: 'stacked-bar' })],
  ] as const) {
    it(`draws bars instead of a stack where ${why}, and says so`, () => {
      expect(view().mark).to.equal('bar');
      expect(view().frame.notes).to.include('drawn as bars: the parts do not make up a whole');
    });
  }

  it('draws at most six slices, the rest among them, that go once round', () => {
    const view = channels(CHANNELS, 3369, { mark: 'donut' });
    expect(view.mark).to.equal('donut');
    expect(view.slices.map(({ mark }) => mark.label)).to.deep.equal(['Face-to-face', 'Approved e-mail', 'Marketing e-mail', 'Web', 'Webinar', '2 others']);
    expect([view.wholeText, view.wholeLabel]).to.deep.equal(['3,369', 'interactions']);
    for (const side of ['start', 'end']) {
      const places = view.slices.filter((slice) => slice.side === side).map(({ place }) => place).sort();
      places.slice(1).forEach((place, at) => expect(place - (places[at] ?? 0)).to.be.greaterThan(0.21));
    }
  });

  it('draws bars where a slice is hidden or the slices are not the whole', () => {
    expect(channels({ web: 5, phone: 'hidden', sms: 'hidden' }, 10, { mark: 'donut' }).mark).to.equal('bar');
    expect(channels({ web: 5, phone: 3 }, 10, { mark: 'donut' }).mark).to.equal('bar');
    expect(channels({ web: 5, phone: 5 }, 10, { mark: 'donut' }).mark).to.equal('donut');
  });
});

describe('measure-breakdown around the picture', () => {
  const counting = { total: 'interactions', unique: 'activeHcps', share: 'reachRate' };
  const counted = extendCatalog(CORE_CATALOG, { measures: [{ ...(measureDefinition(CORE_CATALOG, 'interactions') as MeasureDefinition), counting }] });

  it('offers what is counted otherwise by the names of the measures, and shares where they mean something', () => {
    const view = viewOf(breakdownResult('interactions', 'channel', CHANNELS), { withSwitch: true, isGiven: false }, counted);
    expect(view.countings.map(({ label }) => label)).to.deep.equal(['Interactions', 'Active HCPs', 'Reach']);
    expect(view.counting).to.equal('total');
    expect(view.shares.map(({ value }) => value)).to.deep.equal(['none', 'all']);
    const rate = viewOf(breakdownResult('reachRate', 'channel', { web: 0.5 }), { withSwitch: true, counting: 'share', share: 'all' }, counted);
    expect([rate.shares, rate.share, firsts(rate)]).to.deep.equal([[], 'none', ['50.0%']]);
    expect(channels().countings).to.deep.equal([]);
    expect(viewOf(breakdownResult('interactions', 'channel', CHANNELS), { withSwitch: true }, counted).countings).to.deep.equal([]);
  });

  it('names measure and dimensions in its heading', () => {
    expect(channels().frame.heading).to.equal('Interactions by channel');
    expect(split().frame.heading).to.equal('Interactions by channel and activity type');
    expect(channels(CHANNELS, null, { heading: 'Our own' }).frame.heading).to.equal('Our own');
  });

  it('speaks French', () => {
    registerLocale(fr);
    const view = channels(CHANNELS, 3369, { language: 'fr' });
    expect(view.frame.heading).to.equal('Interactions par canal');
    expect(view.baseText?.replace(/\s/g, ' ')).to.equal('Part du total de 3 369 (interactions)');
    expect(split(SPLIT, { share: 'row', language: 'fr' }, 'activeHcps').baseText).to.equal('Part au sein de chaque canal (PdS actifs)');
  });

  it('shows a code and a measure that nobody knows as they are', () => {
    const view = viewOf(breakdownResult('likes', 'network', { x: 1.5, y: 3 }), { measure: 'likes', by: 'network' });
    expect([labels(view), firsts(view)]).to.deep.equal([['y', 'x'], ['3.00', '1.50']]);
  });

  it('refuses rows that contradict each other, and figures without the dimension', () => {
    const { rows, ...rest } = breakdownResult('interactions', 'channel', { web: 1 });
    expect(() => viewOf({ ...rest, rows: [...rows, ...rows] })).to.throw('two for ["web"]').with.property('code', 'invalid-data');
    expect(() => viewOf({ ...rest, rows }, { by: 'segment' })).to.throw('missing column "segment"').with.property('code', 'missing-column');
  });

  it('shows nothing before there is an answer', () => {
    const view = viewOf(undefined);
    expect([view.lines, view.frame.notes, view.table.rows, view.canFold]).to.deep.equal([[], [], [], false]);
  });

  it('says nothing of figures that are all hidden', () => {
    const view = channels({ web: 'hidden', phone: 'hidden' });
    expect(view.status).to.equal('suppressed');
    expect(view.frame.summary).to.equal(undefined);
  });
});
