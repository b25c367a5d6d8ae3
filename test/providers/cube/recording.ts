import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync, writeFileSync } from 'node:fs';

/** One request to Cube and what it answered. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | null;
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
}

const FOLDER = 'test/providers/cube/recorded';
const META = `${FOLDER}/meta.json`;
const isMeta = ({ path, status }: Exchange): boolean => path.endsWith('/meta') && status === 200;

/** What the model has is the same in all recordings and is kept once. */
export function readRecording(name: string): readonly Exchange[] {
  const exchanges = JSON.parse(readFileSync(`${FOLDER}/${name}.json`, 'utf8')) as readonly Exchange[];
  return exchanges.map((exchange) => (isMeta(exchange) ? { ...exchange, answer: JSON.parse(readFileSync(META, 'utf8')) as unknown } : exchange));
}

export function writeRecording(name: string, exchanges: readonly Exchange[]): void {
  const meta = exchanges.find(isMeta);
  if (meta) writeFileSync(META, `${JSON.stringify(meta.answer)}\n`);
  writeFileSync(`${FOLDER}/${name}.json`, `[\n${exchanges.map((exchange) => JSON.stringify(isMeta(exchange) ? { ...exchange, answer: null } : exchange)).join(',\n')}\n]\n`);
}

export interface Loopback { readonly url: string; close(): Promise<void> }

async function listen(server: Server): Promise<Loopback> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/cubejs-api/v1`,
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? null : JSON.parse(text);
}

/** Hands requests on to a live Cube and keeps what it answers. */
export async function record(target: string, exchanges: Exchange[]): Promise<Loopback> {
  const base = new URL(target);
  return listen(createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request);
      const authorization = request.headers.authorization ?? null;
      const headers = { ...(authorization !== null && { authorization }), ...(body !== null && { 'content-type': 'application/json' }) };
      const answered = await fetch(`${base.origin}${request.url ?? ''}`, { method: request.method ?? 'GET', headers, ...(body !== null && { body: JSON.stringify(body) }) });
      const answer: unknown = JSON.parse(await answered.text());
      exchanges.push({ method: request.method ?? '', path: request.url ?? '', authorization, body, status: answered.status, answer });
      response.writeHead(answered.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    })();
  }));
}

const sameRequest = (one: Pick<Exchange, 'method' | 'path' | 'authorization' | 'body'>): string => JSON.stringify([one.method, one.path, one.authorization, one.body]);

/** Answers as recorded, each exchange once and equal requests in their order; anything else is refused with 599. `left` are those not asked for. */
export async function replay(exchanges: readonly Exchange[]): Promise<Loopback & { left(): readonly Exchange[]; readonly strange: readonly unknown[] }> {
  const left = [...exchanges];
  const strange: unknown[] = [];
  const loopback = await listen(createServer((request, response) => {
    void (async () => {
      const asked = { method: request.method ?? '', path: request.url ?? '', authorization: request.headers.authorization ?? null, body: await bodyOf(request) };
      const at = left.findIndex((exchange) => sameRequest(exchange) === sameRequest(asked));
      const [found] = at < 0 ? [] : left.splice(at, 1);
      if (!found) strange.push(asked);
      response.writeHead(found?.status ?? 599, { 'content-type': 'application/json' }).end(JSON.stringify(found?.answer ?? { error: 'not recorded' }));
    })();
  }));
  return { ...loopback, left: () => left, strange };
}
