import type { AsyncDuckDB } from '@duckdb/duckdb-wasm';
import { OmnichannelError } from '../../contract/index.js';
import { flechette } from '../../tables/arrow-file.js';
import { missingPackage } from '../../tables/optional-package.js';
import { engineError } from './engine-errors.js';
import type { DuckDbEngine } from './engine.js';
import { inWorker } from './worker-instance.js';

export interface WorkerEngineOptions {
  /** Address of `duckdb-browser-eh.worker.js` on the page's own origin; or a function that makes the worker, where the page demands Trusted Types. */
  readonly worker: string | URL | (() => Worker);
  /** Address of `duckdb-eh.wasm`, of the same release as the worker. */
  readonly module: string | URL;
  /** How long the engine may take to start, in milliseconds, its download included; 60 seconds unless said. */
  readonly startTimeoutMs?: number;
  /** Most memory that the engine may use, as DuckDB writes it (`'1GB'`); as much as a page may have, unless said. */
  readonly memoryLimit?: string;
}

/** DuckDB-WASM in a worker of the page. Nothing is loaded before the first question; both files come from where the host put them. */
export function duckDbInWorker({ worker: source, module, startTimeoutMs = 60_000, memoryLimit }: WorkerEngineOptions): DuckDbEngine {
  return {
    async start({ subject, report }) {
      const [duckdb, arrow] = await Promise.all([duckDbWasm(subject), flechette(subject)]);
      const worker = makeWorker(source, subject);
      const broken = failureOf(worker, subject);
      const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
      try {
        await Promise.race([broken, tooLong(startTimeoutMs, subject), open(db, absolute(module), report)]);
        const instance = inWorker({ db, arrow, worker, broken, subject });
        await instance.settle(settings(memoryLimit));
        return instance;
      } catch (thrown) {
        worker.terminate();
        throw engineError(thrown, subject);
      }
    },
  };
}

async function duckDbWasm(subject: string): Promise<typeof import('@duckdb/duckdb-wasm')> {
  try {
    return await import('@duckdb/duckdb-wasm');
  } catch (cause) {
    throw missingPackage('@duckdb/duckdb-wasm', subject, cause);
  }
}

/** Extensions come from a host of their vendor, and a failed attempt to load one breaks the engine: nothing may ask for them. */
function settings(memoryLimit: string | undefined): readonly string[] {
  return [
    'set autoinstall_known_extensions=false', 'set autoload_known_extensions=false',
    ...(memoryLimit === undefined ? [] : [`set memory_limit='${memoryLimit.replaceAll("'", "''")}'`]),
    'set enable_external_access=false', 'set lock_configuration=true',
  ];
}

function makeWorker(source: WorkerEngineOptions['worker'], subject: string): Worker {
  try {
    return typeof source === 'function' ? source() : new Worker(source);
  } catch (cause) {
    throw new OmnichannelError('failed-engine', {
      subject, problem: `failed engine: the page may not start the worker ${typeof source === 'function' ? 'it makes' : String(source)}`,
      remedy: "Serve the worker from the page's own origin and allow it: worker-src 'self'; under Trusted Types give a function that makes it from a trusted address.", cause,
    });
  }
}

/** Rejects once the worker's script cannot be loaded, or throws outside of any request. */
function failureOf(worker: Worker, subject: string): Promise<never> {
  const failure = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => {
      // Before the listener of the engine, which would write to the console.
      event.stopImmediatePropagation();
      event.preventDefault();
      reject(new OmnichannelError('failed-engine', { subject, problem: `failed engine: the worker ended${event.message ? `: ${event.message}` : ''}`, remedy: "Check the worker's address, and that the page may load it (worker-src 'self').", retryable: true }));
    });
  });
  failure.catch(() => undefined);
  return failure;
}

function tooLong(ms: number, subject: string): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new OmnichannelError('failed-engine', {
      subject, problem: `failed engine: DuckDB has not started after ${ms / 1000} seconds`,
      remedy: "Allow WebAssembly in the policy that is sent with the worker's file: script-src 'wasm-unsafe-eval' (without it the engine says nothing at all); on slow connections give a longer startTimeoutMs.", retryable: true,
    })), ms);
  });
}

async function open(db: AsyncDuckDB, module: string, report: (loaded: number, total?: number) => void): Promise<void> {
  await db.instantiate(module, null, ({ bytesLoaded, bytesTotal }) => report(bytesLoaded, bytesTotal > 0 ? bytesTotal : undefined));
  await db.open({ query: { castBigIntToDouble: true, castDecimalToDouble: true } });
}

/** The worker would read a relative address against its own. */
function absolute(module: string | URL): string {
  return new URL(module, typeof document === 'undefined' ? globalThis.location.href : document.baseURI).href;
}
