/** Engines with the tables in them, as the gateway opens them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import pg from 'pg';
import { openClickHouse } from '../../examples/gateway/engines/clickhouse.ts';
import { openDuckDb } from '../../examples/gateway/engines/duckdb.ts';
import { openPostgres } from '../../examples/gateway/engines/postgres.ts';
import { ENGINE_LIMITS } from '../../examples/gateway/options.ts';
import { startClickHouse } from '../../scripts/engines/clickhouse.mjs';
import { startPostgres } from '../../scripts/engines/postgres.mjs';
import { tableStatements } from './tables.mjs';

const LIMITS = { ...ENGINE_LIMITS, statementTimeoutMs: 120_000 };
const statementsOf = (dialect, sizes) => Object.values(tableStatements(dialect, sizes)).flat();

async function duckdb(sizes) {
  const folder = mkdtempSync(path.join(tmpdir(), 'omnichannel-bench-'));
  const file = path.join(folder, 'figures.duckdb');
  const instance = await DuckDBInstance.create(file, { threads: '2', memory_limit: '4GB' });
  const connection = await instance.connect();
  for (const statement of statementsOf('duckdb', sizes)) await connection.run(statement);
  await connection.run('checkpoint');
  connection.closeSync();
  instance.closeSync();
  const engine = await openDuckDb({ path: file, threads: 2, memoryLimit: '4GB' }, LIMITS);
  return { engine, stop: () => rmSync(folder, { recursive: true }) };
}

async function postgres(sizes) {
  const server = await startPostgres();
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  for (const statement of statementsOf('postgres', sizes)) await client.query(statement);
  await client.end();
  return { engine: openPostgres({ url: server.url }, LIMITS), stop: () => server.stop() };
}

async function clickhouse(sizes) {
  const server = await startClickHouse();
  for (const statement of statementsOf('clickhouse', sizes)) {
    const response = await fetch(server.url, { method: 'POST', body: statement });
    if (!response.ok) throw new Error((await response.text()).slice(0, 500));
  }
  return { engine: openClickHouse({ url: server.url }, LIMITS), stop: () => server.stop() };
}

export const ENGINES = { duckdb, postgres, clickhouse };
