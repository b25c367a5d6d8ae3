import pg from 'pg';
import { engineOf, type Engine, type EngineLimits } from './engine.js';

export interface PostgresOptions {
  /** `postgres://user@host/database`; the user needs no more than `select`. */
  readonly url: string;
  /** Schema in which the tables stand, where not in that of the user. */
  readonly searchPath?: string;
}

/** Types that travel as texts and are numbers here: int8, numeric. */
const NUMBERS: readonly number[] = [20, 1700];
/** Dates and times stay texts. */
const TEXTS: readonly number[] = [1082, 1083, 1114, 1184, 1266];

const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
    if (NUMBERS.includes(oid)) return Number;
    return TEXTS.includes(oid) ? String : pg.types.getTypeParser(oid, format);
  },
};

/** Postgres by a pool of connections that can only read. A statement that nobody waits for any more is cancelled on the server. */
export function openPostgres({ url, searchPath }: PostgresOptions, limits: EngineLimits): Engine {
  const settings = ['default_transaction_read_only=on', 'TimeZone=UTC', ...(searchPath ? [`search_path=${searchPath}`] : [])];
  const common = { connectionString: url, application_name: 'omnichannel-gateway', connectionTimeoutMillis: limits.statementTimeoutMs, keepAlive: true };
  const pool = new pg.Pool({ ...common, max: limits.connections, idleTimeoutMillis: 60_000, statement_timeout: limits.statementTimeoutMs + 1_000, options: settings.map((setting) => `-c ${setting.replaceAll(' ', '\\ ')}`).join(' ') });
  const cancelling = new pg.Pool({ ...common, max: 1, idleTimeoutMillis: 5_000 });
  for (const each of [pool, cancelling]) each.on('error', () => undefined);
  const cancel = async (pid: number): Promise<void> => void await cancelling.query('select pg_cancel_backend($1)', [pid]).catch(() => undefined);
  return engineOf('postgres', async ({ sql, parameters }, signal) => {
    const client = await pool.connect();
    let cancelled: Promise<void> | undefined;
    const onAbort = (): void => void (cancelled ??= cancel((client as unknown as { readonly processID: number }).processID));
    try {
      signal.throwIfAborted();
      signal.addEventListener('abort', onAbort, { once: true });
      return (await client.query({ text: sql, values: [...parameters], rowMode: 'array', types })).rows as unknown[][];
    } finally {
      signal.removeEventListener('abort', onAbort);
      // Handed on only once the cancellation has arrived, so that it hits no other statement.
      await cancelled;
      client.release();
    }
  }, async () => void await Promise.all([pool.end(), cancelling.end()]), limits);
}
