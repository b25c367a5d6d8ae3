import { expect } from 'chai';
import { startLive } from '../../demo/live.js';
import { createMemoryProvider, type MemoryProvider, type TableSource } from '../../src/providers/memory/index.js';
import { randomBelow } from '../providers/memory/engine/small.js';

const signal = new AbortController().signal;
const MAY = { start: '2026-05-01', end: '2026-06-01' };
const HCPS = ['h1', 'h2', 'h3'];

const open = (): MemoryProvider => createMemoryProvider({
  k: 0,
  tables: {
    hcps: HCPS.map((hcp) => ({ hcp })),
    products: [{ product: 'respira' }, { product: 'rival' }],
    interactions: [{ hcp: 'h1', occurredAt: '2026-05-20', product: 'respira', channel: 'phone' }],
    sends: [{ hcp: 'h1', attemptedAt: '2026-05-19', sentAt: '2026-05-19', product: 'respira' }],
    consentEvents: [{ hcp: 'h2', channel: 'phone', product: 'respira', consentStatus: 'opt-in', effectiveFrom: '2026-05-01' }],
  },
});

/** Every row that comes in, by table. */
function appended(provider: MemoryProvider): { table: string; row: Record<string, unknown> }[] {
  const rows: { table: string; row: Record<string, unknown> }[] = [];
  const append = provider.append.bind(provider);
  Object.assign(provider, { append: (table: string, source: TableSource) => { rows.push({ table, row: (source as Record<string, unknown>[])[0] ?? {} }); return append(table, source); } });
  return rows;
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** What an interval would call, by its handle. */
const running = new Map<number, () => void>();
const { setInterval: realSet, clearInterval: realClear } = globalThis;

async function seconds(count: number): Promise<void> {
  for (let second = 0; second < count; second += 1) {
    running.forEach((call) => call());
    for (let turn = 0; turn < 5; turn += 1) await settled();
  }
}

describe('rows that come in while one looks', () => {
  const random = (): (() => number) => {
    const below = randomBelow(7);
    return () => below(1_000_000) / 1_000_000;
  };
  beforeEach(() => {
    let handle = 0;
    Object.assign(globalThis, { setInterval: (call: () => void) => { running.set(++handle, call); return handle; }, clearInterval: (one: number) => running.delete(one) });
  });
  afterEach(() => {
    running.clear();
    Object.assign(globalThis, { setInterval: realSet, clearInterval: realClear });
  });

  it('come one a second, until stopped', async () => {
    const provider = open();
    const rows = appended(provider);
    const stop = startLive(provider, random());
    await settled();
    expect(rows).to.have.lengthOf(0);
    await seconds(3);
    expect(rows).to.have.lengthOf(3);
    stop();
    await seconds(3);
    expect(rows).to.have.lengthOf(3);
  });

  it('are of known HCPs and products of theirs, on the last complete day, and are counted', async () => {
    const provider = open();
    const rows = appended(provider);
    const stop = startLive(provider, random());
    await seconds(40);
    stop();
    expect(new Set(rows.map(({ table }) => table))).to.deep.equal(new Set(['interactions', 'sends', 'consentEvents']));
    for (const { row } of rows) {
      expect(HCPS).to.include(row['hcp']);
      expect(row['product']).to.equal('respira');
      expect(row['occurredAt'] ?? row['attemptedAt'] ?? row['effectiveFrom']).to.equal('2026-05-20');
    }
    const { rows: [counted], meta } = await provider.query({ measures: ['interactions', 'sent'], period: MAY }, { signal });
    const of = (name: string): number => rows.filter(({ table }) => table === name).length;
    expect(counted?.map((cell) => (typeof cell === 'object' ? cell?.value : cell))).to.deep.equal([1 + of('interactions'), 1 + of('sends')]);
    expect(meta.completeThrough).to.equal('2026-05-20');
  });

  it('end by themselves where the provider is closed or has nobody to name', async () => {
    const closed = open();
    startLive(closed, random());
    await seconds(1);
    closed.close();
    const rows = appended(closed);
    await seconds(3);
    expect(rows.length).to.be.at.most(1);
    const empty = createMemoryProvider({ tables: { interactions: [] } });
    const none = appended(empty);
    startLive(empty, random());
    await seconds(3);
    expect(none).to.have.lengthOf(0);
  });
});
