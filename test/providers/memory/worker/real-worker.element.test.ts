import { expect } from '@open-wc/testing';
import type { OmnichannelError, Query } from '../../../../src/contract/index.js';
import { createMemoryProvider, type MemoryProvider } from '../../../../src/providers/memory/index.js';

const MAY = { start: '2026-05-01', end: '2026-06-01' };
const { signal } = new AbortController();
const start = (): Worker => new Worker(new URL('../../../../src/providers/memory/memory.worker.ts', import.meta.url), { type: 'module' });
const QUERY: Query = { measures: ['activeHcps', 'interactionsPerActiveHcp'], dimensions: ['channel'], grain: 'week', period: MAY, totals: true };
const CSV = `hcp,occurredAt,channel,points\n${Array.from({ length: 300_000 }, (_, at) => `h${at % 5000},2026-05-${String(1 + (at % 28)).padStart(2, '0')},${['web', 'phone'][at % 2]},${at % 9}`).join('\n')}`;

describe('the memory provider in a worker of the browser', () => {
  let provider: MemoryProvider | undefined;
  afterEach(() => provider?.close());

  it('answers as in the page, from a file as from its address', async () => {
    const here = await createMemoryProvider({ tables: { interactions: { csv: CSV } } }).query(QUERY, { signal });
    const file = new Blob([CSV]);
    const address = URL.createObjectURL(file);
    for (const csv of [file, new URL(address)]) {
      provider = createMemoryProvider({ worker: start, tables: { interactions: { csv } } });
      const there = await provider.query(QUERY, { signal });
      expect(there.rows).to.deep.equal(here.rows);
      expect(there.totals).to.deep.equal(here.totals);
      provider.close();
    }
    URL.revokeObjectURL(address);
  });

  it('never holds the page up while it reads and answers', async () => {
    const long: number[] = [];
    const observer = new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) long.push(duration); });
    const csv = new Blob([CSV, '\n', CSV.slice(CSV.indexOf('\n') + 1)]);
    observer.observe({ type: 'longtask' });
    provider = createMemoryProvider({ worker: start, tables: { interactions: { csv } } });
    await provider.ready;
    await provider.queryAll?.(Array.from({ length: 12 }, (_, at) => ({ ...QUERY, filters: [{ dimension: 'hcp', notIn: [`h${at}`] }] })), { signal });
    observer.disconnect();
    // What the page itself does beside it may be long on a busy machine, reading 600,000 rows would be far longer.
    expect(Math.max(0, ...long)).to.be.below(500);
  });

  it('is refused with a clear error where its file is not there', async () => {
    provider = createMemoryProvider({ worker: () => new Worker(URL.createObjectURL(new Blob(['throw new Error("no")'], { type: 'text/javascript' }))), tables: {} });
    const error = await provider.ready.then(() => undefined, (thrown: unknown) => thrown as OmnichannelError);
    expect(error?.code).to.equal('failed-engine');
    expect(error?.message).to.match(/the worker does not start/);
  });
});
