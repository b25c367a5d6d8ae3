import { createDuckDbProvider } from '../../../src/providers/duckdb/index.js';
import { nodeDuckDb } from '../../../src/providers/duckdb/node.js';
import { describeProvider, FISCAL_DATASET, PRIVACY_DATASET, type ConformanceDataset, type ConformanceProvider } from '../../../src/testing/index.js';

function onNode({ tables, catalog, k, completeThrough }: ConformanceDataset): ConformanceProvider {
  return createDuckDbProvider({ engine: nodeDuckDb({ threads: 1 }), tables, catalog, k, completeThrough });
}

describe('DuckDB on Node', function () {
  this.timeout(60_000);
  describeProvider('duckdb on Node', onNode);
  describeProvider('duckdb on Node', onNode, PRIVACY_DATASET);
  describeProvider('duckdb on Node', onNode, FISCAL_DATASET);
});
