/** Runs in the browser: the memory provider in a worker, DuckDB in a worker, and the statements of the latter sent as they are. */
import '../../src/widgets/asset-performance-table/define.js';
import type { Cell, DataProvider, Query, Result } from '../../src/contract/index.js';
import { createDuckDbProvider, duckDbInWorker, type DuckDbEngine, type DuckDbInstance } from '../../src/providers/duckdb/index.js';
import { createMemoryProvider, type TableSource } from '../../src/providers/memory/index.js';
import { Desk } from '../../src/query/index.js';
import { compactTables, dashboard, DAYS, isoDay } from '../memory/data.mjs';

type Loaded = DataProvider & { readonly ready: Promise<void>; readonly queryAll: NonNullable<DataProvider['queryAll']>; close(): void };
type Tables = Readonly<Record<string, TableSource>>;
interface Timed { readonly ms: number; readonly longestTask: number }

const never = new AbortController().signal;
const completeThrough = isoDay(DAYS - 1);
const tasks: number[] = [];
new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

/** What some work takes, and the longest task of the page meanwhile; 0 where none took 50 ms. */
async function timed(work: () => Promise<unknown>): Promise<Timed> {
  await pause(100);
  tasks.length = 0;
  const start = performance.now();
  await work();
  const ms = performance.now() - start;
  await pause(100);
  return { ms, longestTask: Math.max(0, ...tasks) };
}

/** The statements of the last questions, and the engine that answered them. */
const seen: Parameters<DuckDbInstance['run']>[0][] = [];
let instance: DuckDbInstance | undefined;
const inWorker = duckDbInWorker({ worker: '/duckdb-browser-eh.worker.js', module: '/duckdb-eh.wasm' });
const recording: DuckDbEngine = {
  async start(options) {
    const started = await inWorker.start(options);
    instance = started;
    return { run: (statement, how) => { seen.push(statement); return started.run(statement, how); }, insert: (rows) => started.insert(rows), isAlive: () => started.isAlive(), close: () => started.close() };
  },
};

const MAKE: Readonly<Record<string, (tables: Tables) => Loaded>> = {
  memory: (tables) => createMemoryProvider({ tables, completeThrough, worker: () => new Worker('/memory.worker.js', { type: 'module' }) }) as Loaded,
  duckdb: (tables) => createDuckDbProvider({ tables, completeThrough, engine: recording }) as Loaded,
};
const providers: Record<string, Loaded> = {};
let tables: Tables = {};

const questions = (round: number): Query[] => Object.values(dashboard(round, [1, 2, 3].map((at) => `product${1 + ((round + at) % 12)}`)));

function refuseFaults(answers: readonly (Result | Error)[]): void {
  for (const answer of answers) {
    if (answer instanceof Error) throw answer;
    if (answer.rows.length === 0) throw new Error('no rows');
  }
}

async function startWith(name: string, source: Tables): Promise<Timed> {
  providers[name]?.close();
  return timed(async () => {
    const provider = (providers[name] = (MAKE[name] as (given: Tables) => Loaded)(source));
    await provider.ready;
  });
}

const bench = {
  makeTables(interactions: number): void {
    tables = compactTables({ interactions });
  },
  load: (name: string): Promise<Timed> => startWith(name, tables),
  loadCsv: (name: string): Promise<Timed> => startWith(name, { interactions: { csv: new URL('/interactions.csv', location.href) } }),
  /** All questions of a dashboard at once, after a filter changed. */
  async change(name: string, round: number): Promise<Timed> {
    if (name === 'statements as they are') return timed(() => Promise.all(seen.map((statement) => (instance as DuckDbInstance).run(statement, { signal: never }))));
    seen.length = 0;
    return timed(async () => refuseFaults(await (providers[name] as Loaded).queryAll(questions(round), { signal: never })));
  },
  statements: (): number => seen.length,
  /** Ten filter changes a tenth of a second apart, of which each gives up the questions before it; the last is waited for. */
  type: (name: string, first: number): Promise<Timed> => timed(async () => {
    let stop = new AbortController();
    let last: Promise<unknown> = Promise.resolve();
    for (let at = 0; at < 10; at += 1) {
      stop.abort(new Error('another filter'));
      stop = new AbortController();
      last = (providers[name] as Loaded).queryAll(questions(first + at), { signal: stop.signal });
      last.catch(() => undefined);
      await pause(100);
    }
    await last;
  }),
  /** Twelve tiles and three that ask the same as others, twice: how often the provider is asked, and for how many questions. */
  async tray(): Promise<readonly (readonly number[])[]> {
    const counts: number[] = [];
    const own = providers['memory'] as Loaded;
    const provider: DataProvider = { name: own.name, query: (query, how) => { counts.push(1); return own.query(query, how); }, queryAll: (queries, how) => { counts.push(queries.length); return own.queryAll(queries, how); } };
    const desk = new Desk(provider);
    const all = questions(50);
    const look = async (): Promise<readonly number[]> => {
      const watches = [...all, ...all.slice(0, 3)].map((query) => desk.watch(query, 'everybody', () => undefined));
      while (watches.some(({ answer: { result, error } }) => !result && !error)) await pause(20);
      for (const { stop } of watches) stop();
      return counts.splice(0);
    };
    return [await look(), await look()];
  },
  /** A result of 100,000 rows on its way into the asset table, until it is painted. */
  async largeAnswer(): Promise<Timed> {
    const columns = ['adoptionStage', 'asset', 'assetEngagement', 'participation', 'completedAction', 'openRate'];
    const table = document.createElement('asset-performance-table');
    table.sort = '';
    table.columns = columns;
    document.body.append(table);
    const show = (rows: Cell[][]): void => { table.data = { columns: columns.map((id, at) => ({ id, kind: at < 2 ? 'dimension' : 'measure' })), rows, meta: { source: 'bench' } }; };
    const rows = Array.from({ length: 100_000 }, (_, at): Cell[] => ['trial', `Study ${at}`, (at * 7919) % 5000, ((at * 31) % 100) / 100, ((at * 17) % 100) / 100, ((at * 13) % 100) / 100]);
    show(rows.slice(0, 10));
    await pause(1000);
    const result = await timed(async () => {
      show(rows);
      for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    });
    table.remove();
    return result;
  },
};

declare global {
  interface Window { bench: typeof bench }
}
window.bench = bench;
