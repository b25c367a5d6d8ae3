import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SignJWT } from 'jose';
import { openDuckDb, SEQUENCE } from '../../examples/gateway/engines/duckdb.js';
import { createGateway, type Gateway } from '../../examples/gateway/gateway.js';
import { ENGINE_LIMITS } from '../../examples/gateway/options.js';
import type { TokenOptions } from '../../examples/gateway/readers.js';
import { CORE_CATALOG, extendCatalog, type Catalog, type CatalogExtension } from '../../src/index.js';
import { COMPLETE_FROM, SOURCES, type SourceId } from '../sources.js';

const DATA = fileURLToPath(new URL('../data/', import.meta.url));
const GOOD_FOR = '1h';
/** A small machine may need long for its first answers. */
const PATIENCE_MS = 120_000;
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** The demo's sources behind gateways of their own: `/figures/crm`, `/figures/digital`, and `/figures/token` for whoever asks. */
export interface Gateways {
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): Promise<void>;
}

/** Loads the demo's tables into DuckDB and answers from there. */
export async function openGateways(): Promise<Gateways> {
  const secret = randomBytes(32);
  const tokens: TokenOptions = { secret: secret.toString('hex'), issuer: 'aveline', audience: 'figures' };
  const catalog = extendCatalog(CORE_CATALOG, read(path.join(DATA, 'catalog.json')) as CatalogExtension);
  const ids = Object.keys(SOURCES) as SourceId[];
  const gateways = new Map(await Promise.all(ids.map(async (id) => [id, await openGateway(id, catalog, tokens)] as const)));
  const key = new TextEncoder().encode(tokens.secret);
  const token = (): Promise<string> => new SignJWT({ territories: '*' }).setProtectedHeader({ alg: 'HS256' }).setSubject('visitor').setIssuer(tokens.issuer).setAudience(tokens.audience).setExpirationTime(GOOD_FOR).sign(key);
  return {
    async answer(request, response) {
      const [, , wanted] = (request.url ?? '').split(/[/?]/);
      const gateway = gateways.get(wanted as SourceId);
      if (gateway) gateway.app.routing(request, response);
      else if (wanted === 'token') response.writeHead(200, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' }).end(await token());
      else response.writeHead(404).end();
    },
    close: async () => void await Promise.all([...gateways.values()].map((gateway) => gateway.stop())),
  };
}

async function openGateway(id: SourceId, catalog: Catalog, tokens: TokenOptions): Promise<Gateway> {
  const { folder, name } = SOURCES[id];
  const own = path.join(DATA, folder);
  const files = read(path.join(own, 'tables.json')) as Readonly<Record<string, string>>;
  // A source may share tables with another; its engine takes those of one folder.
  const place = mkdtempSync(path.join(tmpdir(), 'aveline-'));
  try {
    for (const file of Object.values(files)) copyFileSync(path.join(own, file), path.join(place, path.basename(file)));
    const engine = await openDuckDb({ path: place, catalog }, { ...ENGINE_LIMITS, statementTimeoutMs: PATIENCE_MS });
    const tables = Object.fromEntries(Object.keys(files).map((table) => [table, { sequence: SEQUENCE }]));
    const gateway = createGateway(engine, {
      tokens, policy: { rules: { territory: { claim: 'territories', all: '*' } } }, prefix: `/figures/${id}`, log: false, limits: { questionTimeoutMs: PATIENCE_MS },
      figures: { catalog, tables, source: name, name, completeFrom: COMPLETE_FROM },
    });
    await gateway.app.ready();
    return gateway;
  } finally {
    rmSync(place, { recursive: true });
  }
}
