import { expect } from 'chai';
import { gzipSync } from 'node:zlib';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import type { Query } from '../../../src/contract/index.js';
import { createMemoryProvider } from '../../../src/providers/memory/index.js';
import { allowedRows } from '../../sql/support/allowed-rows.js';
import { comparable, outcome } from '../../sql/support/same.js';
import { TENANTS } from '../../sql/support/tenants.js';
import { ask, INTERACTIONS, mint, PERIOD, post, read, reader, signal, start, TOKENS, tokenFor } from './support.js';

const OURS = { dimension: 'territory', in: ['ours'] };
const QUERIES: readonly Query[] = [
  INTERACTIONS, { measures: ['activeHcps', 'interactions'], dimensions: ['channel'], grain: 'month', period: PERIOD, totals: true }, { measures: ['interactions'], dimensions: ['specialty', 'territory'], period: PERIOD, order: [{ by: 'interactions', direction: 'desc' }] },
  { measures: ['segmentSize'], dimensions: ['segment'], period: PERIOD }, { measures: ['turnover'], dimensions: ['product'], period: PERIOD }, { measures: ['hcpsAtStage'], dimensions: ['adoptionStage', 'product'], period: { start: '2026-03-01', end: '2026-04-01' } },
  { measures: ['interactions'], dimensions: ['receiverOf'], period: PERIOD, basis: 'atEnd' }, { measures: ['activeHcps'], dimensions: ['scenario', 'territory'], period: PERIOD }, { measures: ['interactions'], dimensions: ['hcp'], period: PERIOD, filters: [{ dimension: 'hcp', notIn: ["x' or 1=1 --", '\\', '%'] }] },
];

describe('figures through the gateway, read by the library', () => {
  it('are those of the rows that the reader may see', async () => {
    const { url } = await start();
    const own = await reader(url, 'ours');
    const memory = createMemoryProvider({ tables: allowedRows(TENANTS, OURS), k: 1, source: 'tables', completeThrough: '2026-05-12' });
    const found = await Promise.all(QUERIES.map((query) => outcome(own, query)));
    for (const [at, query] of QUERIES.entries()) expect(comparable(found[at] as never), JSON.stringify(query)).to.deep.equal(comparable(await outcome(memory, query)));
    for (const dimension of ['hcp', 'product', 'segment', 'territory', 'campaign']) expect(await own.members({ dimension }, { signal })).to.deep.equal(await memory.members?.({ dimension }, { signal }));
    await own.ready;
    expect(own.capabilities?.measures).to.include.keys('interactions', 'segmentSize');
    expect(own.capabilities?.measures).not.to.have.property('shareOfVoice');
  });

  it('are never those of others, whatever the query says', async () => {
    const { url } = await start();
    const [ours, theirs, all] = await Promise.all([reader(url, 'ours'), reader(url, 'theirs'), reader(url, '*')]);
    const query: Query = { measures: ['interactions'], dimensions: ['territory'], period: PERIOD };
    expect((await ours.query(query, { signal })).rows).to.deep.equal([['ours', 24]]);
    expect((await theirs.query(query, { signal })).rows).to.deep.equal([['theirs', 24]]);
    expect((await all.query(query, { signal })).rows).to.deep.equal([['ours', 24], ['theirs', 24]]);
    expect((await ours.query({ ...query, filters: [{ dimension: 'territory', in: ['theirs'] }] }, { signal })).rows).to.deep.equal([]);
    const { text } = await post(`${url}/query`, { ...ask({ ...query, territory: 'theirs' }) as object, rules: [], territory: 'theirs' }, { token: await tokenFor('ours'), headers: { 'X-Territory': 'theirs' } });
    expect(text).to.include('invalid property').and.not.to.include('["theirs"');
  });

  it('hide groups below k before they leave', async () => {
    const { url } = await start({ figures: { k: 5 } });
    const own = await reader(url, 'ours');
    const { rows } = await own.query({ measures: ['interactions'], dimensions: ['hcp'], period: PERIOD }, { signal });
    expect(rows).to.have.length(12);
    for (const [, figure] of rows) expect(figure).to.deep.equal({ value: null, state: 'suppressed' });
  });
});

describe('tokens', () => {
  it('are needed for everything but health', async () => {
    const { url } = await start();
    for (const path of ['query', 'members']) {
      const { status, headers, body } = await post(`${url}/${path}`, ask(INTERACTIONS));
      expect([status, headers.get('www-authenticate'), body.error?.code]).to.deep.equal([401, 'Bearer', 'unauthorised']);
    }
    expect((await fetch(`${url}/capabilities`)).status).to.equal(401);
    expect((await fetch(`${url}/health`)).status).to.equal(200);
  });

  it('count only when signed by the issuer, for this server, and not expired', async () => {
    const { url } = await start();
    const rights = { rights: { territories: ['ours'] } };
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ ...rights, sub: 'a', iss: TOKENS.issuer, aud: TOKENS.audience, exp: Date.now() })).toString('base64url')}.`;
    const now = Date.now() / 1000;
    const [head, , signature] = (await mint(rights)).split('.');
    const changed = `${head}.${Buffer.from(JSON.stringify({ rights: { territories: ['theirs'] }, sub: 'a', iss: TOKENS.issuer, aud: TOKENS.audience, exp: now + 99 })).toString('base64url')}.${signature}`;
    const refused = { none, changed, 'not.a.token': 'not.a.token', 'wrong secret': await mint(rights, { secret: `${TOKENS.secret}!` }), 'wrong issuer': await mint(rights, { issuer: 'https://other.example' }), 'wrong audience': await mint(rights, { audience: 'mail' }), 'expired': await mint(rights, { expiresAt: now - 60 }) };
    for (const [why, token] of Object.entries(refused)) {
      const { status, body } = await post(`${url}/query`, ask(INTERACTIONS), { token });
      expect([status, body.error?.code], why).to.deep.equal([401, 'unauthorised']);
    }
    expect((await post(`${url}/query`, ask(INTERACTIONS), { token: await mint(rights, { expiresAt: now - 10 }) })).status, 'within the tolerance').to.equal(200);
  });

  it('without rights are refused with 403, not shown everything', async () => {
    const { url } = await start();
    for (const claims of [{}, { rights: {} }, { rights: { territories: [] } }, { rights: { territories: [''] } }, { rights: { territories: [7] } }, { rights: { territories: { ours: true } } }, { territories: ['ours'] }, { 'rights.territories': ['ours'] }]) {
      const { status, body } = await post(`${url}/query`, ask(INTERACTIONS), { token: await mint(claims) });
      expect([status, body.error?.code], JSON.stringify(claims)).to.deep.equal([403, 'unauthorised']);
    }
  });

  it('of one tenant open no schema of another', async () => {
    const { url } = await start({ policy: { rules: {}, tenant: { claim: 'tenant', schemas: { acme: 'main' } } } });
    expect((await post(`${url}/query`, ask(INTERACTIONS), { token: await mint({ tenant: 'acme' }) })).body.results?.[0]?.result?.rows).to.deep.equal([[48]]);
    for (const tenant of ['zeta', 'main', '__proto__', 'constructor', null]) expect((await post(`${url}/query`, ask(INTERACTIONS), { token: await mint({ tenant }) })).status, String(tenant)).to.equal(403);
  });

  it('need a secret that is long enough', async () => {
    let refusal = '';
    await start({ tokens: { ...TOKENS, secret: 'short' } }).catch((error: unknown) => (refusal = String(error)));
    expect(refusal).to.include('it takes 32 or more');
  });
});

describe('kept answers', () => {
  it('cost no statement for the next reader with the same rights, and are not for others', async () => {
    const { url, statements } = await start();
    const query = ask(INTERACTIONS, { ...INTERACTIONS, dimensions: ['channel'] });
    const first = await post(`${url}/query`, query, { token: await tokenFor('ours') });
    const asked = statements.length;
    const second = await post(`${url}/query`, query, { token: await mint({ rights: { territories: ['ours', 'ours'] } }, { subject: 'ben' }) });
    expect(second.text).to.equal(first.text);
    expect(statements).to.have.length(asked);
    const other = await post(`${url}/query`, query, { token: await tokenFor('theirs') });
    expect(other.text).to.include('theirs-channel');
    expect(statements.length).to.be.greaterThan(asked);
  });

  it('are asked once by all who ask at the same moment', async () => {
    const { url, statements } = await start();
    const token = await tokenFor('ours');
    await post(`${url}/query`, ask({ ...INTERACTIONS, dimensions: ['product'] }), { token });
    const before = statements.length;
    await post(`${url}/query`, ask({ ...INTERACTIONS, dimensions: ['specialty'] }), { token });
    const alone = statements.length - before;
    await Promise.all(Array.from({ length: 12 }, () => post(`${url}/query`, ask({ ...INTERACTIONS, dimensions: ['campaign'] }), { token })));
    expect(statements.length - before - alone).to.equal(alone);
  });

  it('are forgotten once the data changed, and validators with them', async () => {
    const { url, statements, gateway } = await start();
    const token = await tokenFor('ours');
    const first = await post(`${url}/query`, ask(INTERACTIONS), { token });
    const validator = first.body.results?.[0]?.validator;
    const again = { ...ask(INTERACTIONS) as object, validators: [validator] };
    const asked = statements.length;
    expect((await post(`${url}/query`, again, { token })).body.results).to.deep.equal([{ unchanged: true }]);
    expect(statements).to.have.length(asked);
    expect((await post(`${url}/query`, again, { token: await tokenFor('theirs') })).body.results?.[0]).to.have.property('result');
    gateway.changed();
    const third = await post(`${url}/query`, again, { token });
    expect(third.body.results?.[0]).to.have.property('result');
    expect(third.body.results?.[0]?.validator).not.to.equal(validator);
  });

  it('follow the version that a statement tells', async () => {
    const { url, statements } = await start({ version: { sql: 'select 7', everyMs: 60_000 } });
    const token = await tokenFor('ours');
    await post(`${url}/query`, ask(INTERACTIONS), { token });
    await post(`${url}/query`, ask(INTERACTIONS), { token });
    expect(statements.filter((text) => text === 'select 7')).to.have.length(1);
  });
});

describe('answers on the wire', () => {
  it('are packed where the client takes it, and requests may be', async () => {
    const { url } = await start();
    const token = await tokenFor('ours');
    const query = ask({ measures: ['interactions', 'activeHcps'], dimensions: ['hcp', 'specialty'], grain: 'month', period: PERIOD });
    const body = gzipSync(JSON.stringify(query));
    for (const packing of ['br', 'gzip']) {
      const answer = await post(`${url}/query`, null, { token, raw: body, headers: { 'Content-Encoding': 'gzip', 'Accept-Encoding': packing } });
      expect([answer.status, answer.headers.get('content-encoding'), answer.headers.get('vary')]).to.deep.equal([200, packing, 'Accept-Encoding']);
      expect(answer.body.results?.[0]?.result?.rows.length).to.be.greaterThan(10);
    }
    expect((await post(`${url}/query`, query, { token, headers: { 'Accept-Encoding': 'br;q=0, identity' } })).headers.get('content-encoding')).to.equal(null);
    expect((await post(`${url}/query`, null, { token, raw: Buffer.from('no gzip'), headers: { 'Content-Encoding': 'gzip' } })).status).to.equal(400);
  });

  it('carry no more than the client needs, and headers that keep them private', async () => {
    const { url } = await start();
    const { headers } = await post(`${url}/query`, ask(INTERACTIONS), { token: await tokenFor('ours') });
    expect(headers.get('cache-control')).to.equal('private, no-store');
    expect(headers.get('x-content-type-options')).to.equal('nosniff');
    expect(headers.get('content-security-policy')).to.include("default-src 'none'");
    expect(headers.get('access-control-allow-origin')).to.equal(null);
    expect(headers.get('server') ?? headers.get('x-powered-by')).to.equal(null);
  });

  it('of capabilities are told once', async () => {
    const { url } = await start();
    const headers = { Authorization: `Bearer ${await tokenFor('ours')}` };
    const first = await read(await fetch(`${url}/capabilities`, { headers }));
    const tag = first.headers.get('etag') ?? '';
    expect([first.status, first.headers.get('cache-control')]).to.deep.equal([200, 'private, no-cache']);
    expect(first.headers.get('vary')).to.include('Authorization');
    expect((await fetch(`${url}/capabilities`, { headers: { ...headers, 'If-None-Match': tag } })).status).to.equal(304);
    expect((await fetch(`${url}/capabilities`, { headers: { Authorization: `Bearer ${await tokenFor('*')}`, 'If-None-Match': tag } })).status).to.equal(200);
  });

  it('go to other origins only by name', async () => {
    const { url } = await start({ origins: ['https://portal.example'] });
    const preflight = (origin: string): Promise<Response> => fetch(`${url}/query`, { method: 'OPTIONS', headers: { 'Origin': origin, 'Access-Control-Request-Method': 'POST' } });
    const [named, other] = await Promise.all([preflight('https://portal.example'), preflight('https://portal.example.evil')]);
    expect([named.status, named.headers.get('access-control-allow-origin'), named.headers.get('access-control-allow-headers')]).to.deep.equal([204, 'https://portal.example', 'Authorization, Content-Type, Content-Encoding']);
    expect(other.headers.get('access-control-allow-origin')).to.equal(null);
    const answer = await post(`${url}/query`, ask(INTERACTIONS), { token: await tokenFor('ours'), headers: { Origin: 'https://portal.example' } });
    expect([answer.headers.get('access-control-expose-headers'), answer.headers.get('vary')]).to.deep.equal(['Retry-After, Date', 'Origin, Accept-Encoding']);
  });

  it('fail alone, and tell nothing of tables and statements', async () => {
    const { url, lines } = await start({ figures: { tables: {}, schema: "nowhere'; drop schema x --" } });
    const { body, text } = await post(`${url}/query`, ask(INTERACTIONS, { measures: ['interactons'], period: PERIOD }, { measures: [] }), { token: await tokenFor('ours') });
    expect(body.results?.map(({ error }) => error?.code)).to.deep.equal(['missing-table', 'unknown-measure', 'invalid-query']);
    expect(text).not.to.match(/nowhere|select |\.ts:|node_modules|\n +at /);
    expect(lines.join('')).not.to.include('nowhere');
  });

  it('to what is no request of the protocol say so', async () => {
    const { url } = await start();
    const token = await tokenFor('ours');
    const statusOf = async (path: string, raw: string, headers: Readonly<Record<string, string>> = {}): Promise<unknown[]> => {
      const { status, body } = await post(`${url}/${path}`, null, { token, raw, headers });
      return [status, body.error?.code];
    };
    expect(await statusOf('query', '{')).to.deep.equal([400, 'invalid-query']);
    expect(await statusOf('query', '{"version":1,"queries":[],"__proto__":{}}')).to.deep.equal([400, 'invalid-query']);
    expect(await statusOf('query', '{"version":2,"queries":[{}]}')).to.deep.equal([400, 'unsupported-version']);
    expect(await statusOf('members', '{"version":1,"request":{"dimension":7}}')).to.deep.equal([400, 'invalid-query']);
    expect(await statusOf('members', '{"version":1,"request":{"dimension":"colour"}}')).to.deep.equal([400, 'unknown-dimension']);
    expect(await statusOf('nothing', '{}')).to.deep.equal([404, 'unknown-address']);
    expect((await statusOf('query', '<x/>', { 'Content-Type': 'text/xml' }))[0]).to.equal(415);
  });
});

describe('log lines', () => {
  it('tell what a request cost, and nothing of persons, tokens and filters', async () => {
    const { url, lines } = await start();
    const token = await tokenFor('ours');
    await post(`${url}/query`, ask({ measures: ['interactions'], dimensions: ['hcp'], period: PERIOD, filters: [{ dimension: 'hcp', in: ['ours-1'] }] }, { measures: ['none'], period: PERIOD }), { token });
    await post(`${url}/members`, { version: 1, request: { dimension: 'hcp', search: 'ours-3' } }, { token });
    const requests = lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ msg }) => msg === 'request');
    expect(requests).to.have.length(2);
    expect(requests[0]).to.include({ method: 'POST', path: '/query', status: 200, rows: 1, kept: 0 });
    expect(requests[0]?.['queries']).to.have.length(2);
    expect(requests[0]?.['failed']).to.deep.equal(['unknown-measure']);
    expect(requests[0]).to.have.property('rights');
    expect(lines.filter((line) => !line.includes('Server listening')).join('')).not.to.match(/anna|ours|127\.0\.0\.1|Bearer|eyJ/);
  });
});

describe('the catalog of the gateway', () => {
  it('knows the measures that tests ask for', () => {
    const known = new Set(CORE_CATALOG.measures.map(({ id }) => id));
    expect(QUERIES.flatMap(({ measures }) => measures).filter((id) => !known.has(id))).to.deep.equal([]);
  });
});
