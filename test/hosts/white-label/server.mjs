import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { checkQuery } from 'omnichannel-widgets';
import { encodeError, PROTOCOL_VERSION, readMembersQuestion, readQueryRequest } from 'omnichannel-widgets/providers/http';
import { createMemoryProvider } from 'omnichannel-widgets/providers/memory';

const MONTHS = ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'];

/** A customer with so many contacts in the first month and a few more in each, and the token that is good now. */
function tenant(source, contacts) {
  const interactions = MONTHS.flatMap((month, since) => Array.from({ length: contacts + 5 * since }, (_, at) => ({ hcp: `hcp-${at % 40}`, occurredAt: `${month}-15`, channel: 'phone' })));
  return { provider: createMemoryProvider({ source, completeThrough: '2026-10-31', tables: { interactions } }), token: 1 };
}

const TENANTS = { north: tenant('North CRM', 71), south: tenant('South CRM', 83) };
const TYPES = { '.css': 'text/css', '.html': 'text/html', '.js': 'text/javascript' };
const signal = new AbortController().signal;

async function answerOf({ provider }, query) {
  try {
    checkQuery(query, 'server');
    return { result: await provider.query(query, { signal }) };
  } catch (thrown) {
    return { error: encodeError(thrown) };
  }
}

/** The customer is the one that the token was given to; an address says nothing about who may look. */
async function figures(request, id, kind) {
  const tenant = TENANTS[id];
  if (request.headers.authorization !== `Bearer ${id}-${tenant.token}`) return [401, {}];
  const body = request.method === 'POST' ? JSON.parse(Buffer.concat(await request.toArray()).toString()) : undefined;
  if (kind === 'capabilities') return [200, { version: PROTOCOL_VERSION, capabilities: tenant.provider.capabilities }];
  if (kind === 'members') return [200, { version: PROTOCOL_VERSION, members: await tenant.provider.members(readMembersQuestion(body, 'server'), { signal }) }];
  const { queries } = readQueryRequest(body, 'server');
  return [200, { version: PROTOCOL_VERSION, results: await Promise.all(queries.map((query) => answerOf(tenant, query))) }];
}

const sessions = new Map();

/** The token of a session is kept by it until it is refused. */
function session(id, refresh) {
  if (refresh || !sessions.has(id)) sessions.set(id, TENANTS[id].token);
  return `${id}-${sessions.get(id)}`;
}

async function answer(request, response) {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  const [, area, id, kind] = pathname.split('/');
  const send = (status, type, text) => response.writeHead(status, { 'Content-Type': type }).end(text);
  if (area === 'session') send(200, 'text/plain', session(id, searchParams.get('refresh') === 'true'));
  else if (area === 'expire') send(200, 'text/plain', String((TENANTS[id].token += 1)));
  else if (area === 'figures') {
    const [status, document] = await figures(request, id, kind);
    send(status, 'application/json', JSON.stringify(document));
  } else {
    const file = path.join(import.meta.dirname, 'public', pathname === '/' ? 'index.html' : path.normalize(pathname));
    send(200, TYPES[path.extname(file)] ?? 'application/octet-stream', await readFile(file));
  }
}

await Promise.all(Object.values(TENANTS).map(({ provider }) => provider.ready));
createServer((request, response) => {
  answer(request, response).catch((error) => response.writeHead(error.code === 'ENOENT' ? 404 : 500).end());
}).listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
