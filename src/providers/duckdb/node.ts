import type { DuckDBConnection, DuckDBInstance, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import { NO_DAY, NO_FLAG, type TableColumn } from '../../tables/column-store.js';
import { missingPackage } from '../../tables/optional-package.js';
import type { SqlStatement, SqlValue } from '../../sql/index.js';
import { closedEngine, engineError } from './engine-errors.js';
import type { DuckDbEngine, DuckDbInstance, Insertion } from './engine.js';
import { ROW, type PhysicalColumn } from './layout.js';

export interface NodeEngineOptions {
  /** A database file with tables of the host; in memory unless said. */
  readonly path?: string;
  /** Opens the file for reading only, so that several processes may have it open. */
  readonly readOnly?: boolean;
  /** Most memory that the engine may use, as DuckDB writes it (`'8GB'`). */
  readonly memoryLimit?: string;
  /** How many threads it may use; as many as there are, unless said. */
  readonly threads?: number;
}

type NodeApi = typeof import('@duckdb/node-api');

/** DuckDB in the process of Node, by the package `@duckdb/node-api`. */
export function nodeDuckDb({ path = ':memory:', readOnly = false, memoryLimit, threads }: NodeEngineOptions = {}): DuckDbEngine {
  return {
    async start({ subject }) {
      const api = await nodeApi(subject);
      try {
        const instance = await api.DuckDBInstance.create(path, {
          autoinstall_known_extensions: 'false', autoload_known_extensions: 'false',
          ...(readOnly && { access_mode: 'READ_ONLY' }), ...(memoryLimit !== undefined && { memory_limit: memoryLimit }), ...(threads !== undefined && { threads: String(threads) }),
        });
        const connection = await instance.connect();
        await connection.run('set enable_external_access=false; set lock_configuration=true');
        connection.closeSync();
        return new NodeInstance(api, instance, subject);
      } catch (thrown) {
        throw engineError(thrown, subject);
      }
    },
  };
}

async function nodeApi(subject: string): Promise<NodeApi> {
  try {
    return await import('@duckdb/node-api');
  } catch (cause) {
    throw missingPackage('@duckdb/node-api', subject, cause);
  }
}

const ROWS_A_TIME = 2048;

class NodeInstance implements DuckDbInstance {
  readonly #api: NodeApi;
  readonly #instance: DuckDBInstance;
  readonly #subject: string;
  readonly #running = new Set<DuckDBConnection>();
  #isClosed = false;

  constructor(api: NodeApi, instance: DuckDBInstance, subject: string) {
    this.#api = api;
    this.#instance = instance;
    this.#subject = subject;
  }

  async run({ sql, parameters }: SqlStatement, { signal }: { readonly signal: AbortSignal }): Promise<readonly (readonly unknown[])[]> {
    signal.throwIfAborted();
    return this.#connected(async (connection) => {
      const stop = (): void => connection.interrupt();
      signal.addEventListener('abort', stop, { once: true });
      try {
        const reader = await connection.runAndReadAll(sql, [...parameters], parameters.map((value) => typeOf(this.#api, value)));
        return reader.getRowsJS().map((row) => row.map(plain));
      } catch (thrown) {
        signal.throwIfAborted();
        throw thrown;
      } finally {
        signal.removeEventListener('abort', stop);
      }
    }, signal);
  }

  async insert({ table, rows, columns, firstRow, report }: Insertion): Promise<void> {
    const types = columns.map(({ type }) => typeFor(this.#api, type));
    const readers = columns.map((column) => valueReader(this.#api, column, rows.columns.get(column.name), firstRow));
    await this.#connected(async (connection) => {
      const appender = await connection.createAppender(table);
      for (let from = 0; from < rows.length; from += ROWS_A_TIME) {
        const until = Math.min(from + ROWS_A_TIME, rows.length);
        const chunk = this.#api.DuckDBDataChunk.create(types, until - from);
        readers.forEach((read, at) => chunk.setColumnValues(at, Array.from({ length: until - from }, (_, row) => read(from + row))));
        appender.appendDataChunk(chunk);
      }
      appender.closeSync();
      report(rows.length);
    });
  }

  async isAlive(): Promise<boolean> {
    return this.#connected((connection) => connection.run('select 1')).then(() => true, () => false);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const connection of this.#running) connection.interrupt();
    if (this.#running.size === 0) this.#instance.closeSync();
  }

  /** Work on a connection of its own: one runs one statement at a time. */
  async #connected<Value>(work: (connection: DuckDBConnection) => Promise<Value>, signal?: AbortSignal): Promise<Value> {
    if (this.#isClosed) throw closedEngine(this.#subject);
    const connection = await this.#instance.connect();
    this.#running.add(connection);
    try {
      return await work(connection);
    } catch (thrown) {
      if (signal?.aborted) throw thrown;
      throw this.#isClosed ? closedEngine(this.#subject) : engineError(thrown, this.#subject);
    } finally {
      connection.closeSync();
      this.#running.delete(connection);
      if (this.#isClosed && this.#running.size === 0) this.#instance.closeSync();
    }
  }
}

/** Whole numbers as such, so that they are compared with codes and not with floating-point numbers. */
function typeOf({ BOOLEAN, VARCHAR, DOUBLE, INTEGER, SQLNULL }: NodeApi, value: SqlValue): DuckDBType {
  if (value === null) return SQLNULL;
  if (typeof value === 'string') return VARCHAR;
  if (typeof value === 'boolean') return BOOLEAN;
  return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? INTEGER : DOUBLE;
}

/** Wide integers and decimals as numbers, as the browser's engine has them. */
function plain(value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}

function typeFor(api: NodeApi, type: PhysicalColumn['type']): DuckDBType {
  switch (type) {
    case 'UTINYINT': return api.UTINYINT;
    case 'USMALLINT': return api.USMALLINT;
    case 'UINTEGER': return api.UINTEGER;
    case 'DATE': return api.DATE;
    case 'BOOLEAN': return api.BOOLEAN;
    case 'DOUBLE': return api.DOUBLE;
    case 'VARCHAR': return api.VARCHAR;
    default: return api.LIST(typeFor(api, type.slice(0, -2) as PhysicalColumn['type']));
  }
}

/** The value of each row as the engine takes it. */
function valueReader(api: NodeApi, { name, type }: PhysicalColumn, column: TableColumn | undefined, firstRow: number): (row: number) => DuckDBValue {
  if (name === ROW) return (row) => firstRow + row;
  if (!column) return () => null;
  const isText = type.startsWith('VARCHAR');
  switch (column.type) {
    case 'code': return (row) => (column.codes[row] === 0 ? null : isText ? (column.dictionary.values[column.codes[row] as number] as string) : (column.codes[row] as number));
    case 'codes': return (row) => {
      const codes = Array.from(column.values.subarray(column.offsets[row], column.offsets[row + 1]), (code) => (isText ? (column.dictionary.values[code] as string) : code));
      return codes.length === 0 ? null : api.listValue(codes);
    };
    case 'number': return (row) => (Number.isNaN(column.values[row]) ? null : (column.values[row] as number));
    case 'date': return (row) => (column.days[row] === NO_DAY ? null : new api.DuckDBDateValue(column.days[row] as number));
    case 'flag': return (row) => (column.flags[row] === NO_FLAG ? null : column.flags[row] === 1);
    case 'text': return (row) => column.texts[row] ?? null;
  }
}
