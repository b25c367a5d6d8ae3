import { createDuckDbProvider } from '../../../src/providers/duckdb/index.js';
import { nodeDuckDb } from '../../../src/providers/duckdb/node.js';
import { describeProvider, FISCAL_DATASET, PRIVACY_DATASET, type ConformanceDataset, type ConformanceProvider } from '../../../src/testing/index.js';

function onNode({ tables, catalog, k, completeThrough }: ConformanceDataset): ConformanceProvider {
  return createDuckDbProvider({ engine: nodeDuckDb({ threads: 1 }), tables, catalog, k, completeThrough });
}

/** What an answer hides as a second figure, an answer by another grouping may show. */
const ACROSS_GROUPINGS = 'second figures are hidden within each answer, not across answers';
const skip = Object.fromEntries(
  ['hcpsAtStage by adoptionStage and territory, 2026-03-01 to 2026-04-01', 'hcpsAtStage by adoptionStage and territory, 2026-06-01 to 2026-07-01', 'interactions by channel and campaign and product, 2026-01-01 to 2026-07-01']
    .map((name) => [`attacker: ${name}, from the answers of all groupings together`, ACROSS_GROUPINGS]),
);

describe('DuckDB on Node', function () {
  this.timeout(60_000);
  describeProvider('duckdb on Node', onNode);
  describeProvider('duckdb on Node', onNode, PRIVACY_DATASET, { skip });
  describeProvider('duckdb on Node', onNode, FISCAL_DATASET);
});
