import { expect } from 'chai';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cubeToken } from '../../../scripts/engines/cube.mjs';
import type { OmnichannelError } from '../../../src/contract/index.js';
import type { CubeQuery } from '../../../src/providers/cube/protocol.js';
import { refusal } from '../../../src/providers/cube/refusal.js';
import type { Token } from '../../../src/providers/token-source.js';
import { Wire } from '../../../src/providers/cube/wire.js';
import { readRecording } from './recording.js';

type Answer = readonly [status: number, body: unknown];
interface Asked { readonly authorization: string | undefined; readonly query: CubeQuery }

const { signal } = new AbortController();

/** A wire to a server that gives the answers one after the other, the last one again and again; none: it is silent. */
async function withServer<Value>(answers: readonly Answer[], ask: (wire: (token?: Token, timeoutMs?: number) => Wire, asked: readonly Asked[]) => Promise<Value>): Promise<Value> {
  const asked: Asked[] = [];
  const server = createServer((request, response: ServerResponse) => {
    let text = '';
    request.on('data', (chunk: Buffer) => { text += chunk.toString(); }).on('end', () => {
      const [status, body] = answers[Math.min(asked.length, answers.length - 1)] ?? [];
      asked.push({ authorization: request.headers.authorization, query: (JSON.parse(text) as { query: CubeQuery }).query });
      if (status !== undefined) response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cubejs-api/v1/`;
  try {
    return await ask((token, timeoutMs = 5000) => new Wire({ url, name: 'Cube', timeoutMs, fetch, ...(token !== undefined && { token }) }), asked);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const failure = (work: Promise<unknown>): Promise<OmnichannelError> => work.then(() => expect.fail('nothing was thrown'), (error: OmnichannelError) => error);
const codeOf = async (answer: Answer): Promise<string> => (await failure(withServer([answer], (wire) => wire('t').load({}, signal)))).code;
const rowsOf = (count: number) => ({ data: Array.from({ length: count }, (_, at) => ({ 'a.b': String(at) })), lastRefreshTime: '2026-06-01T00:00:00.000Z' });

describe('the wire to Cube', () => {
  for (const [name, code] of [['unknown-measure', 'unknown-measure'], ['unknown-dimension', 'unsupported-dimension'], ['unknown-cube', 'unknown-measure'], ['no-join', 'unsupported-dimension'], ['database-error', 'failed-request'], ['invalid-token', 'unauthorised'], ['no-token', 'unauthorised']] as const) {
    it(`tells the recorded refusal "${name}" as ${code}`, async () => {
      const [exchange] = readRecording(name);
      const { query } = exchange?.body as { query: CubeQuery };
      const thrown = await failure(withServer([[exchange?.status ?? 0, exchange?.answer]], (wire) => wire(cubeToken()).load(query, signal)));
      expect(refusal(thrown, query, 'Cube')).to.have.property('code', code);
    });
  }

  it('tells a page, an empty answer, a busy and a broken server apart', async () => {
    expect(await codeOf([200, '<html>'])).to.equal('invalid-answer');
    expect(await codeOf([200, ''])).to.equal('invalid-answer');
    expect(await codeOf([200, { data: 'none' }])).to.equal('invalid-answer');
    expect(await codeOf([429, {}])).to.equal('failed-overload');
    expect(await codeOf([500, { error: 'x' }])).to.equal('failed-server');
    expect(await codeOf([404, {}])).to.equal('unknown-address');
  });

  it('asks again after a 502', async () => {
    const { rows } = await withServer([[502, 'bad gateway'], [200, rowsOf(1)]], (wire) => wire('t').load({}, signal));
    expect(rows).to.have.length(1);
  });

  it('gives up waiting for a slow query after its time', async () => {
    const thrown = await failure(withServer([[200, { error: 'Continue wait' }]], (wire) => wire('t', 300).load({}, signal)));
    expect(thrown).to.include({ code: 'failed-timeout', retryable: true });
  });

  it('ends a request, and waiting, as soon as it is aborted', async () => {
    for (const answers of [[], [[200, { error: 'Continue wait' }] as const]]) {
      const controller = new AbortController();
      const work = failure(withServer(answers, (wire, asked) => {
        const poll = setInterval(() => {
          if (asked.length > 0) controller.abort(new Error('not needed'));
        }, 5);
        return wire('t').load({}, controller.signal).finally(() => clearInterval(poll));
      }));
      expect((await work).message).to.equal('not needed');
    }
  });

  it('asks page by page until it has all rows', async () => {
    const offsets = await withServer([[200, rowsOf(10_000)], [200, rowsOf(10_000)], [200, rowsOf(3)]], async (wire, asked) => {
      const { rows } = await wire('t').load({ dimensions: ['a.b'] }, signal);
      expect(rows).to.have.length(20_003);
      return asked.map(({ query }) => query.offset ?? 0);
    });
    expect(offsets).to.deep.equal([0, 10_000, 20_000]);
  });

  it('goes on after a page that the server cut below what was asked for', async () => {
    const { rows } = await withServer([[200, { ...rowsOf(50), query: { limit: 50 } }], [200, { ...rowsOf(2), query: { limit: 50 } }]], (wire) => wire('t').load({ dimensions: ['a.b'] }, signal));
    expect(rows).to.have.length(52);
  });
});
