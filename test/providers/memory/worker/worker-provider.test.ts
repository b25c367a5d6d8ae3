import { expect } from 'chai';
import type { Change, Progress, Query, Result } from '../../../../src/contract/index.js';
import { createMemoryProvider, type MemoryProviderOptions } from '../../../../src/providers/memory/index.js';
import { rejection } from '../rejection.js';
import { closeAll, inWorker, worker } from './line.js';

const MAY = { start: '2026-05-01', end: '2026-06-01' };
const { signal } = new AbortController();
const HCPS = Array.from({ length: 40 }, (_, at) => ({ hcp: `h${at}`, specialty: at % 2 === 0 ? 'onc' : 'gp' }));
const INTERACTIONS = HCPS.flatMap(({ hcp }, at) => [{ hcp, occurredAt: '2026-05-02', channel: at % 3 === 0 ? 'web' : 'phone', points: at / 4 }, { hcp, occurredAt: '2026-05-20', channel: 'web', points: 1 }]);
const TABLES: MemoryProviderOptions['tables'] = { hcps: HCPS, interactions: INTERACTIONS };
const QUERIES: readonly Query[] = [
  { measures: ['activeHcps', 'pointsPerHcp'], dimensions: ['specialty'], period: MAY, totals: true },
  { measures: ['interactions'], dimensions: ['channel'], grain: 'week', period: MAY },
  { measures: ['reachRate'], period: MAY, filters: [{ dimension: 'channel', in: ['phone'] }] },
  { measures: ['activeHcps'], period: MAY, filters: [{ dimension: 'territory', in: ['north'] }] },
];
const withoutClock = ({ meta: { loadedAt: _, ...meta }, ...result }: Result): unknown => ({ ...result, meta });
const messageOf = async (work: Promise<unknown>): Promise<string> => (await rejection(work)).message;

describe('the memory provider in a worker', () => {
  afterEach(closeAll);

  it('gives the same answers as in the page, one by one and together', async () => {
    const [here, there] = [createMemoryProvider({ tables: TABLES }), inWorker({ tables: TABLES })];
    const expected = await Promise.all(QUERIES.map(async (query) => withoutClock(await here.query(query, { signal }))));
    const single = await Promise.all(QUERIES.map(async (query) => withoutClock(await there.query(query, { signal }))));
    const together = (await there.queryAll?.(QUERIES, { signal }) ?? []).map((answer) => withoutClock(answer as Result));
    expect(single).to.deep.equal(expected);
    expect(together).to.deep.equal(expected);
    expect(JSON.stringify(expected)).to.contain('numerator');
  });

  it('gives the same members and capabilities', async () => {
    const [here, there] = [createMemoryProvider({ tables: TABLES }), inWorker({ tables: TABLES })];
    expect(there.capabilities).to.equal(undefined);
    await Promise.all([here.ready, there.ready]);
    expect(there.capabilities).to.deep.equal(here.capabilities);
    const request = { dimension: 'specialty' };
    expect(await there.members?.(request, { signal })).to.deep.equal(await here.members?.(request, { signal }));
  });

  it('answers a question that fails by itself with its error, and its neighbours with theirs', async () => {
    const [first, second] = await inWorker({ tables: TABLES }).queryAll?.([{ measures: ['activeHcp'], period: MAY }, QUERIES[0] as Query], { signal }) ?? [];
    expect(first).to.be.instanceOf(Error).with.property('message').that.matches(/unknown measure "activeHcp"\. Did you mean "activeHcps"\? \(unknown-measure\)$/);
    expect((second as Result).rows).to.have.length(2);
  });

  it('hands over many rows as they are', async () => {
    const days = Array.from({ length: 900 }, (_, at) => new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10));
    const rows = days.flatMap((occurredAt, at) => [['h1', 'web'], ['h2', ''], ['h3', 'phone']].map(([hcp, channel]) => ({ hcp, channel, occurredAt, points: at % 7 === 0 ? null : at })));
    const options = { tables: { interactions: rows, hcps: HCPS }, k: 1 };
    const query: Query = { measures: ['interactions', 'pointsPerHcp', 'reachRate'], dimensions: ['channel'], grain: 'day', period: { start: '2024-01-01', end: '2026-12-01' } };
    const [here, there] = [await createMemoryProvider(options).query(query, { signal }), await inWorker(options).query(query, { signal })];
    expect(here.rows.length).to.be.greaterThan(2500);
    expect(withoutClock(there)).to.deep.equal(withoutClock(here));
  });

  it('takes rows in, says so, and stays as it was where they are refused', async () => {
    const provider = inWorker({ tables: TABLES, completeThrough: '2026-05-31' });
    const changes: Change[] = [];
    provider.subscribe?.((change) => changes.push(change));
    const count = async (): Promise<unknown> => (await provider.query({ measures: ['interactions'], period: MAY }, { signal })).rows[0]?.[0];
    expect(await count()).to.equal(80);
    await provider.append('interactions', { csv: 'hcp,occurredAt\nh1,2026-05-03\n' });
    expect(await count()).to.equal(81);
    expect(changes).to.have.length(1);
    expect(changes[0]?.measures).to.include('activeHcps');
    expect(await messageOf(provider.replace('interactions', { csv: new Blob(['hcp,occurredAt\nh1,2026-13-03\n']) }))).to.match(/invalid date "2026-13-03" in column "occurredAt", row 2/);
    expect(await count()).to.equal(81);
  });

  it('copies compact columns, or takes them over where the host allows', async () => {
    const compact = () => ({ interactions: { columns: { hcp: { codes: Uint32Array.of(1, 2, 2), values: ['', 'h1', 'h2'] }, occurredAt: { days: Int32Array.of(20_574, 20_575, 20_576) }, points: Float64Array.of(1, 2, 3) } } });
    for (const transferTables of [false, true]) {
      const tables = compact();
      const provider = inWorker({ tables, k: 1, transferTables, completeThrough: '2026-05-31' });
      expect((await provider.query({ measures: ['engagementPoints'], period: MAY }, { signal })).rows).to.deep.equal([[6]]);
      expect(tables.interactions.columns.points.length).to.equal(transferTables ? 0 : 3);
    }
  });

  it('tells of a table that failed, and answers what does not need it', async () => {
    const provider = inWorker({ tables: { hcps: HCPS, interactions: { csv: 'hcp;day\n' } } });
    expect((await rejection(provider.ready)).code).to.equal('unknown-column');
    expect((await rejection(provider.query({ measures: ['activeHcps'], period: MAY }, { signal }))).code).to.equal('unknown-column');
    expect((await provider.query({ measures: ['hcpsInUniverse'], period: MAY }, { signal })).rows).to.have.length(1);
  });

  it('refuses with `ready` and all questions what the provider refuses at once in the page', async () => {
    const provider = inWorker({ tables: { visits: [] } });
    for (const work of [provider.ready, provider.query(QUERIES[0] as Query, { signal }), provider.append('hcps', [])]) {
      expect(await messageOf(work)).to.match(/^memory: unknown table "visits"\..*\(unknown-table\)$/);
    }
  });

  it('refuses functions in sources', async () => {
    const source = { csv: 'hcp\nh1\n', read: () => undefined } as unknown as MemoryProviderOptions['tables'][string];
    expect(await messageOf(inWorker({ tables: { hcps: source } }).ready)).to.match(/^hcps: invalid source for a worker: its "read" is a function/);
    const rows = [{ hcp: () => 'h1' }];
    const provider = inWorker({ tables: { hcps: rows } });
    expect(await messageOf(provider.ready)).to.match(/invalid source for a worker: .*could not be cloned/);
    expect(await messageOf(provider.query(QUERIES[0] as Query, { signal }))).to.match(/invalid source for a worker/);
  });

  it('does not compute what nobody waits for any more', async () => {
    const stops: unknown[] = [];
    const provider = inWorker({ tables: TABLES }, worker((message) => stops.push(message)));
    await provider.ready;
    const [leaving, reason] = [new AbortController(), new Error('left')];
    const work = provider.query(QUERIES[0] as Query, { signal: leaving.signal });
    leaving.abort(reason);
    expect(await work.then(() => undefined, (thrown: unknown) => thrown)).to.equal(reason);
    expect((await provider.query(QUERIES[1] as Query, { signal })).rows.length).to.be.greaterThan(0);
    expect(stops).to.deep.include({ stop: 1 });
    expect(await provider.query(QUERIES[1] as Query, { signal: leaving.signal }).then(() => undefined, (thrown: unknown) => thrown)).to.equal(reason);
  });

  it('tells how far loading has come', async () => {
    const provider = inWorker({ tables: { hcps: HCPS, interactions: { csv: `hcp,occurredAt\n${'h1,2026-05-02\n'.repeat(500_000)}` } } });
    const seen: Progress[] = [];
    provider.watchProgress?.((progress) => seen.push(progress));
    await provider.ready;
    const ofEvents = seen.filter(({ part }) => part === 'interactions');
    expect(seen.filter(({ done }) => done).map(({ part }) => part).sort()).to.deep.equal(['hcps', 'interactions']);
    expect(ofEvents[0]).to.deep.include({ loaded: 0, done: false });
    expect(ofEvents.some(({ loaded, total = 0, done }) => !done && loaded > 0 && loaded < total)).to.equal(true);
  });

  it('refuses all that waits, and all that follows, once it is closed', async () => {
    const provider = inWorker({ tables: TABLES });
    await provider.ready;
    const waiting = messageOf(provider.query(QUERIES[0] as Query, { signal }));
    provider.close();
    expect(await waiting).to.match(/the provider is closed/);
    expect(await messageOf(provider.append('hcps', []))).to.match(/the provider is closed/);
  });

  it('says so where the worker does not start, or dies', async () => {
    const broken = inWorker({ tables: TABLES }, () => { throw new TypeError('blocked'); });
    expect(await messageOf(broken.ready)).to.match(/^memory: failed engine: the worker does not start\. Serve the file memory\.worker\.js .*\(failed-engine\)$/);
    const target = Object.assign(new EventTarget(), { postMessage: () => undefined, terminate: () => undefined }) as unknown as Worker;
    const dying = inWorker({ tables: TABLES, name: 'CRM' }, () => target);
    target.dispatchEvent(Object.assign(new Event('message'), { data: { tell: 'open' } }));
    const waiting = messageOf(dying.query(QUERIES[0] as Query, { signal }));
    target.dispatchEvent(new Event('error', { cancelable: true }));
    expect(await waiting).to.match(/^CRM: failed engine: the worker died/);
    expect(await messageOf(dying.query(QUERIES[0] as Query, { signal }))).to.match(/the worker died/);
  });
});

describe('the memory provider in the page', () => {
  it('answers a tray of questions one a turn, and stops where nobody waits', async () => {
    const provider = createMemoryProvider({ tables: TABLES });
    await provider.ready;
    let turns = 0;
    const timer = setInterval(() => { turns += 1; }, 0);
    await provider.queryAll?.(Array.from({ length: 200 }, (_, at) => ({ ...(QUERIES[1] as Query), limit: at })), { signal });
    clearInterval(timer);
    expect(turns).to.be.greaterThan(0);
    const leaving = new AbortController();
    const work = provider.queryAll?.(QUERIES, { signal: leaving.signal });
    leaving.abort(new Error('left'));
    expect(await work?.then(() => undefined, (thrown: unknown) => String(thrown))).to.equal('Error: left');
  });
});
