import { expect } from 'chai';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { listens } from '../../providers/http/loopback.js';
import { ask, INTERACTIONS, post, start, TOKENS } from './support.js';

const PAYLOAD = { rights: { territories: ['ours'] } };

describe('tokens signed by the keys of an issuer', () => {
  it('are read by the public key, and by nothing that is derived from it', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const other = await generateKeyPair('ES256');
    let asked = 0;
    const jwk = { ...await exportJWK(publicKey), kid: 'one', alg: 'ES256', use: 'sig' };
    const keys = await listens((_, response) => {
      asked += 1;
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
    });
    const { secret: _, ...tokens } = TOKENS;
    const { url } = await start({ tokens: { ...tokens, jwksUrl: `${keys}/jwks` } });
    const sign = (alg: string, key: Parameters<SignJWT['sign']>[0]): Promise<string> => new SignJWT(PAYLOAD).setProtectedHeader({ alg, kid: 'one' }).setSubject('a').setIssuer(TOKENS.issuer).setAudience(TOKENS.audience).setExpirationTime('5m').sign(key);
    const statusOf = async (token: string): Promise<number> => (await post(`${url}/query`, ask(INTERACTIONS), { token })).status;
    const right = await sign('ES256', privateKey);
    expect([await statusOf(right), await statusOf(right), asked]).to.deep.equal([200, 200, 1]);
    expect(await statusOf(await sign('ES256', other.privateKey))).to.equal(401);
    expect(await statusOf(await sign('HS256', new TextEncoder().encode(await exportSPKI(publicKey))))).to.equal(401);
  });

  it('are no matter of the reader where the keys cannot be had', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    const { secret: _, ...tokens } = TOKENS;
    const { url } = await start({ tokens: { ...tokens, jwksUrl: 'http://127.0.0.1:1/jwks' } });
    const token = await new SignJWT(PAYLOAD).setProtectedHeader({ alg: 'ES256', kid: 'one' }).setSubject('a').setIssuer(TOKENS.issuer).setAudience(TOKENS.audience).setExpirationTime('5m').sign(privateKey);
    const { status, body, text } = await post(`${url}/query`, ask(INTERACTIONS), { token });
    expect([status, body.error?.code]).to.deep.equal([500, 'failed-server']);
    expect(text).not.to.include('127.0.0.1');
  });
});
