import { expect } from 'chai';
import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { openPostgres } from '../../../examples/gateway/engines/postgres.js';
import { loadPostgres } from '../../../examples/gateway/load-tables.js';
import { ENGINE_LIMITS } from '../../../examples/gateway/options.js';
import { startPostgres, type PostgresServer } from '../../../scripts/engines/postgres.mjs';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import type { Query } from '../../../src/contract/index.js';
import { createMemoryProvider } from '../../../src/providers/memory/index.js';
import { createSqlProvider } from '../../../src/sql/index.js';
import { allowedRows } from '../../sql/support/allowed-rows.js';
import { comparable, outcome } from '../../sql/support/same.js';
import { TENANTS } from '../../sql/support/tenants.js';
import { ask, folderOf, INTERACTIONS, PERIOD, post, reader, signal, start, tablesOf, tokenFor } from './support.js';

describe('the gateway over Postgres', function () {
  this.timeout(120_000);
  let server: PostgresServer;
  before(async () => {
    server = await startPostgres();
    const folder = folderOf(TENANTS);
    await loadPostgres(server.url, folder, CORE_CATALOG);
    rmSync(folder, { recursive: true });
  });
  after(() => server?.stop());

  const open = (limits: Partial<typeof ENGINE_LIMITS> = {}): ReturnType<typeof openPostgres> => openPostgres({ url: server.url }, { ...ENGINE_LIMITS, connections: 3, ...limits });
  const activeNow = async (pattern: string): Promise<number> => {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    const { rows } = await client.query('select count(*) as active from pg_stat_activity where state = $1 and query like $2 and pid <> pg_backend_pid()', ['active', pattern]);
    await client.end();
    return Number((rows as { active: string }[])[0]?.active);
  };

  it('answers as from memory, of the rows that the reader may see', async () => {
    const { url } = await start({}, open());
    const own = await reader(url, 'ours');
    const memory = createMemoryProvider({ tables: allowedRows(TENANTS, { dimension: 'territory', in: ['ours'] }), k: 1, source: 'tables', completeThrough: '2026-05-12' });
    const queries: readonly Query[] = [
      INTERACTIONS, { measures: ['activeHcps'], dimensions: ['channel', 'specialty'], grain: 'month', period: PERIOD, totals: true }, { measures: ['segmentSize', 'unassignedHcps'], dimensions: ['segment'], period: PERIOD },
      { measures: ['turnover'], dimensions: ['product'], period: PERIOD }, { measures: ['interactions'], dimensions: ['receiverOf', 'segment'], period: PERIOD, basis: 'atEnd' }, { measures: ['interactions'], period: PERIOD, filters: [{ dimension: 'hcp', in: ["'; drop table hcps; --", 'ours-1'] }] },
    ];
    for (const query of queries) expect(comparable(await outcome(own, query)), JSON.stringify(query)).to.deep.equal(comparable(await outcome(memory, query)));
    for (const dimension of ['hcp', 'product', 'segment', 'territory', 'specialty', 'receiverOf']) expect(await own.members({ dimension }, { signal }), dimension).to.deep.equal(await memory.members?.({ dimension }, { signal }));
    expect((await post(`${url}/query`, ask({ ...INTERACTIONS, dimensions: ['territory'] }), { token: await tokenFor("ours' or true --", '\\') })).body.results?.[0]?.result?.rows).to.deep.equal([]);
  });

  it('reads no more partitions than the period touches', async () => {
    const engine = open();
    const statements: { readonly sql: string; readonly parameters: readonly unknown[] }[] = [];
    const provider = createSqlProvider({ tables: tablesOf(TENANTS), k: 1, rules: [{ dimension: 'territory', in: ['ours'] }], connection: { dialect: 'postgres', run: (statement, how) => {
      statements.push(statement);
      return engine.connection.run(statement, how);
    } } });
    await provider.query({ measures: ['interactions'], dimensions: ['channel'], period: { start: '2026-03-01', end: '2026-04-01' } }, { signal });
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    try {
      const counted = statements.filter(({ sql }) => sql.includes('"interactions" as p') && sql.includes("date '2026-03-01'"));
      expect(counted.length).to.be.greaterThan(0);
      for (const { sql, parameters } of counted) {
        const { rows } = await client.query(`explain ${sql}`, [...parameters]);
        const plan = JSON.stringify(rows);
        expect(plan).to.include('interactions_2026_03').and.not.to.include('interactions_2026_02');
      }
    } finally {
      await client.end();
      await engine.close();
    }
  });

  it('can only read', async () => {
    const engine = open();
    for (const sql of ['delete from hcps', 'create table x (y int)', "insert into products values ('x')"]) expect(await engine.connection.run({ sql, parameters: [] }, { signal }).catch((error: unknown) => String(error)), sql).to.include('read-only transaction');
    await engine.close();
  });

  it('cancels on the server what nobody waits for, and nothing else', async () => {
    const engine = open({ connections: 1 });
    const leaving = new AbortController();
    const asked = engine.connection.run({ sql: 'select pg_sleep(60)', parameters: [] }, { signal: leaving.signal }).catch((error: unknown) => error as Error);
    while (await activeNow('%pg_sleep(60)%') === 0) await pause(20);
    leaving.abort(new Error('enough'));
    expect(await asked).to.have.property('message', 'enough');
    expect(await activeNow('%pg_sleep(60)%')).to.equal(0);
    expect(await engine.connection.run({ sql: 'select 1', parameters: [] }, { signal })).to.deep.equal([[1]]);
    await engine.close();
  });

  it('ends a statement that takes too long', async () => {
    const engine = open({ statementTimeoutMs: 200 });
    expect(await engine.connection.run({ sql: 'select pg_sleep(61)', parameters: [] }, { signal }).catch((error: unknown) => error)).to.have.property('code', 'failed-timeout');
    expect(await activeNow('%pg_sleep(61)%')).to.equal(0);
    await engine.close();
  });

  it('is not ready while the database is away, and tells no more of it', async () => {
    const { url } = await start({}, openPostgres({ url: 'postgres://nobody@127.0.0.1:1/none' }, { ...ENGINE_LIMITS, statementTimeoutMs: 500 }));
    expect((await fetch(`${url}/health`)).status).to.equal(503);
    const { body, text } = await post(`${url}/query`, ask(INTERACTIONS), { token: await tokenFor('ours') });
    expect(body.results?.[0]?.error?.code).to.equal('failed-server');
    expect(text).not.to.match(/nobody|127\.0\.0\.1|ECONN/);
  });
});
