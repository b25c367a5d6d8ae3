import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SignJWT, type JWTPayload } from 'jose';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import { createHttpProvider, type HttpProvider } from '../../../src/providers/http/index.js';
import { openDuckDb } from '../../../examples/gateway/engines/duckdb.js';
import type { Engine } from '../../../examples/gateway/engines/engine.js';
import { createGateway, type Gateway } from '../../../examples/gateway/gateway.js';
import { ENGINE_LIMITS, type GatewayOptions } from '../../../examples/gateway/options.js';
import type { Sources } from '../../sql/support/tables.js';
import { TENANTS } from '../../sql/support/tenants.js';

type Row = Readonly<Record<string, string>>;

export const SECRET = 'a secret of thirty-two bytes or more';
export const TOKENS = { secret: SECRET, issuer: 'https://issuer.example', audience: 'figures' };
export const POLICY: GatewayOptions['policy'] = { rules: { territory: { claim: 'rights.territories', all: '*' } } };
export const PERIOD = { start: '2026-01-01', end: '2026-05-01' };
export const signal = new AbortController().signal;

const closings: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
});

/** The tables as files of a folder, as the gateway reads them. */
export function folderOf(sources: Sources): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'omnichannel-gateway-'));
  const cell = (value: string): string => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  for (const [id, rows] of Object.entries(sources as Readonly<Record<string, readonly Row[]>>)) {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    writeFileSync(path.join(folder, `${id}.csv`), [columns.map(cell), ...rows.map((row) => columns.map((column) => cell(row[column] ?? '')))].map((cells) => cells.join(',')).join('\n'));
  }
  return folder;
}

export function tablesOf(sources: Sources): Readonly<Record<string, { readonly sequence: string }>> {
  return Object.fromEntries(Object.keys(sources).map((id) => [id, { sequence: 'seq' }]));
}

export async function openTenants(limits: Partial<typeof ENGINE_LIMITS> = {}, sources: Sources = TENANTS): Promise<Engine> {
  const folder = folderOf(sources);
  try {
    return await openDuckDb({ path: folder, catalog: CORE_CATALOG }, { ...ENGINE_LIMITS, ...limits });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export interface Running { readonly gateway: Gateway; readonly url: string; readonly statements: string[]; readonly lines: string[] }

/** A gateway over an engine, stopped after the test. */
export async function start(options: Partial<GatewayOptions> = {}, given?: Engine): Promise<Running> {
  const engine = given ?? await openTenants();
  const statements: string[] = [];
  const lines: string[] = [];
  const counted: Engine = { ...engine, connection: { dialect: engine.connection.dialect, run: (statement, how) => {
    statements.push(statement.sql);
    return engine.connection.run(statement, how);
  } } };
  const gateway = createGateway(counted, {
    tokens: TOKENS, policy: POLICY, log: { write: (line) => void lines.push(line) }, ...options,
    figures: { k: 1, tables: tablesOf(TENANTS), source: 'tables', completeThrough: '2026-05-12', ...options.figures },
  });
  const url = await gateway.listen();
  let isStopped = false;
  closings.push(() => (isStopped ? undefined : gateway.stop({ withinMs: 100 })));
  const own = gateway.stop;
  return { gateway: { ...gateway, stop: (how) => {
    isStopped = true;
    return own(how);
  } }, url, statements, lines };
}

interface Minting { readonly secret?: string; readonly issuer?: string; readonly audience?: string; readonly expiresAt?: number; readonly subject?: string }

export async function mint(claims: JWTPayload = {}, { secret = SECRET, issuer = TOKENS.issuer, audience = TOKENS.audience, expiresAt = Date.now() / 1000 + 600, subject = 'anna.muster@example' }: Minting = {}): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setSubject(subject).setIssuer(issuer).setAudience(audience).setExpirationTime(Math.floor(expiresAt)).sign(new TextEncoder().encode(secret));
}

export const tokenFor = (...territories: string[]): Promise<string> => mint({ rights: { territories } });

/** The library's own client as a reader of some territories. */
export async function reader(url: string, ...territories: string[]): Promise<HttpProvider> {
  const provider = createHttpProvider({ url, token: await tokenFor(...territories), name: 'client' });
  closings.push(() => provider.close());
  return provider;
}

export interface Answer { readonly status: number; readonly headers: Headers; readonly text: string; readonly body: { readonly [key: string]: never } & { readonly error?: { readonly code: string; readonly message: string }; readonly results?: readonly ({ readonly result?: { readonly rows: readonly (readonly unknown[])[] }; readonly validator?: string; readonly unchanged?: boolean; readonly error?: { readonly code: string; readonly message: string } })[] } }

export async function post(url: string, body: unknown, { token, headers = {}, raw, ...init }: { readonly token?: string; readonly headers?: Readonly<Record<string, string>>; readonly raw?: BodyInit; readonly signal?: AbortSignal } = {}): Promise<Answer> {
  const response = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json', ...(token !== undefined && { Authorization: `Bearer ${token}` }), ...headers }, body: raw ?? JSON.stringify(body), ...init });
  return read(response);
}

export async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: (text.startsWith('{') && !text.includes('}\n{') ? JSON.parse(text) : {}) as Answer['body'] };
}

export const ask = (...queries: readonly unknown[]): unknown => ({ version: 1, queries });
export const INTERACTIONS = { measures: ['interactions'], period: PERIOD };
