import { expect } from 'chai';
import { checkQuery, mergeFilters, queryKey, requireFilters, withoutDimension, type Query } from '../../src/contract/index.js';

const query: Query = { measures: ['activeHcps'], period: { start: '2026-05-01', end: '2026-11-01' } };

describe('the key of a query', () => {
  it('is equal for equal questions, however they are written', () => {
    const one = { ...query, dimensions: [], filters: [{ dimension: 'channel', in: ['phone', 'web'] }, { dimension: 'specialty', notIn: ['gp'] }], totals: false };
    const other = {
      filters: [{ notIn: ['gp'], dimension: 'specialty' }, { in: ['web', 'phone', 'web'], dimension: 'channel' }, { dimension: 'channel', in: ['phone', 'web'] }],
      offset: 0, period: { end: '2026-11-01', start: '2026-05-01' }, measures: ['activeHcps'],
    };
    expect(queryKey(one)).to.equal(queryKey(other));
  });

  it('differs where the question differs', () => {
    const variants: Query[] = [
      query,
      { ...query, measures: ['activeHcps', 'interactions'] },
      { ...query, measures: ['interactions', 'activeHcps'] },
      { ...query, dimensions: ['channel'] },
      { ...query, period: { start: '2026-05-01', end: '2026-11-02' } },
      { ...query, grain: 'month' },
      { ...query, filters: [{ dimension: 'channel', in: ['phone'] }] },
      { ...query, filters: [{ dimension: 'channel', notIn: ['phone'] }] },
      { ...query, filters: [{ dimension: 'channel', in: [] }] },
      { ...query, basis: 'atEnd' },
      { ...query, basis: { asOf: '2026-10-31' } },
      { ...query, totals: true },
      { ...query, order: [{ by: 'activeHcps', direction: 'desc' }] },
      { ...query, limit: 10 },
      { ...query, offset: 10 },
    ];
    expect(new Set(variants.map(queryKey)).size).to.equal(variants.length);
  });

  it('leaves out a filter that leaves nothing out', () => {
    expect(queryKey({ ...query, filters: [{ dimension: 'channel', notIn: [] }] })).to.equal(queryKey(query));
  });
});

describe('checkQuery', () => {
  it('accepts what the contract allows', () => {
    checkQuery({ ...query, dimensions: ['channel'], grain: 'week', basis: { asOf: '2026-10-31' }, filters: [{ dimension: 'channel', in: [] }], order: [{ by: 'time', direction: 'asc' }, { by: 'channel', direction: 'desc' }], limit: 0 });
  });

  const wrong: Record<string, object> = {
    'invalid property "measure"': { measure: 'x' },
    'invalid measures []': { measures: [] },
    'invalid measures "activeHcps"': { measures: 'activeHcps' },
    'invalid dimensions "channel"': { dimensions: 'channel' },
    'invalid columns "activeHcps"': { measures: ['activeHcps', 'activeHcps'] },
    'invalid period {"start":"2026-02-30","end":"2026-03-01"}': { period: { start: '2026-02-30', end: '2026-03-01' } },
    'invalid period undefined': { period: undefined },
    'invalid grain "hour"': { grain: 'hour' },
    'invalid filter {"dimension":"channel"}': { filters: [{ dimension: 'channel' }] },
    'invalid basis "now"': { basis: 'now' },
    'invalid basis {"asOf":"soon"}': { basis: { asOf: 'soon' } },
    'invalid order {"by":"units","direction":"asc"}': { order: [{ by: 'units', direction: 'asc' }] },
    'invalid order null': { order: null },
    'invalid order {}': { order: [null] },
    'invalid filters {"dimension":"channel"}': { filters: { dimension: 'channel' } },
    'invalid filter null': { filters: [null] },
    'invalid basis null': { basis: null },
    'invalid period {"start":["2026-01-01"],"end":"2026-03-01"}': { period: { start: ['2026-01-01'], end: '2026-03-01' } },
    'invalid totals 1': { totals: 1 },
    'invalid limit -1': { limit: -1 },
    'invalid offset 1.5': { offset: 1.5 },
  };
  for (const [message, part] of Object.entries(wrong)) {
    it(`says: ${message}`, () => {
      expect(() => checkQuery({ ...query, ...part }, 'crm')).to.throw(`crm: ${message}. `).with.property('code', 'invalid-query');
    });
  }
});

describe('checkQuery, of what came over a wire,', () => {
  for (const wrong of [null, 'activeHcps', 5, [query]]) {
    it(`refuses ${JSON.stringify(wrong)}`, () => {
      expect(() => checkQuery(wrong as unknown as Query, 'crm')).to.throw('crm: invalid query').with.property('code', 'invalid-query');
    });
  }
});

describe('filters', () => {
  const phone = { dimension: 'channel', in: ['phone'] };
  const gp = { dimension: 'specialty', in: ['gp'] };

  it('merge, each once, several of one dimension kept', () => {
    expect(mergeFilters([phone], undefined, [gp, { ...phone }, { dimension: 'channel', notIn: ['web'] }])).to.deep.equal([phone, gp, { dimension: 'channel', notIn: ['web'] }]);
  });

  it('are refused where they are none, by the name of who was given them', () => {
    expect(requireFilters(undefined, 'kpi-tile')).to.deep.equal([]);
    expect(requireFilters([phone], 'kpi-tile')).to.deep.equal([phone]);
    for (const wrong of ['phone', phone, [null], [{ dimension: 'channel' }], [{ dimension: 'channel', in: 'phone' }], [{ dimension: 'channel', in: [1n] }]]) {
      expect(() => requireFilters(wrong, 'kpi-tile')).to.throw('kpi-tile: invalid filters').with.property('code', 'invalid-setting');
    }
  });

  it('can be taken off a dimension', () => {
    expect(withoutDimension([phone, gp], 'channel')).to.deep.equal([gp]);
    expect(withoutDimension(undefined, 'channel')).to.deep.equal([]);
  });
});
