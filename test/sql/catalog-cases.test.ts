import { ADOPTION_CASES, SEGMENT_CASES } from '../catalog/adoption-cases.js';
import { BASE_CASES, CONTENT_CASES } from '../catalog/base-cases.js';
import { MARCH, type Cases } from '../catalog/case.js';
import { CONSENT_CASES } from '../catalog/consent-cases.js';
import { EXECUTIVE_CASES, SOCIAL_CASES } from '../catalog/digital-cases.js';
import { EMAIL_CASES } from '../catalog/email-cases.js';
import { OBJECTIVES_CASES } from '../catalog/objectives-cases.js';
import { SALES_CASES } from '../catalog/sales-cases.js';
import { DATA_CASES, PROCESS_CASES, TECHNICAL_CASES } from '../catalog/work-cases.js';
import { openDuckDb } from './support/duckdb.js';
import { expectSame, openPair } from './support/same.js';

const CASES: Cases = { ...BASE_CASES, ...CONTENT_CASES, ...EMAIL_CASES, ...ADOPTION_CASES, ...SEGMENT_CASES, ...CONSENT_CASES, ...SALES_CASES, ...OBJECTIVES_CASES, ...EXECUTIVE_CASES, ...SOCIAL_CASES, ...PROCESS_CASES, ...DATA_CASES, ...TECHNICAL_CASES };

describe('the measures of the catalog, on rows written by hand, asked of DuckDB', () => {
  for (const [id, cases] of Object.entries(CASES)) {
    it(`${id} is answered as from memory`, async () => {
      for (const { data, query, through = '2026-12-31' } of cases) {
        const pair = await openPair(openDuckDb, data, { k: 0, completeThrough: through });
        try {
          await expectSame(pair, { measures: [id], period: MARCH, ...query });
        } finally {
          await pair.close();
        }
      }
    });
  }
});
