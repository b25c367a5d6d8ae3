import { expect } from 'chai';
import { checkResult, columnIndex, measureCell, resultStatus, toResult, type Cell, type Query, type Result } from '../../src/contract/index.js';

const result: Result = {
  columns: [{ id: 'channel', kind: 'dimension' }, { id: 'time', kind: 'time' }, { id: 'openRate', kind: 'measure' }],
  rows: [['phone', '2026-05-01', { value: 0.25, numerator: 1, denominator: 4 }], [null, '2026-06-01', null]],
  totals: [null, null, 0.3],
  meta: { source: 'CRM' },
};
const withCells = (...cells: Cell[]): Result => ({ columns: [{ id: 'sent', kind: 'measure' }], rows: cells.map((cell) => [cell]), meta: { source: 'CRM' } });

describe('a cell', () => {
  it('has a value and a state, however short it is written', () => {
    expect(measureCell(0)).to.deep.equal({ value: 0, state: 'ok' });
    expect(measureCell(null)).to.deep.equal({ value: null, state: 'missing' });
    expect(measureCell(undefined)).to.deep.equal({ value: null, state: 'missing' });
    expect(measureCell({ value: null })).to.deep.equal({ value: null, state: 'missing' });
    expect(measureCell({ value: null, state: 'suppressed' })).to.deep.equal({ value: null, state: 'suppressed' });
    expect(measureCell({ value: 0.25, numerator: 1, denominator: 4 })).to.deep.equal({ value: 0.25, numerator: 1, denominator: 4, state: 'ok' });
  });
});

describe('checkResult', () => {
  it('lets a good answer through as it is', () => {
    expect(checkResult(result, 'crm', { measures: ['openRate'] } as unknown as Query)).to.equal(result);
    expect(columnIndex(result, 'openRate')).to.equal(2);
    expect(columnIndex(result, 'sent')).to.equal(-1);
  });

  const wrong: Record<string, unknown> = {
    'no columns or no rows': { ...result, rows: undefined },
    'no meta.source': { ...result, meta: {} },
    'column "channel" twice': { ...result, columns: [...result.columns, { id: 'channel', kind: 'dimension' }] },
    'column {"id":"x","kind":"number"} is no { id, kind }': { ...result, columns: [{ id: 'x', kind: 'number' }] },
    'row 1 has 1 values for 3 columns': { ...result, rows: [result.rows[0], ['phone']] },
    'no finite number "12" in column "openRate", row 0': { ...result, rows: [['phone', '2026-05-01', '12']] },
    'no finite number NaN in column "openRate", row 0': { ...result, rows: [['phone', '2026-05-01', Number.NaN]] },
    'no finite number Infinity in column "openRate", row 1': { ...result, rows: [result.rows[0], ['phone', '2026-05-01', Number.POSITIVE_INFINITY]] },
    'number 9007199254740992 is too large to be exact in column "openRate", row 1': { ...result, rows: [result.rows[0], ['phone', '2026-05-01', JSON.parse('9007199254740993')]] },
    'number -1e+300 is too large to be exact in column "openRate", row 0': { ...result, rows: [['phone', '2026-05-01', { value: 0, denominator: -1e300 }]] },
    'number 9007199254740992 is too large to be exact in column "openRate", row totals': { ...result, totals: [null, null, 2 ** 53] },
    'no date "May" in column "time", row 0': { ...result, rows: [['phone', 'May', 1]] },
    'no code 7 in column "channel", row 0': { ...result, rows: [[7, '2026-05-01', 1]] },
    'unknown state "fine" in column "openRate", row 0': { ...result, rows: [['phone', '2026-05-01', { value: 1, state: 'fine' }]] },
    'a hidden figure with a value (give { value: null, state: "suppressed" }) in column "openRate", row 0': { ...result, rows: [['phone', '2026-05-01', { value: null, denominator: 3, state: 'suppressed' }]] },
    'row totals has 1 values for 3 columns': { ...result, totals: [1] },
    'no finite number 12n in column "openRate", row 0': { ...result, rows: [['phone', '2026-05-01', 12n]] },
    'no finite number "1" in column "openRate", row 0': { ...result, rows: [['phone', '2026-05-01', { value: 1, numerator: '1' }]] },
    'column null is no { id, kind }': { ...result, columns: [null] },
    'warnings "late" is no list of texts': { ...result, meta: { source: 'CRM', warnings: 'late' } },
    'completeThrough "soon" is no date': { ...result, meta: { source: 'CRM', completeThrough: 'soon' } },
    'no columns or no rows ': null,
  };
  for (const [problem, answer] of Object.entries(wrong)) {
    it(`says: ${problem}`, () => {
      expect(() => checkResult(answer as Result, 'crm')).to.throw(`crm: invalid result: ${problem.trim()}. `).with.property('code', 'invalid-result');
    });
  }

  it('lets every figure through that is exact', () => {
    for (const figure of [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 5e-324, -0, 0.1]) expect(checkResult(withCells(figure, { value: figure }), 'crm').rows).to.have.lengthOf(2);
  });

  it('misses a column that was asked for, unless it is the scenario', () => {
    const asked = (query: Partial<Query>) => (): Result => checkResult(result, 'crm', { measures: ['openRate'], ...query } as Query);
    expect(asked({ measures: ['sent'] })).to.throw('missing column "sent"');
    expect(asked({ measures: ['channel'] })).to.throw('column "channel" is no measure');
    expect(asked({ dimensions: ['product'] })).to.throw('missing column "product"');
    expect(asked({ dimensions: ['channel', 'scenario'], grain: 'month' })).not.to.throw();
    expect(() => checkResult({ ...result, columns: result.columns.map((column) => (column.kind === 'time' ? { ...column, id: 'month' } : column)) }, 'crm', { measures: ['openRate'], grain: 'month' } as unknown as Query)).to.throw('missing column "time"');
  });
});

describe('toResult', () => {
  it('reads plain objects: time, codes and figures by what they hold', () => {
    const read = toResult([{ time: '2026-05-01', adoptionStage: 'trial', hcpsAtStage: 5 }, { time: '2026-06-01', adoptionStage: null, hcpsAtStage: null }, { time: '2026-07-01', openRate: { value: 0.5 } }], 'kpi-tile');
    expect(read.columns).to.deep.equal([{ id: 'time', kind: 'time' }, { id: 'adoptionStage', kind: 'dimension' }, { id: 'hcpsAtStage', kind: 'measure' }, { id: 'openRate', kind: 'measure' }]);
    expect(read.rows[1]).to.deep.equal(['2026-06-01', null, null, null]);
    expect(read.rows[2]).to.deep.equal(['2026-07-01', null, null, { value: 0.5 }]);
  });

  it('refuses a figure of a measure that is written as text', () => {
    expect(() => toResult([{ adoptionStage: 'trial', hcpsAtStage: '5' }], 'kpi-tile', (id) => id === 'hcpsAtStage')).to.throw('no finite number "5" in column "hcpsAtStage", row 0');
  });

  it('refuses what is neither rows nor a result', () => {
    for (const wrong of ['text', 5, {}, [1], [null], [[1]]]) expect(() => toResult(wrong as never, 'kpi-tile')).to.throw('kpi-tile: invalid data').with.property('code', 'invalid-data');
  });

  it('checks a result', () => {
    expect(() => toResult({ ...result, rows: [['phone']] }, 'kpi-tile')).to.throw('kpi-tile: invalid result');
  });
});

describe('plain objects with hidden figures', () => {
  it('are refused where they hold what is hidden', () => {
    expect(() => toResult([{ channel: 'phone', interactions: { value: 3, state: 'suppressed' } }], 'kpi-tile')).to.throw('a hidden figure with a value');
  });
});

describe('what a result says of itself', () => {
  it('is empty, or filtered out where filters were asked', () => {
    expect(resultStatus(withCells(), false)).to.equal('empty');
    expect(resultStatus(withCells(null, null), false)).to.equal('empty');
    expect(resultStatus(withCells(), true)).to.equal('filtered-out');
  });

  it('is ready with a true zero', () => {
    expect(resultStatus(withCells(0), true)).to.equal('ready');
    expect(resultStatus(withCells(null, 3), true)).to.equal('ready');
  });

  it('is suppressed when nothing but hidden figures is left, partial when some are unfinished', () => {
    expect(resultStatus(withCells({ value: null, state: 'suppressed' }, null), true)).to.equal('suppressed');
    expect(resultStatus(withCells({ value: null, state: 'suppressed' }, 9), false)).to.equal('ready');
    expect(resultStatus(withCells({ value: 4, state: 'partial' }, 9), false)).to.equal('partial');
  });
});
