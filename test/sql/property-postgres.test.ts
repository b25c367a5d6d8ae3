import { startPostgres, type PostgresServer } from '../../scripts/engines/postgres.mjs';
import { openPostgres } from './support/postgres.js';
import { property } from './support/property.js';

describe('Postgres', () => {
  let server: PostgresServer;

  before(async function () {
    this.timeout(120_000);
    server = await startPostgres();
  });
  after(() => server.stop());

  property('Postgres', (tables) => openPostgres(server.url, tables), 10);
});
