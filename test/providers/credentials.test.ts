import { expect } from 'chai';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OmnichannelError } from '../../src/contract/index.js';
import { Wire } from '../../src/providers/cube/wire.js';
import { createHttpProvider } from '../../src/providers/http/index.js';
import type { Token } from '../../src/providers/token-source.js';
import { listens } from './http/loopback.js';

type Asked = { readonly refresh: boolean };
type Ask = (at?: number, signal?: AbortSignal) => Promise<unknown>;

interface Served {
  readonly ask: Ask;
  /** Tokens as the server got them, in the order of the requests. */
  readonly seen: (string | undefined)[];
}

interface Ways {
  readonly token?: Token;
  readonly timeoutMs?: number;
  /** Status and body for a request: nothing where it is let in. */
  readonly refuses?: (token: string | undefined, count: number) => readonly [status: number, body?: string, headers?: Record<string, string>] | undefined;
  readonly delay?: (count: number) => number;
}

const PERIOD = { start: '2026-05-01', end: '2026-06-01' };
const HTTP_ANSWER = { version: 1, results: [{ result: { columns: [{ id: 'interactions', kind: 'measure' }], rows: [[5]], meta: { source: 'x' } } }] };
const CUBE_ANSWER = { data: [{ 'interactions.count': '5' }] };

async function server(answer: unknown, { refuses = () => undefined, delay = () => 0 }: Ways): Promise<{ readonly url: string; readonly seen: (string | undefined)[] }> {
  const seen: (string | undefined)[] = [];
  const respond = (request: IncomingMessage, response: ServerResponse): void => {
    const token = request.headers.authorization?.replace('Bearer ', '');
    const count = seen.push(token);
    setTimeout(() => {
      const [status, body = '', headers = {}] = refuses(token, count) ?? [200, JSON.stringify(answer)];
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body);
    }, delay(count));
  };
  const url = await listens((request, response) => {
    request.resume();
    request.on('end', () => respond(request, response));
  });
  return { url, seen };
}

const never = (): AbortSignal => new AbortController().signal;

const PROVIDERS: Readonly<Record<string, (ways: Ways) => Promise<Served>>> = {
  http: async (ways) => {
    const { url, seen } = await server(HTTP_ANSWER, ways);
    const provider = createHttpProvider({ url, batch: 1, ...(ways.token !== undefined && { token: ways.token }), ...(ways.timeoutMs !== undefined && { timeoutMs: ways.timeoutMs }) });
    return { seen, ask: (at = 0, signal = never()) => provider.query({ measures: ['interactions'], period: PERIOD, limit: at + 1 }, { signal }) };
  },
  Cube: async (ways) => {
    const { url, seen } = await server(CUBE_ANSWER, ways);
    const wire = new Wire({ url, name: 'Cube', timeoutMs: ways.timeoutMs ?? 5000, fetch, ...(ways.token !== undefined && { token: ways.token }) });
    return { seen, ask: (_at = 0, signal = never()) => wire.load({ measures: ['interactions.count'] }, signal) };
  },
};

const failureOf = (work: Promise<unknown>): Promise<OmnichannelError> => work.then(() => expect.fail('nothing was thrown'), (error: OmnichannelError) => error);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A host's function: the token it has, another one when asked to refresh. */
function session(): { readonly token: (request: Asked) => Promise<string>; readonly asked: boolean[] } {
  const asked: boolean[] = [];
  let at = 1;
  return {
    asked,
    token: async ({ refresh }) => {
      asked.push(refresh);
      await pause(10);
      if (refresh) at += 1;
      return `t${at}`;
    },
  };
}

for (const [name, serve] of Object.entries(PROVIDERS)) {
  describe(`credentials of the ${name} provider`, () => {
    it('are renewed once for fifty questions that are refused together, each of which is sent again once', async () => {
      const { token, asked } = session();
      const { ask, seen } = await serve({ token, refuses: (given) => (given === 't2' ? undefined : [401]) });
      await Promise.all(Array.from({ length: 50 }, (_, at) => ask(at)));
      expect(asked).to.deep.equal([false, true]);
      expect([seen.filter((given) => given === 't1').length, seen.filter((given) => given === 't2').length]).to.deep.equal([50, 50]);
    });

    it('that expire in the middle are renewed once, and only what was refused is sent again', async () => {
      const { token, asked } = session();
      const { ask, seen } = await serve({ token, refuses: (given, count) => (given === 't1' && count > 25 ? [401] : undefined), delay: (count) => (count % 5) * 8 });
      await Promise.all(Array.from({ length: 50 }, (_, at) => ask(at)));
      expect(asked).to.deep.equal([false, true]);
      expect(seen.filter((given) => given === 't2')).to.have.lengthOf(25);
    });

    it('that stay refused end in "unauthorised", however late the refusals come, and are asked for again later', async () => {
      const asked: boolean[] = [];
      let isOpen = false;
      const { ask, seen } = await serve({ token: ({ refresh }) => (asked.push(refresh), 'old'), refuses: () => (isOpen ? undefined : [401]), delay: (count) => count * 5 });
      const failures = await Promise.all(Array.from({ length: 10 }, (_, at) => failureOf(ask(at))));
      expect(failures.map(({ code }) => code)).to.deep.equal(Array.from({ length: 10 }, () => 'unauthorised'));
      expect(asked).to.deep.equal([false, true]);
      expect(seen).to.have.lengthOf(10);
      isOpen = true;
      await ask();
      expect(asked).to.deep.equal([false, true, false]);
    });

    it('that are refused a second time are not renewed again', async () => {
      const { token, asked } = session();
      const { ask, seen } = await serve({ token, refuses: () => [401] });
      expect((await failureOf(ask())).code).to.equal('unauthorised');
      expect([asked, seen]).to.deep.equal([[false, true], ['t1', 't2']]);
    });

    it('that never come are a failed token, in time and with a remedy; the next question asks for them again', async () => {
      let isStuck = true;
      const { ask, seen } = await serve({ timeoutMs: 100, token: () => (isStuck ? new Promise<string>(() => undefined) : 't1') });
      const failure = await failureOf(ask());
      expect([failure.code, failure.retryable]).to.deep.equal(['failed-token', false]);
      expect(failure.message).to.match(/failed token: the function "token" did not answer within 50 ms\. Give .*rejects/);
      isStuck = false;
      await ask();
      expect(seen).to.deep.equal(['t1']);
    });

    for (const [kind, other] of Object.entries({ throws: () => Promise.reject(new Error('signed out')), 'never answers': () => new Promise<string>(() => undefined), 'gives no token': () => 5 as unknown as string })) {
      it(`are none where the function ${kind} after a refusal: "unauthorised", and asked for again later`, async () => {
        let isOut = true;
        const { ask, seen } = await serve({ timeoutMs: 200, token: ({ refresh }) => (isOut && refresh ? other() : isOut ? 'old' : 'new'), refuses: (given) => (given === 'new' ? undefined : [401]) });
        const failures = await Promise.all([0, 1, 2].map((at) => failureOf(ask(at))));
        expect(failures.map(({ code }) => code)).to.deep.equal(['unauthorised', 'unauthorised', 'unauthorised']);
        expect(failures[0]?.message).to.match(/the token was refused, and there is no other\. Sign in again/);
        expect((failures[0]?.cause as OmnichannelError).code).to.equal('failed-token');
        isOut = false;
        await ask();
        expect(seen).to.deep.equal(['old', 'old', 'old', 'new']);
      });
    }

    it('that are undefined, before or after a refusal, leave the request without', async () => {
      const { ask, seen } = await serve({ token: ({ refresh }) => (refresh ? undefined : 'old'), refuses: (given) => (given === undefined ? undefined : [401]) });
      expect((await failureOf(ask())).code).to.equal('unauthorised');
      expect(seen).to.deep.equal(['old']);
      const open = await serve({ token: () => undefined });
      await open.ask();
      expect(open.seen).to.deep.equal([undefined]);
    });

    it('are not renewed for a reader without rights', async () => {
      const { token, asked } = session();
      const { ask, seen } = await serve({ token, refuses: () => [403, '{"error":"API scope is missing: data"}'] });
      expect((await failureOf(ask())).code).to.equal('unauthorised');
      expect([asked, seen]).to.deep.equal([[false], ['t1']]);
    });

    it('are judged by the server alone, whatever its clock and the reader’s say', async () => {
      const [hours, now] = [3_600_000, Date.now()];
      const expired = ['{"alg":"none"}', JSON.stringify({ exp: Math.floor((now - 9 * hours) / 1000) }), 'x'].map((part) => Buffer.from(part).toString('base64url')).join('.');
      const asked: boolean[] = [];
      const { ask, seen } = await serve({ token: ({ refresh }) => (asked.push(refresh), expired) });
      await ask();
      expect([asked, seen]).to.deep.equal([[false], [expired]]);
      const date = now - 5 * hours;
      const busy = await serve({ token: 't1', refuses: () => [503, '', { Date: new Date(date).toUTCString(), 'Retry-After': new Date(date + 7_000).toUTCString() }] });
      const failure = await failureOf(busy.ask());
      expect([failure.code, failure.retryable, failure.retryAfterMs]).to.deep.equal(['failed-overload', true, 7_000]);
    });

    it('that are on their way for a reader who has left are not used for the next', async () => {
      let reader = 'ann';
      const { ask, seen } = await serve({ token: async () => {
        const whose = reader;
        await pause(60);
        return whose;
      } });
      const leaving = new AbortController();
      const left = failureOf(ask(0, leaving.signal));
      await pause(10);
      leaving.abort(new Error('left'));
      reader = 'ben';
      await left;
      await ask(1);
      expect(seen).to.deep.equal(['ben']);
    });

    it('that are being renewed for a reader who has left are not used for the next', async () => {
      let reader = 'ann';
      let isRenewing = false;
      const { ask, seen } = await serve({
        refuses: (given) => (given === 'ann' || given === 'ben' ? [401] : undefined),
        token: async ({ refresh }) => {
          const whose = reader;
          isRenewing ||= refresh;
          await pause(refresh ? 60 : 0);
          return refresh ? `${whose}-again` : whose;
        },
      });
      const leaving = new AbortController();
      const left = failureOf(ask(0, leaving.signal));
      while (!isRenewing) await pause(5);
      leaving.abort(new Error('left'));
      reader = 'ben';
      await left;
      await ask(1);
      expect(seen).to.deep.equal(['ann', 'ben', 'ben-again']);
    });
  });
}

describe('Cube, which answers 403 for a bad token', () => {
  for (const error of ['Invalid token', 'Authorization header isn\'t set', 'jwt expired']) {
    it(`is asked again with another one after "${error}"`, async () => {
      const { token, asked } = session();
      const { ask, seen } = await (PROVIDERS['Cube'] as (ways: Ways) => Promise<Served>)({ token, refuses: (given) => (given === 't2' ? undefined : [403, JSON.stringify({ error })]) });
      await ask();
      expect([asked, seen]).to.deep.equal([[false, true], ['t1', 't2']]);
    });
  }
});

describe('the capabilities of a server', () => {
  it('are asked with the renewed token too', async () => {
    const asked: boolean[] = [];
    const seen: string[] = [];
    const url = await listens((request, response) => {
      const [path, token] = [String(request.url), String(request.headers.authorization)];
      seen.push(`${path} ${token}`);
      request.resume();
      request.on('end', () => response.writeHead(token === 'Bearer new' ? 200 : 401, { 'Content-Type': 'application/json' }).end(JSON.stringify(path === '/query' ? HTTP_ANSWER : { version: 1, capabilities: { measures: {} } })));
    });
    const provider = createHttpProvider({ url, token: async ({ refresh }) => {
      asked.push(refresh);
      await pause(20);
      return refresh ? 'new' : 'old';
    } });
    const query = provider.query({ measures: ['interactions'], period: PERIOD }, { signal: never() });
    await Promise.all([provider.ready, query]);
    expect(asked.filter(Boolean)).to.deep.equal([true]);
    expect(seen.filter((each) => each.endsWith('Bearer new')).sort()).to.deep.equal(['/capabilities Bearer new', '/query Bearer new']);
  });
});
