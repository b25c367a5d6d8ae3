import { expect } from 'chai';
import type { OmnichannelError, Query } from '../../../src/contract/index.js';
import { createCubeProvider } from '../../../src/providers/cube/index.js';
import { listens } from '../http/loopback.js';

const visits: Query = { measures: ['interactions'], period: { start: '2026-05-01', end: '2026-06-01' } };
const failureOf = (work: Promise<unknown>): Promise<OmnichannelError> => work.then(() => expect.fail('nothing was thrown'), (error: OmnichannelError) => error);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A Cube with an empty model, which it takes its time to tell. */
async function cube(ms: number): Promise<{ readonly url: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const url = await listens((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization}`);
    setTimeout(() => response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ cubes: [] })), ms);
  });
  return { url, asked };
}

describe('the model of a Cube', () => {
  it('is read to the end for those who still wait, when the first to ask has left', async () => {
    const { url, asked } = await cube(60);
    const provider = createCubeProvider({ url, token: 't' });
    const leaving = new AbortController();
    const left = failureOf(provider.query(visits, { signal: leaving.signal }));
    const waiting = failureOf(provider.query(visits, { signal: new AbortController().signal }));
    await pause(20);
    leaving.abort(new Error('left'));
    expect((await left).message).to.equal('left');
    expect((await waiting).code).to.equal('missing-table');
    expect(asked).to.deep.equal(['/meta t']);
  });

  it('is given up where nobody waits any more, and read anew for the next', async () => {
    const { url, asked } = await cube(60);
    const provider = createCubeProvider({ url, token: 't' });
    const leaving = new AbortController();
    const left = failureOf(provider.query(visits, { signal: leaving.signal }));
    await pause(20);
    leaving.abort(new Error('left'));
    const next = failureOf(provider.query(visits, { signal: new AbortController().signal }));
    expect([(await left).message, (await next).code]).to.deep.equal(['left', 'missing-table']);
    expect(asked).to.have.lengthOf(2);
  });

  it('is read anew for another token, since a Cube of several tenants has a model for each', async () => {
    const { url, asked } = await cube(0);
    let token = 'ann';
    const provider = createCubeProvider({ url, token: () => token });
    await failureOf(provider.query(visits, { signal: new AbortController().signal }));
    await failureOf(provider.query(visits, { signal: new AbortController().signal }));
    token = 'ben';
    await failureOf(provider.query(visits, { signal: new AbortController().signal }));
    expect(asked).to.deep.equal(['/meta ann', '/meta ben']);
  });
});
