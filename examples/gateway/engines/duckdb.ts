import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { CORE_CATALOG, type Catalog, type ColumnDefinition } from 'omnichannel-widgets';
import { engineOf, Pool, type Engine, type EngineLimits } from './engine.js';

export interface DuckDbOptions {
  /** A database file, opened to read; or a folder with a file `<fact>.csv` or `<fact>.parquet` for each fact. */
  readonly path: string;
  readonly catalog?: Catalog;
  readonly threads?: number;
  /** Such as `2GB`. */
  readonly memoryLimit?: string;
}

const TYPES: Readonly<Record<ColumnDefinition['type'], string>> = { code: 'VARCHAR', text: 'VARCHAR', number: 'DOUBLE', date: 'DATE', flag: 'BOOLEAN' };
const name = (id: string): string => `"${id.replaceAll('"', '""')}"`;
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Column that says which of two rows of a file came later; name it as `sequence` of the tables. */
export const SEQUENCE = 'seq';

/** Threads of Node, on which statements run; signatures and packing need some of them too, or nobody gets in while statements run. */
const NODE_THREADS = Number(process.env['UV_THREADPOOL_SIZE'] ?? 4);
const OTHER_THREADS = 2;

/** DuckDB in this process: nothing else to run. Statements reach no file and no network. */
export async function openDuckDb({ path: place, catalog = CORE_CATALOG, threads = 2, memoryLimit }: DuckDbOptions, limits: EngineLimits): Promise<Engine> {
  const isFolder = statSync(place).isDirectory();
  const instance = await DuckDBInstance.create(isFolder ? ':memory:' : place, { threads: String(threads), ...(memoryLimit && { memory_limit: memoryLimit }), ...(!isFolder && { access_mode: 'READ_ONLY' }), autoinstall_known_extensions: 'false' });
  const loading = await instance.connect();
  if (isFolder) for (const file of readdirSync(place)) await loadFile(loading, path.join(place, file), catalog);
  await loading.run("set TimeZone = 'UTC'; set enable_external_access = false; set lock_configuration = true");
  loading.closeSync();
  const pool = new Pool<DuckDBConnection>(Math.max(1, Math.min(limits.connections, NODE_THREADS - OTHER_THREADS)), () => instance.connect());
  return engineOf('duckdb', ({ sql, parameters }, signal) => pool.use(signal, async (connection) => {
    const interrupt = (): void => connection.interrupt();
    signal.addEventListener('abort', interrupt);
    try {
      return (await connection.runAndReadUntil(sql, limits.statementRows + 1, [...parameters])).getRows();
    } finally {
      signal.removeEventListener('abort', interrupt);
    }
  }), () => {
    for (const connection of pool.takeFree()) connection.closeSync();
    instance.closeSync();
    return Promise.resolve();
  }, limits);
}

/** `hcps.csv` and `consent-events.csv` become the tables `hcps` and `consentEvents`, typed as the catalog says; other files are left alone. */
async function loadFile(connection: DuckDBConnection, file: string, catalog: Catalog): Promise<void> {
  const { name: stem, ext } = path.parse(file);
  const id = stem.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const fact = catalog.facts.find((one) => one.id === id);
  if (!fact || !['.csv', '.parquet'].includes(ext)) return;
  if (ext === '.parquet') return void await connection.run(`create table ${name(id)} as select *, row_number() over () as ${SEQUENCE} from read_parquet(${text(file)})`);
  const header = (await connection.runAndReadAll(`select column_name from (describe select * from read_csv(${text(file)}, all_varchar = true))`)).getRows().map(([column]) => String(column));
  const columns = header.map((column) => `${text(column)}: ${text(TYPES[fact.columns[column]?.type ?? 'text'])}`);
  await connection.run(`create table ${name(id)} as select *, row_number() over () as ${SEQUENCE} from read_csv(${text(file)}, header = true, columns = {${columns.join(', ')}})`);
}
