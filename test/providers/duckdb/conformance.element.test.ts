import { createDuckDbProvider, duckDbInWorker } from '../../../src/providers/duckdb/index.js';
import { describeProvider, type ConformanceDataset, type ConformanceProvider } from '../../../src/testing/index.js';

const FILES = '/node_modules/@duckdb/duckdb-wasm/dist/';

async function inWorker({ tables, catalog, k, completeThrough }: ConformanceDataset): Promise<ConformanceProvider> {
  const provider = createDuckDbProvider({ engine: duckDbInWorker({ worker: `${FILES}duckdb-browser-eh.worker.js`, module: `${FILES}duckdb-eh.wasm` }), tables, catalog, k, completeThrough });
  await provider.ready;
  return provider;
}

describe('DuckDB in a worker', function () {
  this.timeout(60_000);
  describeProvider('duckdb in a worker', inWorker);
});
