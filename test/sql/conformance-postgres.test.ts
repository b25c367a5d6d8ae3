import { startPostgres, type PostgresServer } from '../../scripts/engines/postgres.mjs';
import { createSqlProvider } from '../../src/sql/index.js';
import { CONFORMANCE_DATASET, describeProvider, FISCAL_DATASET, PRIVACY_DATASET, type ConformanceDataset, type ConformanceProvider } from '../../src/testing/index.js';
import { openPostgres } from './support/postgres.js';
import { readTables, tableOptions } from './support/tables.js';

describe('Postgres', function () {
  this.timeout(120_000);
  let server: PostgresServer | undefined;

  async function inPostgres({ tables, catalog, k, completeThrough }: ConformanceDataset): Promise<ConformanceProvider> {
    server ??= await startPostgres();
    const loaded = await readTables(tables, catalog);
    const connection = await openPostgres(server.url, loaded);
    const provider = createSqlProvider({ connection, catalog, tables: tableOptions(loaded), k, completeThrough });
    await provider.ready;
    return Object.assign(provider, { close: () => connection.close() });
  }

  after(() => server?.stop());

  for (const dataset of [CONFORMANCE_DATASET, PRIVACY_DATASET, FISCAL_DATASET]) describeProvider('Postgres', inPostgres, dataset);
});
