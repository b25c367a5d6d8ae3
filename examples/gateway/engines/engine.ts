import { OmnichannelError } from 'omnichannel-widgets';
import type { SqlConnection, SqlStatement } from 'omnichannel-widgets/sql';

/** A database that figures are read from. */
export interface Engine {
  readonly connection: SqlConnection;
  /** Rejects where the database does not answer. */
  check(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** What one statement may cost. */
export interface EngineLimits {
  /** How long a statement may run, in milliseconds; then it ends in the database too. */
  readonly statementTimeoutMs: number;
  /** Most statements that run at a time; others wait. */
  readonly connections: number;
  /** Most rows that a statement may give; of more the question is refused. */
  readonly statementRows: number;
}

type Row = readonly unknown[];
type Run = (statement: SqlStatement, signal: AbortSignal) => Promise<readonly Row[]>;

/** An engine made of what runs a statement until a signal ends it. Closing it ends what still runs. */
export function engineOf(dialect: SqlConnection['dialect'], run: Run, close: () => Promise<void>, { statementTimeoutMs, statementRows }: EngineLimits): Engine {
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  const connection: SqlConnection = {
    dialect,
    async run(statement, { signal }) {
      signal.throwIfAborted();
      closing.signal.throwIfAborted();
      const late = new AbortController();
      const timer = setTimeout(() => late.abort(lateError(statementTimeoutMs)), statementTimeoutMs);
      const answer = run(statement, AbortSignal.any([signal, late.signal, closing.signal]));
      running.add(answer);
      try {
        const rows = await answer;
        if (rows.length <= statementRows) return rows.map((row) => row.map(plain));
        throw new OmnichannelError('unsupported-size', { subject: 'gateway', problem: `unsupported size: more than ${statementRows} rows`, remedy: 'Ask with fewer dimensions, a coarser grain or narrower filters.' });
      } catch (thrown) {
        signal.throwIfAborted();
        late.signal.throwIfAborted();
        throw thrown;
      } finally {
        clearTimeout(timer);
        running.delete(answer);
      }
    },
  };
  return {
    connection,
    check: async (signal) => void await connection.run({ sql: 'select 1', parameters: [] }, { signal }),
    async close() {
      closing.abort(new Error('The engine is closed.'));
      await Promise.allSettled(running);
      await close();
    },
  };
}

export function lateError(ms: number): OmnichannelError {
  return new OmnichannelError('failed-timeout', { subject: 'gateway', problem: `failed time limit: no answer within ${ms} ms`, remedy: 'Ask with a shorter period or narrower filters.' });
}

/** A value as the library takes it: texts, finite numbers, booleans, null. */
function plain(value: unknown): unknown {
  switch (typeof value) {
    case 'bigint': return Number(value);
    case 'number': return Number.isFinite(value) ? value : null;
    case 'undefined': return null;
    case 'object': return value === null ? null : (value as { toString(): string }).toString();
    default: return value;
  }
}

/** Hands out a few things, one holder each; who comes when all are out waits in turn. */
export class Pool<Item> {
  readonly #make: () => Promise<Item>;
  readonly #most: number;
  readonly #free: Item[] = [];
  readonly #waiting: (() => void)[] = [];
  #made = 0;

  constructor(most: number, make: () => Promise<Item>) {
    this.#most = most;
    this.#make = make;
  }

  async use<Answer>(signal: AbortSignal, work: (item: Item) => Promise<Answer>): Promise<Answer> {
    while (this.#free.length === 0 && this.#made >= this.#most) await this.#turn(signal);
    signal.throwIfAborted();
    let item = this.#free.pop();
    if (item === undefined) {
      this.#made += 1;
      try {
        item = await this.#make();
      } catch (thrown) {
        this.#made -= 1;
        this.#waiting.shift()?.();
        throw thrown;
      }
    }
    try {
      return await work(item);
    } finally {
      this.#free.push(item);
      this.#waiting.shift()?.();
    }
  }

  /** What is not in use. */
  takeFree(): readonly Item[] {
    return this.#free.splice(0);
  }

  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const turn = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(turn), 1);
        reject(signal.reason as Error);
      };
      this.#waiting.push(turn);
      signal.addEventListener('abort', leave, { once: true });
    });
  }
}
