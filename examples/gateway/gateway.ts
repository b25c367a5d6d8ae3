import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { OmnichannelError, toOmnichannelError } from 'omnichannel-widgets';
import { Answers } from './answers.js';
import { Crowd } from './crowd.js';
import { DataVersion } from './data-version.js';
import type { Engine } from './engines/engine.js';
import { KeptAnswers } from './kept-answers.js';
import { LIMITS, type GatewayOptions } from './options.js';
import { addPacking } from './packing.js';
import { createReaders, digest, Forbidden, unauthenticated } from './readers.js';
import { stateOf } from './request-state.js';
import { addRoutes } from './routes.js';
import { Sources } from './sources.js';

/** A server that answers the widgets' questions. */
export interface Gateway {
  readonly app: FastifyInstance;
  /** Opens the port; the address. */
  listen(address?: { readonly host?: string; readonly port?: number }): Promise<string>;
  /** Tells that the data changed: kept answers count no more. */
  changed(): void;
  /** Takes no more requests, finishes those under way, gives up on them after `withinMs`, and closes the engine. */
  stop(options?: { readonly withinMs?: number }): Promise<void>;
}

const HEADERS = {
  'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff', 'X-Frame-Options': 'DENY', 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'", 'Referrer-Policy': 'no-referrer',
};

/** Makes a gateway over an engine; the engine belongs to it from then on. */
export function createGateway(engine: Engine, options: GatewayOptions): Gateway {
  const { figures = {}, prefix = '', log, origins = [] } = options;
  const limits = { ...LIMITS, ...options.limits };
  const app: FastifyInstance = fastify({
    bodyLimit: limits.bodyBytes, logController: new LogController({ disableRequestLogging: true }), trustProxy: false, forceCloseConnections: 'idle', requestTimeout: 60_000, keepAliveTimeout: 72_000,
    logger: { level: log === false ? 'silent' : 'info', base: null, serializers: { err: failureNote }, ...(log && { stream: log }) },
  });
  const sources = new Sources(engine.connection, figures, { most: limits.sources, idleMs: limits.sourceIdleMs });
  const kept = new KeptAnswers(limits.keptBytes);
  const version = new DataVersion(engine.connection, { everyMs: options.version?.sql === undefined ? 300_000 : 10_000, ...options.version }, () => {
    kept.clear();
    sources.changed();
  });
  const onFailure = (error: unknown): void => app.log.warn({ err: error }, 'failed question');
  const settings = digest(JSON.stringify([figures.k, figures.completeFrom, figures.completeThrough, figures.catalog, figures.tables]));
  const answers = new Answers({ sources, version, kept, crowd: new Crowd(limits), maxRows: limits.maxRows, questionTimeoutMs: limits.questionTimeoutMs, settings, onFailure });
  const running = new Set<AbortController>();
  let isStopping = false;

  app.addHook('onRequest', (request, reply, done) => {
    const { over } = stateOf(request);
    running.add(over);
    reply.raw.once('close', () => {
      running.delete(over);
      if (!reply.raw.writableFinished) over.abort(new Error('The client is gone.'));
    });
    void reply.headers(HEADERS);
    allowOrigin(request, reply, origins);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    noteRequest(app.log, request, reply);
    done();
  });
  app.setErrorHandler((error, request, reply) => refuse(error, request, reply));
  app.setNotFoundHandler((request, reply) => refuse(new OmnichannelError('unknown-address', { subject: 'gateway', problem: 'unknown address', remedy: 'Ask query, members or capabilities.' }), request, reply));
  addPacking(app, limits.bodyBytes);
  const readerOf = createReaders(options.tokens, options.policy);
  void app.register((inner, _, done) => {
    addRoutes(inner, { answers, sources, limits, readerOf, engine, isStopping: () => isStopping, hasOrigins: origins.length > 0 });
    done();
  }, { prefix });

  return {
    app,
    listen: ({ host = '127.0.0.1', port = 0 } = {}) => app.listen({ host, port }),
    changed: () => version.changed(),
    async stop({ withinMs = 10_000 } = {}) {
      isStopping = true;
      const giveUp = setTimeout(() => {
        for (const over of running) over.abort(new OmnichannelError('failed-overload', { subject: 'gateway', problem: 'failed request: the server stops', remedy: 'Ask again.', retryable: true }));
        setTimeout(() => app.server.closeAllConnections(), 250).unref();
      }, withinMs);
      // A connection that is kept open for more requests would be waited for.
      const idle = setInterval(() => app.server.closeIdleConnections(), 20);
      try {
        await app.close();
      } finally {
        clearTimeout(giveUp);
        clearInterval(idle);
        await engine.close();
      }
    },
  };
}

function allowOrigin({ headers: { origin } }: FastifyRequest, reply: FastifyReply, origins: readonly string[]): void {
  if (origins.length === 0) return;
  void reply.header('Vary', 'Origin');
  if (origin === undefined || !origins.includes(origin)) return;
  void reply.headers({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': 'Retry-After, Date', 'Cross-Origin-Resource-Policy': 'cross-origin' });
}

const STATUS: Readonly<Partial<Record<OmnichannelError['code'], number>>> = {
  'unauthorised': 401, 'invalid-query': 400, 'invalid-date': 400, 'unsupported-version': 400, 'unknown-dimension': 400, 'unsupported-size': 413, 'unknown-address': 404, 'failed-overload': 429, 'failed-timeout': 504,
};

/** Answers a request that failed as a whole. */
function refuse(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { statusCode } = thrown as { readonly statusCode?: number };
  const error = thrown instanceof OmnichannelError ? thrown : ownError(statusCode);
  const status = thrown instanceof Forbidden ? 403 : statusCode !== undefined && statusCode < 500 ? statusCode : (STATUS[error.code] ?? 500);
  const { code, message, subject, remedy, retryable, retryAfterMs } = error;
  if (status >= 500) request.log.error({ err: thrown }, 'failed request');
  if (status === 401) void reply.header('WWW-Authenticate', 'Bearer');
  if (status === 429 || status === 503) void reply.header('Retry-After', String(Math.ceil((retryAfterMs ?? 1_000) / 1_000)));
  const clause = message.replace(`${subject}: `, '').replace(`. ${remedy} (${code})`, '');
  return reply.code(status).type('application/json').send(JSON.stringify({ version: 1, error: { code, message: clause, subject, remedy, ...(retryable && { retryable }), ...(retryAfterMs !== undefined && { retryAfterMs }) } }));
}

/** What the server itself refuses, by its status. */
function ownError(status = 500): OmnichannelError {
  if (status === 413) return new OmnichannelError('unsupported-size', { subject: 'gateway', problem: 'unsupported size of the request', remedy: 'Ask fewer questions at a time.' });
  if (status === 401) return unauthenticated('no token');
  if (status < 500) return new OmnichannelError('invalid-query', { subject: 'gateway', problem: 'invalid request', remedy: 'Ask as docs/http-protocol.md says.' });
  return new OmnichannelError('failed-server', { subject: 'gateway', problem: 'failed request', remedy: 'Ask again; whoever runs the gateway finds the cause in its log.', retryable: true });
}

/** One line for each request. */
function noteRequest(log: FastifyBaseLogger, request: FastifyRequest, { statusCode, elapsedTime }: FastifyReply): void {
  log.info({ method: request.method, path: request.routeOptions.url ?? 'unknown', status: statusCode, ms: Math.round(elapsedTime), ...stateOf(request).noted }, 'request');
}

/** What is written of a failure: no values, since they may be of persons. */
function failureNote(thrown: Error & { readonly code?: string }): { readonly type: string; readonly message: string; readonly stack: string; readonly code: string } {
  const { name, message, code, stack } = thrown;
  const known = toOmnichannelError(thrown, 'gateway').code;
  const place = (stack ?? '').split('\n').find((line) => line.trimStart().startsWith('at '))?.trim() ?? '';
  return { type: name, code: code ?? known, message: masked(message), stack: place };
}

/** A message without what stands in quotes, and no longer than a line. */
function masked(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/'(?:[^'\\]|\\.|'')*'|"[^"]*"/g, '…').slice(0, 300);
}
