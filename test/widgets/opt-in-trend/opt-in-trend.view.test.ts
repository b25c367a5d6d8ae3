import { expect } from 'chai';
import type { Result } from '../../../src/contract/index.js';
import { OPT_IN_MODES } from '../../../src/widgets/opt-in-trend/opt-in-trend.query.js';
import { CHANNELS, optInResult, optInResultByChannel, RUNNING, SIX_MONTHS, TWO_YEARS, WITH_GAP, WITH_HIDDEN, WITH_OBJECTIVE } from '../../../stories/support/opt-in-figures.js';
import { column, MAY_TO_OCTOBER, viewOf } from './showing.js';

const BEFORE: Result = { columns: [{ id: 'optedInHcps', kind: 'measure' }, { id: 'optInRate', kind: 'measure' }], rows: [[1331, 0.464]], meta: { source: 'Consent register' } };
const shown = { period: MAY_TO_OCTOBER, before: BEFORE };

describe('opt-in-trend says', () => {
  it('where the stock stands, how it changed, what came and went', () => {
    expect(viewOf(optInResult(), shown).frame.summary).to.equal('1,392 opted in at 31 Oct 2026, +61 since May: 214 in, 153 out');
  });

  it('the same from its own figures alone', () => {
    expect(viewOf(optInResult()).frame.summary).to.equal('1,392 opted in at 31 Oct 2026, +61 since May: 214 in, 153 out');
  });

  it('no change, no sums where a month is not known', () => {
    expect(viewOf(optInResult(WITH_GAP)).frame.summary).to.equal('1,400 opted in at 31 Oct 2026');
    expect(viewOf(optInResult(WITH_GAP), shown).frame.summary).to.equal('1,400 opted in at 31 Oct 2026, +69 since May');
    expect(viewOf(optInResult(WITH_GAP), { mode: 'flow' }).frame.summary).to.equal(undefined);
  });

  it('the flows alone, the stock alone, the rate in points', () => {
    expect(viewOf(optInResult(), { ...shown, mode: 'flow' }).frame.summary).to.equal('214 in, 153 out since May: net +61');
    expect(viewOf(optInResult(), { ...shown, mode: 'stock' }).frame.summary).to.equal('1,392 opted in at 31 Oct 2026, +61 since May');
    expect(viewOf(optInResult(), { ...shown, mode: 'rate' }).frame.summary).to.equal('48.5% opted in at 31 Oct 2026, +2.1 pts since May');
  });

  it('the year where the picture spans several', () => {
    expect(viewOf(optInResult(TWO_YEARS)).frame.summary).to.contain('since November 2024');
  });

  it('the last day that the source holds, not the end of the month', () => {
    expect(viewOf(optInResult(RUNNING)).frame.summary).to.match(/^1,401 opted in at 14 Nov 2026/);
  });

  it('who is pending or expired, apart from the stock', () => {
    expect(viewOf(optInResult()).apart).to.equal('Not opted in: 45 pending and 104 expired');
    expect(viewOf(optInResult({ months: [{ came: 1, withdrawn: 0 }] })).apart).to.equal(undefined);
  });

  it('that opt-outs without an opt-in in force do not lower the stock', () => {
    const view = viewOf(optInResult());
    expect(view.keys).to.deep.include({ kind: 'unfounded', text: '7 opt-outs without an opt-in in force: do not lower the stock' });
    expect(column(view, 'optOuts')).to.deep.equal(['20', '22', '24', '26', '22', '20']);
    expect(column(view, 'withdrawals')).to.deep.equal(['18', '21', '24', '25', '19', '20']);
    expect(column(view, 'unfounded')).to.deep.equal(['2', '1', '0', '1', '3', '0']);
    expect(view.picture.flows?.unfounded).to.deep.equal([2, 1, 0, 1, 3, 0]);
  });

  it('numbers and months as the language writes them', () => {
    const view = viewOf(optInResult(), { language: 'fr' });
    expect(column(view, 'optedInHcps')[5]).to.match(/^1\s392$/u);
    expect(view.picture.ticks[0]?.label).to.equal('mai');
  });
});

describe('opt-in-trend reconciles', () => {
  it('stock and flows without a remark', () => {
    const view = viewOf(optInResult(), shown);
    expect(view.frame.notes).to.deep.equal([]);
    expect(view.table.columns.map(({ id }) => id)).to.not.include('difference');
  });

  it('and says by how much they differ, and where', () => {
    const view = viewOf(optInResult({ error: { month: 3, by: 4 } }), shown);
    expect(view.frame.notes).to.deep.equal(['stock and flows differ by +4 in August 2026']);
    expect(column(view, 'difference')).to.deep.equal(['0', '0', '0', '+4', '0', '0']);
  });

  it('and then tells no change by flows that the stock contradicts', () => {
    expect(viewOf(optInResult({ error: { month: 3, by: 4 } })).frame.summary).to.equal('1,396 opted in at 31 Oct 2026');
    expect(viewOf(optInResult({ error: { month: 3, by: 4 } }), shown).frame.summary).to.contain('+65 since May');
  });

  it('the first month too, where the stock before is known', () => {
    const before: Result = { ...BEFORE, rows: [[1300, 0.45]] };
    expect(viewOf(optInResult(), { ...shown, before }).frame.notes).to.deep.equal(['stock and flows differ by +31 in May 2026']);
    expect(viewOf(optInResult(), { period: MAY_TO_OCTOBER }).frame.notes).to.deep.equal([]);
  });

  it('nothing that is not known', () => {
    const { table, frame } = viewOf(optInResult({ ...WITH_GAP, error: { month: 3, by: 9 } }), shown);
    expect(table.columns.map(({ id }) => id)).to.not.include('difference');
    expect(frame.notes).to.deep.equal(['no figures for August 2026']);
  });
});

describe('opt-in-trend draws', () => {
  it('the months of the period, a missing one as a gap', () => {
    const view = viewOf(optInResult(WITH_GAP), shown);
    expect(view.picture.ticks.map(({ label }) => label)).to.deep.equal(['May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct']);
    expect(view.picture.top?.lines[0]?.values[3]).to.equal(null);
    expect(view.picture.flows?.optIns[3]).to.equal(null);
    expect(view.picture.flows?.net[3]).to.equal(null);
    expect(view.picture.ticks[3]?.remark).to.equal('no figure');
    expect(column(view, 'optedInHcps')[3]).to.equal('–');
    expect(view.frame.notes).to.deep.equal(['no figures for August 2026']);
  });

  it('months between the first and last answered, where no period is named', () => {
    expect(viewOf(optInResult(WITH_GAP)).buckets).to.have.lengthOf(6);
  });

  it('the running month hatched and named, what lies ahead not at all', () => {
    const view = viewOf(optInResult(RUNNING), { period: { start: '2026-05-01', end: '2027-01-01' } });
    expect(view.picture.ticks.map(({ remark }) => remark).slice(5)).to.deep.equal(['', 'so far', 'not yet']);
    expect(view.picture.ticks.map(({ hatched }) => hatched).slice(5)).to.deep.equal([false, true, false]);
    expect(column(view, 'time').slice(6)).to.deep.equal(['November 2026 so far', 'December 2026']);
    expect(column(view, 'newOptIns').slice(6)).to.deep.equal(['19', 'not yet']);
    expect(view.points[6]?.tooltip.heading).to.equal('November 2026 so far');
  });

  it('no zeros that a source sends for days it does not hold', () => {
    const result = optInResult({ ...RUNNING, completeThrough: '2026-10-31' });
    const view = viewOf(result, { period: { start: '2026-05-01', end: '2026-12-01' } });
    expect(view.picture.top?.lines[0]?.values.at(-1)).to.equal(null);
    expect(view.frame.summary).to.match(/^1,392 opted in at 31 Oct 2026/);
  });

  it('a month that the period cuts as a part', () => {
    const view = viewOf(optInResult(), { period: { start: '2026-05-10', end: '2026-10-20' } });
    expect(view.picture.ticks.map(({ remark }) => remark)).to.deep.equal(['in part', '', '', '', '', 'in part']);
    expect(view.frame.summary).to.contain('at 19 Oct 2026');
  });

  it('hidden figures as hidden, and nothing stacked in their place', () => {
    const view = viewOf(optInResult(WITH_HIDDEN), shown);
    expect(column(view, 'newOptIns')[4]).to.equal('hidden');
    expect(view.picture.ticks[4]?.remark).to.equal('hidden');
    expect(view.picture.flows?.expired[4]).to.equal(null);
    expect(view.frame.notes).to.deep.equal(['hidden to protect privacy: September 2026']);
    expect(view.frame.summary).to.not.contain(' in, ');
  });

  it('counts the gaps where they are many', () => {
    const months = TWO_YEARS.months?.map((month, at) => (at % 4 === 1 ? { came: null, withdrawn: null } : month)) ?? [];
    expect(viewOf(optInResult({ ...TWO_YEARS, months })).frame.notes).to.deep.equal(['no figures for 6 periods']);
  });

  it('the objective of the stock, and names it', () => {
    const view = viewOf(optInResult(WITH_OBJECTIVE), shown);
    expect(view.picture.top?.objective).to.deep.equal(WITH_OBJECTIVE.objectives);
    expect(view.keys.map(({ kind }) => kind)).to.include('objective');
    expect(column(view, 'objective')[0]).to.equal('1,340');
    expect(view.points[5]?.tooltip.lines.map(({ label }) => label).slice(0, 2)).to.deep.equal(['Opted in', 'Objective']);
  });

  it('one panel or two, by mode', () => {
    const panels = OPT_IN_MODES.map((mode) => {
      const { picture } = viewOf(optInResult(), { mode });
      return [mode, picture.top?.title, picture.flows?.upTitle];
    });
    expect(panels).to.deep.equal([['both', 'Opted in at month end', 'Opt-ins'], ['stock', 'Opted in at month end', undefined], ['flow', undefined, 'Opt-ins'], ['rate', 'Opt-in rate', undefined]]);
  });

  it('prototype figures with opt-ins and opt-outs only', () => {
    const columns: Result['columns'] = [{ id: 'time', kind: 'time' }, { id: 'newOptIns', kind: 'measure' }, { id: 'optOuts', kind: 'measure' }];
    const view = viewOf({ columns, rows: [['2026-05-31', 20, 7], ['2026-06-30', 22, 9]], meta: { source: '' } }, { mode: 'flow' });
    expect(view.picture.flows?.withdrawn).to.deep.equal([7, 9]);
    expect(view.table.columns.map(({ id }) => id)).to.deep.equal(['time', 'newOptIns', 'optOuts']);
    expect(view.frame.summary).to.equal('42 in, 16 out since May: net +26');
  });
});

describe('opt-in-trend by channel', () => {
  const view = viewOf(optInResultByChannel(CHANNELS), { by: 'channel', period: MAY_TO_OCTOBER });

  it('has a line for each, the largest first, and the flows of one', () => {
    expect(view.members.map(({ label, chosen }) => [label, chosen])).to.deep.equal([['Approved e-mail', true], ['Phone', false], ['Marketing e-mail', false], ['SMS and chat', false]]);
    expect(view.picture.top?.lines.map(({ name, endText }) => [name, endText])).to.deep.equal(view.members.map(({ label, figure }) => [label, figure]));
    expect(view.picture.flows?.upTitle).to.equal('Opt-ins, Approved e-mail');
    expect(view.frame.summary).to.match(/^Approved e-mail: 1,144 opted in/);
  });

  it('shows the flows of the one chosen', () => {
    const phone = viewOf(optInResultByChannel(CHANNELS), { by: 'channel', chosen: 'phone' });
    expect(phone.frame.summary).to.match(/^Phone: 426 opted in/);
    expect(phone.picture.top?.lines.map(({ faded }) => faded)).to.deep.equal([true, false, true, true]);
  });

  it('never adds channels up: an HCP may be in several', () => {
    expect(view.table.rows).to.have.lengthOf(24);
    expect(view.table.columns.slice(0, 2).map(({ label }) => label)).to.deep.equal(['Channel', 'Period']);
    const figures = view.table.rows.map((row) => row[2]?.value);
    expect(figures).to.not.include(1144 + 426 + 400 + 162);
  });

  it('keeps colours apart from those of opt-ins and opt-outs', () => {
    expect(view.members.map(({ tone }) => tone).filter((tone) => tone === 2 || tone === 3)).to.deep.equal([]);
  });

  it('tells every channel of the month at the cursor', () => {
    const { heading, lines } = view.points[5]?.tooltip ?? { heading: '', lines: [] };
    expect(heading).to.equal('October 2026, Approved e-mail');
    expect(lines.slice(0, 3)).to.deep.equal([{ label: 'Opted in', text: '1,144' }, { label: 'Objective', text: '1,170' }, { label: 'Opt-ins', text: '38' }]);
    expect(lines.slice(-3)).to.deep.equal([{ label: 'Phone', text: '426' }, { label: 'Marketing e-mail', text: '400' }, { label: 'SMS and chat', text: '162' }]);
    expect(view.points[5]?.sentence).to.match(/^October 2026, Approved e-mail: Opted in 1,144, .*Phone 426, Marketing e-mail 400 and SMS and chat 162\.$/);
  });

  it('shows unknown and missing codes', () => {
    const result = optInResultByChannel({ fax: {}, '': { stock: 20, months: SIX_MONTHS } });
    const rows = result.rows.map(([code, ...rest]) => [code === '' ? null : code ?? null, ...rest]);
    expect(viewOf({ ...result, rows }, { by: 'channel' }).members.map(({ label }) => label)).to.deep.equal(['fax', 'not stated']);
  });
});

describe('opt-in-trend refuses', () => {
  it('two rows for the same month', () => {
    const { rows, ...rest } = optInResult();
    expect(() => viewOf({ ...rest, rows: [...rows, ...rows.slice(0, 1)] })).to.throw('ambiguous rows for 2026-05-01');
  });

  it('rows without a time, and a division that is not there', () => {
    const { columns, rows, meta } = optInResult();
    expect(() => viewOf({ columns: columns.slice(1), rows: rows.map((row) => row.slice(1)), meta })).to.throw('missing column "time"');
    expect(() => viewOf({ columns, rows: [[null, ...(rows[0] ?? []).slice(1)]], meta })).to.throw('missing time in row 0');
    expect(() => viewOf(optInResult(), { by: 'channel' })).to.throw('missing column "channel"');
  });
});

describe('the status of opt-in-trend', () => {
  const none = (value: null | { value: null; state: 'suppressed' }): Result => {
    const { columns, rows, meta } = optInResult();
    return { columns, meta, rows: rows.map((row) => row.map((cell, at) => (at < 2 ? cell : value))) };
  };

  it('is what the figures say', () => {
    expect(viewOf(undefined).status).to.equal('loading');
    expect(viewOf(optInResult()).status).to.equal('ready');
    expect(viewOf({ ...optInResult(), rows: [] }).status).to.equal('empty');
    expect(viewOf({ ...optInResult(), rows: [] }, { filters: [{ dimension: 'channel', in: ['fax'] }] }).status).to.equal('filtered-out');
    expect(viewOf(none({ value: null, state: 'suppressed' })).status).to.equal('suppressed');
  });

  it('is empty where only objectives are known', () => {
    const { columns, rows, meta } = optInResult(WITH_OBJECTIVE);
    const objectives = rows.filter((row) => row[1] === 'objective');
    const view = viewOf({ columns, rows: objectives, meta });
    expect(view.status).to.equal('empty');
    expect(view.frame.summary).to.equal(undefined);
  });

  it('is partial where a figure is', () => {
    const { columns, rows, meta } = optInResult();
    const partial = rows.map((row, at) => (at === 5 ? row.map((cell, index) => (index === 5 ? { value: 45, state: 'partial' as const } : cell)) : row));
    const view = viewOf({ columns, rows: partial, meta });
    expect(view.status).to.equal('partial');
    expect(view.picture.ticks[5]).to.deep.include({ hatched: true, remark: 'in part' });
  });
});
