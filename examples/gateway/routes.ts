import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { OmnichannelError, queryKey, type Result } from 'omnichannel-widgets';
import { encodeLines, LINES_TYPE, readMembersQuestion, readQueryRequest, ROWS_IN_ONE_PIECE, type CapabilitiesAnswer, type QuestionAnswer } from 'omnichannel-widgets/providers/http';
import { untilAborted, withinTime, type Answered, type Answers } from './answers.js';
import type { Engine } from './engines/engine.js';
import type { Limits } from './options.js';
import { digest, type Reader } from './readers.js';
import { stateOf } from './request-state.js';
import type { Sources } from './sources.js';

export interface RoutesOptions {
  readonly answers: Answers;
  readonly sources: Sources;
  readonly limits: Limits;
  readonly readerOf: (request: FastifyRequest) => Promise<Reader>;
  readonly engine: Engine;
  readonly isStopping: () => boolean;
  readonly hasOrigins: boolean;
}

const CHECK_WITHIN_MS = 2_000;
const JSON_TYPE = 'application/json; charset=utf-8';

export function addRoutes(app: FastifyInstance, { answers, sources, limits, readerOf, engine, isStopping, hasOrigins }: RoutesOptions): void {
  const isReady = async (): Promise<boolean> => !isStopping() && await engine.check(AbortSignal.timeout(CHECK_WITHIN_MS)).then(() => true, () => false);
  app.get('/health/live', (_, reply) => reply.send({ live: true }));
  for (const path of ['/health', '/health/ready']) {
    app.get(path, async (_, reply) => {
      const ready = await isReady();
      return reply.code(ready ? 200 : 503).send({ live: true, ready });
    });
  }

  void app.register((guarded, _, done) => {
    guarded.addHook('onRequest', async (request) => {
      if (request.method === 'OPTIONS') return;
      const state = stateOf(request);
      state.reader = await readerOf(request);
      state.noted.rights = state.reader.key;
    });

    guarded.post('/query', async (request, reply) => {
      const { queries, validators = [] } = readQueryRequest(request.body, 'gateway');
      if (queries.length > limits.maxQueries) throw tooMany(`${queries.length} questions`, limits.maxQueries);
      const answered = await answers.ask(queries, validators, stateOf(request).reader as Reader, stateOf(request).over.signal);
      note(request, queries, answered);
      const isLarge = answered.some((one) => 'rows' in one && one.rows > ROWS_IN_ONE_PIECE);
      if (!isLarge || !request.headers.accept?.includes(LINES_TYPE)) return reply.type(JSON_TYPE).send(`{"version":1,"results":[${answered.map(written).join(',')}]}`);
      const lines = encodeLines({ version: 1, results: answered.map(read) });
      return reply.type(LINES_TYPE).send(Readable.from(lines, { objectMode: false }));
    });

    guarded.post('/members', async (request, reply) => {
      const asked = readMembersQuestion(request.body, 'gateway');
      const { limit = Infinity } = asked;
      const provider = sources.for(stateOf(request).reader as Reader);
      // One more than may be sent tells whether there are more, so that no list is cut without a word.
      const members = await withinTime(limits.questionTimeoutMs, stateOf(request).over.signal, (signal) => provider.members({ ...asked, limit: Math.min(limit, limits.maxMembers + 1) }, { signal }));
      if (members.length > limits.maxMembers) throw tooMany('more members', limits.maxMembers);
      stateOf(request).noted.rows = members.length;
      return reply.type(JSON_TYPE).send(JSON.stringify({ version: 1, members }));
    });

    guarded.get('/capabilities', async (request, reply) => {
      const provider = sources.for(stateOf(request).reader as Reader);
      await untilAborted(provider.ready, stateOf(request).over.signal);
      const { maxQueries, maxRows, maxMembers } = limits;
      const answer: CapabilitiesAnswer = { version: 1, capabilities: provider.capabilities ?? { measures: {} }, limits: { maxQueries, maxRows, maxMembers, gzip: true } };
      const body = JSON.stringify(answer);
      const tag = `W/"${digest(body)}"`;
      void reply.headers({ 'Cache-Control': 'private, no-cache', 'ETag': tag, 'Vary': [reply.getHeader('vary'), 'Authorization'].filter((part) => part !== undefined).join(', ') });
      if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(tag)) return reply.code(304).send();
      return reply.type(JSON_TYPE).send(body);
    });
    done();
  });

  if (hasOrigins) {
    for (const path of ['/query', '/members', '/capabilities']) {
      app.options(path, (_, reply) => reply.headers({ 'Access-Control-Allow-Methods': 'GET, POST', 'Access-Control-Allow-Headers': 'Authorization, Content-Type, Content-Encoding', 'Access-Control-Max-Age': '600' }).code(204).send());
    }
  }
}

function tooMany(what: string, most: number): OmnichannelError {
  return new OmnichannelError('unsupported-size', { subject: 'gateway', problem: `unsupported size: ${what}, of at most ${most}`, remedy: 'Ask for less at a time.' });
}

/** A result is kept as the text that it travels as. */
function written(answer: Answered): string {
  return 'json' in answer ? `{"result":${answer.json},"validator":"${answer.validator}"}` : JSON.stringify(answer);
}

function read(answer: Answered): QuestionAnswer {
  return 'json' in answer ? { result: JSON.parse(answer.json) as Result, validator: answer.validator } : answer;
}

function note(request: FastifyRequest, queries: readonly Parameters<typeof queryKey>[0][], answered: readonly Answered[]): void {
  const failed = answered.flatMap((one) => ('error' in one ? [one.error.code] : []));
  Object.assign(stateOf(request).noted, {
    queries: queries.map((query, at) => ('error' in (answered[at] as Answered) ? '-' : digest(queryKey(query)).slice(0, 10))),
    rows: answered.reduce((sum, one) => sum + ('rows' in one ? one.rows : 0), 0),
    kept: answered.filter((one) => 'unchanged' in one || ('isKept' in one && one.isKept)).length,
    ...(failed.length > 0 && { failed }),
  });
}
