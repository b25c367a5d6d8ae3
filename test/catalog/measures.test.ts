import { expect } from 'chai';
import { CORE_CATALOG } from '../../src/catalog/index.js';
import { answer } from '../providers/memory/engine/small.js';
import { ADOPTION_CASES, SEGMENT_CASES } from './adoption-cases.js';
import { BASE_CASES, CONTENT_CASES } from './base-cases.js';
import { MARCH, type Case, type Cases } from './case.js';
import { CONSENT_CASES } from './consent-cases.js';
import { EXECUTIVE_CASES, SOCIAL_CASES } from './digital-cases.js';
import { EMAIL_CASES } from './email-cases.js';
import { OBJECTIVES_CASES } from './objectives-cases.js';
import { SALES_CASES } from './sales-cases.js';
import { DATA_CASES, PROCESS_CASES, TECHNICAL_CASES } from './work-cases.js';

const CASES: Cases = { ...BASE_CASES, ...CONTENT_CASES, ...EMAIL_CASES, ...ADOPTION_CASES, ...SEGMENT_CASES, ...CONSENT_CASES, ...SALES_CASES, ...OBJECTIVES_CASES, ...EXECUTIVE_CASES, ...SOCIAL_CASES, ...PROCESS_CASES, ...DATA_CASES, ...TECHNICAL_CASES };

async function check(id: string, { data, query, through, is }: Case): Promise<void> {
  const figures = await answer(data, { measures: [id], period: MARCH, ...query }, through === undefined ? {} : { completeThrough: through });
  const wanted = typeof is === 'function' ? is(data) : is;
  const expected = wanted === null || typeof wanted !== 'object' ? { all: wanted } : wanted;
  expect(Object.keys(figures).sort(), 'groups').to.deep.equal(Object.keys(expected).sort());
  for (const [group, value] of Object.entries(expected)) {
    const shown = figures[group];
    const found = typeof shown === 'string' && shown.endsWith(' partial') ? Number.parseFloat(shown) : shown;
    if (typeof value === 'number' && typeof found === 'number') expect(found, group).to.be.closeTo(value, 1e-9);
    else expect(found, group).to.equal(value);
  }
}

describe('the measures of the catalog, on rows written by hand', () => {
  for (const [id, cases] of Object.entries(CASES)) {
    describe(id, () => {
      for (const one of cases) it(one.that, () => check(id, one));
    });
  }

  it('have a case each, and no case is of a measure that is not there', () => {
    expect(Object.keys(CASES).sort()).to.deep.equal(CORE_CATALOG.measures.map(({ id }) => id).sort());
    for (const [id, cases] of Object.entries(CASES)) expect(cases, id).not.to.have.length(0);
  });
});
