import { expect } from 'chai';
import type { ServerResponse } from 'node:http';
import { retryAfterMs, type OmnichannelError, type Query } from '../../../src/contract/index.js';
import { createHttpProvider, encodeLines, type HttpProviderOptions, type QueryAnswer } from '../../../src/providers/http/index.js';
import { Desk, type Answer as Answered } from '../../../src/query/index.js';
import { listens } from './loopback.js';

const visits: Query = { measures: ['interactions'], period: { start: '2026-05-01', end: '2026-06-01' } };
const right = (figure: unknown = 5): QueryAnswer => ({ version: 1, results: [{ result: { columns: [{ id: 'interactions', kind: 'measure' }], rows: [[figure as number]], meta: { source: 'x' } } }] });
const RIGHT = JSON.stringify(right());

type Answer = (response: ServerResponse, request: { readonly token: string | undefined; readonly count: number }) => void;

const says = (status: number, body: string, headers: Record<string, string> = {}): Answer => (response) => {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(body);
};

async function ask(answer: Answer, options: Partial<HttpProviderOptions> = {}, query = visits): Promise<OmnichannelError | unknown[]> {
  let count = 0;
  const url = await listens((request, response) => {
    request.resume();
    request.on('end', () => answer(response, { token: request.headers.authorization, count: (count += 1) }));
  });
  return answerOf(url, options, query);
}

async function settled(desk: Desk, query: Query): Promise<Answered> {
  let tell: () => void = () => undefined;
  const watch = desk.watch(query, '', () => tell());
  await new Promise<void>((resolve) => {
    tell = () => {
      if (!watch.answer.asking) resolve();
    };
    tell();
  });
  const { answer } = watch;
  watch.stop();
  return answer;
}

/** By way of the desk, which checks what a provider answers. */
async function answerOf(url: string, options: Partial<HttpProviderOptions> = {}, query = visits): Promise<OmnichannelError | unknown[]> {
  const desk = new Desk(createHttpProvider({ url, ...options }), { retries: 0 });
  const { result, error } = await settled(desk, query);
  desk.clear();
  return error ?? (result?.rows[0] as unknown[]);
}

const failureOf = async (...asked: Parameters<typeof ask>): Promise<OmnichannelError> => {
  const answer = await ask(...asked);
  return Array.isArray(answer) ? expect.fail('no failure') : answer;
};

describe('a server that answers', () => {
  for (const [status, [code, retryable]] of Object.entries({
    400: ['failed-request', false], 401: ['unauthorised', false], 403: ['unauthorised', false], 404: ['unknown-address', false], 405: ['unknown-address', false], 408: ['failed-timeout', true],
    413: ['unsupported-size', false], 422: ['failed-request', false], 429: ['failed-overload', true], 500: ['failed-server', true], 501: ['unknown-address', false], 502: ['failed-server', true],
    503: ['failed-overload', true], 504: ['failed-timeout', true], 511: ['unauthorised', false], 599: ['failed-server', true],
  } as const)) {
    it(`${status} is ${code}${retryable ? ', to be asked again' : ''}`, async () => {
      for (const body of ['', '<html>Oops</html>', '{"error":']) {
        const failure = await failureOf(says(Number(status), body));
        expect([failure.code, failure.retryable, failure.retryAfterMs]).to.deep.equal([code, retryable, undefined]);
        expect(failure.message).to.match(new RegExp(`^http: failed request: "query" answered ${status}\\. .+ \\(${code}\\)$`));
      }
    });
  }

  it('a failure in its own words is told in these', async () => {
    const error = { code: 'invalid-query', message: 'invalid measures []', subject: 'gateway', remedy: 'Name one.' };
    expect((await failureOf(says(400, JSON.stringify({ version: 1, error })))).message).to.equal('http: gateway: invalid measures []. Name one. (invalid-query)');
    const overload = await failureOf(says(503, JSON.stringify({ version: 1, error: { code: 'failed-overload', message: 'the warehouse sleeps', retryAfterMs: 1500 } })));
    expect([overload.code, overload.retryable, overload.retryAfterMs]).to.deep.equal(['failed-overload', true, 1500]);
    const newer = await failureOf(says(500, JSON.stringify({ version: 1, error: { code: 'failed-quantum', message: 'failed quantum' } })));
    expect([newer.code, newer.message.includes('failed quantum')]).to.deep.equal(['failed-request', true]);
    const sly = await failureOf(says(401, JSON.stringify({ version: 1, error: { code: 'failed-server', message: 'x' } })));
    expect(sly.code).to.equal('unauthorised');
  });

  it('a failure of one question tells when to ask again', async () => {
    const one = (error: object): Answer => says(200, JSON.stringify({ version: 1, results: [{ error: { code: 'failed-overload', message: 'busy', ...error } }] }));
    const soon = await failureOf(one({ retryable: true, retryAfterMs: 2_000 }));
    expect([soon.retryable, soon.retryAfterMs]).to.deep.equal([true, 2_000]);
    const late = await failureOf(one({ retryable: true, retryAfterMs: 3_600_000 }));
    expect([late.retryable, late.retryAfterMs]).to.deep.equal([false, 3_600_000]);
  });
});

describe('a server that asks for patience', () => {
  const overloaded = async (headers: Record<string, string>): Promise<unknown[]> => {
    const { code, retryable, retryAfterMs: wait } = await failureOf(says(429, '', headers));
    expect(code).to.equal('failed-overload');
    return [retryable, wait];
  };

  it('is given as many seconds as it asks for', async () => {
    expect(await overloaded({ 'Retry-After': '7' })).to.deep.equal([true, 7_000]);
    expect(await overloaded({ 'Retry-After': '0' })).to.deep.equal([true, undefined]);
    for (const strange of ['soon', '-5', '1.5', '2026']) expect(await overloaded({ 'Retry-After': strange }), strange).to.deep.equal(strange === '2026' ? [false, 2_026_000] : [true, undefined]);
  });

  it('is not asked again by itself after more than two minutes', async () => {
    expect(await overloaded({ 'Retry-After': '3600' })).to.deep.equal([false, 3_600_000]);
  });

  it('is read by its own clock where it says a date', async () => {
    for (const ahead of [0, 3_600_000, -7_200_000]) {
      const theirs = Math.floor(Date.now() / 1000) * 1000 + ahead;
      const headers = { Date: new Date(theirs).toUTCString(), 'Retry-After': new Date(theirs + 9_000).toUTCString() };
      expect(await overloaded(headers), String(ahead)).to.deep.equal([true, 9_000]);
    }
  });

  it('keeps nobody for an hour with a clock that nobody knows', () => {
    const now = Date.UTC(2026, 10, 1);
    const wait = (ms: number): number | undefined => retryAfterMs(new Headers({ 'Retry-After': new Date(now + ms).toUTCString() }), now);
    expect([wait(5_000), wait(3_605_000), wait(-3_595_000)]).to.deep.equal([5_000, 30_000, undefined]);
  });
});

describe('a redirect', () => {
  for (const status of [301, 302, 303, 307, 308]) {
    it(`with ${status} is not followed, to whatever origin`, async () => {
      let followed = 0;
      const elsewhere = await listens((_, response) => {
        followed += 1;
        response.end(RIGHT);
      });
      for (const location of ['/login', `${elsewhere}/login`]) {
        const failure = await failureOf((response) => response.writeHead(status, { Location: location }).end(), { token: 'secret' });
        expect([failure.code, failure.retryable]).to.deep.equal(['unauthorised', false]);
        expect(failure.message).to.contain('redirect').and.not.contain('secret');
      }
      expect(followed).to.equal(0);
    });
  }
});

describe('a redirect that a browser keeps to itself', () => {
  /** What `redirect: 'manual'` gives in a page. */
  const opaque = (): Response => Object.defineProperties(new Response(null), { type: { value: 'opaqueredirect' }, status: { value: 0 }, ok: { value: false } });

  it('is a refusal, after another token', async () => {
    const tokens: (string | null)[] = [];
    const fetch: typeof globalThis.fetch = (_, init) => {
      expect(init?.redirect).to.equal('manual');
      tokens.push(new Headers(init?.headers).get('authorization'));
      return Promise.resolve(opaque());
    };
    const failure = (await answerOf('https://x.test', { fetch, token: ({ refresh }) => (refresh ? 'new' : 'old') })) as OmnichannelError;
    expect([failure.code, failure.message.includes('redirect')]).to.deep.equal(['unauthorised', true]);
    expect(tokens).to.deep.equal(['Bearer old', 'Bearer new']);
  });
});

describe('an answer that is none', () => {
  for (const [fault, [answer, message, retryable]] of Object.entries({
    'a page': [says(200, '<!doctype html><title>Sign in</title>', { 'Content-Type': 'text/html; charset=utf-8' }), /text\/html instead of application\/json/, false],
    'a page that calls itself JSON': [says(200, '\n<!doctype html>'), /a page instead of JSON/, false],
    'nothing': [says(200, ''), /nothing in it/, true],
    'nothing at all (204)': [(response) => response.writeHead(204).end(), /nothing in it/, true],
    'JSON that is cut off': [says(200, RIGHT.slice(0, -20)), /no JSON, or JSON that is cut off/, true],
    'NaN': [says(200, RIGHT.replace('5', 'NaN')), /no JSON/, true],
    'Infinity': [says(200, RIGHT.replace('5', 'Infinity')), /no JSON/, true],
    'a text': [says(200, '"fine"'), /"fine" is no object/, false],
    'null': [says(200, 'null'), /null is no object/, false],
    'no version': [says(200, JSON.stringify({ results: right().results })), /no version/, false],
    'too few results': [says(200, JSON.stringify({ version: 1, results: [] })), /0 results for 1 queries/, false],
    'too many results': [says(200, JSON.stringify({ version: 1, results: [...right().results, ...right().results] })), /2 results for 1 queries/, false],
    'no results': [says(200, '{"version":1}'), /no results for 1 queries/, false],
    'a result beside an error': [says(200, JSON.stringify({ version: 1, results: [{ ...right().results[0], error: { code: 'x', message: 'y' } }] })), /results\[0\] is neither/, false],
    'an error without words': [says(200, JSON.stringify({ version: 1, results: [{ error: { code: 'x' } }] })), /results\[0\] is neither/, false],
    '"unchanged" out of the blue': [says(200, JSON.stringify({ version: 1, results: [{ unchanged: true }] })), /"unchanged" about an answer that was not kept/, false],
    'lines without an end': [says(200, [...encodeLines(right())].slice(0, -1).join(''), { 'Content-Type': 'application/x-ndjson' }), /cut off/, true],
    'lines cut within one': [says(200, [...encodeLines(right())].join('').slice(0, 60), { 'Content-Type': 'application/x-ndjson' }), /cut off/, true],
    'lines after the end': [says(200, `${[...encodeLines(right())].join('')}{"at":1}\n`, { 'Content-Type': 'application/x-ndjson' }), /a line after the last/, false],
    'lines out of place': [says(200, '{"version":1,"results":1}\n{"at":3,"rows":[]}\n', { 'Content-Type': 'application/x-ndjson' }), /a line about results\[3\] out of place/, false],
    'a page in lines': [says(200, '<html>\n', { 'Content-Type': 'application/x-ndjson' }), /a page instead of JSON/, false],
    'fewer answers in lines than said': [says(200, '{"version":1,"results":1}\n{"end":true}\n', { 'Content-Type': 'application/x-ndjson' }), /0 results for 1 queries/, false],
  } as Readonly<Record<string, readonly [Answer, RegExp, boolean]>>)) {
    it(`${fault} is refused`, async () => {
      const failure = await failureOf(answer);
      expect(failure.message).to.match(message);
      expect([failure.code, failure.retryable]).to.deep.equal(['invalid-answer', retryable]);
    });
  }

  it('of another version is unsupported, in one piece or in lines', async () => {
    for (const answer of [says(200, '{"version":2,"results":[]}'), says(200, '{"version":"1","results":[{}]}'), says(200, '{"version":2,"results":0}\n{"end":true}\n', { 'Content-Type': 'application/x-ndjson' })]) {
      const failure = await failureOf(answer);
      expect(failure.code).to.equal('unsupported-version');
    }
  });
});

describe('a figure that JSON cannot carry', () => {
  for (const [written, message] of Object.entries({
    '9007199254740993': /^http: invalid result: number 9007199254740992 is too large to be exact in column "interactions", row 0/, '1e999': /no finite number Infinity in column "interactions", row 0/,
    '"5"': /no finite number "5"/, '{"value":-1e999}': /no finite number -Infinity/, '{"value":1,"denominator":9007199254740993}': /number 9007199254740992 is too large/, 'true': /no finite number/, '{}': /no finite number/,
  })) {
    it(`is refused: ${written}`, async () => {
      const failure = await failureOf(says(200, RIGHT.replace('[5]', `[${written}]`)));
      expect(failure.code).to.equal('invalid-result');
      expect(failure.message).to.match(message);
    });
  }

  it('is none that is exact', async () => {
    expect(await ask(says(200, RIGHT.replace('5', '9007199254740991')))).to.deep.equal([9007199254740991]);
    expect(await ask(says(200, RIGHT.replace('5', '-0.1e-3')))).to.deep.equal([-0.0001]);
  });
});

describe('a connection', () => {
  const lost = async (answer: Answer): Promise<void> => {
    const failure = await failureOf(answer);
    expect([failure.code, failure.retryable]).to.deep.equal(['failed-connection', true]);
    expect(failure.cause).to.be.instanceOf(Error);
  };

  it('that is reset before or within the answer is lost', async () => {
    await lost((response) => response.socket?.resetAndDestroy());
    await lost((response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.write(RIGHT.slice(0, 30), () => response.socket?.resetAndDestroy());
    });
  });

  it('that ends before as many bytes as announced is lost', async () => {
    await lost((response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': String(RIGHT.length + 10) });
      response.write(RIGHT, () => response.socket?.end());
    });
  });

  it('that brings fewer bytes than there are brings JSON that is cut off', async () => {
    const failure = await failureOf((response) => response.socket?.end(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: ${RIGHT.length - 5}\r\n\r\n${RIGHT}`));
    expect(failure.code).to.equal('invalid-answer');
  });

  it('to nobody is no connection', async () => {
    const failure = await answerOf('http://127.0.0.1:9');
    expect((failure as OmnichannelError).code).to.equal('failed-connection');
  });

  it('that a browser does not allow, or has none, is no connection', async () => {
    const failure = (await answerOf('https://x.test', { fetch: () => Promise.reject(new TypeError('Failed to fetch')) })) as OmnichannelError;
    expect([failure.code, failure.retryable, (failure.cause as Error).message]).to.deep.equal(['failed-connection', true, 'Failed to fetch']);
  });

  it('on which a proxy hangs is given up after the time limit, before or within the answer', async () => {
    const within: Answer = (response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.write(RIGHT.slice(0, 30));
    };
    for (const hanging of [() => undefined, within]) {
      let isGone = false;
      const failure = await failureOf((response, request) => {
        response.on('close', () => (isGone = true));
        hanging(response, request);
      }, { timeoutMs: 60 });
      expect([failure.code, failure.retryable, failure.message.includes('within 60 ms')]).to.deep.equal(['failed-timeout', true, true]);
      while (!isGone) await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });

  it('that fails is tried again by the desk, after the wait that the server asks for', async () => {
    const times: number[] = [];
    const url = await listens((request, response) => {
      request.resume();
      times.push(Date.now());
      if (times.length < 3) response.writeHead(503, { 'Retry-After': '1' }).end();
      else says(200, RIGHT)(response, { token: undefined, count: 3 });
    });
    const desk = new Desk(createHttpProvider({ url }), { retries: 3, retryDelayMs: 1 });
    expect((await settled(desk, visits)).result?.rows).to.deep.equal([[5]]);
    expect((times[2] ?? 0) - (times[0] ?? 0)).to.be.greaterThan(1_900);
    desk.clear();
  });
});

describe('a token', () => {
  const allowing = (...good: string[]): Answer => (response, request) => (good.map((one) => `Bearer ${one}`).includes(String(request.token)) ? says(200, RIGHT) : says(401, ''))(response, request);

  it('travels in the header, and nowhere else', async () => {
    const seen: string[] = [];
    const url = await listens((request, response) => {
      seen.push(`${request.url} ${request.headers.authorization}`);
      response.end(RIGHT);
    });
    for (const token of ['t1', () => 't2', () => Promise.resolve('t3'), () => undefined, () => null, '']) await answerOf(url, { token });
    expect(seen).to.deep.equal(['/query Bearer t1', '/query Bearer t2', '/query Bearer t3', '/query undefined', '/query undefined', '/query undefined']);
  });

  it('that is refused is asked for once more, and once only', async () => {
    const asked: boolean[] = [];
    const token = ({ refresh }: { refresh: boolean }): string => (asked.push(refresh), refresh ? 'new' : 'old');
    expect(await ask(allowing('new'), { token })).to.deep.equal([5]);
    expect(asked.splice(0)).to.deep.equal([false, true]);
    expect((await failureOf(allowing('other'), { token })).code).to.equal('unauthorised');
    expect(asked.splice(0)).to.deep.equal([false, true]);
    expect((await failureOf((response, request) => says(403, '')(response, request), { token })).code).to.equal('unauthorised');
    expect(asked).to.deep.equal([false]);
  });

  it('that is refused is not sent again where there is no other', async () => {
    for (const token of ['old', () => 'old', undefined]) {
      let asked = 0;
      await ask((response, request) => {
        asked = request.count;
        says(401, '')(response, request);
      }, token === undefined ? {} : { token });
      expect(asked).to.equal(1);
    }
  });

  it('is renewed once for all requests on their way', async () => {
    const asked: boolean[] = [];
    let current = 'old';
    const token = async ({ refresh }: { refresh: boolean }): Promise<string> => {
      asked.push(refresh);
      await new Promise((resolve) => setTimeout(resolve, 10));
      return (current = refresh ? 'new' : current);
    };
    const url = await listens((request, response) => {
      request.resume();
      const delay = Math.random() * 60;
      request.on('end', () => setTimeout(() => allowing('new')(response, { token: request.headers.authorization, count: 0 }), delay));
    });
    const provider = createHttpProvider({ url, token, batch: 1 });
    const rows = await Promise.all(Array.from({ length: 8 }, async (_, at) => (await provider.query({ ...visits, limit: at + 1 }, { signal: new AbortController().signal })).rows));
    expect(rows).to.deep.equal(rows.map(() => [[5]]));
    expect(asked).to.deep.equal([false, true]);
  });

  it('that cannot be had is told by its own name, without the token', async () => {
    for (const token of [() => Promise.reject(new Error('login closed')), () => { throw new Error('x'); }, () => 5 as unknown as string, () => 'secret\r\nX-Admin: 1', 'secret with spaces', () => 'sécret']) {
      const failure = await failureOf(says(200, RIGHT), { token });
      expect(failure.code).to.equal('failed-token');
      expect(failure.message).not.to.match(/s[eé]cret/);
    }
  });

  it('that lets nobody in makes the provider forget what it kept', async () => {
    let isOpen = true;
    const validators: unknown[] = [];
    const url = await listens((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        validators.push((JSON.parse(body) as { validators?: unknown }).validators);
        if (isOpen) says(200, JSON.stringify({ ...right(), results: [{ ...right().results[0], validator: 'v1' }] }))(response, { token: undefined, count: 0 });
        else says(401, '')(response, { token: undefined, count: 0 });
      });
    });
    const provider = createHttpProvider({ url, token: 't' });
    const again = (): Promise<unknown> => provider.query(visits, { signal: new AbortController().signal }).catch(() => undefined);
    await again();
    await again();
    isOpen = false;
    await again();
    await again();
    expect(validators).to.deep.equal([undefined, ['v1'], ['v1'], undefined]);
  });
});
