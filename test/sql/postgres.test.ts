import { startPostgres, type PostgresServer } from '../../scripts/engines/postgres.mjs';
import { differential } from './support/differential.js';
import { openPostgres } from './support/postgres.js';

describe('Postgres', () => {
  let server: PostgresServer;

  before(async function () {
    this.timeout(120_000);
    server = await startPostgres();
  });
  after(() => server.stop());

  differential('Postgres', (tables) => openPostgres(server.url, tables));
});
