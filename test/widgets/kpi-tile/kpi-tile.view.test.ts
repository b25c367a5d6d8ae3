import { expect } from 'chai';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import { checkQuery, toResult, type Cell, type DataInput, type Period, type Query, type Result } from '../../../src/contract/index.js';
import { NOTHING_KNOWN, type Answers } from '../../../src/context/questions.js';
import { Words } from '../../../src/i18n/words.js';
import { kpiChoices } from '../../../src/widgets/kpi-tile/kpi-choices.js';
import type { KpiSettings } from '../../../src/widgets/kpi-tile/kpi-figures.view.js';
import { KPI_COMPARISONS, kpiQuestions } from '../../../src/widgets/kpi-tile/kpi-tile.query.js';
import { kpiView, type KpiView } from '../../../src/widgets/kpi-tile/kpi-tile.view.js';
import { kpiResult, kpiTrend } from '../../../stories/support/kpi-figures.js';

const { status: _, ...KNOWN } = NOTHING_KNOWN;
const HALF: Period = { start: '2026-05-01', end: '2026-11-01' };

interface Given extends Partial<KpiSettings> { readonly previousCell?: Cell; readonly trend?: Result; readonly asked?: Period; readonly language?: string }

function viewOf(main: Result | undefined, { previousCell, trend, asked = HALF, language = 'en', ...settings }: Given = {}): KpiView {
  const measure = settings.measure ?? main?.columns.find(({ kind }) => kind === 'measure')?.id ?? '';
  const previous = previousCell === undefined ? undefined : kpiResult(measure, previousCell);
  const answers: Answers = { ...KNOWN, catalog: CORE_CATALOG, results: { main, ...(previous && { previous }), ...(trend && { trend }) }, periods: { main: asked, previous: { start: '2025-11-01', end: '2026-05-01' } } };
  return kpiView({ answers, words: new Words(language), direction: 'ltr' }, { comparison: 'objective', measure, ...settings });
}
const written = (settings: Partial<KpiSettings>): KpiView => kpiView({ answers: NOTHING_KNOWN, words: new Words('en'), direction: 'ltr' }, { comparison: 'objective', ...settings });
const chip = (view: KpiView): string => [view.chip?.verdict, view.chip?.word, view.chip?.text].join(' | ');
const plain = (text: string): string => text.replace(/[\u00a0\u202f\u2009]/g, ' ');

describe('kpi-tile view', () => {
  it('takes near-equal figures as met and says by how much', () => {
    expect(chip(written({ value: 2.58, objective: 2.55, unit: 'points' }))).to.equal('met | met | +0.03 pts');
    expect(chip(viewOf(kpiResult('turnoverDeltaEvolution', 2.5499, 2.55)))).to.equal('met | met | 0.00 pts');
    expect(chip(viewOf(kpiResult('openRate', 0.2496, 0.25)))).to.equal('met | met | 0.0 pts');
  });

  it('tells near from missed by the tolerance', () => {
    expect(chip(viewOf(kpiResult('activeHcps', 1821, 1900)))).to.equal('near | near | −79');
    expect(chip(viewOf(kpiResult('activeHcps', 1821, 1900), { tolerance: 0.01 }))).to.equal('missed | missed | −79');
    expect(chip(viewOf(kpiResult('activeHcps', 1600, 1900)))).to.equal('missed | missed | −300');
  });

  it('reads a measure that should fall the other way round', () => {
    expect(chip(viewOf(kpiResult('bounceRate', 0.02, 0.03)))).to.equal('met | met | −1.0 pts');
    expect(chip(viewOf(kpiResult('bounceRate', 0.06, 0.03)))).to.equal('missed | missed | +3.0 pts');
    expect(chip(viewOf(kpiResult('bounceRate', 0.06), { comparison: 'previous-period', previousCell: 0.05 }))).to.equal('missed | worse | +1.0 pts');
  });

  it('gives no verdict without an objective or a direction', () => {
    expect(viewOf(kpiResult('activeHcps', 1821)).chip).to.equal(undefined);
    expect(viewOf(kpiResult('activeHcps', 1821)).bullet).to.equal(undefined);
    expect(chip(viewOf(kpiResult('activities', 562, 500)))).to.equal('none |  | +62');
    expect(viewOf(kpiResult('activeHcps', 1821, 1900), { comparison: 'none' }).chip).to.equal(undefined);
  });

  it('does not judge what still grows before the period has ended', () => {
    const running = { asked: { start: '2026-10-01', end: '2027-01-01' } };
    expect(chip(viewOf(kpiResult('interactions', 900, 3000), running))).to.equal('none |  | −2,100');
    expect(chip(viewOf(kpiResult('interactions', 3100, 3000), running))).to.equal('met | met | +100');
    expect(chip(viewOf(kpiResult('optOuts', 10, 40), running))).to.equal('none |  | −30');
    expect(chip(viewOf(kpiResult('optOuts', 50, 40), running))).to.equal('missed | missed | +10');
    expect(chip(viewOf(kpiResult('openRate', 0.1, 0.3), running))).to.equal('missed | missed | −20.0 pts');
    expect(chip(viewOf(kpiResult('optedInHcps', 1000, 1500), running))).to.equal('missed | missed | −500');
  });

  it('compares with an earlier figure: percentages in points, counts in per cent too', () => {
    expect(chip(viewOf(kpiResult('participation', 0.062), { comparison: 'previous-period', previousCell: 0.053 }))).to.equal('met | better | +0.9 pts');
    const view = viewOf(kpiResult('activeHcps', 1821), { comparison: 'year-ago', previousCell: 1700 });
    expect(chip(view)).to.equal('met | better | +121 (+7.1%)');
    expect(plain(view.comparedWith ?? '')).to.equal('against Nov 2025 – Apr 2026');
    expect(chip(viewOf(kpiResult('activeHcps', 1700), { comparison: 'year-ago', previousCell: 1700 }))).to.equal('none | unchanged | 0');
  });

  it('gives no percentage where the figure before is zero or below', () => {
    expect(chip(viewOf(kpiResult('netOptIns', 12), { comparison: 'previous-period', previousCell: 0 }))).to.equal('met | better | +12');
    expect(chip(viewOf(kpiResult('netOptIns', 12), { comparison: 'previous-period', previousCell: -8 }))).to.equal('met | better | +20');
    expect(viewOf(kpiResult('netOptIns', 12), { comparison: 'previous-period', previousCell: null }).chip).to.equal(undefined);
  });

  it('tells missing, hidden, nothing to divide by and so far apart', () => {
    const read = (cell: Cell) => { const { status, valueText, stateText } = viewOf(kpiResult('openRate', cell, 0.2)); return [status, valueText, stateText]; };
    expect(read(null)).to.deep.equal(['empty', '–', 'no figure']);
    expect(read({ value: null, state: 'suppressed' })).to.deep.equal(['suppressed', '–', 'hidden to protect privacy']);
    expect(read({ value: null, state: 'notApplicable' })).to.deep.equal(['ready', '–', 'nothing to divide by']);
    expect(read({ value: 0.2, state: 'partial' })).to.deep.equal(['partial', '20.0%', 'so far']);
    expect(read(0)).to.deep.equal(['ready', '0.0%', undefined]);
    expect(viewOf(undefined).status).to.equal('idle');
  });

  it('reads a measure without parts even where it has no objective', () => {
    const view = viewOf(kpiResult('openRate', { value: null, state: 'notApplicable' }));
    expect([view.status, view.stateText]).to.deep.equal(['ready', 'nothing to divide by']);
  });

  it('puts the objective on the bar, which begins at zero', () => {
    const { bullet } = viewOf(kpiResult('activeHcps', 950, 1000));
    expect((bullet?.filled ?? 0) / (bullet?.mark ?? 1)).to.be.closeTo(0.95, 1e-9);
    expect(bullet?.text).to.equal('Objective 1,000 · 95.0% of objective');
    expect(viewOf(kpiResult('turnoverDeltaEvolution', -1, 2)).bullet).to.equal(undefined);
    expect(viewOf(kpiResult('turnoverDeltaEvolution', 1, 0)).bullet).to.equal(undefined);
  });

  it('puts figure, objective, gap, attainment and the figure before into the table', () => {
    const view = viewOf(kpiResult('activeHcps', 1821, 1900), { previousCell: 1700 });
    expect(view.table.rows.map((row) => row.map(({ text }) => text))).to.deep.equal([
      ['Figure', '1,821'], ['Objective', '1,900'], ['Gap', '−79'], ['Attainment', '95.8%'], ['Before', '1,700'],
    ]);
    expect(viewOf(kpiResult('turnoverDeltaEvolution', -1, 2)).table.rows.map((row) => row[0]?.text)).to.deep.equal(['Figure', 'Objective', 'Gap']);
  });

  it('takes attributes in the printed scale', () => {
    const view = written({ value: 23.1, objective: 25, unit: '%', heading: 'Open rate' });
    expect([view.status, view.valueText, chip(view), view.frame.heading]).to.deep.equal(['ready', '23.1%', 'missed | missed | −1.9 pts', 'Open rate']);
    expect(written({ value: 1821, unit: 'HCPs' }).unitText).to.equal('HCPs');
    expect(written({ value: 12, unit: 'calls' }).unitText).to.equal('calls');
    expect(written({ value: 1821 }).frame.heading).to.equal('Key figure');
  });

  it('takes plain objects without a scenario as actual', () => {
    const data: DataInput = [{ openRate: { value: 0.231, numerator: 231, denominator: 1000 } }];
    expect(viewOf(toResult(data, 'test')).valueText).to.equal('23.1%');
  });

  it('refuses two figures and a column that is not there', () => {
    const two = { ...kpiResult('activeHcps', 1), rows: [['actual', 1], ['actual', 2]] };
    expect(() => viewOf(two)).to.throw('2 for the actual figure').with.property('code', 'invalid-data');
    expect(() => viewOf(kpiResult('activeHcps', 1), { measure: 'openRate' })).to.throw('missing column "openRate"');
  });

  it('writes great amounts of money short and keeps the exact ones at hand', () => {
    const view = viewOf(kpiResult('turnover', 3511234, 3600000));
    expect([view.valueText, view.exactText, chip(view), view.bullet?.text]).to.deep.equal(['€3.51M', '€3,511,234', 'near | near | −€88,766', 'Objective €3.6M · 97.5% of objective']);
    expect(view.table.rows.slice(0, 3).map((row) => row[1])).to.deep.equal([{ text: '€3,511,234', value: 3511234 }, { text: '€3,600,000', value: 3600000 }, { text: '−€88,766', value: -88766 }]);
    expect(plain(viewOf(kpiResult('turnover', 3511234), { language: 'fr' }).valueText)).to.equal('3,51 M €');
    const small = viewOf(kpiResult('turnover', 999999));
    expect([small.valueText, small.exactText]).to.deep.equal(['€999,999', undefined]);
  });

  it('names the stage that a rank stands for, and counts steps to its objective', () => {
    const view = viewOf(kpiResult('medianStage', 2, 3));
    expect([view.valueText, view.unitText, view.bullet?.text]).to.deep.equal(['Trial', '', 'Objective Adoption']);
    expect(view.chip?.text).to.equal('−1 step');
    expect(view.table.rows.map((row) => row.map(({ text }) => text))).to.deep.equal([['Figure', 'Trial'], ['Objective', 'Adoption'], ['Gap', '−1 step']]);
    expect(chip(viewOf(kpiResult('medianStage', 3), { comparison: 'previous-period', previousCell: 1 }))).to.contain('+2 steps').and.not.contain('%');
  });

  it('shows the measure counted as asked, and offers the ways there are', () => {
    const view = viewOf(kpiResult('uniqueOpeners', 90), { measure: 'openedMessages', counting: 'unique' });
    expect([view.measure, view.valueText, view.frame.heading]).to.deep.equal(['uniqueOpeners', '90', 'HCPs who opened']);
    const offered = (measure: string, shown = measure) => kpiChoices(measure, shown, CORE_CATALOG, new Words('en'));
    expect([offered('openedMessages', 'uniqueOpeners')?.chosen, offered('openedMessages')?.chosen]).to.deep.equal(['unique', 'total']);
    expect(offered('openedMessages')?.choices.map(({ label }) => label)).to.deep.equal(['messages', 'HCPs', '%']);
    expect(offered('bounceRate')).to.equal(undefined);
  });

  it('prints as the language does', () => {
    expect(plain(viewOf(kpiResult('activeHcps', 1821), { language: 'fr' }).valueText)).to.equal('1 821');
    expect(plain(viewOf(kpiResult('openRate', 0.231), { language: 'fr' }).valueText)).to.equal('23,1 %');
  });
});

describe('kpi-tile sparkline', () => {
  const sparkOf = (trend: Result) => viewOf(kpiResult('activeHcps', 9), { trend }).spark;

  it('breaks at a missing month and ends with the last figure', () => {
    const spark = sparkOf(kpiTrend('activeHcps', [4, 5, null, 7, 9]));
    expect(spark?.path.match(/M/g)).to.have.length(2);
    expect(spark?.last).to.deep.equal({ x: 97, y: 3 });
    expect(spark?.text).to.equal('By month, June 2026 to October 2026: lowest 4, highest 9, last 9');
  });

  it('leaves out a running month, which would look like a fall', () => {
    const spark = sparkOf(kpiTrend('activeHcps', [4, 5, 6, { value: 1, state: 'partial' }]));
    expect(spark?.path.match(/[ML]/g)).to.deep.equal(['M', 'L', 'L']);
    expect(spark?.text).to.contain('last 6');
  });

  it('draws the objective on the same scale, and none where there is none', () => {
    const spark = sparkOf(kpiTrend('activeHcps', [4, 5, 6], [8, 8, 8]));
    expect(spark?.objective).to.equal('M3 3L50 3L97 3');
    expect(spark?.last?.y).to.be.greaterThan(3);
    expect(sparkOf(kpiTrend('activeHcps', [4, 5, 6]))?.objective).to.equal('');
  });

  it('needs two figures', () => {
    expect(sparkOf(kpiTrend('activeHcps', [null, 5]))).to.equal(undefined);
  });
});

describe('kpi-tile questions', () => {
  const ask = (settings: Partial<Parameters<typeof kpiQuestions>[1]> = {}) => kpiQuestions({ period: HALF, filters: [], catalog: CORE_CATALOG }, { measure: 'activeHcps', comparison: 'objective', withSparkline: false, ...settings });

  for (const comparison of KPI_COMPARISONS) {
    it(`asks valid questions for ${comparison}`, () => {
      const questions = ask({ comparison, withSparkline: true });
      for (const question of Object.values(questions)) checkQuery((question as { query: Query }).query);
      expect(questions.previous?.comparison).to.equal(comparison.includes('-') ? comparison : undefined);
    });
  }

  it('asks for the measure counted as wanted', () => {
    expect(ask({ measure: 'openedMessages', counting: 'share' }).main?.query.measures).to.deep.equal(['openRate']);
    expect(() => ask({ measure: 'bounceRate', counting: 'unique' })).to.throw('kpi-tile: invalid counting of "bounceRate" "unique"').with.property('code', 'invalid-setting');
  });

  it('asks for the twelve months that end with the period', () => {
    expect(ask({ withSparkline: true }).trend?.query.period).to.deep.equal({ start: '2025-11-01', end: '2026-11-01' });
  });
});
