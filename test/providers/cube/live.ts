import pg from 'pg';
import { startCube } from '../../../scripts/engines/cube.mjs';
import { startPostgres } from '../../../scripts/engines/postgres.mjs';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import { cubeModel } from '../../../src/providers/cube/model/index.js';
import { TABLES } from './dataset.js';
import { columnsOf, fillWarehouse } from './warehouse.js';

const SLOW_TABLE = `CREATE VIEW activities AS SELECT 'x'::text AS activity, DATE '2026-05-31' AS done_at, NULL::text AS activity_type, NULL::text AS channel FROM (SELECT pg_sleep(5)) slow`;

/** A Cube over a Postgres with the tables of `dataset.ts`; with `slow` also one table that takes seconds to read, and a cube whose table is not there. */
export async function startLive({ slow = false, continueWaitSeconds = 5 } = {}): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const postgres = await startPostgres();
  try {
    await fillWarehouse(postgres.url, TABLES, CORE_CATALOG);
    const columns = columnsOf(TABLES);
    let { files } = cubeModel({ tables: columns });
    if (slow) {
      const client = new pg.Client(postgres.url);
      await client.connect();
      await client.query(SLOW_TABLE).finally(() => client.end());
      const more = cubeModel({ tables: { ...columns, activities: ['activity', 'doneAt', 'activityType', 'channel'], leads: ['lead', 'createdAt', 'wonAt', 'qualifiedAt', 'acceptedAt'] } });
      files = { ...more.files, 'coverage.js': files['coverage.js'] as string };
    }
    const cube = await startCube({ postgresPort: postgres.port, model: files, continueWaitSeconds });
    return { url: cube.url, stop: () => cube.stop().finally(() => postgres.stop()) };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}
