import { expect } from 'chai';
import { comparisonPeriod } from '../../src/contract/index.js';
import { comparisonQuery } from '../../src/query/index.js';

const period = (start: string, end: string) => ({ start, end });

describe('comparisons in time', () => {
  it('ask about the stretch before or a year ago', () => {
    const query = { measures: ['sent'], period: period('2026-07-01', '2026-10-01'), filters: [{ dimension: 'channel', in: ['web'] }] };
    expect(comparisonQuery(query, 'previous-period', '2026-10-31')).to.deep.equal({ ...query, period: period('2026-04-01', '2026-07-01') });
    expect(comparisonQuery(query, 'year-ago', undefined)).to.deep.equal({ ...query, period: period('2025-07-01', '2025-10-01') });
  });

  it('compare a running period with the same elapsed part', () => {
    const quarter = period('2026-10-01', '2027-01-01');
    expect(comparisonPeriod(quarter, 'previous-period', '2026-11-14')).to.deep.equal(period('2026-07-01', '2026-08-15'));
    expect(comparisonPeriod(quarter, 'previous-period', '2026-11-30')).to.deep.equal(period('2026-07-01', '2026-09-01'));
    expect(comparisonPeriod(quarter, 'year-ago', '2026-11-14')).to.deep.equal(period('2025-10-01', '2025-11-15'));
  });

  it('never reach past the period compared with', () => {
    expect(comparisonPeriod(period('2026-03-01', '2026-04-01'), 'previous-period', '2026-03-30')).to.deep.equal(period('2026-02-01', '2026-03-01'));
  });
});
