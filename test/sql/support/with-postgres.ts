import { startPostgres, type PostgresServer } from '../../../scripts/engines/postgres.mjs';

/** Tests that share a Postgres server of their own; `url` is known once they run. */
export function withPostgres(define: (url: () => string) => void): void {
  describe('Postgres', () => {
    let server: PostgresServer | undefined;

    before(async function () {
      this.timeout(120_000);
      server = await startPostgres();
    });
    after(() => server?.stop());

    define(() => (server as PostgresServer).url);
  });
}
