import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import type { Change, DataProvider, OmnichannelError, Query, Result } from '../../../src/contract/index.js';
import { createHttpProvider, type HttpProvider, type HttpProviderOptions, type QueryRequest } from '../../../src/providers/http/index.js';
import { createMemoryProvider } from '../../../src/providers/memory/index.js';
import { listens, over } from './loopback.js';
import { referenceServer, type ReferenceOptions } from './reference-server.js';

const { signal } = new AbortController();
const PERIOD = { start: '2026-05-01', end: '2026-11-01' };
const folder = new URL('../../../demo/data/', import.meta.url);
const names = JSON.parse(readFileSync(new URL('tables.json', folder), 'utf8')) as Readonly<Record<string, string>>;
const memory = createMemoryProvider({ tables: Object.fromEntries(Object.entries(names).map(([id, file]) => [id, { csv: readFileSync(new URL(file, folder), 'utf8') }])) });

const visits: Query = { measures: ['interactions'], period: PERIOD };
const bad: Query = { measures: ['interactionz'], period: PERIOD };

/** A provider over a loopback server, and what the server was sent. */
async function served(source: DataProvider = memory, reference: ReferenceOptions = {}, options: Partial<HttpProviderOptions> = {}): Promise<{ provider: HttpProvider; requests: Request[]; bodies: QueryRequest[] }> {
  const requests: Request[] = [];
  const bodies: QueryRequest[] = [];
  const respond = referenceServer(source, reference);
  const url = await listens(over(async (request) => {
    requests.push(request);
    const copy = request.clone();
    if (request.url.endsWith('/query') && request.headers.get('content-encoding') === null) bodies.push((await copy.json()) as QueryRequest);
    return respond(request);
  }));
  return { provider: createHttpProvider({ url, ...options }), requests, bodies };
}

const failureOf = (work: Promise<unknown>): Promise<OmnichannelError> => work.then(() => expect.fail('no failure'), (thrown: OmnichannelError) => thrown);
/** As it arrives: JSON knows no `undefined` and no -0. */
const asSent = (result: Result): unknown => JSON.parse(JSON.stringify(result));

describe('the HTTP provider', () => {
  before(async () => {
    await memory.ready;
  });

  it('answers all that the tables behind the server can with the same figures', async function () {
    this.timeout(60_000);
    const { provider } = await served();
    const questions = Object.entries(memory.capabilities?.measures ?? {}).flatMap(([id, { dimensions }]): Query[] => [
      { measures: [id], period: PERIOD, totals: true },
      { measures: [id], period: PERIOD, grain: 'month', filters: [{ dimension: 'product', in: ['respira'] }] },
      ...dimensions.filter((dimension) => ['specialty', 'channel'].includes(dimension)).map((dimension): Query => ({ measures: [id], dimensions: [dimension], period: PERIOD, totals: true })),
    ]);
    expect(questions).to.have.length.greaterThan(300);
    const [local, remote] = await Promise.all([memory, provider].map((each) => Promise.all(questions.map((query) => each.query(query, { signal: new AbortController().signal }).then(asSent, ({ code, message }: OmnichannelError) => [code, message.split(': ').slice(-1)])))));
    for (const [at, query] of questions.entries()) expect(remote?.[at], JSON.stringify(query)).to.deep.equal(local?.[at]);
  });

  it('sends the questions of one turn together', async () => {
    const { provider, bodies } = await served();
    await Promise.all([visits, { ...visits, grain: 'month' as const }].map((query) => provider.query(query, { signal: new AbortController().signal })));
    await provider.query(visits, { signal });
    expect(bodies.map(({ version, queries }) => [version, queries.length])).to.deep.equal([[1, 2], [1, 1]]);
  });

  it('lets a bad question fail alone', async () => {
    const { provider, requests } = await served();
    const [good, failure] = await Promise.all([provider.query(visits, { signal }), failureOf(provider.query(bad, { signal }))]);
    expect(good).to.deep.equal(asSent(await memory.query(visits, { signal })));
    expect(failure.code).to.equal('unknown-measure');
    expect(failure.message).to.match(/^http: .*unknown measure "interactionz".*interactions/);
    expect(requests).to.have.lengthOf(1);
  });

  it('answers several at once, an error in the place of what fails', async () => {
    const { provider, requests } = await served();
    const [good, failure] = await provider.queryAll([visits, bad], { signal });
    expect(good).to.deep.equal(asSent(await memory.query(visits, { signal })));
    expect((failure as OmnichannelError).code).to.equal('unknown-measure');
    expect(requests).to.have.lengthOf(1);
    const leaving = new AbortController();
    const left = failureOf(provider.queryAll([visits], { signal: leaving.signal }));
    leaving.abort(new Error('left'));
    expect((await left).message).to.equal('left');
  });

  it('refuses what breaks the contract before it is sent', async () => {
    const { provider, requests } = await served();
    const failure = await failureOf(provider.query({ measures: [], period: PERIOD }, { signal }));
    expect(failure.code).to.equal('invalid-query');
    expect(requests).to.have.lengthOf(0);
  });

  it('splits what is more than the server takes, by what it says or refuses', async () => {
    const months = Array.from({ length: 7 }, (_, at): Query => ({ ...visits, limit: at + 1 }));
    const split = async (provider: HttpProvider): Promise<unknown> => Promise.all(months.map((query) => provider.query(query, { signal: new AbortController().signal })));
    const said = await served(memory, { limits: { maxQueries: 3 } });
    await said.provider.ready;
    await split(said.provider);
    expect(said.bodies.map(({ queries }) => queries.length)).to.deep.equal([3, 3, 1]);
    const refused = await served(memory, { limits: { maxQueries: 3 } });
    await split(refused.provider);
    expect(refused.bodies.map(({ queries }) => queries.length).sort()).to.deep.equal([2, 2, 3, 4, 7]);
    const told = await served(memory, {}, { batch: 1 });
    await split(told.provider);
    expect(told.bodies).to.have.lengthOf(7);
  });

  it('gives the answer it kept, itself, where the server says that it still holds', async () => {
    let figure = 1;
    const source: DataProvider = { query: () => Promise.resolve({ columns: [{ id: 'interactions', kind: 'measure' }], rows: [[figure]], meta: { source: 'x' } }) };
    const { provider, bodies } = await served(source);
    const first = await provider.query(visits, { signal });
    expect(await provider.query(visits, { signal })).to.equal(first);
    figure = 2;
    expect((await provider.query(visits, { signal })).rows).to.deep.equal([[2]]);
    expect(bodies.map(({ validators }) => validators?.[0]?.length)).to.deep.equal([undefined, 64, 64]);
  });

  it('sends no validator that another token got', async () => {
    let token = 'ann';
    const { provider, bodies } = await served(memory, {}, { token: () => token });
    const first = await provider.query(visits, { signal });
    token = 'ben';
    const second = await provider.query(visits, { signal });
    expect(second).to.deep.equal(first);
    expect(second === first).to.equal(false);
    expect(bodies.map(({ validators }) => validators)).to.deep.equal([undefined, undefined]);
  });

  it('keeps no answer that breaks the contract', async () => {
    const rows: unknown[][] = [['5']];
    const { provider, bodies } = await served({ query: () => Promise.resolve({ columns: [{ id: 'interactions', kind: 'measure' }], rows, meta: { source: 'x' } } as unknown as Result) });
    for (let time = 0; time < 2; time += 1) expect((await failureOf(provider.query(visits, { signal }))).message).to.match(/^http: invalid result: no finite number "5" in column "interactions", row 0/);
    expect(bodies[1]?.validators).to.equal(undefined);
  });

  it('reads an answer of 100,000 rows in lines', async function () {
    this.timeout(20_000);
    const rows = Array.from({ length: 100_000 }, (_, at) => [`h${at}`, { value: at / 7, numerator: at, denominator: 7 }]);
    const large: Result = { columns: [{ id: 'hcp', kind: 'dimension' }, { id: 'openRate', kind: 'measure' }], rows, totals: [null, 3], meta: { source: 'x' } };
    const { provider } = await served({ query: ({ measures }) => (measures[0] === 'openRate' ? Promise.resolve(large) : Promise.reject(new Error('boom'))) });
    const [answer, failure] = await Promise.all([provider.query({ measures: ['openRate'], dimensions: ['hcp'], period: PERIOD }, { signal }), failureOf(provider.query(visits, { signal }))]);
    expect(answer).to.deep.equal(large);
    expect(failure.code).to.equal('failed-request');
  });

  it('says nothing of how the server is made', async () => {
    const { provider } = await served({ query: () => Promise.reject(new Error('password=secret at 10.0.0.7')) });
    expect((await failureOf(provider.query(visits, { signal }))).message).to.equal('http: server: failed request. See the cause; ask again with refresh(). (failed-request)');
  });

  it('asks what the server can once, when somebody wants to know', async () => {
    const { provider, requests } = await served();
    await provider.query(visits, { signal });
    expect(requests).to.have.lengthOf(1);
    expect(provider.capabilities).to.equal(undefined);
    await provider.ready;
    expect(provider.capabilities).to.deep.equal(asSent(memory.capabilities as never));
    expect(requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).to.deep.equal(['POST /query', 'GET /capabilities']);
    const given = await served(memory, {}, { capabilities: { measures: {} } });
    await given.provider.ready;
    expect(given.provider.capabilities).to.deep.equal({ measures: {} });
    expect(given.requests).to.have.lengthOf(0);
  });

  it('lists members, never more than a page can use', async () => {
    const asked: unknown[] = [];
    const { provider } = await served({ query: (query, options) => memory.query(query, options), members: (request, options) => (asked.push(request), memory.members?.(request, options) ?? Promise.resolve([])) });
    expect(await provider.members({ dimension: 'specialty' }, { signal })).to.deep.equal(await memory.members?.({ dimension: 'specialty' }, { signal }));
    expect(await provider.members({ dimension: 'product', search: 'resp', limit: 3 }, { signal })).to.deep.equal(await memory.members?.({ dimension: 'product', search: 'resp', limit: 3 }, { signal }));
    expect(asked).to.deep.equal([{ dimension: 'specialty', limit: 10_000 }, { dimension: 'product', search: 'resp', limit: 3 }]);
    expect((await failureOf(provider.members({ dimension: 'nothing' }, { signal }))).code).to.equal('unknown-dimension');
  });

  it('hands on as many members as were asked for, where a server sends 200,000', async () => {
    const all = Array.from({ length: 200_000 }, (_, at) => ({ code: `h${at}` }));
    const { provider } = await served({ query: (query, options) => memory.query(query, options), members: () => Promise.resolve(all) });
    expect(await provider.members({ dimension: 'hcp' }, { signal })).to.have.lengthOf(10_000);
    expect(await provider.members({ dimension: 'hcp', limit: 201 }, { signal })).to.deep.equal(all.slice(0, 201));
  });

  it('packs large requests where the server says that it unpacks them', async () => {
    const { provider, requests } = await served(memory, { limits: { gzip: true } });
    await provider.ready;
    const many: Query = { ...visits, filters: [{ dimension: 'hcp', notIn: Array.from({ length: 2_000 }, (_, at) => `nobody-${at}`) }] };
    expect((await provider.query(many, { signal })).rows).to.deep.equal((await provider.query(visits, { signal })).rows);
    expect(requests.map(({ headers }) => headers.get('content-encoding'))).to.deep.equal([null, 'gzip', null]);
  });

  it('gives a request up when nobody waits any more, and not before', async () => {
    const seen: AbortSignal[] = [];
    const { provider } = await served({ query: (_, { signal: asked }) => (seen.push(asked), new Promise<Result>(() => undefined)) });
    const [one, two] = [new AbortController(), new AbortController()];
    const failures = [one, two].map((each, at) => failureOf(provider.query({ ...visits, limit: at + 1 }, { signal: each.signal })));
    while (seen.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    one.abort(new Error('left'));
    expect((await failures[0])?.message).to.equal('left');
    expect(seen[0]?.aborted).to.equal(false);
    two.abort(new Error('left too'));
    expect((await failures[1])?.message).to.equal('left too');
    while (!seen[0]?.aborted) await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await failureOf(provider.query(visits, { signal: one.signal }))).message).to.equal('left');
    const three = new AbortController();
    const late = failureOf(provider.query({ ...visits, limit: 3 }, { signal: three.signal }));
    three.abort(new Error('left at once'));
    expect((await late).message).to.equal('left at once');
    expect(seen).to.have.lengthOf(2);
  });

  it('tells what the host says has changed, to those who still listen', async () => {
    const { provider } = await served();
    const heard: Change[] = [];
    const end = provider.subscribe((change) => heard.push(change));
    provider.changed({ measures: ['interactions'] });
    provider.changed();
    await Promise.resolve();
    end();
    provider.changed();
    await Promise.resolve();
    expect(heard).to.deep.equal([{ measures: ['interactions'] }, {}]);
  });

  it('answers nothing once it is closed', async () => {
    const { provider } = await served({ query: () => new Promise<Result>(() => undefined) });
    const waiting = failureOf(provider.query(visits, { signal }));
    await new Promise((resolve) => setTimeout(resolve, 20));
    provider.close();
    for (const failure of [await waiting, await failureOf(provider.query(visits, { signal }))]) expect(failure.message).to.match(/^http: failed request: the provider is closed/);
  });

  it('sends further headers, and its own over them', async () => {
    const { provider, requests } = await served(memory, {}, { token: 't1', headers: { 'X-Tenant': 'acme', 'Content-Type': 'text/plain', Authorization: 'Basic x' } });
    await provider.query(visits, { signal });
    expect(['x-tenant', 'content-type', 'authorization'].map((name) => requests[0]?.headers.get(name))).to.deep.equal(['acme', 'application/json', 'Bearer t1']);
  });

  for (const [setting, options] of Object.entries({
    url: [{ url: '' }, { url: 5 }, {}, { url: 'https://x.test/api?token=secret' }, { url: 'https://ann:secret@x.test/api' }],
    timeoutMs: [{ timeoutMs: 0 }, { timeoutMs: 2 ** 31 }], batch: [{ batch: 0 }], token: [{ token: 5 }], credentials: [{ credentials: 'yes' }], fetch: [{ fetch: 'x' }], headers: [{ headers: { 'a b': 'c' } }, { headers: { a: 'secret\n' + 'x: y' } }],
  })) {
    it(`refuses a wrong ${setting} at once, without telling a secret`, () => {
      for (const wrong of options) {
        const create = (): unknown => createHttpProvider({ url: 'https://x.test', ...(setting === 'url' && { url: undefined }), ...wrong } as unknown as HttpProviderOptions);
        expect(create, JSON.stringify(wrong)).to.throw(new RegExp(`^http: invalid ${setting} (?!.*secret)`)).with.property('code', 'invalid-setting');
      }
    });
  }
});
