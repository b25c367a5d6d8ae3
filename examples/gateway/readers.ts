import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { OmnichannelError } from 'omnichannel-widgets';
import type { RowRule } from 'omnichannel-widgets/sql';

/** How tokens are verified. */
export interface TokenOptions {
  /** Shared secret of HS256, 32 bytes or more. */
  readonly secret?: string;
  /** Address of the issuer's public keys; only signatures by such keys count. */
  readonly jwksUrl?: string;
  readonly issuer: string;
  readonly audience: string;
  /** By how much clocks may differ; 30 s unless said. */
  readonly clockToleranceSeconds?: number;
}

/** What a claim says of the rows that a reader may see. */
export interface ClaimRule {
  /** Where the codes stand in the token: `territories`, `rights.brands`. A token without it sees nothing at all. */
  readonly claim: string;
  /** The value of the claim that means no limit; there is none unless said. */
  readonly all?: string;
  /** Facts whose rows without a code are for everybody. */
  readonly shared?: readonly string[];
}

/** What claims of a token mean, as plain data. */
export interface Policy {
  /** By dimension: which rows may be seen. */
  readonly rules: Readonly<Record<string, ClaimRule>>;
  /** Claim that names the tenant, and the database schema of each. */
  readonly tenant?: { readonly claim: string; readonly schemas: Readonly<Record<string, string>> };
}

/** What a reader may see, and who is asking. */
export interface Reader {
  readonly rules: readonly RowRule[];
  readonly schema: string | undefined;
  /** Equal for readers who may see the same; tells nothing of who they are. */
  readonly key: string;
  /** Equal for requests of one caller. */
  readonly caller: string;
}

const MOST_CODES = 1_000;
const SHORTEST_SECRET = 32;
const ASYMMETRIC = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

export const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** A request without a token that counts: answered with 401. */
export function unauthenticated(problem: string): OmnichannelError {
  return new OmnichannelError('unauthorised', { subject: 'gateway', problem, remedy: 'Sign in again.' });
}

/** A reader without rights: answered with 403. */
export class Forbidden extends OmnichannelError {
  constructor(problem: string) {
    super('unauthorised', { subject: 'gateway', problem, remedy: 'Ask for the rights that the figures need.' });
  }
}

/** Reads who asks from the token of a request, and from nothing else of it. */
export function createReaders(tokens: TokenOptions, policy: Policy): (request: FastifyRequest) => Promise<Reader> {
  const { issuer, audience, clockToleranceSeconds = 30 } = tokens;
  const { key, algorithms } = keyOf(tokens);
  const options = { issuer, audience, algorithms: [...algorithms], clockTolerance: clockToleranceSeconds, requiredClaims: ['exp', 'sub'] };
  return async ({ headers: { authorization = '' } }) => {
    const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
    if (token === undefined) throw unauthenticated('no token');
    try {
      const { payload } = await (typeof key === 'function' ? jwtVerify(token, key, options) : jwtVerify(token, key, options));
      return readerOf(payload, policy);
    } catch (thrown) {
      if (thrown instanceof errors.JWTExpired) throw unauthenticated('expired token');
      const isOfKeys = thrown instanceof errors.JWKSTimeout || (thrown instanceof errors.JOSEError && thrown.code === 'ERR_JOSE_GENERIC') || thrown instanceof TypeError;
      if (thrown instanceof errors.JOSEError && !isOfKeys) throw unauthenticated('invalid token');
      throw thrown;
    }
  };
}

function keyOf({ secret, jwksUrl }: TokenOptions): { readonly key: Uint8Array | JWTVerifyGetKey; readonly algorithms: readonly string[] } {
  if ((secret === undefined) === (jwksUrl === undefined)) throw new Error('Give either tokens.secret or tokens.jwksUrl.');
  if (jwksUrl !== undefined) return { key: createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: 5_000 }), algorithms: ASYMMETRIC };
  const key = new TextEncoder().encode(secret);
  if (key.length < SHORTEST_SECRET) throw new Error(`tokens.secret has ${key.length} bytes; it takes ${SHORTEST_SECRET} or more.`);
  return { key, algorithms: ['HS256'] };
}

/** What the claims of a verified token let a reader see. */
export function readerOf(payload: JWTPayload, { rules, tenant }: Policy): Reader {
  const found = Object.entries(rules).flatMap(([dimension, { claim, all, shared }]): RowRule[] => {
    const codes = codesIn(claimIn(payload, claim), claim);
    if (all !== undefined && codes.includes(all)) return [];
    return [{ dimension, in: [...new Set(codes)].sort(), ...(shared && { shared }) }];
  });
  const schema = tenant && schemaOf(claimIn(payload, tenant.claim), tenant.schemas);
  return { rules: found, schema, key: digest(JSON.stringify([schema ?? null, found])), caller: digest(String(payload.sub)) };
}

function claimIn(payload: JWTPayload, claim: string): unknown {
  return claim.split('.').reduce<unknown>((value, part) => (typeof value === 'object' && value !== null && Object.hasOwn(value, part) ? (value as Readonly<Record<string, unknown>>)[part] : undefined), payload);
}

function codesIn(value: unknown, claim: string): readonly string[] {
  const codes: readonly unknown[] = typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];
  if (codes.length === 0 || codes.length > MOST_CODES || !codes.every((code) => typeof code === 'string' && code !== '')) throw new Forbidden(`no rights in the claim "${claim}"`);
  return codes as readonly string[];
}

function schemaOf(tenant: unknown, schemas: Readonly<Record<string, string>>): string {
  if (typeof tenant === 'string' && Object.hasOwn(schemas, tenant)) return schemas[tenant] as string;
  throw new Forbidden('unknown tenant');
}
