import { createSqlProvider } from '../../src/sql/index.js';
import { CONFORMANCE_DATASET, describeProvider, FISCAL_DATASET, PRIVACY_DATASET, type ConformanceDataset, type ConformanceProvider } from '../../src/testing/index.js';
import { openPostgres } from './support/postgres.js';
import { readTables, tableOptions } from './support/tables.js';
import { withPostgres } from './support/with-postgres.js';

withPostgres((url) => {
  async function inPostgres({ tables, catalog, k, completeThrough }: ConformanceDataset): Promise<ConformanceProvider> {
    const loaded = await readTables(tables, catalog);
    const connection = await openPostgres(url(), loaded);
    const provider = createSqlProvider({ connection, catalog, tables: tableOptions(loaded), k, completeThrough });
    await provider.ready;
    return Object.assign(provider, { close: () => connection.close() });
  }

  for (const dataset of [CONFORMANCE_DATASET, PRIVACY_DATASET, FISCAL_DATASET]) describeProvider('Postgres', inPostgres, dataset);
});
