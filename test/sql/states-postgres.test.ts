import { startPostgres, type PostgresServer } from '../../scripts/engines/postgres.mjs';
import { openPostgres } from './support/postgres.js';
import { statesDifferential } from './support/states-differential.js';

describe('Postgres', () => {
  let server: PostgresServer;

  before(async function () {
    this.timeout(120_000);
    server = await startPostgres();
  });
  after(() => server.stop());

  statesDifferential('Postgres', (tables) => openPostgres(server.url, tables));
});
