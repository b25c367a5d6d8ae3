import { QUESTIONS_BY_HAND } from '../questions/by-hand.js';
import { BUSINESS_QUESTIONS, FEBRUARY_CALENDAR, fiscalQuestions } from '../questions/of-business.js';
import { PEOPLE_QUESTIONS } from '../questions/of-people.js';
import { ROW_QUESTIONS } from '../questions/of-rows.js';
import { MOVEMENT_QUESTIONS } from '../questions/movements.js';
import { ORDER_QUESTIONS } from '../questions/order-and-pages.js';
import { conformanceCatalog } from './catalog.js';
import type { ConformanceDataset } from './dataset.js';
import { FAMILIES } from './families.js';
import { COMPLETE_THROUGH, TABLES } from './tables.js';

const BASE = { tables: TABLES, completeThrough: COMPLETE_THROUGH };

/** A small star schema with the cases that are answered wrongly most often, and questions whose answers are known by hand or by plain loops over the rows. Hides nothing. */
export const CONFORMANCE_DATASET: ConformanceDataset = {
  ...BASE, name: 'conformance', catalog: conformanceCatalog(), k: 1, families: [],
  questions: [...QUESTIONS_BY_HAND, ...ROW_QUESTIONS, ...PEOPLE_QUESTIONS, ...MOVEMENT_QUESTIONS, ...BUSINESS_QUESTIONS, ...ORDER_QUESTIONS],
};

/** The same tables and questions where groups of fewer than five HCPs are hidden: every figure is right or hidden, small ones are hidden, and none of them can be worked out. */
export const PRIVACY_DATASET: ConformanceDataset = {
  ...CONFORMANCE_DATASET, name: 'privacy', k: 5, families: FAMILIES,
  // Hidden figures come last: other rows stand on a page.
  questions: CONFORMANCE_DATASET.questions.filter(({ query }) => query.limit === undefined && query.offset === undefined),
};

/** The same tables in fiscal years that begin in February. */
export const FISCAL_DATASET: ConformanceDataset = { ...BASE, name: 'fiscal', catalog: conformanceCatalog(FEBRUARY_CALENDAR), k: 1, families: [], questions: fiscalQuestions(FEBRUARY_CALENDAR) };
