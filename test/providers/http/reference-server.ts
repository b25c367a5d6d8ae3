import { checkQuery, toOmnichannelError, type DataProvider, type Query } from '../../../src/contract/index.js';
import {
  encodeError, encodeLines, LINES_TYPE, readMembersQuestion, readQueryRequest, ROWS_IN_ONE_PIECE,
  type CapabilitiesAnswer, type FailureAnswer, type MembersAnswer, type QueryAnswer, type QuestionAnswer, type ServerLimits,
} from '../../../src/providers/http/index.js';

export interface ReferenceOptions {
  readonly limits?: ServerLimits;
  /** Whether the reader with this token may ask. */
  readonly isAllowed?: (token: string | undefined) => boolean;
}

type Answers = CapabilitiesAnswer | FailureAnswer | MembersAnswer;
const NAME = 'reference';
const json = (body: Answers | QueryAnswer, status = 200): Response => Response.json(body, { status, headers: { 'Cache-Control': 'private, no-cache' } });
const STATUS: Readonly<Record<string, number>> = { unauthorised: 401, 'invalid-query': 400, 'unsupported-version': 400, 'unsupported-size': 413, 'unknown-address': 404 };

/** A server that speaks the protocol and has its figures from a provider. */
export function referenceServer(provider: DataProvider, { limits = {}, isAllowed = () => true }: ReferenceOptions = {}): (request: Request) => Promise<Response> {
  const answerOne = async (query: Query, known: string | null, signal: AbortSignal): Promise<QuestionAnswer> => {
    try {
      checkQuery(query, NAME);
      const result = await provider.query(query, { signal });
      if (result.rows.length > (limits.maxRows ?? Infinity)) return { error: { code: 'unsupported-size', message: `${result.rows.length} rows`, remedy: 'Ask with a limit.' } };
      const validator = await digest(JSON.stringify(result));
      return validator === known ? { unchanged: true } : { result, validator };
    } catch (thrown) {
      return { error: encodeError(thrown) };
    }
  };

  const respond = async (request: Request): Promise<Response> => {
    const { signal } = request;
    const path = new URL(request.url).pathname.split('/').at(-1);
    if (path === 'capabilities') return json({ version: 1, capabilities: provider.capabilities ?? { measures: {} }, limits });
    const body = await bodyOf(request);
    if (path === 'members') return json({ version: 1, members: (await provider.members?.(readMembersQuestion(body, NAME), { signal })) ?? [] });
    const { queries, validators } = readQueryRequest(body, NAME);
    if (queries.length > (limits.maxQueries ?? Infinity)) return json({ version: 1, error: { code: 'unsupported-size', message: `${queries.length} queries` } }, 413);
    const answer: QueryAnswer = { version: 1, results: await Promise.all(queries.map((query, at) => answerOne(query, validators?.[at] ?? null, AbortSignal.any([signal])))) };
    const isLarge = answer.results.some((one) => 'result' in one && one.result.rows.length > ROWS_IN_ONE_PIECE);
    if (!isLarge || !request.headers.get('accept')?.includes(LINES_TYPE)) return json(answer);
    const lines = encodeLines(answer);
    const encoder = new TextEncoder();
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        const line = lines.next();
        if (line.done) controller.close();
        else controller.enqueue(encoder.encode(line.value));
      },
    });
    return new Response(stream, { headers: { 'Content-Type': LINES_TYPE } });
  };

  return async (request) => {
    if (!isAllowed(request.headers.get('authorization')?.replace('Bearer ', ''))) return json({ version: 1, error: { code: 'unauthorised', message: 'no valid token' } }, 401);
    try {
      return await respond(request);
    } catch (thrown) {
      return json({ version: 1, error: encodeError(thrown) }, STATUS[toOmnichannelError(thrown, NAME).code] ?? 500);
    }
  };
}

async function bodyOf(request: Request): Promise<unknown> {
  if (request.headers.get('content-encoding') !== 'gzip' || !request.body) return request.json();
  return new Response(request.body.pipeThrough(new DecompressionStream('gzip'))).json();
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
