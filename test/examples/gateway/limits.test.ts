import { expect } from 'chai';
import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from '../../../examples/gateway/engines/engine.js';
import { KeptAnswers } from '../../../examples/gateway/kept-answers.js';
import { ask, INTERACTIONS, mint, openTenants, PERIOD, post, reader, signal, start, tokenFor } from './support.js';

const ENDLESS = 'select sum(a.range * b.range) from range(10000000) as a, range(10000000) as b';

interface Slow extends Engine {
  /** From now on questions take for ever, unless they are ended. */
  slow: boolean;
  running: number;
}

/** An engine whose statements about facts the database works on without end. */
async function slowEngine(limits: Parameters<typeof openTenants>[0] = {}): Promise<Slow> {
  const engine = await openTenants(limits);
  const slow: Slow = { ...engine, slow: false, running: 0, connection: { dialect: 'duckdb', run: async (statement, how) => {
    if (!slow.slow || statement.sql === 'select 1') return engine.connection.run(statement, how);
    slow.running += 1;
    return engine.connection.run({ sql: ENDLESS, parameters: [] }, how).finally(() => (slow.running -= 1));
  } } };
  return slow;
}

/** Waits until something holds. */
async function until(holds: () => boolean): Promise<void> {
  for (let at = 0; at < 400 && !holds(); at++) await pause(10);
  expect(holds()).to.equal(true);
}

describe('limits of the gateway', () => {
  it('refuse bodies that are too large, packed ones by what they unpack to', async () => {
    const { url } = await start({ limits: { bodyBytes: 4_000 } });
    const token = await tokenFor('ours');
    const { gzipSync } = await import('node:zlib');
    const large = JSON.stringify(ask({ ...INTERACTIONS, filters: [{ dimension: 'hcp', in: ['x'.repeat(5_000)] }] }));
    for (const [raw, headers] of [[large, {}], [gzipSync(large), { 'Content-Encoding': 'gzip' }]] as const) {
      const { status, body } = await post(`${url}/query`, null, { token, raw, headers });
      expect([status, body.error?.code]).to.deep.equal([413, 'unsupported-size']);
    }
  });

  it('refuse too many questions, which the client then asks in halves', async () => {
    const { url } = await start({ limits: { maxQueries: 3 } });
    const token = await tokenFor('ours');
    const queries = ['channel', 'product', 'campaign', 'specialty', 'territory'].map((dimension) => ({ ...INTERACTIONS, dimensions: [dimension] }));
    expect((await post(`${url}/query`, ask(...queries), { token })).status).to.equal(413);
    const own = await reader(url, 'ours');
    expect(await Promise.all(queries.map(async (query) => (await own.query(query, { signal })).rows.length > 0))).to.deep.equal([true, true, true, true, true]);
  });

  it('refuse answers with too many rows, and lists with too many members, and cut none', async () => {
    const { url } = await start({ limits: { maxRows: 5, maxMembers: 5 } });
    const token = await tokenFor('ours');
    const { body } = await post(`${url}/query`, ask({ ...INTERACTIONS, dimensions: ['hcp'] }, { ...INTERACTIONS, dimensions: ['hcp'], limit: 5 }), { token });
    expect(body.results?.[0]?.error?.code).to.equal('unsupported-size');
    expect(body.results?.[1]?.result?.rows).to.have.length(5);
    expect((await post(`${url}/members`, { version: 1, request: { dimension: 'hcp' } }, { token })).status).to.equal(413);
    expect((await post(`${url}/members`, { version: 1, request: { dimension: 'hcp', limit: 5 } }, { token })).status).to.equal(200);
    expect((await post(`${url}/members`, { version: 1, request: { dimension: 'product', limit: 10_000 } }, { token })).status).to.equal(200);
  });

  it('refuse statements with too many rows', async () => {
    const engine = await openTenants({ statementRows: 10 });
    const refusal = await engine.connection.run({ sql: 'select * from range(1000)', parameters: [] }, { signal }).catch((error: unknown) => String(error));
    expect(refusal).to.include('more than 10 rows');
    expect(await engine.connection.run({ sql: "select 1::bigint, 'a', true, null, 'nan'::double", parameters: [] }, { signal })).to.deep.equal([[1, 'a', true, null, null]]);
    await engine.close();
  });

  it('end what takes too long, in the database too', async () => {
    const engine = await slowEngine({ connections: 1 });
    const { url } = await start({ limits: { questionTimeoutMs: 150 } }, engine);
    const token = await tokenFor('ours');
    await post(`${url}/capabilities`, {}, { token });
    await (await reader(url, 'ours')).ready;
    engine.slow = true;
    const { status, body } = await post(`${url}/query`, ask(INTERACTIONS), { token });
    expect([status, body.results?.[0]?.error?.code]).to.deep.equal([200, 'failed-timeout']);
    await until(() => engine.running === 0);
    engine.slow = false;
    expect((await post(`${url}/query`, ask(INTERACTIONS), { token })).body.results?.[0]?.result?.rows).to.deep.equal([[24]]);
  });

  it('end a statement that takes too long by itself', async () => {
    const engine = await openTenants({ connections: 1, statementTimeoutMs: 100 });
    const refusal = await engine.connection.run({ sql: ENDLESS, parameters: [] }, { signal }).catch((error: unknown) => error as { code: string });
    expect(refusal).to.have.property('code', 'failed-timeout');
    expect(await engine.connection.run({ sql: 'select 2', parameters: [] }, { signal })).to.deep.equal([[2]]);
    await engine.close();
  });

  it('end the work once the last client has hung up', async () => {
    const engine = await slowEngine();
    const { url } = await start({}, engine);
    const token = await tokenFor('ours');
    await (await reader(url, 'ours')).ready;
    engine.slow = true;
    const [one, other] = [new AbortController(), new AbortController()];
    const asked = [one, other].map(({ signal: own }) => post(`${url}/query`, ask(INTERACTIONS), { token, signal: own }).catch(() => 'gone'));
    await until(() => engine.running > 0);
    const busy = engine.running;
    one.abort();
    await pause(100);
    expect(engine.running).to.equal(busy);
    other.abort();
    await until(() => engine.running === 0);
    expect(await Promise.all(asked)).to.deep.equal(['gone', 'gone']);
  });

  it('send away who finds the queue full, and let one caller take no more than a share', async () => {
    const engine = await slowEngine();
    const { url } = await start({ limits: { running: 3, perCaller: 1, waiting: 1 } }, engine);
    const rights = { rights: { territories: ['ours'] } };
    const [anna, ben] = await Promise.all([mint(rights, { subject: 'anna' }), mint(rights, { subject: 'ben' })]);
    await (await reader(url, 'ours')).ready;
    engine.slow = true;
    const hanging = new AbortController();
    const asking = (token: string, dimension: string): Promise<unknown> => post(`${url}/query`, ask({ ...INTERACTIONS, dimensions: [dimension] }), { token, signal: hanging.signal }).catch(() => 'gone');
    const first = asking(anna, 'channel');
    await until(() => engine.running > 0);
    await pause(50);
    const busy = engine.running;
    const second = asking(anna, 'product');
    await pause(100);
    expect(engine.running).to.equal(busy);
    const refused = await post(`${url}/query`, ask({ ...INTERACTIONS, dimensions: ['campaign'] }), { token: anna });
    expect([refused.status, refused.headers.get('retry-after'), refused.body.error?.code]).to.deep.equal([429, '1', 'failed-overload']);
    const third = asking(ben, 'campaign');
    await until(() => engine.running === 2 * busy);
    expect((await post(`${url}/query`, ask({ measures: ['none'], period: PERIOD }, { measures: [] }), { token: await mint(rights, { subject: 'carl' }) })).status).to.equal(200);
    hanging.abort();
    expect(await Promise.all([first, second, third])).to.deep.equal(['gone', 'gone', 'gone']);
    await until(() => engine.running === 0);
    engine.slow = false;
    expect((await post(`${url}/query`, ask(INTERACTIONS), { token: anna })).status).to.equal(200);
  });
});

describe('the end of the gateway', () => {
  it('lets what runs finish, takes nothing new and closes the engine', async () => {
    const engine = await openTenants();
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let isClosed = false;
    let isHeld = false;
    const { url, gateway } = await start({}, { ...engine, close: async () => {
      isClosed = true;
      await engine.close();
    }, connection: { dialect: 'duckdb', run: async (statement, how) => {
      if (isHeld) await held;
      return engine.connection.run(statement, how);
    } } });
    await (await reader(url, 'ours')).ready;
    isHeld = true;
    const running = post(`${url}/query`, ask(INTERACTIONS), { token: await tokenFor('ours') });
    await pause(100);
    const stopping = gateway.stop();
    await pause(20);
    expect(isClosed).to.equal(false);
    letGo();
    expect((await running).body.results?.[0]?.result?.rows).to.deep.equal([[24]]);
    await stopping;
    expect(isClosed).to.equal(true);
    expect(await fetch(`${url}/health`).then(() => 'open', () => 'closed')).to.equal('closed');
  });

  it('gives up on what does not finish', async () => {
    const engine = await slowEngine();
    const { url, gateway } = await start({}, engine);
    await (await reader(url, 'ours')).ready;
    engine.slow = true;
    const running = post(`${url}/query`, ask(INTERACTIONS), { token: await tokenFor('ours') }).then(({ status }) => status, () => 'gone');
    await until(() => engine.running > 0);
    await gateway.stop({ withinMs: 50 });
    expect(await running).to.be.oneOf([429, 503, 'gone']);
    expect(engine.running).to.equal(0);
  });

  it('shows in health, as does an engine that is gone', async () => {
    const engine = await openTenants();
    let isGone = false;
    const { url } = await start({}, { ...engine, check: async (own) => {
      if (isGone) throw new Error('gone');
      await engine.check(own);
    } });
    const health = async (path = ''): Promise<unknown[]> => {
      const response = await fetch(`${url}/health${path}`);
      return [response.status, await response.json() as unknown];
    };
    expect(await health()).to.deep.equal([200, { live: true, ready: true }]);
    isGone = true;
    expect(await health('/ready')).to.deep.equal([503, { live: true, ready: false }]);
    expect(await health('/live')).to.deep.equal([200, { live: true }]);
  });
});

describe('a database that was away', () => {
  it('is asked again, by readers who came meanwhile too', async () => {
    const engine = await openTenants();
    let isAway = true;
    const { url } = await start({}, { ...engine, connection: { dialect: 'duckdb', run: async (statement, how) => {
      if (isAway) throw new Error('away');
      return engine.connection.run(statement, how);
    } } });
    const token = await tokenFor('ours');
    const capabilities = async (): Promise<number> => (await fetch(`${url}/capabilities`, { headers: { Authorization: `Bearer ${token}` } })).status;
    expect(await capabilities()).to.equal(500);
    expect((await post(`${url}/query`, ask(INTERACTIONS), { token })).body.results?.[0]?.error?.code).to.equal('failed-server');
    isAway = false;
    expect(await capabilities()).to.equal(200);
    expect((await post(`${url}/query`, ask(INTERACTIONS), { token })).body.results?.[0]?.result?.rows).to.deep.equal([[24]]);
  });
});

describe('the memory for kept answers', () => {
  it('lets go of what was used longest ago, and takes nothing that is too large', () => {
    const kept = new KeptAnswers(1_000);
    for (const key of ['a', 'b', 'c']) kept.keep(key, { json: 'x'.repeat(50), rows: 1 });
    expect(kept.find('a')).not.to.equal(undefined);
    kept.keep('d', { json: 'x'.repeat(50), rows: 1 });
    expect(['a', 'b', 'c', 'd'].filter((key) => kept.find(key))).to.deep.equal(['a', 'c', 'd']);
    kept.keep('e', { json: 'x'.repeat(600), rows: 1 });
    expect(kept.find('e')).to.equal(undefined);
    expect(kept.bytes).to.be.within(1, 1_000);
    kept.clear();
    expect(kept.bytes).to.equal(0);
  });
});
