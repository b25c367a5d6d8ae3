import type { Catalog, IsoDate, MembersRequest, Query } from '../../../src/contract/index.js';
import { dayOf } from '../../providers/memory/engine/small.js';
import { anyCatalog } from './any-catalog.js';
import { anyMembersRequest, anyQuestion } from './any-question.js';
import { anyRows } from './any-rows.js';
import { chanceOf, Codes, DAYS, FIRST_DAY } from './any-values.js';
import type { Pair } from './same.js';
import type { Sources } from './tables.js';

/** A catalog with its tables, and how they are served. */
export interface AnyCase {
  readonly seed: number;
  readonly catalog: Catalog;
  readonly sources: Sources;
  readonly k: number;
  readonly completeFrom?: IsoDate;
  readonly completeThrough?: IsoDate;
  /** Whether the database holds empty texts where there is no value. */
  readonly hasEmptyTexts: boolean;
  questions(pair: Pair): readonly Query[];
  readonly requests: readonly MembersRequest[];
}

const QUESTIONS = 14;
const REQUESTS = 3;

/** All that a seed stands for. */
export function anyCase(seed: number): AnyCase {
  const chance = chanceOf(seed);
  const codes = new Codes(chance);
  const catalog = anyCatalog(codes, chance);
  const sources = anyRows(catalog, codes, chance);
  const [asking, requesting] = [chanceOf(seed + 1_000_003), chanceOf(seed + 2_000_003)];
  return {
    seed, catalog, sources, k: chance.pick([0, 1, 5]), hasEmptyTexts: chance.oneIn(2),
    ...(chance.oneIn(3) && { completeFrom: dayOf(FIRST_DAY, chance.below(40)) }), ...(chance.below(3) > 0 && { completeThrough: dayOf(FIRST_DAY, DAYS - 60 + chance.below(80)) }),
    questions: ({ memory }) => Array.from({ length: QUESTIONS }, () => anyQuestion(catalog, memory.capabilities, codes, asking)),
    requests: Array.from({ length: REQUESTS }, () => anyMembersRequest(catalog, codes, requesting)),
  };
}
