import { expect } from 'chai';
import { assess, extendCatalog, largestRemainder, measureDefinition, OmnichannelError, toOmnichannelError, type Catalog } from '../../src/contract/index.js';
import { CORE_CATALOG } from '../../src/catalog/index.js';

describe('assess', () => {
  const up = { direction: 'up', decimals: 2 } as const;

  it('calls equal within rounding met', () => {
    expect(assess(2.58, 2.55, up)).to.include({ verdict: 'met' });
    expect(assess(2.546, 2.55, up).verdict).to.equal('met');
    expect(assess(2.58, 2.55, up).gap).to.be.closeTo(0.03, 1e-9);
    expect(assess(2.58, 2.55, up).attainment).to.be.closeTo(1.0118, 1e-4);
  });

  it('calls a small miss near and a large one missed', () => {
    expect(assess(96, 100, { direction: 'up', decimals: 0 }).verdict).to.equal('near');
    expect(assess(95, 100, { direction: 'up', decimals: 0 }).verdict).to.equal('near');
    expect(assess(94, 100, { direction: 'up', decimals: 0 }).verdict).to.equal('missed');
    expect(assess(94, 100, { direction: 'up', decimals: 0, tolerance: 0.1 }).verdict).to.equal('near');
  });

  it('turns round where lower is better', () => {
    const down = { direction: 'down', decimals: 3 } as const;
    expect(assess(0.02, 0.03, down).verdict).to.equal('met');
    expect(assess(0.031, 0.03, down).verdict).to.equal('near');
    expect(assess(0.05, 0.03, down).verdict).to.equal('missed');
  });

  it('gives no verdict without objective, figure or direction, and no attainment of zero or less', () => {
    expect(assess(5, null, up)).to.deep.equal({ verdict: 'none', gap: null, attainment: null });
    expect(assess(null, 5, up)).to.deep.equal({ verdict: 'none', gap: null, attainment: null });
    expect(assess(5, 4, { direction: 'neutral', decimals: 0 })).to.deep.equal({ verdict: 'none', gap: 1, attainment: 1.25 });
    expect(assess(-1, -2, up)).to.deep.equal({ verdict: 'met', gap: 1, attainment: null });
    expect(assess(3, 0, up)).to.deep.equal({ verdict: 'met', gap: 3, attainment: null });
  });
});

describe('largestRemainder', () => {
  it('makes printed parts add up to the whole', () => {
    const counts = [548, 473, 346, 291, 163];
    const parts = largestRemainder(counts.map((count) => (count / 1821) * 100), 1);
    expect(parts).to.deep.equal([30.1, 26, 19, 16, 8.9]);
    expect(parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)).to.be.closeTo(100, 1e-9);
  });

  it('leaves missing parts missing and whole parts whole', () => {
    expect(largestRemainder([null, 50, 50], 0)).to.deep.equal([null, 50, 50]);
    expect(largestRemainder([100 / 3, 100 / 3, 100 / 3], 0)).to.deep.equal([34, 33, 33]);
    expect(largestRemainder([], 0)).to.deep.equal([]);
  });
});

describe('errors', () => {
  it('say who, what, how to mend it and a code', () => {
    const error = new OmnichannelError('unknown-measure', { subject: 'kpi-tile', problem: 'unknown measure "opens"', remedy: 'Did you mean "openRate"?' });
    expect(error.message).to.equal('kpi-tile: unknown measure "opens". Did you mean "openRate"? (unknown-measure)');
    expect(error).to.include({ code: 'unknown-measure', retryable: false });
  });

  it('wrap what providers throw, and recognise the word for "not allowed"', () => {
    const plain = toOmnichannelError(new Error('boom'), 'crm');
    expect(plain).to.include({ code: 'failed-request', retryable: false });
    expect(plain.cause).to.be.an('error');
    expect(toOmnichannelError(Object.assign(new Error('no'), { status: 401 }), 'crm').code).to.equal('unauthorised');
    expect(toOmnichannelError({ name: 'OmnichannelError', code: 'missing-table', message: 'of another copy' }, 'crm').code).to.equal('missing-table');
    expect(toOmnichannelError(Object.assign(new Error('busy'), { retryable: true, retryAfterMs: 50 }), 'crm')).to.include({ retryable: true, retryAfterMs: 50 });
    expect(toOmnichannelError(plain, 'other')).to.equal(plain);
    expect(toOmnichannelError('text', 'crm').message).to.contain('text');
  });
});

describe('the catalog', () => {
  it('is extended and overridden by id', () => {
    const opened = measureDefinition(CORE_CATALOG, 'openRate');
    const extended: Catalog = extendCatalog(CORE_CATALOG, {
      currency: 'CHF',
      measures: [{ ...opened!, label: 'Opened' }, { ...opened!, id: 'readRate', label: 'Read' }],
    });
    expect(measureDefinition(extended, 'openRate')?.label).to.equal('Opened');
    expect(measureDefinition(extended, 'readRate')?.label).to.equal('Read');
    expect(extended.measures).to.have.lengthOf(CORE_CATALOG.measures.length + 1);
    expect(extended).to.include({ currency: 'CHF', version: CORE_CATALOG.version });
    expect(measureDefinition(CORE_CATALOG, 'openRate')?.label).to.equal('Open rate');
  });

  it('names every id once, and no reader meets a measure without words', () => {
    for (const list of [CORE_CATALOG.measures, CORE_CATALOG.dimensions, CORE_CATALOG.facts, CORE_CATALOG.states]) {
      expect(new Set(list.map(({ id }) => id)).size).to.equal(list.length);
    }
    for (const { id, label, definition } of CORE_CATALOG.measures) expect(label.length > 2 && definition.endsWith('.'), id).to.equal(true);
  });
});
