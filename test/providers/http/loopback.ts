import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';

/** Servers on this machine that are closed after the test. */
const closings: (() => void)[] = [];

afterEach(() => {
  for (const close of closings.splice(0)) close();
});

/** The address of a server that answers by the listener. */
export async function listens(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closings.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server made of requests and responses as a listener. */
export const over = (respond: (request: Request) => Promise<Response>): RequestListener => (incoming, outgoing) => void answerBy(respond, incoming, outgoing);

async function answerBy(respond: (request: Request) => Promise<Response>, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const gone = new AbortController();
  outgoing.on('close', () => gone.abort());
  const { method = 'GET', url = '/', headers } = incoming;
  const response = await respond(new Request(`http://127.0.0.1${url}`, {
    method, signal: gone.signal, headers: Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' && name !== 'connection' ? [[name, value] as [string, string]] : [])),
    ...(method === 'POST' && { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' }),
  }));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body) Readable.fromWeb(response.body as NodeStream).on('error', () => outgoing.destroy()).pipe(outgoing);
  else outgoing.end();
}
