import { expect } from '@open-wc/testing';
import type { OmnichannelError, Progress, Query } from '../../../src/index.js';
import { createDuckDbProvider, duckDbInWorker, type DuckDbInstance } from '../../../src/providers/duckdb/index.js';

const FILES = '/node_modules/@duckdb/duckdb-wasm/dist/';
const WORKER = `${FILES}duckdb-browser-eh.worker.js`;
const MODULE = `${FILES}duckdb-eh.wasm`;
const never = new AbortController().signal;
const refusal = (work: Promise<unknown>): Promise<OmnichannelError> => work.then(() => { throw new Error('nothing was refused'); }, (thrown: unknown) => thrown as OmnichannelError);
const start = (options: Partial<Parameters<typeof duckDbInWorker>[0]> = {}): Promise<DuckDbInstance> => duckDbInWorker({ worker: WORKER, module: MODULE, ...options }).start({ subject: 'test', report: () => undefined });
const LONG = 'select count(*) from range(3000) as a(i), range(3000) as b(i), range(300) as c(i) where (a.i * b.i + c.i) % 7 = $1';

describe('DuckDB in a worker', function () {
  this.timeout(90_000);
  let instance: DuckDbInstance;
  before(async () => { instance = await start({ memoryLimit: '500MB' }); });
  after(() => instance.close());
  const run = (sql: string, ...parameters: readonly (string | number | boolean | null)[]): Promise<readonly (readonly unknown[])[]> => instance.run({ sql, parameters }, { signal: never });

  it('hands out numbers as numbers, whatever the engine counts in', async () => {
    expect(await run('select sum(i), count(*), cast(1.25 as decimal(9, 2)), avg(i) from range(5) as r(i)')).to.deep.equal([[10, 5, 1.25, 2]]);
  });

  it('takes values by their places, odd texts included', async () => {
    const odd = 'O\'Re\u0000"; drop table x; --\\ 漢 🙂';
    expect(await run('select $1, $2, $3, $4, $5, length($1)', odd, -3, 2.5, null, true)).to.deep.equal([[odd, -3, 2.5, null, true, Array.from(odd).length]]);
  });

  it('takes no list as a value', async () => {
    expect((await refusal(run('select $1', [1, 2] as unknown as number))).code).to.equal('failed-engine');
  });

  it('loads no extension, and lets nothing be set any more', async () => {
    expect(await run("select current_setting('autoinstall_known_extensions'), current_setting('autoload_known_extensions'), current_setting('enable_external_access')")).to.deep.equal([[false, false, false]]);
    expect((await run("select current_setting('memory_limit')"))[0]?.[0]).to.match(/47\d\.\d MiB/);
    expect((await refusal(run('set enable_external_access=true'))).message).to.contain('locked');
    expect((await refusal(run("select * from read_json('/x.json')"))).code).to.equal('failed-engine');
    expect(await instance.isAlive()).to.equal(true);
  });

  it('answers a short question while a long one runs, and stops the long one where it is aborted', async () => {
    const stop = new AbortController();
    let isOver = false;
    const long = refusal(instance.run({ sql: LONG, parameters: [3] }, { signal: stop.signal })).finally(() => { isOver = true; });
    expect(await run('select $1 + 1', 1)).to.deep.equal([[2]]);
    expect(isOver).to.equal(false);
    stop.abort(new Error('enough'));
    expect((await long).message).to.equal('enough');
    expect(await run('select $1 + 1', 2)).to.deep.equal([[3]]);
  });

  it('rejects what it was still asked for when it is closed', async () => {
    const other = await start();
    const asked = refusal(other.run({ sql: LONG, parameters: [3] }, { signal: never }));
    await other.run({ sql: 'select 1', parameters: [] }, { signal: never });
    other.close();
    expect((await asked).message).to.contain('closed or broke');
    expect((await refusal(other.run({ sql: 'select 1', parameters: [] }, { signal: never }))).retryable).to.equal(true);
  });

  it('says what is wrong where a file is not there', async () => {
    expect((await refusal(start({ worker: '/nowhere.js' }))).message).to.contain('the worker ended');
    expect((await refusal(start({ module: '/nowhere.wasm', startTimeoutMs: 5000 }))).code).to.equal('failed-engine');
    expect((await refusal(start({ worker: 'https://elsewhere.invalid/worker.js' }))).message).to.contain("worker-src 'self'");
  });

  it('gives up a start that takes too long', async () => {
    expect((await refusal(start({ startTimeoutMs: 1 }))).message).to.match(/has not started after 0.001 seconds.*'wasm-unsafe-eval'/);
  });
});

describe('a provider over DuckDB in a worker', function () {
  this.timeout(90_000);
  const rows = Array.from({ length: 600 }, (_, at) => ({
    hcp: `h${at % 300}`, occurredAt: `2026-05-${String(1 + (at % 28)).padStart(2, '0')}`, channel: at % 5 === 0 ? '' : at % 2 === 0 ? 'phone' : 'web', product: `p${at % 3}`, isPreview: at % 7 === 0 ? true : null,
  }));
  const hcps = Array.from({ length: 300 }, (_, at) => ({ hcp: `h${at}`, specialty: at % 3 === 0 ? 'gp|asthma' : at % 3 === 1 ? 'gp' : null, territory: `t${at % 2}`, targeted: at % 4 === 0 }));
  const QUERY: Query = { measures: ['interactions', 'activeHcps'], dimensions: ['channel', 'specialty'], filters: [{ dimension: 'territory', in: ['t1'] }], period: { start: '2026-05-01', end: '2026-06-01' } };

  it('loads columns of all kinds, and starts again from its sources where the engine breaks', async () => {
    const workers: Worker[] = [];
    const makeWorker = (): Worker => {
      const worker = new Worker(WORKER);
      workers.push(worker);
      return worker;
    };
    const provider = createDuckDbProvider({ engine: duckDbInWorker({ worker: makeWorker, module: MODULE }), tables: { interactions: { json: JSON.stringify(rows) }, hcps }, k: 1, completeThrough: '2026-05-31' });
    const told: Progress[] = [];
    provider.watchProgress?.((progress) => told.push(progress));
    const expected = expectedCells();
    const ask = async (): Promise<Record<string, readonly unknown[]>> => Object.fromEntries((await provider.query(QUERY, { signal: never })).rows.map(([channel, specialty, ...figures]) => [`${channel} ${specialty}`, figures]));
    expect(await ask()).to.deep.equal(expected);
    const blank = (await provider.query({ ...QUERY, filters: [{ dimension: 'channel', in: [''] }, { dimension: 'specialty', notIn: [''] }] }, { signal: never })).rows;
    expect(blank.length).to.be.greaterThan(0);
    expect(blank.map(([channel]) => channel).filter((channel) => channel !== null)).to.deep.equal([]);
    expect(told.some(({ part, loaded, done }) => part === 'engine' && loaded > 1_000_000 && !done)).to.equal(true);
    expect(told.filter(({ done }) => done).map(({ part }) => part).sort()).to.deep.equal(['engine', 'hcps', 'interactions']);
    workers[0]?.dispatchEvent(new ErrorEvent('error', { message: 'out of bounds' }));
    expect((await refusal(provider.query(QUERY, { signal: never }))).retryable).to.equal(true);
    expect(await ask()).to.deep.equal(expected);
    expect(workers).to.have.lengthOf(2);
    await provider.append('interactions', [{ hcp: 'h1', occurredAt: '2026-05-30', channel: 'letter', campaign: 'new' }]);
    expect((await ask())['letter gp']).to.deep.equal([1, 1]);
    provider.close();
    expect((await refusal(provider.query(QUERY, { signal: never }))).message).to.contain('closed');
  });

  /** The same by plain loops. */
  function expectedCells(): Record<string, readonly unknown[]> {
    const cells = new Map<string, { count: number; hcps: Set<string> }>();
    for (const { hcp, channel, isPreview } of rows) {
      const { specialty, territory } = hcps.find((one) => one.hcp === hcp) as (typeof hcps)[number];
      if (territory !== 't1' || isPreview) continue;
      for (const one of specialty?.split('|') ?? [null]) {
        const key = `${channel || null} ${one}`;
        const cell = cells.get(key) ?? { count: 0, hcps: new Set() };
        cells.set(key, cell);
        cell.count += 1;
        cell.hcps.add(hcp);
      }
    }
    return Object.fromEntries([...cells].map(([key, cell]) => [key, [cell.count, cell.hcps.size]]));
  }
});

describe('DuckDB in a page with a strict policy', function () {
  this.timeout(120_000);

  async function reportUnder(scripts: string, trusted: boolean): Promise<{ readonly rows?: unknown; readonly message?: string }> {
    const policy = `default-src 'none'; script-src ${scripts}; worker-src 'self' blob:; connect-src 'self'${trusted ? "; require-trusted-types-for 'script'; trusted-types host" : ''}`;
    const frame = document.createElement('iframe');
    frame.srcdoc = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><body><script type="module" src="/test/providers/duckdb/strict-page.ts"></script>`;
    const report = new Promise<{ readonly rows?: unknown; readonly message?: string }>((resolve) => {
      addEventListener('message', ({ source, data }: MessageEvent<{ readonly rows?: unknown; readonly message?: string }>) => { if (source === frame.contentWindow) resolve(data); });
    });
    document.body.append(frame);
    return report.finally(() => frame.remove());
  }

  it('answers under Trusted Types with a worker that the host makes', async () => {
    expect(await reportUnder("'self' 'wasm-unsafe-eval'", true)).to.deep.equal({ rows: [[2]], refused: 'failed-engine' });
  });

  it('says which directive is missing where WebAssembly is forbidden', async () => {
    expect((await reportUnder("'self' blob:", false)).message).to.contain("script-src 'wasm-unsafe-eval'");
  });
});
